import type { z } from 'zod';
import type { Permission } from '../../access/permissions.js';

/** `member`: somebody with an account here. `outsider`: somebody whose contact details few may see. */
export type Audience = 'member' | 'outsider';

/** One piece of a message. Text and HTML are made from the same pieces, so that they always say the same. */
export type Block =
  | { kind: 'paragraph'; text: string }
  | { kind: 'heading'; text: string }
  | { kind: 'list'; items: ListItem[] }
  /** The one thing to do next, on a line of its own. */
  | { kind: 'action'; text: string; path: string };

export interface ListItem {
  text: string;
  note?: string;
  path?: string;
}

export interface MailContent {
  subject: string;
  blocks: Block[];
}

/** Whom and where a message is about; paths of blocks begin at the portal's own address. */
export interface MailPlace {
  to: { name: string };
  programme: { name: string; slug: string };
}

/** A kind of message. Every template there is stands in index.ts; the portal previews each from its `sample`. */
export interface MailTemplate<Values extends z.ZodObject = z.ZodObject> {
  name: string;
  title: string;
  /** When it is sent, in a sentence for people. */
  when: string;
  audience: Audience;
  values: Values;
  /** Names of values that open something: shown to nobody but the addressee, gone once the message has left. */
  secrets: readonly (keyof z.output<Values> & string)[];
  /** Who alone sees the secrets of a message that was kept, to pass it on by hand; else whoever may read it. */
  handedOverBy?: Permission | 'nobody';
  sample: z.output<Values>;
  content(values: z.output<Values>, place: MailPlace): MailContent;
}

export const defineTemplate = <Values extends z.ZodObject>(template: MailTemplate<Values>) => template;

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const heading = (text: string): Block => ({ kind: 'heading', text });
export const action = (text: string, path: string): Block => ({ kind: 'action', text, path });
export const list = (items: ListItem[]): Block => ({ kind: 'list', items });
