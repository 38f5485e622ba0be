/** How loudly an error is logged: what people do wrong is not the operator's problem. */
export type ErrorLevel = 'info' | 'warn' | 'error';

/**
 * An error a person may read. `status` is the HTTP status the API answers with, `code` is stable and for
 * programs, `message` says what happened and what to do. DESIGN section 5 fixes the order of refusals:
 * 401, 404, 403, 409, 422.
 */
export class RevisitError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: Record<string, unknown> = {},
    readonly level: ErrorLevel = 'info',
  ) {
    super(message);
    this.name = 'RevisitError';
  }
}

export const notSignedIn = () =>
  new RevisitError(
    401,
    'not-signed-in',
    'You are not signed in, or your session has ended. Sign in and try again.',
  );

/** One answer for "is not there" and "is not yours to see", so that nothing can be guessed from it. */
export const notFound = (what: string) =>
  new RevisitError(
    404,
    'not-found',
    `There is no such ${what}, or you can't open it. Check the address, or ask whoever sent it to you.`,
  );

export const forbidden = (code: string, message: string) => new RevisitError(403, code, message);

export const conflict = (code: string, message: string, details: Record<string, unknown> = {}) =>
  new RevisitError(409, code, message, details);

export const unprocessable = (code: string, message: string, details: Record<string, unknown> = {}) =>
  new RevisitError(422, code, message, details);

/** A write that says which version it saw, and saw an old one. The caller gets the row as it is now. */
export const stale = (what: string, current: unknown) =>
  conflict(
    'stale-version',
    `Somebody changed this ${what} after you opened it. Nothing of yours was saved. Look at it as it is now, then make your change again.`,
    { current },
  );

export const missingIfMatch = () =>
  new RevisitError(
    428,
    'if-match-missing',
    'This change did not say which version it was made from. Open the page again and repeat the change.',
  );
