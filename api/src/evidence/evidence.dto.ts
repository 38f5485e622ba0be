import {
  evidenceKinds,
  evidenceSources,
  evidenceStates,
  readingForms,
  returnReasons,
  sensitivities,
  showsLevels,
  tagLength,
  tagsAtMost,
  versionStates,
} from '@revisit/core/shared';
import { z } from 'zod';
import { areaRef, day, id, line, lines, moment, personRef, sha256 } from '../http/schemas.js';

const locator = z
  .object({ page: z.int().min(1).max(100_000), quote: z.string().trim().max(1000).optional() })
  .meta({ id: 'Locator' });

const linkFields = {
  areaId: id,
  actionIds: z.array(id).max(200).default([]),
  /** Measures the claim is about. */
  kpiIds: z.array(id).max(50).optional(),
  /** Figures of measures that the document prints there; each measure quoted is one it is about. */
  quotes: z
    .array(z.object({ seriesId: id, asAt: day, value: lines(200, 'The figure') }).meta({ id: 'NewQuote' }))
    .max(50)
    .optional(),
  shows: z.enum(showsLevels),
  claim: z.string().trim().max(1000).default(''),
  locator: locator.optional(),
};

export const newLink = z.object(linkFields).meta({ id: 'NewLink' });
export const addLink = z.object({ evidenceId: id, ...linkFields }).meta({ id: 'AddLink' });
export const changeLink = z.object(linkFields).meta({ id: 'ChangeLink' });

const publishedPage = z
  .object({ url: z.string().trim().max(2000), checkedOn: day })
  .meta({ id: 'PublishedPage' });

const evidenceFields = {
  title: line(300, 'The title'),
  description: z.string().trim().max(5000).default(''),
  kind: z.enum(evidenceKinds),
  source: z.enum(evidenceSources),
  sensitivity: z.enum(sensitivities),
  coversFrom: day.nullish(),
  coversTo: day.nullish(),
  reviewBy: day.nullish(),
  tags: z.array(line(tagLength, 'A tag')).max(tagsAtMost).optional(),
  /** A page on the web. The portal never opens it. */
  published: publishedPage.nullish(),
};

export const addEvidence = z
  .object({
    ...evidenceFields,
    links: z.array(newLink).max(100).default([]),
    /** Who answers for it, when that is not the person who files it. */
    ownerId: id.optional(),
    /** The ask this answers. */
    askId: id.optional(),
  })
  .meta({ id: 'AddEvidence' });

export const changeEvidence = z
  .object({ ...evidenceFields, ownerId: id.optional() })
  .meta({ id: 'ChangeEvidence' });

export const moveEvidence = z
  .object({
    versionNumber: z.int().min(1),
    comment: z.string().trim().max(2000).default(''),
  })
  .meta({ id: 'MoveEvidence' });

export const addVersion = z
  .object({
    fileName: lines(255, 'The name of the file'),
    size: z.int().min(0),
    sha256,
  })
  .meta({ id: 'AddVersion' });

const signedPut = { url: z.string(), method: z.literal('PUT'), headers: z.record(z.string(), z.string()) };
export const uploadPart = z
  .object({ number: z.int(), ...signedPut, offset: z.int(), size: z.int() })
  .meta({ id: 'UploadPart' });
const twin = z.object({ evidenceId: id, number: z.int(), title: z.string() });
export const uploadOrder = z
  .object({
    number: z.int(),
    upload: z.object(signedPut).optional(),
    parts: z.array(uploadPart).optional(),
    /** Evidence with the same bytes that the caller may open. */
    duplicateOf: twin.optional(),
  })
  .meta({ id: 'UploadOrder' });
export const uploadMissing = z
  .object({
    number: z.int(),
    state: z.enum(versionStates),
    upload: z.object(signedPut).optional(),
    parts: z.array(uploadPart),
  })
  .meta({ id: 'UploadMissing' });
export const completeVersion = z
  .object({ etags: z.array(z.string()).optional() })
  .meta({ id: 'CompleteVersion' });
export const discardVersion = z.object({ reason: lines(500, 'The reason') }).meta({ id: 'DiscardVersion' });

const warning = z
  .object({ code: z.string(), message: z.string(), page: z.int().optional() })
  .meta({ id: 'FileWarning' });

export const versionView = z
  .object({
    number: z.int(),
    fileName: z.string(),
    size: z.int(),
    sha256: z.string(),
    state: z.enum(versionStates),
    mediaType: z.string().nullable(),
    pageCount: z.int().nullable(),
    warnings: z.array(warning),
    reason: z.object({ code: z.string(), message: z.string() }).nullable(),
    scan: z.string().nullable(),
    uploadedBy: personRef,
    createdAt: moment,
    receivedAt: moment.nullable(),
    hasPreview: z.boolean(),
    /** A job on this version gave up; it can be tried again (POST jobs/{id}/retry). */
    failedJob: z.object({ id, name: z.string() }).nullable(),
    may: z.object({ discard: z.boolean(), open: z.boolean() }),
  })
  .meta({ id: 'VersionView' });

/** A version that has just arrived; `duplicateOf` is evidence with the same bytes that arrived before it. */
export const completedVersion = versionView
  .extend({ duplicateOf: twin.optional() })
  .meta({ id: 'CompletedVersion' });

export const askKnownFiles = z
  .object({ sha256: z.array(sha256).max(1000, 'Ask about at most 1,000 files at once.') })
  .meta({ id: 'AskKnownFiles' });
export const knownFile = twin
  .extend({
    sha256: z.string(),
    /** Announced by the caller and not arrived: GET …/versions/{number}/upload says what is missing. */
    unfinished: z.boolean(),
  })
  .meta({ id: 'KnownFile' });

