import { accountInvitation } from './account-invitation.js';
import { dailyDigest } from './daily-digest.js';
import { newPassword } from './new-password.js';
import { nomineeAnswerNoted } from './nominee-answer-noted.js';
import { nomineeBrief } from './nominee-brief.js';
import { nomineeInvitation } from './nominee-invitation.js';
import { passwordChanged } from './password-changed.js';
import type { MailTemplate } from './template.js';
import { testMessage } from './test-message.js';

/** Every kind of message the portal sends. */
export const mailTemplates: readonly MailTemplate[] = [
  accountInvitation,
  newPassword,
  passwordChanged,
  dailyDigest,
  nomineeInvitation,
  nomineeAnswerNoted,
  nomineeBrief,
  testMessage,
];

export const templateOf = (name: string): MailTemplate | undefined =>
  mailTemplates.find((template) => template.name === name);
