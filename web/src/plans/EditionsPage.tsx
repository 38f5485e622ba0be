import Link from '@mui/material/Link';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { request } from '../app/http.js';
import { useApi } from '../app/session.js';
import type { PlanComparison, PlanEdition } from '../types.js';
import { count, showMoment } from '../ui/format.js';
import { Acts, Nothing, PageHead } from '../ui/Page.js';
import { PlaceLink } from '../ui/PlaceLink.js';
import { Trouble } from '../ui/Trouble.js';
import { Waiting } from '../ui/Waiting.js';
import { ChangesTable, changeSummary } from './ChangesTable.js';

/** The editions of a plan with the files they came from, and what changed between two of them. */
export function EditionsPage() {
  const api = useApi();
  const { planId = '' } = useParams();
  const editions = useQuery({
    queryKey: ['plans', planId, 'editions'],
    queryFn: () => request<PlanEdition[]>(`${api}/plans/${planId}/editions`),
  });
  const newest = editions.data?.[0]?.number ?? 0;
  const [from, setFrom] = useState(0);
  const [to, setTo] = useState(0);
  const before = from || Math.max(newest - 1, 1);
  const after = to || newest;
  const comparison = useQuery({
    queryKey: ['plans', planId, 'compare', before, after],
    enabled: newest > 1,
    queryFn: () => request<PlanComparison>(`${api}/plans/${planId}/compare?from=${before}&to=${after}`),
  });
  if (editions.isPending) return <Waiting what="Opening the editions" />;
  if (!editions.data)
    return (
      <Trouble whole title="The editions can’t be shown." error={editions.error} again={editions.refetch} />
    );
  const choose = (label: string, value: number, set: (number: number) => void) => (
    <TextField
      select
      size="small"
      label={label}
      value={value}
      onChange={(event) => set(Number(event.target.value))}
    >
      {editions.data.map((each) => (
        <MenuItem key={each.number} value={each.number}>
          {each.number}: {each.edition}
        </MenuItem>
      ))}
    </TextField>
  );
  return (
    <>
      <PageHead
        crumb={<PlaceLink to={`/plan?plan=${planId}`}>Plan</PlaceLink>}
        title="Editions of the plan"
        lead="An edition is frozen when the next one takes its place."
      />
      <ul style={{ margin: '16px 0' }}>
        {editions.data.map((each) => (
          <li key={each.number}>
            <b>
              {each.number}: {each.edition}
            </b>
            {each.current ? ' (current)' : each.frozenAt ? `, frozen ${showMoment(each.frozenAt)}` : ''},{' '}
            {count(each.counts.actions, 'action')}.{' '}
            {each.source ? (
              <Link href={`${api}/plans/${planId}/editions/${each.number}/source`}>
                {each.source.fileName}
              </Link>
            ) : (
              'It came from no file.'
            )}
          </li>
        ))}
      </ul>
      {newest < 2 ? (
        <Nothing title="There is one edition.">
          When the next one is imported, the two can be compared here.
        </Nothing>
      ) : (
        <section aria-label="What changed">
          <Acts sx={{ my: 2 }}>
            {choose('From', before, setFrom)}
            {choose('To', after, setTo)}
          </Acts>
          {comparison.isPending ? <Waiting what="Comparing" /> : null}
          {comparison.error ? (
            <Trouble title="The editions can’t be compared." error={comparison.error} />
          ) : null}
          {comparison.data ? (
            <>
              <p>{changeSummary(comparison.data.changes)}</p>
              <ChangesTable changes={comparison.data.changes} />
            </>
          ) : null}
        </section>
      )}
    </>
  );
}
