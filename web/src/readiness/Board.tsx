import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Drawer from '@mui/material/Drawer';
import useMediaQuery from '@mui/material/useMediaQuery';
import { isDay } from '@revisit/core/shared';
import { Download, Printer } from 'lucide-react';
import { useGetOne } from 'react-admin';
import { useNavigate, useSearchParams } from 'react-router';
import { usePlace } from '../app/session.js';
import type { Readiness } from '../types.js';
import { downloadCsv } from '../ui/csv.js';
import { showDay } from '../ui/format.js';
import { PageHead } from '../ui/Page.js';
import { Status } from '../ui/Status.js';
import { Trouble } from '../ui/Trouble.js';
import { breakpoints, oneColumn, onPaper } from '../ui/theme.js';
import { Waiting } from '../ui/Waiting.js';
import { AsAt } from './AsAt.js';
import { BoardTable } from './BoardTable.js';
import { cellOf, leadSentence } from './board.js';
import { boardCsv } from './boardCsv.js';
import { CellPanel } from './CellPanel.js';
import { LookAhead } from './LookAhead.js';
import { ProgrammeGaps, TopGaps } from './TopGaps.js';

const Legend = () => (
  <Box
    sx={{ display: 'flex', flexWrap: 'wrap', gap: '4px 16px', fontSize: '.8125rem', color: 'text.secondary' }}
  >
    <Status mark="done" word="Met" />
    <Status mark="way" word="Partly met" />
    <Status mark="risk" word="Not met" />
  </Box>
);

/** Would we be ready? Computed for the day in the address; the open cell is in the address too. */
export function Board() {
  const { programme } = usePlace();
  const [search, setSearch] = useSearchParams();
  const navigate = useNavigate();
  const beside = useMediaQuery(`(min-width: ${breakpoints.rail + 1}px)`);
  const asked = search.get('on');
  const on = asked && isDay(asked) ? asked : programme.today;
  const { data, isPending, error, refetch } = useGetOne<Readiness & { id: string }>('readiness', { id: on });

  const address = (changes: Record<string, string | null>) => {
    const next = new URLSearchParams(search);
    for (const [key, value] of Object.entries(changes))
      value === null ? next.delete(key) : next.set(key, value);
    return next;
  };
  const cell = data ? cellOf(data.areas, search.get('cell')) : null;
  const close = () => {
    const key = search.get('cell');
    setSearch(address({ cell: null }), { preventScrollReset: true });
    document.getElementById(`cell-${key}`)?.focus();
  };

  const when = on === programme.today ? 'today' : `on ${showDay(on)}`;
  const sentence = data ? leadSentence(data.areas, when) : null;
  const panel = cell ? <CellPanel {...cell} onClose={close} /> : null;

  return (
    <Box
      sx={{ [onPaper]: { page: 'board' } }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && cell && beside) close();
      }}
    >
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: '12px 32px', flexWrap: 'wrap' }}>
        <PageHead
          title="Would we be ready?"
          lead={
            sentence ? (
              <>
                <b>{sentence.first}</b> {sentence.rest}
              </>
            ) : null
          }
        />
        <AsAt
          on={on}
          today={programme.today}
          onChange={(day) =>
            setSearch(address({ on: day === programme.today ? null : day }), { replace: true })
          }
        />
      </Box>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          justifyContent: 'space-between',
          gap: '8px 24px',
          flexWrap: 'wrap',
          my: '10px',
        }}
      >
        <Legend />
        <Box className="no-print" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          <LookAhead />
          <Button startIcon={<Printer size={16} aria-hidden />} onClick={() => window.print()}>
            Print
          </Button>
          <Button
            startIcon={<Download size={16} aria-hidden />}
            onClick={() => data && downloadCsv(`board-${on}.csv`, boardCsv(data))}
          >
            Export
          </Button>
        </Box>
      </Box>
      {isPending ? <Waiting what="Computing readiness" /> : null}
      {error && !data ? <Trouble title="The board can’t be shown." error={error} again={refetch} /> : null}
      {data ? (
        <Box
          sx={{
            display: 'grid',
            gridTemplateColumns: panel && beside ? 'minmax(0, 1fr) 320px' : 'minmax(0, 1fr)',
            gap: '24px',
            [onPaper]: { display: 'block' },
          }}
        >
          <div>
            <BoardTable
              areas={data.areas}
              selected={cell ? search.get('cell') : null}
              compact={panel !== null && beside}
              cellHref={(key) => `?${address({ cell: key })}`}
            />
            <Box component="section" sx={{ mt: '32px', [onPaper]: { mt: '10pt' } }}>
              <TopGaps readiness={data} />
            </Box>
            <Box sx={{ mt: '32px', [onPaper]: { display: 'none' } }}>
              <ProgrammeGaps gaps={data.gaps} />
            </Box>
          </div>
          {panel && beside ? (
            <Box
              component="aside"
              aria-label="Why"
              className="no-print"
              sx={{
                position: 'sticky',
                top: 72,
                alignSelf: 'start',
                maxHeight: 'calc(100vh - 88px)',
                overflow: 'auto',
                borderLeft: 1,
                borderColor: 'divider',
                pl: '20px',
                pr: '4px',
              }}
            >
              {panel}
            </Box>
          ) : null}
          {panel && !beside ? (
            <Drawer
              anchor="right"
              open
              onClose={() => navigate(`?${address({ cell: null })}`)}
              slotProps={{
                paper: {
                  'aria-label': 'Why',
                  sx: { width: 440, maxWidth: '100%', p: '20px 24px 32px', [oneColumn]: { width: '100%' } },
                },
              }}
            >
              {panel}
            </Drawer>
          ) : null}
        </Box>
      ) : null}
    </Box>
  );
}
