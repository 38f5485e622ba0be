/**
 * What the caller sent, checked when it is read. Services read it last, so that refusals come in the design's
 * order: 404, 403, 409, and only then 422 for the content.
 */
export type Content<T> = () => T;
