import type { SampleRerating } from '../../sample.types.js';
import { note } from './note.js';

export const achievementNotes: SampleRerating[] = [
  note(
    '4.1.1',
    'A',
    36,
    'The strategy is agreed and half of its actions run. The Board sees progress each term.',
  ),
  note('4.1.2', 'A', 36, 'Targets exist for key stages 2 and 4. Post-16 targets wait for destinations data.'),
  note(
    '4.1.3',
    'n/s',
    36,
    'The programme follows the targets. Its first two strands are planned with heads.',
  ),
  note('4.2.2', 'A', 22, 'Hubs are open in nine districts. The last three share premises from September.'),
  note('4.2.3', 'A', 22, 'Four of six agreed changes are made. The two left need new places in the south.'),
  note('4.2.4', 'n/s', 22, 'Due after a full year of the hubs. Terms of the review are drafted.'),
  note(
    '4.3.1',
    'A',
    36,
    'Heads have described what they use and what is missing. The summary goes to their next meeting.',
  ),
  note('4.3.2', 'n/s', 36, 'Waits for the summary in 4.3.1. A design day with special schools is booked.'),
  note(
    '4.3.3',
    'n/s',
    36,
    'Cannot be planned before the model is designed. No date yet; to be set at the design day.',
  ),
  note(
    '4.4.2',
    'A',
    43,
    'Schools have the figures for one year. The second year is being checked with colleges.',
  ),
  note('4.4.3', 'A', 43, 'Advisers visit two in three sixth forms. The rest are offered a visit this year.'),
  note(
    '4.4.4',
    'A',
    43,
    'The strategy has been before Cabinet. Its action plan is being costed district by district.',
  ),
  note('4.4.5', 'n/s', 43, 'Colleges asked to see the sufficiency strategy first. Planning starts with it.'),
  note(
    '4.4.7',
    'n/s',
    43,
    'Employers are found but there is no second job coach. Recruitment opens next month.',
  ),
  note('4.4.8', 'A', 43, 'Two proposals are being tried. Numbers in paid work will be counted after a year.'),
];
