import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { request } from '../app/http.js';
import { useApi } from '../app/session.js';
import { useMove } from '../app/useMove.js';
import type { NomineeSuggestion } from '../types.js';
import { AreaTags } from '../ui/AreaTag.js';
import { SectionHead } from '../ui/Page.js';

/** Whom nominees named in their place. Nothing is shown while there is nobody. */
export function Suggestions() {
  const api = useApi();
  const { data = [] } = useQuery({
    queryKey: ['nominee-suggestions', api],
    queryFn: () => request<NomineeSuggestion[]>(`${api}/nominee-suggestions`),
  });
  const settle = useMove({ said: 'Taken off the list.' });
  if (data.length === 0) return null;
  return (
    <Box component="section" aria-labelledby="suggested" sx={{ mt: 4 }}>
      <SectionHead id="suggested" title="Suggested by people who declined" beside={data.length} />
      <ul>
        {data.map(({ id, name, jobTitle, contact, by, areaNumbers }) => (
          <Box
            component="li"
            key={id}
            sx={{
              py: 1.25,
              borderBottom: 1,
              borderColor: 'divider',
              display: 'flex',
              gap: 2,
              flexWrap: 'wrap',
            }}
          >
            <Box sx={{ flex: '1 1 260px', minWidth: 0, overflowWrap: 'anywhere' }}>
              <b>{name}</b>
              {jobTitle ? `, ${jobTitle}` : ''}
              {contact ? ` · ${contact}` : ''}
              <Box sx={{ color: 'text.secondary', fontSize: '.875rem' }}>
                Named by {by} <AreaTags numbers={areaNumbers} />
              </Box>
            </Box>
            <Button
              size="small"
              aria-label={`Done with ${name}`}
              onClick={() => settle.mutate({ path: `nominee-suggestions/${id}/settle` })}
            >
              Done
            </Button>
          </Box>
        ))}
      </ul>
    </Box>
  );
}
