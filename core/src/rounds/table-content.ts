import type { Day } from '../calendar/calendar.js';
import type { Share } from './round.rules.js';
import type { RoundTableView } from './round-reports.service.js';

interface Block {
  head: string[];
  rows: (string | number)[][];
}

/** What the three files of a round's table say alike. */
export interface TableContent {
  title: string;
  lead: string[];
  counts: Block;
  shares: Block;
  exceptions: Block;
}

const longDay = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const longMonth = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const dayWords = (day: Day) => longDay.format(new Date(`${day}T12:00:00Z`));

const dateWords = (date: { kind: 'month' | 'day'; on: Day } | null): string => {
  if (!date) return '';
  return date.kind === 'month' ? longMonth.format(new Date(`${date.on}T12:00:00Z`)) : dayWords(date.on);
};

const percent = (share: Share | null): string => (share?.percent == null ? '' : `${share.percent}%`);

/** `91% compared with 87%`, or `91%` where there is nothing to compare with. */
export function progressWords({ now, before }: { now: Share; before: Share | null }): string {
  return before?.percent == null ? percent(now) : `${percent(now)} compared with ${percent(before)}`;
}

export function tableContent(table: RoundTableView): TableContent {
  const { round, before, progress, completed } = table;
  const compared = before ? [before.title] : [];
  return {
    title: `${table.planTitle}: ${round.title}`,
    lead: [
      `As at ${dayWords(round.to)}${before ? `, compared with ${before.title} (${dayWords(before.to)})` : ''}.`,
      `Done, on track or under way: ${progressWords(progress)}, counted as ${progress.now.formula}.`,
      `Done: ${progressWords(completed)}, counted as ${completed.now.formula}.`,
      ...(round.note ? [round.note] : []),
    ],
    counts: {
      head: ['Rating', 'Status', ...compared, round.title, ...(before ? ['Change'] : [])],
      rows: [
        ...table.rows.map((row) => [
          row.colour || row.code,
          row.label,
          ...(before ? [row.before ?? 0] : []),
          row.now,
          ...(before ? [row.change ?? 0] : []),
        ]),
        [
          'All',
          '',
          ...(before ? [table.totalBefore ?? 0] : []),
          table.total,
          ...(before ? [table.total - (table.totalBefore ?? 0)] : []),
        ],
      ],
    },
    shares: {
      head: ['Share', 'Counted as', ...compared, round.title],
      rows: [
        [
          'Done, on track or under way',
          progress.now.formula,
          ...(before ? [percent(progress.before)] : []),
          percent(progress.now),
        ],
        [
          'Done',
          completed.now.formula,
          ...(before ? [percent(completed.before)] : []),
          percent(completed.now),
        ],
      ],
    },
    exceptions: {
      head: ['Ref', 'Action', 'Rating', 'Reason', 'New date', 'What recovery needs'],
      rows: table.exceptions.map((exception) => [
        exception.ref ?? '',
        exception.subject,
        [exception.label ?? '', exception.overdue ? 'past its date' : ''].filter(Boolean).join(', '),
        exception.reason || 'No reason was given.',
        dateWords(exception.newDate),
        exception.recovery,
      ]),
    },
  };
}
