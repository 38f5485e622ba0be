import type { SampleRerating } from '../../sample.types.js';
import { note } from './note.js';

export const equalPartnersNotes: SampleRerating[] = [
  note(
    '2.1.2',
    'A',
    38,
    'The assessment is written and waits for one data set on social care. Publication follows the next Board.',
  ),
  note('2.2.2', 'A', 38, "Five areas' ways of asking families were compared. The forum chooses two to try."),
  note(
    '2.3.3',
    'A',
    38,
    'Membership has grown but two districts have no member. Drop-in mornings are planned there.',
  ),
  note(
    '2.5.2',
    'A',
    33,
    "The site was built and tested with families before launch. Open only for the directory's test.",
  ),
  note(
    '2.5.3',
    'A',
    33,
    'The site was launched in January 2020. The directory of services is still to come, so this stays open.',
  ),
  note(
    '2.5.4',
    'A',
    33,
    'Pages have owners and a review date. A third of the owners have done their first check.',
  ),
  note(
    '2.6.1',
    'A',
    38,
    'The new specification is agreed with young people. Providers answer by the end of the term.',
  ),
  note(
    '2.6.2',
    'A',
    38,
    'Three of five participation groups now have members with SEND. The other two have been asked.',
  ),
  note(
    '2.7.2',
    'A',
    45,
    'The first event was held; colleges asked for a second on health transition. Date being agreed.',
  ),
  note(
    '2.7.3',
    'A',
    45,
    'The pledge is agreed and schools are signing. Close when half of all schools have signed.',
  ),
  note(
    '2.7.4',
    'n/s',
    45,
    'Put off so that the event can show results. Planned for the term after the visit.',
  ),
];
