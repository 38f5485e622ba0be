import { describe, expect, test } from 'vitest';
import { problemOf, refusedBy } from './problem.js';

describe('what the API refuses', () => {
  test('its own sentence is shown, and each field says what is wrong with it', () => {
    const refused = refusedBy(422, {
      title: 'Invalid',
      status: 422,
      detail: 'Two fields need you.',
      code: 'invalid',
      errors: [{ path: 'title', message: 'The title is empty.' }],
    });
    expect(refused.message).toBe('Two fields need you.');
    expect(refused.body.errors).toEqual({
      root: { serverError: 'Two fields need you.' },
      title: 'The title is empty.',
    });
    expect(problemOf(refused).code).toBe('invalid');
  });

  test('an answer nobody planned is still a sentence, without the machine’s words', () => {
    expect(refusedBy(502, '<html>Bad gateway</html>').message).toMatch(
      /^Something went wrong in the portal\. Nothing was saved/,
    );
    expect(problemOf(new TypeError('x is undefined')).detail).not.toContain('undefined');
  });
});
