import type { MailDetail, MailTemplate, OutgoingStatus } from '../src/types.js';
import { id } from './programme.js';

const base: MailDetail = {
  id: id(701),
  template: 'test-message',
  kind: 'Test message',
  subject: 'Test message from Revisit',
  to: { name: 'Kim Administrator', address: 'kim@sample.test' },
  audience: 'member',
  hidden: false,
  erased: false,
  about: null,
  state: 'waiting',
  canSendAgain: false,
  tries: 2,
  answer: '451 Try again later',
  postedAt: '2026-11-20T08:00:00Z',
  dueAt: '2026-11-20T08:08:00Z',
  endedAt: null,
  text: 'Dear Kim Administrator,\n\nIt arrived, so outgoing mail works.\n',
};

/** One of each kind that reads differently. */
export const mail: MailDetail[] = [
  base,
  {
    ...base,
    id: id(702),
    state: 'refused',
    canSendAgain: true,
    answer: '550 No such mailbox',
    endedAt: '2026-11-20T08:01:00Z',
  },
  {
    ...base,
    id: id(703),
    state: 'kept',
    subject: null,
    to: null,
    text: null,
    hidden: true,
    audience: 'outsider',
    answer: null,
  },
];

export const mailKinds: MailTemplate[] = [
  {
    name: 'test-message',
    title: 'Test message',
    when: 'When somebody asks for one on the outgoing mail screen.',
    audience: 'member',
    subject: base.subject ?? '',
    text: base.text ?? '',
  },
];

export const outgoingStatus: OutgoingStatus = {
  delivery: 'kept',
  from: null,
  counts: { waiting: 1, refused: 1, kept: 1 },
};

/** What the frame of a message shows. */
export const message = {
  status: 200,
  type: 'text/html; charset=utf-8',
  body: '<!doctype html><html lang="en-GB"><title>Test message</title><h1>Test message</h1></html>',
};
