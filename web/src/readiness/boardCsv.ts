import { criteria, criterionIds } from '@revisit/core/shared';
import type { Readiness } from '../types.js';
import { areaWords, criterionWords } from '../ui/Status.js';

/** The board as rows: the area, one column a criterion with its state and counts, and the verdict. */
export const boardCsv = (readiness: Readiness): string[][] => [
  ['Area', 'Title', ...criterionIds.map((id) => criteria[id].title), 'Would it stand up?'],
  ...readiness.areas.map((area) => [
    String(area.number),
    area.title,
    ...criterionIds.map((id) => {
      const criterion = area.criteria.find((each) => each.id === id);
      return criterion ? `${criterionWords[criterion.state]}: ${criterion.detail}` : '';
    }),
    areaWords[area.state],
  ]),
];