export const linkView = z
  .object({
    id,
    evidenceId: id,
    area: areaRef,
    actions: z.array(z.object({ id, ref: z.string(), title: z.string() })),
    kpis: z.array(z.object({ id, ref: z.string(), measure: z.string() })),
    quotes: z.array(
      z
        .object({
          kpiId: id,
          seriesId: id,
          series: z.string(),
          asAt: day,
          text: z.string(),
          /** What others say of the same day, in words; only of what the caller may read. */
          others: z.array(z.string()),
        })
        .meta({ id: 'LinkQuote' }),
    ),
    shows: z.enum(showsLevels),
    claim: z.string(),
    locator: locator.nullable(),
    /** `proposed` until that area's lead or a reviewer accepts it; `checked` once an approval covers it. */
    state: z.enum(['proposed', 'unchecked', 'checked']),
    createdBy: personRef,
    createdAt: moment,
    may: z.object({ change: z.boolean(), accept: z.boolean() }),
  })
  .meta({ id: 'LinkView' });

export const reviewView = z
  .object({
    id,
    evidenceId: id,
    move: z.enum(['submit', 'approve', 'request-changes', 'withdraw', 'new-version']),
    versionNumber: z.int(),
    sha256: z.string(),
    comment: z.string(),
    /** What was wrong, of a return. */
    reasons: z.array(z.enum(returnReasons)),
    person: personRef,
    at: moment,
  })
  .meta({ id: 'ReviewView' });

const chainLink = z
  .object({
    id: id.nullable(),
    title: z.string().nullable(),
    state: z.enum(evidenceStates).nullable(),
    /** Since when the next of the chain stands in its place. */
    replacedAt: moment.nullable(),
    isThis: z.boolean(),
  })
  .meta({ id: 'ChainLink', description: 'Without id, title and state where the caller may not read it.' });

const ownerChange = z
  .object({ id, from: personRef, to: personRef, reason: z.string(), person: personRef, at: moment })
  .meta({ id: 'OwnerChange' });

/** A row of the list: small, and made by one query. */
export const evidenceRow = z
  .object({
    id,
    title: z.string(),
    kind: z.enum(evidenceKinds),
    source: z.enum(evidenceSources),
    sensitivity: z.enum(sensitivities),
    state: z.enum(evidenceStates),
    reviewBy: day.nullable(),
    stale: z.boolean(),
    coversFrom: day.nullable(),
    coversTo: day.nullable(),
    tags: z.array(z.string()),
    owner: z.object({ id, name: z.string() }),
    areas: z.array(z.int()).meta({ description: 'Numbers of the areas it is linked to.' }),
    shows: z.array(z.enum(showsLevels)),
    file: z
      .object({
        number: z.int(),
        fileName: z.string(),
        size: z.int(),
        state: z.enum(versionStates),
        pageCount: z.int().nullable(),
      })
      .nullable(),
    submittedAt: moment.nullable(),
    updatedAt: moment,
    version: z.int(),
  })
  .meta({ id: 'EvidenceRow' });

export const evidenceView = z
  .object({
    id,
    title: z.string(),
    description: z.string(),
    tags: z.array(z.string()),
    kind: z.enum(evidenceKinds),
    source: z.enum(evidenceSources),
    sensitivity: z.enum(sensitivities),
    coversFrom: day.nullable(),
    coversTo: day.nullable(),
    reviewBy: day.nullable(),
    stale: z.boolean(),
    state: z.enum(evidenceStates),
    owner: personRef,
    createdBy: personRef,
    submittedAt: moment.nullable(),
    createdAt: moment,
    updatedAt: moment,
    /** The page it stands for, and the day somebody last looked at it. */
    published: publishedPage.nullable(),
    version: z.int(),
    /** The newest version that arrived; null while none has. */
    currentVersion: z.int().nullable(),
    versions: z.array(versionView),
    links: z.array(linkView),
    /** All moves, oldest first. */
    reviews: z.array(reviewView),
    /** What it replaces and what replaces it, oldest first; empty when neither. */
    chain: z.array(chainLink),
    /** Who answered for it before, oldest first. */
    ownerChanges: z.array(ownerChange),
    /** Why a button is not offered, when the state or the role forbids it: null when it is offered. */
    may: z.object({
      edit: z.boolean(),
      addVersion: z.boolean(),
      link: z.boolean(),
      submit: z.boolean(),
      changeOwner: z.boolean(),
      approve: z.boolean(),
      requestChanges: z.boolean(),
      withdraw: z.boolean(),
    }),
    /** What stands in the way of submitting, in sentences. */
    before: z.array(z.string()),
  })
  .meta({ id: 'EvidenceView' });

export const readingView = z
  .object({
    shown: z.enum(readingForms).meta({
      description:
        'The PDF itself, a PDF copy of it, its pages as pictures (`pictures/{page}`), or its words alone (`pages`).',
    }),
    pages: z.int().nullable(),
    preparing: z.boolean(),
    /** Signed: works for five minutes, with Range. */
    pdf: z.object({ url: z.string(), size: z.int() }).nullable(),
  })
  .meta({ id: 'ReadingView' });

export const pageText = z.object({ page: z.int(), text: z.string() }).meta({ id: 'PageText' });

export const quoteView = z
  .object({
    id,
    linkId: id,
    evidenceId: id,
    title: z.string(),
    page: z.int().nullable(),
    seriesId: id,
    /** The last day the figure speaks of. */
    asAt: day,
    text: z.string(),
    number: z.number().nullable(),
    /** Other documents that say otherwise of the same day. */
    others: z.array(z.object({ evidenceId: id, title: z.string(), text: z.string() })),
    /** The programme's own reading of that day, where it says otherwise. */
    reading: z.string().nullable(),
  })
  .meta({ id: 'QuoteView' });
