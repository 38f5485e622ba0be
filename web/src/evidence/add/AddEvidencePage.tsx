import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { allowedExtensions, showsLevels } from '@revisit/core/shared';
import { Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import { useGetList, useNotify } from 'react-admin';
import { useDropzone } from 'react-dropzone';
import { useSearchParams } from 'react-router';
import { useMay, usePlace } from '../../app/session.js';
import { useAreasOnTheWay } from '../../areas/useAreaTitles.js';
import type { Action, Ask } from '../../types.js';
import { count } from '../../ui/format.js';
import { Notice } from '../../ui/Notice.js';
import { Acts } from '../../ui/Page.js';
import { PlaceLink } from '../../ui/PlaceLink.js';
import { oneColumn } from '../../ui/theme.js';
import { useDocumentTitle } from '../../ui/useDocumentTitle.js';
import { Waiting } from '../../ui/Waiting.js';
import { AddRowItem } from './AddRowItem.js';
import { IntakeTable } from './IntakeTable.js';
import { refusalOf } from './intake.js';
import { PasteLinkButton } from './PasteLinkButton.js';
import { type Known, pathOf, proposeForm } from './proposeForm.js';
import type { RowForm } from './row.js';
import { SaveBar } from './SaveBar.js';
import { UploadsBar } from './UploadsBar.js';
import { useAddRows } from './useAddRows.js';
import { useIntake } from './useIntake.js';
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
  '& .head > .words': { flex: '1 1 0', minWidth: 220 },
  [oneColumn]: {
    margin: '0 -8px',
    padding: '4px 8px 12px',
    '& .head > .end': { width: '100%' },
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

/** The actions of the plan, whose refs are recognised in names and in the address. */
function useActions(): { actions: Action[]; onTheWay: boolean } {
  const may = useMay();
  const { data, isPending } = useGetList<Action>(
    'actions',
    { filter: {}, pagination: { page: 1, perPage: 1000 }, sort: { field: 'ref', order: 'ASC' } },
    { enabled: may('board.read'), staleTime: 60_000 },
  );
  return { actions: data ?? [], onTheWay: may('board.read') && isPending };
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
  const { actions, onTheWay: actionsOnTheWay } = useActions();
  if (onTheWay || askOnTheWay || actionsOnTheWay) return <Waiting what="Opening the page" />;
  const areas = known.length > 0 ? known : ask ? [ask.area] : [];
  const area = areas.find((each) => String(each.number) === search.get('area')) ?? ask?.area;
  const action = actions.find((each) => each.ref === search.get('action'));
  const shows = showsLevels.find((level) => level === search.get('shows'));
  const start: Partial<RowForm> = {
    ...(area ? { areaIds: [area.id] } : {}),
    ...(shows ? { shows } : {}),
    ...(action ? { actionIds: [action.id] } : {}),
  };
  return <DropPage ask={ask} known={{ areas, actions }} start={start} />;
}

/** The whole page takes files; one file, one row. */
function DropPage({ ask, known, start }: { ask: Ask | undefined; known: Known; start: Partial<RowForm> }) {
  const table = useAddRows();
  const intake = useIntake(table, known, start);
  const evidence = useRowEvidence(table.rows, table.progress);
  const notify = useNotify();
  const folder = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const { programme } = usePlace();
  const zone = useDropzone({
    noClick: true,
    noKeyboard: true,
    onDrop: (files) => {
      setRefused(files.length === 0 ? 'There was no file in what you dropped.' : null);
      take(files);
    },
  });
  // One file needs no table: its row is the form. Its bytes are compared with what is here on their way.
  const take = (files: readonly File[]) => {
    const [only] = files;
    const alone = files.length === 1 && intake.files.length === 0;
    if (!only || !alone || refusalOf(only, programme.fileLimit)) return intake.take(files);
    const path = pathOf(only);
    table.add([{ file: only, form: proposeForm(path, known, start) }]);
  };
  const fileAll = () => {
    const filed = intake.file();
    setOpen('none');
    notify(`${count(filed, 'draft')} made. Say what each shows, then send them for review.`, {
      type: 'info',
    });
  };
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
          <div className="words">
            <Typography variant="h1">Add evidence</Typography>
            <Typography sx={{ color: 'text.secondary' }}>
              {zone.isDragActive
                ? 'Let go: one file becomes one row.'
                : 'Drop files or a whole folder anywhere on this page. One file, one row. '}
              <PlaceLink to="/evidence/what-may-be-uploaded">What may be uploaded</PlaceLink>
            </Typography>
          </div>
          <Acts className="end">
            <PasteLinkButton known={known} start={start} />
            <Button onClick={() => folder.current?.click()}>Choose a folder</Button>
            <Button onClick={zone.open}>Choose files</Button>
          </Acts>
        </div>
        <input
          ref={folder}
          type="file"
          hidden
          multiple
          // The folder as a whole, with everything below it; React knows the attribute only in small letters.
          {...{ webkitdirectory: '' }}
          aria-label="Folder to add"
          onChange={(event) => {
            take([...(event.target.files ?? [])].filter((file) => !file.name.startsWith('.')));
            event.target.value = '';
          }}
        />
        {ask ? (
          <Box sx={{ px: '12px' }}>
            <Notice title={`You were asked: ${ask.what}`}>
              For area {ask.area.number}, {ask.area.title.toLowerCase()}, by the {ask.askedBy.jobTitle}.
              Saving a file answers it.
            </Notice>
          </Box>
        ) : null}
        {refused ? <Notice urgent title={refused} /> : null}
        {intake.resumed > 0 ? (
          <Notice title={`${count(intake.resumed, 'upload')} that had stopped now goes on.`} />
        ) : null}
        {intake.files.length > 0 ? <IntakeTable intake={intake} known={known} onFile={fileAll} /> : null}
        <UploadsBar table={table} />
        <ul>
          {table.rows.map((row) => (
            <AddRowItem
              key={row.key}
              row={row}
              progress={table.progress[row.key]}
              evidence={row.evidenceId ? evidence.get(row.evidenceId) : undefined}
              areas={known.areas}
              open={open === row.key || (open === null && table.rows.length === 1)}
              onToggle={(next) => setOpen(next ? row.key : 'none')}
              onChange={(form) => table.change(row.key, { form })}
              onAgain={table.again(row)}
              onReplace={(file) => table.replace(row, file)}
              onRemove={() => void table.remove(row)}
            />
          ))}
        </ul>
        {table.rows.length === 0 && intake.files.length === 0 ? (
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
