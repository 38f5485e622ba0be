import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { policyRows } from '@revisit/core/shared';
import { Check, CircleAlert, CircleX, type LucideIcon } from 'lucide-react';
import { PageHead } from '../../ui/Page.js';
import { PlaceLink } from '../../ui/PlaceLink.js';
import { oneColumn } from '../../ui/theme.js';

const Rows = styled('dl')(({ theme }) => ({
  marginTop: 8,
  '& > div': {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)',
    gap: '2px 32px',
    padding: '10px 0',
    borderTop: `1px solid ${theme.palette.divider}`,
    fontSize: '.9375rem',
  },
  '& dt': { fontWeight: 500 },
  '& dd': { color: theme.palette.text.secondary },
  [oneColumn]: { '& > div': { gridTemplateColumns: 'minmax(0, 1fr)' } },
}));

const Part = styled('section')({
  marginTop: 32,
  '& h2': { display: 'flex', alignItems: 'center', gap: 10 },
});

const parts: { outcome: 'accept' | 'warn' | 'refuse'; title: string; icon: LucideIcon }[] = [
  { outcome: 'accept', title: 'Accepted', icon: Check },
  { outcome: 'warn', title: 'Kept, with a warning', icon: CircleAlert },
  { outcome: 'refuse', title: 'Refused', icon: CircleX },
];

/** The policy by which files are judged: the very rows that judge them. */
export function FilePolicyPage() {
  return (
    <>
      <PageHead
        crumb={<PlaceLink to="/evidence/add">Add evidence</PlaceLink>}
        title="What may be uploaded"
        lead="Every file is checked by what is in it, and its name has to agree. Nothing in a file is ever run, and a file that is kept is never changed."
      />
      {parts.map(({ outcome, title, icon: Icon }) => (
        <Part key={outcome} aria-labelledby={`files-${outcome}`}>
          <Typography variant="h2" id={`files-${outcome}`}>
            <Icon size={20} aria-hidden />
            {title}
          </Typography>
          <Rows>
            {policyRows(outcome).map(({ code, what, message }) => (
              <div key={code}>
                <dt>{what}</dt>
                <dd>{message}</dd>
              </div>
            ))}
          </Rows>
        </Part>
      ))}
    </>
  );
}
