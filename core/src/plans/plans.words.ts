/** What a level of a rating scale counts as, whatever the council calls it or colours it. */
export const levelMeanings = ['done', 'on-track', 'under-way', 'at-risk', 'not-started'] as const;
export type LevelMeaning = (typeof levelMeanings)[number];

export const dueKinds = ['month', 'day', 'ongoing', 'quarterly', 'none'] as const;
export type DueKind = (typeof dueKinds)[number];
