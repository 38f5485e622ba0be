import type { SampleRerating } from '../../sample.types.js';
import { note } from './note.js';

export const meetingNeedNotes: SampleRerating[] = [
  note(
    '1.1.2',
    'A',
    24,
    "Ten of twelve districts have a map. The last two wait for their partnership's list of contacts; due next term.",
  ),
  note(
    '1.2.1',
    'A',
    24,
    'Four of five teams have had the course. The fifth starts when its vacancy is filled.',
  ),
  note(
    '1.2.2',
    'n/s',
    24,
    'Held until the model in 4.3.2 is agreed, since it decides where teachers are needed. Start then.',
  ),
  note('1.3.1', 'A', 31, 'Champions are trained at all but one provider. The last has booked two places.'),
  note(
    '1.3.2',
    'A',
    24,
    'The offer is written and two of its three levels run. The targeted level waits for trainers.',
  ),
  note(
    '1.3.3',
    'A',
    31,
    'The strategy went to partners twice and health asked for changes. Final text goes to the next Board.',
  ),
  note(
    '1.3.4',
    'A',
    31,
    'Places are filled each term but staff turnover eats the gain. Two more trainers start next term.',
  ),
  note(
    '1.4.1',
    'A',
    24,
    'The guide is out and families have tested it. It stays open until the plain-language edition is printed.',
  ),
  note(
    '1.4.2',
    'A',
    24,
    'Two of three leaflets are agreed with the forum. The third needs the new timeline from 1.7.3.',
  ),
  note(
    '1.4.3',
    'A',
    24,
    'One list of categories is in use in council and health. Schools move to it in September.',
  ),
  note(
    '1.4.6',
    'R',
    24,
    'Capacity in the team delayed the review of access criteria. A lead has been released one day a week to finish it.',
  ),
  note(
    '1.5.1',
    'A',
    20,
    'The pilot is over and audits run each term. It closes when social care names its second auditor.',
  ),
  note(
    '1.5.2',
    'A',
    20,
    'Themes are drawn after each round. Training on outcomes begins with the plan writers next month.',
  ),
  note(
    '1.5.3',
    'n/s',
    20,
    'Needs three rounds of audit to compare districts; two are done. Start after the third.',
  ),
  note(
    '1.6.2',
    'A',
    20,
    'Auditors have been trained and moderated once. Second moderation is booked, then this can be signed off.',
  ),
  note(
    '1.6.3',
    'A',
    20,
    'Moves into secondary and Year 9 are audited. The post-16 sample is drawn for the coming round.',
  ),
  note(
    '1.6.4',
    'A',
    20,
    'Health advice has improved; social care advice is still brief. A template is on trial in two districts.',
  ),
  note(
    '1.6.5',
    'A',
    20,
    'Every audit now asks whose voice is in the plan. Results by district go to the next Board.',
  ),
  note(
    '1.6.6',
    'A',
    20,
    'Half of the sample has been audited. The rest follows when auditors return from the post-16 round.',
  ),
  note(
    '1.6.7',
    'n/s',
    20,
    'Left until EHC plan audits were steady. Schools have been asked for a steering group.',
  ),
  note(
    '1.7.2',
    'R',
    20,
    'The supplier missed two test dates. A smaller first release is agreed, and paper tracking continues until then.',
  ),
  note(
    '1.7.3',
    'A',
    24,
    'Visits to two other areas are written up. A joint decision panel is proposed for the summer.',
  ),
];
