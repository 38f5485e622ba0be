import type { SampleRerating } from '../../sample.types.js';
import { note } from './note.js';

export const accessibleServicesNotes: SampleRerating[] = [
  note(
    '3.1.1',
    'A',
    29,
    'Most recommendations are in place. Two need money that the next budget round decides.',
  ),
  note('3.1.2', 'A', 29, 'One centre shares letters in good time. Talks with the second start this term.'),
  note(
    '3.1.3',
    'R',
    29,
    'Partners still fund complex packages by two methods. One method goes to both finance teams next month.',
  ),
  note(
    '3.1.4',
    'n/s',
    29,
    'Waits for the sufficiency strategy to say which places are wanted. Start when it is adopted.',
  ),
  note(
    '3.2.1',
    'A',
    29,
    'Drop-ins run in every district and webinars each month. Short films are still to be made.',
  ),
  note('3.3.2', 'A', 29, 'SENDO sessions run in ten districts. The last two start when posts are filled.'),
  note(
    '3.3.3',
    'A',
    29,
    'Partnership meetings now publish who attends. Therapists are missing from three districts.',
  ),
  note(
    '3.4.1',
    'A',
    17,
    'The pathway is agreed and works in the north; other districts follow one by one. Waits are watched monthly.',
  ),
  note(
    '3.6.3',
    'A',
    27,
    'Terms are agreed with two of three providers. The third asked for a longer notice period.',
  ),
  note('3.6.4', 'A', 27, 'One governing body has still to decide. The paper is on its next agenda.'),
  note(
    '3.6.5',
    'R',
    27,
    'The specification is refreshed but not every provider applies it. Negotiation continues, with a date set for an answer.',
  ),
  note(
    '3.6.7',
    'n/s',
    27,
    'Cannot start until occupational therapy contracting is agreed. Variations are drafted.',
  ),
  note(
    '3.7.2',
    'A',
    27,
    'Two groups have been chosen and one has a plan. The second plan follows in the autumn.',
  ),
  note(
    '3.7.3',
    'A',
    27,
    'The function is described and costed. Three partners have agreed, one has asked for legal advice.',
  ),
  note(
    '3.7.5',
    'n/s',
    27,
    'Depends on the published needs assessment. Commissioners have set aside a day to use it.',
  ),
  note(
    '3.8.1',
    'A',
    41,
    'Providers and young people have been heard. Options go to commissioners next month.',
  ),
  note('3.9.1', 'A', 41, 'The group meets, but colleges are not yet in it. Their nominee joins next time.'),
  note(
    '3.9.2',
    'A',
    41,
    'The draft is with young people for comment. Adult health services have agreed their part.',
  ),
];
