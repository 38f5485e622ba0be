import type { CSSObject, Theme } from '@mui/material/styles';
import { briefSetting, briefSheet } from '@revisit/core/shared';
import { onPaper } from '../../ui/theme.js';

const pt = (points: number) => `${points}pt`;
const set = ({ size, line }: { size: number; line: number }) => ({
  fontSize: pt(size),
  lineHeight: pt(line),
});
const oneLine = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

/**
 * A brief as it is read on a screen, in one column, and as it is printed: with the very measures that it was cut to one
 * sheet by (core's brief-sheet.ts), so that it takes no more.
 */
export const sheetStyles = (theme: Theme, areas: number): CSSObject => {
  const setting = briefSetting(areas);
  const { head, advice, foot, width } = briefSheet;
  const beside = { color: theme.palette.text.secondary };
  return {
    maxWidth: '75ch',
    overflowWrap: 'anywhere',
    '& .beside': beside,
    '& .advice': {
      margin: '20px 0 28px',
      padding: '10px 16px 12px',
      borderLeft: `4px solid ${theme.palette.text.primary}`,
      background: theme.palette.surface.side,
    },
    '& .area': { marginBottom: 32 },
    '& .area > h2': { position: 'relative', paddingLeft: 32, marginBottom: 6 },
    '& .number': {
      position: 'absolute',
      left: 0,
      top: '.1em',
      minWidth: '1.5em',
      padding: '0 .2em',
      border: `1px solid ${theme.palette.edge}`,
      borderRadius: 4,
      fontSize: '.8125rem',
      lineHeight: 1.4,
      textAlign: 'center',
    },
    '& .figures': { marginTop: 4 },
    '& .claims > li': {
      position: 'relative',
      padding: '8px 0 8px 24px',
      borderBottom: `1px solid ${theme.palette.divider}`,
    },
    '& .claims': { marginTop: 6 },
    '& .claims svg': { position: 'absolute', left: 0, top: 13 },
    '& .claims small': { ...beside, display: 'block', fontSize: '.875rem' },
    '& .foot': { ...beside, fontSize: '.875rem', marginTop: 20 },
    [onPaper]: {
      width: pt(width),
      maxWidth: 'none',
      breakInside: 'avoid',
      '& p, & li, & h1, & h2': { textWrap: 'wrap', letterSpacing: 0 },
      '& .programme': { ...set(head.programme), ...oneLine },
      '& h1': { ...set(head.name), ...oneLine },
      '& .role': { ...set(head.role), ...oneLine },
      '& .advice': {
        margin: `${pt(head.after)} 0 ${pt(advice.after)}`,
        padding: `${pt(advice.padding)} ${pt(advice.indent)}`,
        printColorAdjust: 'exact',
        '& h2': set(advice.title),
        '& p': set(advice.text),
      },
      '& .areas': {
        display: 'grid',
        gridTemplateColumns: `repeat(${setting.columns}, ${pt(setting.width)})`,
        columnGap: pt(setting.gutter),
      },
      '& .area': { marginBottom: pt(setting.afterArea), ...set(setting.text) },
      '& .area > h2': { ...set(setting.title), paddingLeft: pt(setting.number), marginBottom: '2pt' },
      '& .number': { fontSize: pt(setting.small.size), lineHeight: pt(setting.title.line - 3), top: '1pt' },
      '& .figures': { marginTop: 0 },
      '& .claims': { marginTop: 0 },
      '& .claims > li': { padding: `${pt(setting.beforeClaim)} 0 0 ${pt(setting.indent - 4)}`, border: 0 },
      '& .claims svg': {
        width: '9pt',
        height: '7.7pt',
        top: pt(setting.beforeClaim + (setting.text.line - 7.7) / 2),
      },
      '& .claims small': set(setting.small),
      '& .foot': { ...set(foot.text), marginTop: pt(foot.before) },
    },
  };
};
