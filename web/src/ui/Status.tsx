import { styled } from '@mui/material/styles';
import type { AreaState, CriterionState, LevelMeaning } from '@revisit/core/shared';
import { Hidden } from './Hidden.js';
import type { LevelColours } from './palette.js';
import { meaningWords } from './words.js';

/** How far something is, as a shape, a colour and a word: never colour alone. */
export type Mark = keyof LevelColours | 'unrated';

export const markOfMeaning: Record<LevelMeaning, Mark> = {
  done: 'done',
  'on-track': 'track',
  'under-way': 'way',
  'at-risk': 'risk',
  'not-started': 'none',
};
export const markOfCriterion: Record<CriterionState, Mark> = {
  met: 'done',
  partly: 'way',
  'not-met': 'risk',
};
export const criterionWords: Record<CriterionState, string> = {
  met: 'Met',
  partly: 'Partly met',
  'not-met': 'Not met',
};
export const markOfArea: Record<AreaState, Mark> = { ready: 'done', partly: 'way', 'not-ready': 'risk' };
export const areaWords: Record<AreaState, string> = {
  ready: 'Would stand up',
  partly: 'Partly',
  'not-ready': 'Not yet',
};

const Row = styled('span', { shouldForwardProp: (prop) => prop !== 'mark' })<{ mark: Mark }>(
  ({ theme, mark }) => ({
    display: 'inline-flex',
    alignItems: 'center',
    gap: 6,
    whiteSpace: 'nowrap',
    color: mark === 'none' || mark === 'unrated' ? theme.palette.text.secondary : theme.palette.text.primary,
    fontWeight: mark === 'risk' ? 600 : 'inherit',
    '& svg': { flex: 'none', forcedColorAdjust: 'none', printColorAdjust: 'exact' },
  }),
);

const Shape = styled('svg')<{ mark: Mark }>(({ theme, mark }) => ({
  color: theme.palette.level[mark === 'unrated' ? 'none' : mark],
}));

const shapes: Record<Mark, React.ReactNode> = {
  done: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  track: <path d="M6 .8 11.6 11H.4z" fill="currentColor" />,
  way: <path d="M6 0l6 6-6 6-6-6z" fill="currentColor" />,
  risk: <path d="M1 1h10v10H1z" fill="currentColor" />,
  none: <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.7" />,
  unrated: (
    <circle
      cx="6"
      cy="6"
      r="4.4"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeDasharray="2 2.6"
    />
  ),
};

export const MarkShape = ({ mark }: { mark: Mark }) => (
  <Shape mark={mark} width="12" height="12" viewBox="0 0 12 12" aria-hidden>
    {shapes[mark]}
  </Shape>
);

/**
 * @param word what stands beside the shape, such as "3 stale"
 * @param level the state in words, read out where the word does not say it ("At risk: 3 stale")
 */
export const Status = ({ mark, word, level }: { mark: Mark; word: string; level?: string }) => (
  <Row mark={mark} className="status">
    <MarkShape mark={mark} />
    <span>
      {level && level !== word ? <Hidden>{level}: </Hidden> : null}
      {word}
    </span>
  </Row>
);

/** A rating as the council words it; nothing rated yet is its own shape. */
export const RatingStatus = ({ rating }: { rating: { label: string; meaning: LevelMeaning } | null }) =>
  rating ? (
    <Status mark={markOfMeaning[rating.meaning]} word={rating.label} level={meaningWords[rating.meaning]} />
  ) : (
    <Status mark="unrated" word="Not rated" />
  );
