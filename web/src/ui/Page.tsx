import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Mark } from '../frame/Brand.js';
import { oneColumn } from './theme.js';
import { useDocumentTitle } from './useDocumentTitle.js';

const Head = styled('div')({
  display: 'flex',
  justifyContent: 'space-between',
  alignItems: 'flex-end',
  gap: '16px 32px',
  flexWrap: 'wrap',
  '& > .words': { flex: '1 1 480px', minWidth: 0 },
});

/** Buttons beside each other; they wrap on a phone. */
export const Acts = styled('div')({ display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center' });

/** A page's heading, its lead sentence and the one thing most people come to do. */
export function PageHead({
  title,
  lead,
  crumb,
  acts,
}: {
  title: string;
  lead?: ReactNode;
  crumb?: ReactNode;
  acts?: ReactNode;
}) {
  useDocumentTitle(title);
  return (
    <Head>
      <div className="words">
        {crumb ? (
          <Typography
            variant="body3"
            sx={{
              color: 'text.secondary',
              mb: '2px',
              '& a': { color: 'inherit', display: 'inline-block', py: '3px' },
            }}
          >
            {crumb}
          </Typography>
        ) : null}
        <Typography variant="h1">{title}</Typography>
        {lead ? (
          <Typography
            component="div"
            sx={{
              color: 'text.secondary',
              mt: '6px',
              maxWidth: '75ch',
              textWrap: 'balance',
              '& b': { color: 'text.primary' },
            }}
          >
            {lead}
          </Typography>
        ) : null}
      </div>
      {acts ? <Acts className="no-print">{acts}</Acts> : null}
    </Head>
  );
}

const HeadLine = styled('div')(({ theme }) => ({
  minHeight: 34,
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'baseline',
  justifyContent: 'space-between',
  gap: '0 10px',
  paddingBottom: 8,
  borderBottom: `1px solid ${theme.palette.text.primary}`,
  '& .beside': {
    fontSize: '.8125rem',
    color: theme.palette.text.secondary,
    fontVariantNumeric: 'tabular-nums',
  },
}));

/** A section's heading over an ink rule, with a count or a link beside it. */
export const SectionHead = ({ title, beside, id }: { title: string; beside?: ReactNode; id?: string }) => (
  <HeadLine>
    <Typography variant="h2" id={id}>
      {title}
    </Typography>
    {beside === undefined ? null : <span className="beside">{beside}</span>}
  </HeadLine>
);

/** Nothing there: says what that means and what to do next. */
export const Nothing = ({
  title,
  children,
  ways,
}: {
  title: string;
  children?: ReactNode;
  ways?: ReactNode;
}) => (
  <Box sx={{ py: 2 }}>
    <Typography sx={{ fontSize: '1.125rem', fontWeight: 600 }}>{title}</Typography>
    {children ? <Typography sx={{ color: 'text.secondary' }}>{children}</Typography> : null}
    {ways ? <Acts sx={{ mt: 1.5 }}>{ways}</Acts> : null}
  </Box>
);

/** Two columns that are read together; one below the other on a phone and on paper. */
export const TwoColumns = styled('div', { shouldForwardProp: (prop) => prop !== 'aside' })<{ aside: number }>(
  ({ aside }) => ({
    display: 'grid',
    gridTemplateColumns: `minmax(0, 1fr) ${aside}px`,
    gap: 48,
    alignItems: 'start',
    '@media screen and (max-width: 1100px)': {
      gap: 32,
      gridTemplateColumns: `minmax(0, 1fr) ${aside - 44}px`,
    },
    [oneColumn]: { gridTemplateColumns: 'minmax(0, 1fr)', gap: 28 },
    '@media print': { display: 'block' },
  }),
);

/** A page outside the frame: sign-in, invitation, and what can't be opened. */
export const Alone = ({ children }: { children: ReactNode }) => (
  <Box component="main" sx={{ maxWidth: 440, margin: '12vh auto 48px', padding: '0 20px' }}>
    <Mark sx={{ mb: 4 }} />
    {children}
  </Box>
);
