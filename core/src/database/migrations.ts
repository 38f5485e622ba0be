import { FirstSchema1700000000001 } from './migrations/1700000000001-first-schema.js';
import { Search1700000000002 } from './migrations/1700000000002-search.js';
import { Intake1700000000003 } from './migrations/1700000000003-intake.js';
import { Findings1700000000004 } from './migrations/1700000000004-findings.js';
import { Renditions1700000000005 } from './migrations/1700000000005-renditions.js';
import { Life1700000000006 } from './migrations/1700000000006-life.js';
import { PlanEditions1700000000007 } from './migrations/1700000000007-plan-editions.js';
import { Rounds1700000000008 } from './migrations/1700000000008-rounds.js';
import { Kpis1700000000009 } from './migrations/1700000000009-kpis.js';
import { NarrowedSearch1700000000010 } from './migrations/1700000000010-narrowed-search.js';
import { Mail1700000000011 } from './migrations/1700000000011-mail.js';
import { Nominations1700000000012 } from './migrations/1700000000012-nominations.js';
import { NomineeLinks1700000000013 } from './migrations/1700000000013-nominee-links.js';
import { MailReturns1700000000014 } from './migrations/1700000000014-mail-returns.js';
import { NewPasswords1700000000015 } from './migrations/1700000000015-new-passwords.js';
import { MailNotAfter1700000000016 } from './migrations/1700000000016-mail-not-after.js';
import { PeopleElsewhere1700000000017 } from './migrations/1700000000017-people-elsewhere.js';

/** Oldest first. A migration that has left this machine is never edited: the next one mends it. */
export const migrations = [
  FirstSchema1700000000001,
  Search1700000000002,
  Intake1700000000003,
  Findings1700000000004,
  Renditions1700000000005,
  Life1700000000006,
  PlanEditions1700000000007,
  Rounds1700000000008,
  Kpis1700000000009,
  NarrowedSearch1700000000010,
  Mail1700000000011,
  Nominations1700000000012,
  NomineeLinks1700000000013,
  MailReturns1700000000014,
  NewPasswords1700000000015,
  MailNotAfter1700000000016,
  PeopleElsewhere1700000000017,
];
