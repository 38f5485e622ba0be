import { styled } from '@mui/material/styles';
import { seriesName } from '@revisit/core/shared';
import { useGetList } from 'react-admin';
import { evidencePath } from '../../evidence/address.js';
import type { KpiDetail, Quote } from '../../types.js';
import { showDay } from '../../ui/format.js';
import { Notice } from '../../ui/Notice.js';
import { SectionHead } from '../../ui/Page.js';
import { PlaceLink } from '../../ui/PlaceLink.js';

const Item = styled('li')(({ theme }) => ({
  padding: '9px 0 10px',
  borderBottom: `1px solid ${theme.palette.divider}`,
  fontSize: '.875rem',
  '& .beside': { color: theme.palette.text.secondary, fontSize: '.8125rem' },
}));

const others = ({ others: said, reading }: Quote) => [
  ...said.map(({ title, text }) => `“${title}” says ${text}.`),
  ...(reading ? [`The programme’s own reading is ${reading}.`] : []),
];

/** What documents quote of the measure; where two contradict each other, both say so. */
export function Quotes({ kpi }: { kpi: KpiDetail }) {
  const { data = [] } = useGetList<Quote>('quotes', {
    filter: { kpiId: kpi.id },
    pagination: { page: 1, perPage: 200 },
    sort: { field: 'asAt', order: 'DESC' },
  });
  if (data.length === 0) return null;
  const nameOf = (quote: Quote) => {
    const series = kpi.series.find(({ id }) => id === quote.seriesId);
    return series && kpi.series.length > 1 ? `${seriesName(series)}, ` : '';
  };
  return (
    <section>
      <SectionHead title="Quoted in documents" beside={data.length} />
      <ul>
        {data.map((quote) => (
          <Item key={quote.id}>
            <b>{quote.text}</b>{' '}
            <span className="beside">
              {nameOf(quote)}
              {showDay(quote.asAt)}
            </span>
            <br />
            <PlaceLink
              to={evidencePath(quote.evidenceId, quote.page ? { page: quote.page } : null)}
              sx={{ display: 'inline-block', py: '2px' }}
            >
              {quote.title}
              {quote.page ? `, page ${quote.page}` : ''}
            </PlaceLink>
            {others(quote).length > 0 ? (
              <Notice title="Another figure for the same day.">{others(quote).join(' ')}</Notice>
            ) : null}
          </Item>
        ))}
      </ul>
    </section>
  );
}
