import { type FileWarning, filePolicy, type RefusalCode, type WarningCode } from '@revisit/core/shared';

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
