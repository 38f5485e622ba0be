import { Area, MembershipArea } from '../areas/areas.entities.js';
import { AuditEntry, AuditSeal } from '../audit/audit.entities.js';
import {
  Evidence,
  EvidencePage,
  EvidenceVersion,
  Link,
  LinkAction,
  Review,
} from '../evidence/evidence.entities.js';
import { Finding, FindingResolution } from '../evidence/guard/findings.entities.js';
import { Ask, AskEvent, Leave, UploadLink } from '../evidence/intake.entities.js';
import { OwnerChange, Supersession } from '../evidence/life.entities.js';
import { LinkKpi, QuotedFigure } from '../evidence/measures.entities.js';
import { EvidenceSearch, SavedView, SearchWord } from '../evidence/search.entities.js';
import { Job } from '../jobs/jobs.entities.js';
import { Kpi, KpiSeries, KpiServesAction, KpiServesArea, KpiValue } from '../kpis/kpis.entities.js';
import { Mail } from '../mail/mail.entities.js';
import {
  AreaNeed,
  Nomination,
  NominationEvent,
  Nominee,
  NomineeContact,
  NomineeLink,
  NomineeRetention,
  NomineeSuggestion,
} from '../nominations/nominations.entities.js';
import { Pack, PackFile } from '../packs/packs.entities.js';
import { Account, Membership, Person, Programme, Session, SignInFailure } from '../people/people.entities.js';
import { PlanColumnMapping, PlanEdition, PlanImport, PlanParentAction } from '../plans/editions.entities.js';
import {
  Action,
  ActionArea,
  ActionServesArea,
  Plan,
  PlanSection,
  RatingLevel,
  RatingScale,
} from '../plans/plans.entities.js';
import { ReadinessResult } from '../readiness/readiness.entities.js';
import {
  ChallengeOverride,
  InterimNote,
  Rating,
  ReviewRound,
  RoundLine,
  RoundSettings,
  SignOff,
} from '../rounds/rounds.entities.js';
import { Digest, DigestChoice, DigestItem } from '../todo/digest.entities.js';

export const entities = [
  Programme,
  Person,
  Account,
  Session,
  SignInFailure,
  Membership,
  Area,
  MembershipArea,
  RatingScale,
  RatingLevel,
  Plan,
  PlanSection,
  ActionArea,
  Action,
  ActionServesArea,
  ReviewRound,
  Rating,
  PlanEdition,
  PlanImport,
  PlanColumnMapping,
  PlanParentAction,
  RoundLine,
  SignOff,
  ChallengeOverride,
  InterimNote,
  RoundSettings,
  Kpi,
  KpiSeries,
  KpiValue,
  KpiServesArea,
  KpiServesAction,
  Evidence,
  EvidenceVersion,
  EvidencePage,
  Finding,
  FindingResolution,
  Link,
  LinkAction,
  LinkKpi,
  QuotedFigure,
  Review,
  Ask,
  Supersession,
  OwnerChange,
  EvidenceSearch,
  SearchWord,
  SavedView,
  AskEvent,
  Leave,
  UploadLink,
  AreaNeed,
  Nominee,
  NomineeContact,
  NomineeLink,
  Nomination,
  NominationEvent,
  NomineeSuggestion,
  NomineeRetention,
  ReadinessResult,
  Pack,
  PackFile,
  Job,
  Mail,
  DigestChoice,
  Digest,
  DigestItem,
  AuditEntry,
  AuditSeal,
];
