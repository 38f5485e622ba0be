import type { FileWarning } from '@revisit/core/shared';
import { filePolicy } from './policy-table.js';

export type PolicyCode = keyof typeof filePolicy;
type CodesOf<Outcome> = {
  [Code in PolicyCode]: (typeof filePolicy)[Code]['outcome'] extends Outcome ? Code : never;
}[PolicyCode];
export type RefusalCode = CodesOf<'refuse'>;
export type WarningCode = CodesOf<'warn'>;

/** Why a file is refused, as people are told it. */
export interface RefusalReason {
  code: RefusalCode;
  message: string;
}

export const reasonFor = (code: RefusalCode): RefusalReason => ({ code, message: filePolicy[code].message });

export const warningFor = (code: WarningCode, page?: number): FileWarning => ({
  code,
  message: filePolicy[code].message,
  ...(page === undefined ? {} : { page }),
});

/** Thrown by whatever finds that a rule of the policy refuses the file; `inspectFile` turns it into the verdict. */
export class Refusal extends Error {
  constructor(readonly code: RefusalCode) {
    super(filePolicy[code].message);
    this.name = 'Refusal';
  }
}
