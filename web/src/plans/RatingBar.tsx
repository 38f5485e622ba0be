import { styled } from '@mui/material/styles';
import { Hidden } from '../ui/Hidden.js';
import { type Mark, MarkShape, markOfMeaning } from '../ui/Status.js';
import { tabular } from '../ui/theme.js';
import type { BarPart } from './groups.js';

const Bar = styled('ul')({ display: 'flex', gap: 2, height: 30, margin: '18px 0 10px' });

const Part = styled('li', { shouldForwardProp: (prop) => prop !== 'mark' && prop !== 'share' })<{
  mark: Mark;
  share: number;
}>(({ theme, mark, share }) => ({
  ...tabular,
  flex: `${share} 0 26px`,
  minWidth: 0,
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'center',
  gap: 6,
  paddingTop: 3,
  overflow: 'hidden',
  fontSize: '.8125rem',
  fontWeight: 600,
  printColorAdjust: 'exact',
  ...(mark === 'unrated'
    ? { outline: `1px dashed ${theme.palette.edge}`, outlineOffset: -1 }
    : { background: theme.palette.levelTint[mark], boxShadow: `inset 0 3px 0 ${theme.palette.level[mark]}` }),
}));

/** How the plan stands: a part for each level, with its shape and count, so that it survives a grey printer. */
export const RatingBar = ({ parts, label }: { parts: readonly BarPart[]; label: string }) => (
  <Bar aria-label={label}>
    {parts.map((part) => {
      const mark = part.meaning ? markOfMeaning[part.meaning] : 'unrated';
      return (
        <Part key={part.code} mark={mark} share={part.count} title={`${part.label}: ${part.count}`}>
          {part.count > 1 ? <MarkShape mark={mark} /> : null}
          <Hidden>{part.label}: </Hidden>
          {part.count}
        </Part>
      );
    })}
  </Bar>
);
