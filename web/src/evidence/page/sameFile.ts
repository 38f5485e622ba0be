import { Refused } from '../../app/problem.js';

/** An upload goes on only with the very bytes it was announced with. */
export const unprocessableFile = (fileName: string): Refused =>
  new Refused({
    title: 'Another file',
    status: 422,
    code: 'another-file',
    detail: `This is not the file whose upload stopped (${fileName}), or it has changed since. Choose that one, or add this one as a new version.`,
  });
