import { addDays } from '@revisit/core/shared';
import type { Action, Plan } from '../src/types.js';
import { areaRef, at } from './documents.js';
import { id, now } from './programme.js';

const levels: Plan['levels'] = [
  { code: 'C', label: 'Complete', meaning: 'done', colour: 'blue' },
  { code: 'G', label: 'On track', meaning: 'on-track', colour: 'green' },
  { code: 'A', label: 'Under way', meaning: 'under-way', colour: 'amber' },
  { code: 'R', label: 'Delayed', meaning: 'at-risk', colour: 'red' },
  { code: 'n/s', label: 'Not started', meaning: 'not-started', colour: 'grey' },
];

export const plan: Plan = {
  id: id(500),
  title: 'SEND Partnership Improvement Plan 2019–20',
  kind: 'improvement-plan',
  edition: 'April 2019',
  mappingNote: 'Which action serves which area is the sample’s own mapping.',
  levels,
  sections: [
    { id: id(540), ref: '1', title: 'Plan for and meet the needs of children and young people' },
    { id: id(541), ref: '2', title: 'Accessible services' },
  ],
  actionCount: 12,
  counts: { C: 3, G: 3, A: 2, R: 2, 'n/s': 1, none: 1 },
  parent: null,
  version: 1,
};

export const actions: Action[] = Array.from({ length: 12 }, (_, index) => {
  const level = levels[index % 6];
  const group = Math.floor(index / 3) + 1;
  return {
    id: id(501 + index),
    planId: plan.id,
    ref: `${group > 2 ? 2 : 1}.${group}.${(index % 3) + 1}`,
    title:
      [
        'Develop the SEND Review offer for all education settings in partnership with LSSHTA',
        'Agree contracting arrangements for occupational therapy services',
        'Train and support all plan auditors',
      ][index % 3] ?? '',
    section:
      group > 2
        ? { ref: '2', title: 'Accessible services' }
        : { ref: '1', title: 'Plan for and meet the needs of children and young people' },
    actionArea: {
      ref: `${group > 2 ? 2 : 1}.${group}`,
      title: 'Implement the SEND review process',
      leads: ['SEND Improvement Partner'],
      due: { kind: 'none', on: null, text: '' },
    },
    leads: ['Head of Inclusion', 'SEND Health Lead'].slice(0, (index % 2) + 1),
    due:
      index % 5 === 4
        ? { kind: 'ongoing', on: null, text: '' }
        : { kind: 'month', on: addDays(now, -400 + index * 60), text: '' },
    expectedOutcome: '',
    successMeasure: '',
    forum: '',
    progress: '',
    acceleratedPlans: [],
    references: index === 2 ? ['CSC IP 3.4.6'] : [],
    overdue: index % 4 === 2,
    areas: index === 7 ? [] : [areaRef((index % 12) + 1)],
    rating: level
      ? {
          id: id(520 + index),
          actionId: id(501 + index),
          code: level.code,
          label: level.label,
          meaning: level.meaning,
          comment: 'Two of five providers have agreed the revised specification.',
          reason: index % 4 === 3 ? 'The provider withdrew.' : '',
          newDueOn: index % 4 === 3 ? addDays(now, 60) : null,
          recovery: index % 4 === 3 ? 'A second provider.' : '',
          asAt: addDays(now, -40),
          recordedAt: at(40),
          ratedBy: 'SEND Health Lead',
        }
      : null,
    outputEvidence: index % 2,
    impactEvidence: 0,
    challenge:
      index % 6 === 0 || index % 6 === 1
        ? {
            kinds: ['no-evidence'],
            open: index % 6 === 0 ? ['no-evidence'] : [],
            override:
              index % 6 === 0
                ? null
                : { name: 'Director of Education', reason: 'Seen in use on three visits.', at: at(12) },
          }
        : null,
    signOff:
      index === 3
        ? {
            id: id(560),
            label: 'Complete',
            comment: 'All providers have agreed.',
            proposedBy: 'Head of Inclusion',
            proposedAt: at(2),
          }
        : null,
    mayRate: true,
    maySignOff: true,
    version: 1,
  };
});
