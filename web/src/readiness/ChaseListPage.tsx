import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import { addMonths } from '@revisit/core/shared';
import { useQuery } from '@tanstack/react-query';
import { Download, Printer } from 'lucide-react';
import { useSearchParams } from 'react-router';
import { request } from '../app/http.js';
import { useApi, usePlace } from '../app/session.js';
import type { ChaseList } from '../types.js';
import { AreaTags } from '../ui/AreaTag.js';
import { downloadCsv } from '../ui/csv.js';
import { count, showDay } from '../ui/format.js';
import { Nothing, PageHead, SectionHead } from '../ui/Page.js';
import { PlaceLink } from '../ui/PlaceLink.js';
import { Tag } from '../ui/Tag.js';
import { Trouble } from '../ui/Trouble.js';
import { oneColumn } from '../ui/theme.js';
import { Waiting } from '../ui/Waiting.js';

type Item = ChaseList['people'][number]['items'][number];

const kindWords: Record<Item['kind'], string> = {
  ask: 'Asked for',
  returned: 'Returned, to be put right',
  stale: 'Out of date, to be renewed',
  'no-impact': 'Area without impact',
};

const Items = styled('ul')(({ theme }) => ({
  marginBottom: 30,
  '& li': {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 210px 170px',
    gap: '2px 20px',
    padding: '10px 0 11px',
    borderBottom: `1px solid ${theme.palette.divider}`,
    fontSize: '.875rem',
    breakInside: 'avoid',
  },
  '& .beside': { color: theme.palette.text.secondary, fontSize: '.8125rem' },
  [oneColumn]: { '& li': { gridTemplateColumns: '1fr' } },
}));

/** The rows of the CSV; a spreadsheet's formulas are neutralised where the file is made. */
export const chaseCsv = (list: ChaseList): string[][] => [
  ['Who', 'Job title', 'What kind', 'What', 'Note', 'Areas', 'Due', 'Days late'],
  ...list.people.flatMap((person) =>
    person.items.map((item) => [
      person.name,
      person.jobTitle,
      kindWords[item.kind],
      item.what,
      item.note,
      item.areas.join(' '),
      item.due ?? '',
      String(item.daysLate),
    ]),
  ),
];

function When({ item }: { item: Item }) {
  const late = item.daysLate > 0 ? count(item.daysLate, 'day') : '';
  if (item.kind === 'returned') return <span>{late ? `Returned ${late} ago` : 'Returned today'}</span>;
  if (!item.due) return <span />;
  return (
    <span>
      {showDay(item.due)} {late ? <Tag tone="strong">{late} late</Tag> : null}
    </span>
  );
}

/** Who owes what by when, to be read, printed or taken into a spreadsheet. */
export function ChaseListPage() {
  const { programme } = usePlace();
  const api = useApi();
  const [search, setSearch] = useSearchParams();
  const before = search.get('before') ?? addMonths(programme.today, 1);
  const { data, isPending, error, refetch } = useQuery({
    queryKey: ['chase-list', before],
    queryFn: () => request<ChaseList>(`${api}/chase-list?before=${before}`),
  });
  return (
    <>
      <PageHead
        title="Who owes what"
        lead={
          data
            ? `${count(data.count, 'thing')} owed by ${count(data.people.length, 'person', 'people')}, with documents that go out of date before ${showDay(before)}.`
            : null
        }
        acts={
          <>
            <TextField
              type="date"
              size="small"
              label="Out of date before"
              value={before}
              onChange={(event) => {
                if (event.target.value) setSearch({ before: event.target.value }, { replace: true });
              }}
              slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: programme.today } }}
            />
            <Button
              component="a"
              href={`${api}/chase-list/workbook?before=${before}`}
              startIcon={<Download size={16} aria-hidden />}
            >
              Excel
            </Button>
            <Button
              disabled={!data}
              startIcon={<Download size={16} aria-hidden />}
              onClick={() => data && downloadCsv(`chase-list-${data.on}.csv`, chaseCsv(data))}
            >
              CSV
            </Button>
            <Button startIcon={<Printer size={16} aria-hidden />} onClick={() => window.print()}>
              Print
            </Button>
          </>
        }
      />
      {isPending ? <Waiting what="Gathering what is owed" /> : null}
      {error && !data ? <Trouble title="The list can’t be shown." error={error} again={refetch} /> : null}
      {data && data.count === 0 ? <Nothing title="Nobody owes anything." /> : null}
      {data?.people.map((person) => (
        <section key={person.id ?? person.name} aria-label={person.name} style={{ marginTop: 22 }}>
          <SectionHead title={person.name} beside={`${person.jobTitle} · ${person.items.length}`} />
          <Items>
            {person.items.map((item) => (
              <li key={`${item.kind}${item.href}${item.what}`}>
                <div>
                  <PlaceLink to={item.href} sx={{ fontWeight: 550 }}>
                    {item.what}
                  </PlaceLink>
                  <p className="beside">
                    {item.note} {item.kind === 'no-impact' ? null : <AreaTags numbers={item.areas} />}
                  </p>
                </div>
                <span>{kindWords[item.kind]}</span>
                <When item={item} />
              </li>
            ))}
          </Items>
        </section>
      ))}
    </>
  );
}
