import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useGetList } from 'react-admin';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { usePlace } from '../app/session.js';
import { useAnswer } from '../app/useAnswer.js';
import type { Comparison, Round } from '../types.js';
import { Acts, PageHead, SectionHead } from '../ui/Page.js';
import { PlaceLink, useAddress } from '../ui/PlaceLink.js';
import { Trouble } from '../ui/Trouble.js';
import { Waiting } from '../ui/Waiting.js';
import { CountsTable } from './CountsTable.js';
import { directionWords, travelWords } from './directions.js';
import { Moves } from './Moves.js';

/** Two rounds of one plan, or a round and now: counts then and now, and every move with its direction. */
export function ComparePage() {
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const address = useAddress();
  const { programme } = usePlace();
  const after = search.get('after') ?? 'now';
  const { data, isPending, error, refetch } = useAnswer<Comparison>(`rounds/${id}/comparison?after=${after}`);
  const rounds = useGetList<Round>('rounds', {
    filter: data ? { planId: data.planId } : {},
    pagination: { page: 1, perPage: 200 },
    sort: { field: 'to', order: 'DESC' },
  });
  if (isPending) return <Waiting what="Comparing" />;
  if (!data)
    return (
      <Trouble
        whole
        title="These rounds can’t be compared."
        error={error}
        again={refetch}
        way={{ to: `/p/${programme.slug}/rounds`, label: 'All rounds' }}
      />
    );
  const choices = rounds.data ?? [];
  const go = (before: string, later: string) => navigate(address(`/rounds/${before}/compare?after=${later}`));
  return (
    <>
      <PageHead
        crumb={<PlaceLink to="/rounds">Review rounds</PlaceLink>}
        title={`${data.before.title} and ${data.after.title === 'Now' ? 'now' : data.after.title}`}
        lead={
          data.directions
            ? travelWords(data.directions)
            : 'Of one of them only the table is known, so the counts compare and the single actions do not.'
        }
      />
      <Acts className="no-print" sx={{ mt: 2 }}>
        <TextField
          select
          label="From"
          value={choices.length > 0 ? id : ''}
          sx={{ minWidth: 200 }}
          onChange={(event) => go(event.target.value, after)}
        >
          {choices.map((round) => (
            <MenuItem key={round.id} value={round.id}>
              {round.title}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          select
          label="To"
          value={choices.length > 0 ? after : ''}
          sx={{ minWidth: 200 }}
          onChange={(event) => go(id, event.target.value)}
        >
          <MenuItem value="now">Now</MenuItem>
          {choices
            .filter((round) => round.id !== id)
            .map((round) => (
              <MenuItem key={round.id} value={round.id}>
                {round.title}
              </MenuItem>
            ))}
        </TextField>
      </Acts>
      <CountsTable
        rows={data.rows}
        before={{ title: data.before.title, total: data.before.total }}
        now={{ title: data.after.title, total: data.after.total }}
      />
      {data.directions ? (
        <section aria-labelledby="moves" style={{ marginTop: 32 }}>
          <SectionHead id="moves" title="What moved" beside={data.moves.length} />
          {data.moves.length === 0 ? <p>{directionWords.same}</p> : <Moves comparison={data} />}
        </section>
      ) : null}
    </>
  );
}
