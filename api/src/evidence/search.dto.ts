import {
  evidenceKinds,
  evidenceSources,
  evidenceStates,
  sensitivities,
  showsLevels,
} from '@revisit/core/shared';
import { z } from 'zod';
import { id, line, moment } from '../http/schemas.js';
import { evidenceRow } from './evidence.dto.js';
import { evidenceFilter } from './evidence.filter.js';

const segments = z
  .array(z.object({ text: z.string(), marked: z.boolean() }))
  .meta({ description: 'The text in parts; a marked part is a word that was searched for.' });

export const foundEvidence = evidenceRow
  .extend({
    titleMarks: segments,
    claim: z
      .object({
        linkId: id,
        area: z.int(),
        shows: z.enum(showsLevels),
        marks: segments,
        page: z.int().nullable(),
        quote: z.string().nullable(),
      })
      .nullable(),
    pages: z.array(z.object({ page: z.int(), snippet: segments, quote: z.string() })),
  })
  .meta({ id: 'FoundEvidence' });

const counts = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.array(z.object({ value: z.enum(values), count: z.int() }));

export const evidenceFacets = z
  .object({
    area: z.array(z.object({ id, number: z.int(), title: z.string(), count: z.int() })),
    action: z.array(z.object({ id, ref: z.string(), title: z.string(), count: z.int() })),
    kind: counts(evidenceKinds),
    source: counts(evidenceSources),
    state: counts(evidenceStates),
    shows: counts(showsLevels),
    sensitivity: counts(sensitivities),
    tag: z.array(z.object({ value: z.string(), count: z.int() })),
    stale: z.int(),
  })
  .meta({ id: 'EvidenceFacets' });

export const searchView = z
  .object({
    total: z.int(),
    more: z
      .boolean()
      .meta({ description: 'There are more than were counted: rows and counts are of the first found.' }),
    shown: z.int().meta({ description: 'The best of them can be shown up to here.' }),
    understood: z.object({
      corrections: z.array(z.object({ typed: z.string(), taken: z.string() })),
      every: z.boolean().meta({ description: 'False: some of the words were enough.' }),
    }),
    rows: z.array(foundEvidence),
    facets: evidenceFacets,
  })
  .meta({ id: 'SearchView' });

export const suggestionsView = z
  .object({ documents: z.array(z.object({ id, title: z.string() })), tags: z.array(z.string()) })
  .meta({ id: 'SuggestionsView' });

export const saveView = z
  .object({ name: line(80, 'The name'), filter: evidenceFilter.omit({ id: true }) })
  .meta({ id: 'SaveView' });
export const savedView = z
  .object({ id, name: z.string(), filter: evidenceFilter.omit({ id: true }), createdAt: moment })
  .meta({ id: 'SavedView' });
