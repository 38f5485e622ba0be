import { styled } from '@mui/material/styles';
import { Hidden } from './Hidden.js';
import { tabular } from './theme.js';

const Face = styled('b')(({ theme }) => ({
  ...tabular,
  fontSize: '.75rem',
  fontWeight: 600,
  lineHeight: '18px',
  width: 22,
  height: 20,
  flex: 'none',
  display: 'inline-block',
  border: `1px solid ${theme.palette.edge}`,
  borderRadius: 4,
  textAlign: 'center',
  color: theme.palette.text.primary,
  background: theme.palette.background.paper,
}));
const Row = styled('span')({ display: 'inline-flex', alignItems: 'baseline', gap: 7 });

/** The boxed number is the area's face on every page. */
export const AreaTag = ({ number, title }: { number: number; title?: string }) => (
  <Row>
    <Face>
      <Hidden>Area </Hidden>
      {number}
    </Face>
    {title}
  </Row>
);

export const AreaTags = ({ numbers }: { numbers: readonly number[] }) => (
  <Row>
    {numbers.map((number) => (
      <AreaTag key={number} number={number} />
    ))}
  </Row>
);
