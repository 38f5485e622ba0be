/**
 * A refusal in the protocol's own terms. Whatever else is thrown while a request is served is a fault of this
 * server, answered with 500 and written to the log.
 */
export class S3Error extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'S3Error';
  }
}
