import type { SampleEvidence } from '../sample.types.js';
import { autismEvidence } from './evidence/autism.js';
import { commissioningEvidence } from './evidence/commissioning.js';
import { ehcPlansEvidence } from './evidence/ehc-plans.js';
import { exclusionsEvidence } from './evidence/exclusions.js';
import { familiesEvidence } from './evidence/families.js';
import { identificationEvidence } from './evidence/identification.js';
import { leadershipEvidence } from './evidence/leadership.js';
import { localOfferEvidence } from './evidence/local-offer.js';
import { outcomesEvidence } from './evidence/outcomes.js';
import { transitionEvidence } from './evidence/transition.js';
import { understandingEvidence } from './evidence/understanding.js';

/** In the order of the areas they mostly serve. Each stands beside the text of its document. */
export const evidence: SampleEvidence[] = [
  ...leadershipEvidence,
  ...understandingEvidence,
  ...commissioningEvidence,
  ...familiesEvidence,
  ...identificationEvidence,
  ...ehcPlansEvidence,
  ...autismEvidence,
  ...outcomesEvidence,
  ...transitionEvidence,
  ...exclusionsEvidence,
  ...localOfferEvidence,
];
