import type { components } from './schema.js';

type Schemas = components['schemas'];

/** What the API answers with and takes, named as people name it. Generated: `npm run schema -w web`. */
export type Session = Schemas['SessionView'];
export type Membership = Schemas['MembershipView'];
export type Programme = Schemas['ProgrammeView'];
export type PersonRef = Schemas['PersonRef'];
export type Person = Schemas['PersonView'];
export type AddedPerson = Schemas['AddedPerson'];
export type InvitationLink = Schemas['InvitationLink'];
export type Invitation = Schemas['InvitationView'];
export type Area = Schemas['AreaView'];
export type AreaRef = Schemas['AreaRef'];
export type Readiness = Schemas['ReadinessView'];
export type ReadinessArea = Schemas['ReadinessArea'];
export type CriterionView = Schemas['CriterionView'];
export type GapView = Schemas['GapView'];
export type Todo = Schemas['TodoView'];
export type Plan = Schemas['PlanView'];
export type Level = Schemas['LevelView'];
export type Action = Schemas['ActionView'];
export type Rating = Schemas['RatingView'];
export type EvidenceRow = Schemas['EvidenceRow'];
export type Evidence = Schemas['EvidenceView'];
export type AddEvidence = Schemas['AddEvidence'];
export type Version = Schemas['VersionView'];
export type Link = Schemas['LinkView'];
export type NewLink = Schemas['NewLink'];
export type Review = Schemas['ReviewView'];
export type PageText = Schemas['PageText'];
export type UploadOrder = Schemas['UploadOrder'];
export type UploadMissing = Schemas['UploadMissing'];
export type UploadPart = Schemas['UploadPart'];
export type Ask = Schemas['AskView'];
export type Pack = Schemas['PackView'];
export type Job = Schemas['JobView'];
export type AuditEntry = Schemas['AuditView'];
