import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useApi } from '../app/session.js';
import { useAnswer } from '../app/useAnswer.js';
import type { RoundTable as Table } from '../types.js';
import { showDay } from '../ui/format.js';
import { Acts, SectionHead } from '../ui/Page.js';
import { Trouble } from '../ui/Trouble.js';
import { Waiting } from '../ui/Waiting.js';
import { CountsTable } from './CountsTable.js';
import { Exceptions } from './Exceptions.js';
import { RoundBars } from './RoundBars.js';

type Shares = Table['progress'];

/** `91% compared with 87%`, the formula in words beside it. */
const ShareLine = ({ what, shares }: { what: string; shares: Shares }) => (
  <p>
    {what}:{' '}
    <b>
      {shares.now.percent === null ? 'nothing to count' : `${shares.now.percent}%`}
      {shares.before && shares.before.percent !== null ? ` compared with ${shares.before.percent}%` : ''}
    </b>
    , counted as {shares.now.formula}: {shares.now.count} of {shares.now.of}
    {shares.before ? ` against ${shares.before.count} of ${shares.before.of}` : ''}.
  </p>
);

const formats = [
  ['table.xlsx', 'Excel'],
  ['table.docx', 'Word'],
  ['table.csv', 'CSV'],
] as const;

/** The council's own table of a round beside the one before, its shares with their formula, and the exceptions. */
export function RoundTable({ roundId }: { roundId: string }) {
  const api = useApi();
  const { data, isPending, error, refetch } = useAnswer<Table>(`rounds/${roundId}/table`);
  if (isPending) return <Waiting what="Counting the ratings" />;
  if (!data) return <Trouble title="The table can’t be shown." error={error} again={refetch} />;
  return (
    <>
      <Box component="section" aria-labelledby="round-table" sx={{ mt: 4 }}>
        <SectionHead
          id="round-table"
          title="The table of the round"
          beside={
            data.before ? `beside ${data.before.title}, as at ${showDay(data.before.to)}` : 'no earlier round'
          }
        />
        <Box sx={{ display: 'grid', gap: 1, mt: 1.5, maxWidth: '80ch' }}>
          <ShareLine what="Done, on track or under way" shares={data.progress} />
          <ShareLine what="Done" shares={data.completed} />
        </Box>
        <RoundBars table={data} />
        <CountsTable
          rows={data.rows}
          before={data.before ? { title: data.before.title, total: data.totalBefore ?? 0 } : null}
          now={{ title: data.round.title, total: data.total }}
        />
        <Acts className="no-print" sx={{ mt: 1.5, fontSize: '.875rem' }}>
          Take it along:
          {formats.map(([name, words]) => (
            <Link key={name} href={`${api}/rounds/${roundId}/files/${name}`}>
              {words}
            </Link>
          ))}
        </Acts>
      </Box>
      <Exceptions exceptions={data.exceptions} />
    </>
  );
}
