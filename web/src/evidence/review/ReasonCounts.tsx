import { styled } from '@mui/material/styles';
import { returnReasonWords } from '@revisit/core/shared';
import { useQuery } from '@tanstack/react-query';
import { request } from '../../app/http.js';
import { useApi } from '../../app/session.js';
import type { ReasonCount } from '../../types.js';

const Box = styled('section')(({ theme }) => ({
  padding: '14px 16px 18px',
  fontSize: '.8125rem',
  color: theme.palette.text.secondary,
  '& h2': { fontSize: '.8125rem', fontWeight: 600, color: theme.palette.text.primary },
  '& li': { display: 'flex', justifyContent: 'space-between', fontVariantNumeric: 'tabular-nums' },
}));

/** More would be a table: the habit shows in the first few. */
const shown = 4;

/** What returns were about in the last three months: what to ask for next time. */
export function ReasonCounts() {
  const api = useApi();
  const { data = [] } = useQuery({
    queryKey: ['reviews', 'reasons', api],
    queryFn: () => request<ReasonCount[]>(`${api}/reviews/reasons`),
  });
  if (data.length === 0) return null;
  return (
    <Box>
      <h2>Returned most often for</h2>
      <ul>
        {data.slice(0, shown).map(({ reason, count }) => (
          <li key={reason}>
            <span>{returnReasonWords[reason].title}</span>
            <span>{count}</span>
          </li>
        ))}
      </ul>
      <p>In the last 90 days</p>
    </Box>
  );
}
