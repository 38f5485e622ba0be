import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useQuery } from '@tanstack/react-query';
import { Bookmark, X } from 'lucide-react';
import { useState } from 'react';
import { useListContext } from 'react-admin';
import { request } from '../../app/http.js';
import { useApi } from '../../app/session.js';
import { useMove } from '../../app/useMove.js';
import type { EvidenceRow, SavedView } from '../../types.js';
import { SaveViewDialog } from './SaveViewDialog.js';

const same = (a: object, b: object) =>
  JSON.stringify(Object.entries(a).toSorted()) === JSON.stringify(Object.entries(b).toSorted());

/** The person's own searches, one press each, and a way to keep the one on screen. */
export function SavedViews() {
  const api = useApi();
  const { filterValues, setFilters } = useListContext<EvidenceRow>();
  const [naming, setNaming] = useState(false);
  const views = useQuery({
    queryKey: ['saved-views', api],
    queryFn: () => request<SavedView[]>(`${api}/saved-views`),
  });
  const remove = useMove({
    said: 'The view was removed. The documents stay.',
    onDone: () => views.refetch(),
  });
  const known = views.data ?? [];
  const unsaved =
    Object.keys(filterValues).length > 0 && !known.some((view) => same(view.filter, filterValues));
  if (known.length === 0 && !unsaved) return null;
  return (
    <Box
      component="section"
      aria-label="Saved views"
      className="no-print"
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1.5 }}
    >
      {known.map((view) => {
        const on = same(view.filter, filterValues);
        return (
          <Box key={view.id} sx={{ display: 'inline-flex', alignItems: 'center' }}>
            <Button
              size="small"
              variant={on ? 'contained' : 'outlined'}
              aria-pressed={on}
              startIcon={<Bookmark size={14} aria-hidden />}
              onClick={() => setFilters(view.filter)}
            >
              {view.name}
            </Button>
            {on ? (
              <IconButton
                aria-label={`Remove the view ${view.name}`}
                onClick={() => remove.mutate({ path: `saved-views/${view.id}`, method: 'DELETE' })}
              >
                <X size={16} aria-hidden />
              </IconButton>
            ) : null}
          </Box>
        );
      })}
      {unsaved ? (
        <Button size="small" variant="text" onClick={() => setNaming(true)}>
          Save this view
        </Button>
      ) : null}
      {naming ? (
        <SaveViewDialog
          filter={filterValues}
          onClose={() => setNaming(false)}
          onSaved={() => {
            setNaming(false);
            views.refetch();
          }}
        />
      ) : null}
    </Box>
  );
}
