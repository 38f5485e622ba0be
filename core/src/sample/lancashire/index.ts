import type { SampleProgramme } from '../sample.types.js';
import { areas } from './areas.js';
import { evidence } from './evidence.js';
import { mapping } from './mapping.js';
import { measures } from './measures.js';
import { nominees } from './nominees.js';
import { reratings } from './notes.js';
import { plan } from './plan.js';
import { name, slug, visitProfile } from './programme.js';
import { rounds } from './rounds.js';

export const lancashire: SampleProgramme = {
  slug,
  name,
  visitProfile,
  areas,
  plan,
  mapping,
  rounds,
  reratings,
  measures,
  evidence,
  nominees,
  provenance: {
    visit:
      'Dates and lengths are published. How quickly inspectors want an answer is the sample’s own choice.',
    plan: 'Refs, dates, role titles and the ratings of April 2019 are published. Titles and later notes are the sample’s own.',
    mapping: 'Which action serves which area is the sample’s own reading; the published plan does not say.',
    evidence: 'Every document was made for the sample. Each says which of its figures are published.',
  },
};
