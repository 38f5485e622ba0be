import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { allowedExtensions, showsLevels } from '@revisit/core/shared';
import { Upload } from 'lucide-react';
import { useState } from 'react';
import { useGetList } from 'react-admin';
import { useDropzone } from 'react-dropzone';
import { useSearchParams } from 'react-router';
import { useMay } from '../../app/session.js';
import { useAreasOnTheWay } from '../../areas/useAreaTitles.js';
import type { Action, AreaRef, Ask } from '../../types.js';
import { Notice } from '../../ui/Notice.js';
import { Acts } from '../../ui/Page.js';
import { PlaceLink } from '../../ui/PlaceLink.js';
import { oneColumn } from '../../ui/theme.js';
import { useDocumentTitle } from '../../ui/useDocumentTitle.js';
import { Waiting } from '../../ui/Waiting.js';
import { AddRowItem } from './AddRowItem.js';
import type { RowForm } from './row.js';
import { SaveBar } from './SaveBar.js';
import { useAddRows } from './useAddRows.js';
import { useRowEvidence } from './useRowEvidence.js';

const Zone = styled('div')(({ theme }) => ({
  border: `2px dashed ${theme.palette.primary.line}`,
  borderRadius: 10,
  margin: '-14px -12px 0',
  padding: '12px 12px 16px',
  minHeight: 'calc(100vh - 190px)',
  '&.over': { background: theme.palette.primary.tint, borderColor: theme.palette.primary.main },
  '& .head': {
    display: 'flex',
    alignItems: 'center',
    gap: '14px 16px',
    padding: '14px 12px',
    flexWrap: 'wrap',
  },
  '& .head > svg': { color: theme.palette.primary.main, flex: 'none' },
  '& .head > .end': { marginLeft: 'auto' },
  [oneColumn]: {
    margin: '0 -8px',
    padding: '4px 8px 12px',
    '& .head > .end': { marginLeft: 0, width: '100%' },
  },
}));

/** The ask in the address, when the page was opened from one. */
function useAsk(id: string | null): { ask: Ask | undefined; onTheWay: boolean } {
  const { data, isPending } = useGetList<Ask>(
    'asks',
    {
      filter: { mine: true, open: true },
      pagination: { page: 1, perPage: 100 },
      sort: { field: 'dueOn', order: 'ASC' },
    },
    { enabled: id !== null },
  );
  return { ask: data?.find((ask) => ask.id === id), onTheWay: id !== null && isPending };
}

/** The action whose ref is in the address, as gaps of the plan name it. */
function useAction(ref: string | null): { action: Action | undefined; onTheWay: boolean } {
  const may = useMay();
  const wanted = ref !== null && may('board.read');
  const { data, isPending } = useGetList<Action>(
    'actions',
    { filter: { q: ref ?? '' }, pagination: { page: 1, perPage: 100 }, sort: { field: 'ref', order: 'ASC' } },
    { enabled: wanted },
  );
  return { action: data?.find((each) => each.ref === ref), onTheWay: wanted && isPending };
}

/**
 * `?area=7`, `?shows=impact`, `?action=1.5.2` and `?ask=…` in the address fill in what is known already, so the
 * page opens when the areas, the action and the ask are there.
 */
export function AddEvidencePage() {
  useDocumentTitle('Add evidence');
  const [search] = useSearchParams();
  const { ask, onTheWay: askOnTheWay } = useAsk(search.get('ask'));
  const { areas: known, onTheWay } = useAreasOnTheWay();
  const { action, onTheWay: actionOnTheWay } = useAction(search.get('action'));
  if (onTheWay || askOnTheWay || actionOnTheWay) return <Waiting what="Opening the page" />;
  const areas = known.length > 0 ? known : ask ? [ask.area] : [];
  const area = areas.find((each) => String(each.number) === search.get('area')) ?? ask?.area;
  const shows = showsLevels.find((level) => level === search.get('shows'));
  const start: Partial<RowForm> = {
    ...(area ? { areaIds: [area.id] } : {}),
    ...(shows ? { shows } : {}),
    ...(action ? { actionIds: [action.id] } : {}),
  };
  return <DropPage ask={ask} areas={areas} start={start} />;
}

/** The whole page takes files; one file, one row. */
function DropPage({
  ask,
  areas,
  start,
}: {
  ask: Ask | undefined;
  areas: readonly AreaRef[];
  start: Partial<RowForm>;
}) {
  const table = useAddRows(areas, start);
  const evidence = useRowEvidence(table.rows);
  const [open, setOpen] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const zone = useDropzone({
    noClick: true,
    noKeyboard: true,
    onDrop: (files) => {
      setRefused(files.length === 0 ? 'Only files can be dropped here, not folders or text.' : null);
      table.add(files);
    },
  });
  return (
    <>
      <Zone {...zone.getRootProps({ role: undefined, className: zone.isDragActive ? 'over' : '' })}>
        <input
          {...zone.getInputProps({
            'aria-label': 'Files to add',
            accept: allowedExtensions.map((each) => `.${each}`).join(','),
          })}
        />
        <div className="head">
          <Upload size={28} strokeWidth={1.5} aria-hidden />
          <div>
            <Typography variant="h1">Add evidence</Typography>
            <Typography sx={{ color: 'text.secondary' }}>
              {zone.isDragActive
                ? 'Let go: one file becomes one row.'
                : 'Drop files anywhere on this page. One file, one row. '}
              <PlaceLink to="/evidence/what-may-be-uploaded">What may be uploaded</PlaceLink>
            </Typography>
          </div>
          <Acts className="end">
            <Button onClick={zone.open}>Choose files</Button>
          </Acts>
        </div>
        {ask ? (
          <Box sx={{ px: '12px' }}>
            <Notice title={`You were asked: ${ask.what}`}>
              For area {ask.area.number}, {ask.area.title.toLowerCase()}, by the {ask.askedBy.jobTitle}.
              Saving a file answers it.
            </Notice>
          </Box>
        ) : null}
        {refused ? <Notice urgent title={refused} /> : null}
        <ul>
          {table.rows.map((row) => (
            <AddRowItem
              key={row.key}
              row={row}
              progress={table.progress[row.key]}
              evidence={row.evidenceId ? evidence.get(row.evidenceId) : undefined}
              areas={areas}
              open={open === row.key || (open === null && table.rows.length === 1)}
              onToggle={(next) => setOpen(next ? row.key : 'none')}
              onChange={(form) => table.change(row.key, { form })}
              onReplace={(file) => table.replace(row, file)}
              onRemove={() => void table.remove(row)}
            />
          ))}
        </ul>
        {table.rows.length === 0 ? (
          <Typography variant="body2" sx={{ p: '8px 12px', color: 'text.secondary', maxWidth: '60ch' }}>
            PDF, Word, Excel, PowerPoint and OpenDocument files, pictures, e-mails, CSV and text. What you add
            stays a draft until you send it for review; you can close this tab and come back.
          </Typography>
        ) : null}
      </Zone>
      {table.rows.length > 0 ? <SaveBar table={table} evidence={evidence} askId={ask?.id ?? null} /> : null}
    </>
  );
}
