import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import { addDays, type Day, usualReviewByWords } from '@revisit/core/shared';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { request } from '../../app/http.js';
import { useApi, useMay, usePlace } from '../../app/session.js';
import { useMove } from '../../app/useMove.js';
import type { BulkSummary, Staleness } from '../../types.js';
import { AreaTags } from '../../ui/AreaTag.js';
import { count, share, showDay } from '../../ui/format.js';
import { Nothing, PageHead, SectionHead } from '../../ui/Page.js';
import { PlaceButton } from '../../ui/PlaceButton.js';
import { PlaceLink } from '../../ui/PlaceLink.js';
import { Tag } from '../../ui/Tag.js';
import { Trouble } from '../../ui/Trouble.js';
import { oneColumn } from '../../ui/theme.js';
import { Waiting } from '../../ui/Waiting.js';
import { kindWords } from '../../ui/words.js';
import { BulkResult } from './BulkResult.js';

const List = styled('ul')(({ theme }) => ({
  marginBottom: 32,
  '& li': {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 200px 190px',
    gap: '2px 20px',
    padding: '10px 0 11px',
    borderBottom: `1px solid ${theme.palette.divider}`,
    fontSize: '.875rem',
  },
  '& .beside': { color: theme.palette.text.secondary, fontSize: '.8125rem' },
  [oneColumn]: { '& li': { gridTemplateColumns: '1fr' } },
}));

const Areas = styled('table')(({ theme }) => ({
  borderCollapse: 'collapse',
  width: '100%',
  maxWidth: 760,
  margin: '4px 0 32px',
  fontSize: '.875rem',
  '& th, & td': {
    textAlign: 'left',
    padding: '7px 12px 7px 0',
    borderBottom: `1px solid ${theme.palette.divider}`,
    fontWeight: 'inherit',
  },
  '& thead th': { fontWeight: 600 },
  '& td': { fontVariantNumeric: 'tabular-nums' },
}));

/** The day the forecast starts from: the end of the visit's window, or, once that has passed, a visit called now. */
export function visitDay(today: Day, expectedBy: Day, noticeWorkingDays: number): Day {
  if (expectedBy >= today) return expectedBy;
  // Five working days a week: the calendar days of the notice.
  return addDays(today, Math.ceil((noticeWorkingDays / 5) * 7));
}

/** What will be out of date on a day: by area, by document, and what has no date at all. */
export function StalenessPage() {
  const { programme } = usePlace();
  const api = useApi();
  const may = useMay();
  const [search, setSearch] = useSearchParams();
  const visit = visitDay(programme.today, programme.visit.expectedBy, programme.visit.noticeWorkingDays);
  const on = search.get('on') ?? visit;
  const [summary, setSummary] = useState<BulkSummary | null>(null);
  const { data, isPending, error, refetch } = useQuery({
    queryKey: ['evidence', 'staleness', on],
    queryFn: () => request<Staleness>(`${api}/evidence/staleness?on=${on}`),
  });
  const date = useMove<BulkSummary>({
    onDone: (answer) => {
      setSummary(answer);
      void refetch();
    },
  });
  const undated = data?.undated ?? [];
  return (
    <>
      <PageHead
        crumb={<PlaceLink to="/evidence">Evidence</PlaceLink>}
        title={`What will be out of date on ${showDay(on)}`}
        lead={on === visit ? 'The day a visit would be expected. Choose another to look at that.' : null}
        acts={
          <>
            <TextField
              type="date"
              size="small"
              label="On"
              value={on}
              onChange={(event) => {
                if (event.target.value) setSearch({ on: event.target.value }, { replace: true });
              }}
              slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: programme.today } }}
            />
            {may('chase.read') ? (
              <PlaceButton to={`/chase-list?before=${on}`}>Who has to renew it</PlaceButton>
            ) : null}
          </>
        }
      />
      {isPending ? <Waiting what="Looking ahead" /> : null}
      {error && !data ? <Trouble title="The forecast can’t be shown." error={error} again={refetch} /> : null}
      {data ? (
        <div style={{ marginTop: 24 }}>
          <SectionHead title="By area" beside={count(data.itemsInAll, 'document')} />
          <Areas>
            <thead>
              <tr>
                <th scope="col">Area</th>
                <th scope="col">Out of date then</th>
              </tr>
            </thead>
            <tbody>
              {data.areas.map((area) => (
                <tr key={area.id}>
                  <th scope="row">
                    <PlaceLink to={`/areas/${area.id}`}>
                      {area.number} {area.title}
                    </PlaceLink>
                  </th>
                  <td>{area.counting === 0 ? 'Nothing approved yet' : share(area.stale, area.counting)}</td>
                </tr>
              ))}
            </tbody>
          </Areas>
          <SectionHead title="To be renewed by then" beside={data.itemsInAll} />
          {data.items.length === 0 ? (
            <Nothing title="Everything that is approved will still be in date." />
          ) : null}
          <List>
            {data.items.map((item) => (
              <li key={item.id}>
                <div>
                  <PlaceLink to={`/evidence/${item.id}`} sx={{ fontWeight: 550 }}>
                    {item.title}
                  </PlaceLink>
                  <p className="beside">
                    {kindWords[item.kind]} <AreaTags numbers={item.areas} />
                  </p>
                </div>
                <span>{item.owner.name}</span>
                <span>
                  {showDay(item.reviewBy)} {item.staleToday ? <Tag tone="strong">Out of date now</Tag> : null}
                </span>
              </li>
            ))}
          </List>
          <SectionHead title="Approved without a review date" beside={data.undatedInAll} />
          {undated.length === 0 ? <Nothing title="Every document that ages has a date." /> : null}
          {undated.length > 0 && may('evidence.add') ? (
            <div style={{ margin: '10px 0' }}>
              <Button
                loading={date.isPending}
                onClick={() =>
                  date.mutate({
                    path: 'evidence/bulk',
                    body: {
                      action: 'set-review-by',
                      reviewBy: 'usual',
                      items: undated
                        .slice(0, 200)
                        .map(({ id, version }) => ({ id, version, versionNumber: null })),
                    },
                  })
                }
              >
                Give {undated.length > 200 ? 'the first 200' : 'them'} the usual date of their kind
              </Button>
            </div>
          ) : null}
          <List>
            {undated.map((item) => (
              <li key={item.id}>
                <div>
                  <PlaceLink to={`/evidence/${item.id}`} sx={{ fontWeight: 550 }}>
                    {item.title}
                  </PlaceLink>
                  <p className="beside">
                    {kindWords[item.kind]} · {usualReviewByWords(item.kind, null).replace(/ after.*$/, '.')}
                  </p>
                </div>
                <span>{item.owner.name}</span>
                <span>Would be {showDay(item.usual)}</span>
              </li>
            ))}
          </List>
        </div>
      ) : null}
      {summary ? <BulkResult summary={summary} verb="dated" onClose={() => setSummary(null)} /> : null}
    </>
  );
}
