import { dailyDigest } from './daily-digest.js';
import type { MailTemplate } from './template.js';
import { testMessage } from './test-message.js';

/** Every kind of message the portal sends. */
export const mailTemplates: readonly MailTemplate[] = [dailyDigest, testMessage];

export const templateOf = (name: string): MailTemplate | undefined =>
  mailTemplates.find((template) => template.name === name);
