import { uploadLinkStates, versionStates } from '@revisit/core/shared';
import { z } from 'zod';
import { areaRef, day, id, line, lines, moment, personRef } from '../http/schemas.js';
import { addVersion, uploadOrder } from './evidence.dto.js';

export const makeUploadLink = z
  .object({
    areaId: id,
    askId: id.optional(),
    givenTo: line(200, 'The name'),
    what: lines(500, 'What you ask for'),
    untilDay: day,
    filesAtMost: z.int().min(1).max(20).default(1),
    ownerId: id.optional(),
  })
  .meta({ id: 'MakeUploadLink' });

export const uploadLinkView = z
  .object({
    id,
    area: areaRef,
    askId: id.nullable(),
    givenTo: z.string(),
    what: z.string(),
    filesAtMost: z.int(),
    filesGiven: z.int(),
    expiresAt: moment,
    owner: personRef,
    madeBy: personRef,
    createdAt: moment,
    state: z.enum(uploadLinkStates),
  })
  .meta({ id: 'UploadLinkView' });

/** The address is shown once, to whoever made the link, who hands it over. */
export const madeUploadLink = uploadLinkView.extend({ url: z.string() }).meta({ id: 'MadeUploadLink' });

/** All that somebody with the link sees of the portal. */
export const askedView = z
  .object({
    askedBy: z.object({ name: z.string(), jobTitle: z.string() }),
    givenTo: z.string(),
    what: z.string(),
    expiresAt: moment,
    filesAtMost: z.int(),
    filesLeft: z.int(),
    fileLimit: z.int(),
  })
  .meta({ id: 'AskedView' });

export const giveFile = addVersion
  .extend({
    title: line(300, 'The title'),
    description: lines(500, 'The sentence about the file'),
  })
  .meta({ id: 'GiveFile' });

const orderFields = uploadOrder.omit({ duplicateOf: true }).extend({ fileId: id });
export const giveOrder = orderFields.meta({ id: 'GiveOrder' });
export const giveMissing = orderFields.extend({ state: z.enum(versionStates) }).meta({ id: 'GiveMissing' });
export const completeGiving = z.object({ fileId: id }).meta({ id: 'CompleteGiving' });
export const givenView = z.object({ filesLeft: z.int() }).meta({ id: 'GivenView' });
