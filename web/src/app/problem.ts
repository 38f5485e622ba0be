/** RFC 9457 problem+json as the API writes it (DESIGN section 5). */
export interface Problem {
  title: string;
  status: number;
  detail: string;
  code: string;
  errors?: { path: string; message: string }[];
  /** The record as it is now, with codes `stale-version` and `value-there`. */
  current?: unknown;
}

export const unreachable: Problem = {
  title: 'No answer',
  status: 0,
  code: 'no-answer',
  detail:
    'The portal did not answer. Nothing was saved, and what you typed is still here. Check your connection and try again.',
};

const unexpected = (status: number): Problem => ({
  title: 'Something went wrong',
  status,
  code: 'unexpected',
  detail:
    'Something went wrong in the portal. Nothing was saved. Try again, and tell your administrator if it happens again.',
});

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'detail' in body && typeof body.detail === 'string';

/**
 * The error react-admin knows by its `status` and `body`. `body.errors` has the shape its forms read (field:
 * message), so that a refused field says so beside itself. A class of our own keeps the sign-in page free of
 * react-admin's weight.
 */
export class Refused extends Error {
  readonly status: number;
  readonly body: { errors?: Record<string, unknown> };

  constructor(readonly problem: Problem) {
    super(problem.detail);
    this.name = 'Refused';
    this.status = problem.status;
    const fields = Object.fromEntries((problem.errors ?? []).map(({ path, message }) => [path, message]));
    this.body = problem.errors?.length
      ? { errors: { root: { serverError: problem.detail }, ...fields } }
      : {};
  }
}

/** What the API answered instead of doing it; anything but problem+json is an answer nobody planned. */
export const refusedBy = (status: number, body: unknown): Refused =>
  new Refused(isProblem(body) ? body : unexpected(status));

/** The problem behind whatever was thrown: a refusal of the API, or an error of this page. */
export const problemOf = (error: unknown): Problem =>
  error instanceof Refused ? error.problem : unexpected(0);
