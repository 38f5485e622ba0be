import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import { useEffect, useRef, useState } from 'react';
import { useGetList, useGetOne } from 'react-admin';
import { useParams } from 'react-router';
import { usePlace } from '../app/session.js';
import { useAnswer } from '../app/useAnswer.js';
import type { Plan, Round, RoundRow } from '../types.js';
import { count, deadline } from '../ui/format.js';
import { Nothing, PageHead } from '../ui/Page.js';
import { PlaceButton } from '../ui/PlaceButton.js';
import { PlaceLink } from '../ui/PlaceLink.js';
import { Trouble } from '../ui/Trouble.js';
import { Waiting } from '../ui/Waiting.js';
import { MyRatingRow } from './MyRatingRow.js';

/**
 * Everything a lead is asked in a round on one page: their actions, how each was rated, the evidence since, and a
 * box for this round. Each row is saved by itself, and the focus goes on to the next that waits.
 */
export function MyRatings() {
  const { id = '' } = useParams();
  const { membership, programme } = usePlace();
  const leads = membership.areaIds.length > 0;
  const [mine, setMine] = useState(leads);
  const rowsOf = `rounds/${id}/rows?filter=${encodeURIComponent(JSON.stringify({ mine }))}`;
  const round = useGetOne<Round>('rounds', { id });
  const rows = useAnswer<RoundRow[]>(rowsOf);
  const plans = useGetList<Plan>('plans', {
    filter: {},
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'title', order: 'ASC' },
  });
  const list = useRef<HTMLUListElement>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const waiting = rows.data?.filter((row) => !row.answered) ?? [];
  // After a row is saved and read again, the next one that waits takes the focus.
  useEffect(() => {
    if (saved === null || !rows.data?.some((row) => row.action.id === saved && row.answered)) return;
    setSaved(null);
    list.current?.querySelector<HTMLElement>('[data-waits] button[data-rate]')?.focus();
  }, [saved, rows.data]);

  if (round.isPending || rows.isPending || plans.isPending) return <Waiting what="Opening your ratings" />;
  const plan = plans.data?.find((each) => each.id === round.data?.planId);
  if (!round.data || !rows.data || !plan)
    return (
      <Trouble
        whole
        title="Your ratings can’t be shown."
        error={round.error ?? rows.error ?? plans.error}
        again={() => Promise.all([round.refetch(), rows.refetch(), plans.refetch()])}
        way={{ to: `/p/${programme.slug}/rounds`, label: 'All rounds' }}
      />
    );
  const isOpen = round.data.state === 'open';
  const { day, left } = deadline(round.data.dueOn, programme.today);
  return (
    <>
      <PageHead
        crumb={<PlaceLink to={`/rounds/${id}`}>{round.data.title}</PlaceLink>}
        title="My ratings"
        lead={
          isOpen ? (
            <>
              <b>
                {waiting.length > 0
                  ? `${count(waiting.length, 'action')} of ${rows.data.length} still to rate`
                  : 'Everything is rated'}
              </b>
              , by {day} ({left}).
            </>
          ) : (
            'This round is closed. Ratings you give now stand on the plan and in the next round.'
          )
        }
        acts={
          leads && membership.roles.some((role) => role !== 'area-lead') ? (
            <FormControlLabel
              control={<Switch checked={mine} onChange={(_, checked) => setMine(checked)} />}
              label="Mine alone"
            />
          ) : null
        }
      />
      {rows.data.length === 0 ? (
        <Nothing
          title="No action of this plan is yours."
          ways={<PlaceButton to="/plan">Open the plan</PlaceButton>}
        >
          Actions are yours when they serve an area you lead.
        </Nothing>
      ) : null}
      <Box component="ul" ref={list} sx={{ mt: 2, maxWidth: 980 }}>
        {rows.data.map((row) => (
          <MyRatingRow
            key={row.action.id}
            plan={plan}
            row={row}
            isOpen={isOpen}
            onSaved={() => setSaved(row.action.id)}
          />
        ))}
      </Box>
    </>
  );
}
