import { unprocessable } from '@revisit/core';
import { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

/** What is wrong with a value, for a person. Schemas give their own sentence where they know better. */
export function plainWords(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'This is missing.'
        : `This should be ${expectation(issue.expected)}.`;
    case 'invalid_value':
      return issue.values.length === 1
        ? `This should be “${String(issue.values[0])}”.`
        : `Choose one of: ${issue.values.join(', ')}.`;
    case 'too_big':
      return issue.origin === 'string'
        ? `This is longer than ${issue.maximum} characters.`
        : `This should be at most ${issue.maximum}.`;
    case 'too_small':
      return issue.origin === 'string'
        ? `This should have at least ${issue.minimum} characters.`
        : `This should be at least ${issue.minimum}.`;
    case 'invalid_format':
      return issue.format === 'uuid'
        ? 'This is not the id of anything here.'
        : 'This is not written as expected.';
    default:
      return 'This is not right.';
  }
}

const expectation = (expected: string) =>
  ({
    string: 'text',
    int: 'a whole number',
    number: 'a number',
    boolean: 'yes or no',
    array: 'a list',
    object: 'an object',
  })[expected] ?? expected;

z.config({ customError: (issue) => plainWords(issue) });

/** PostgreSQL keeps every character but this one. */
const holdsNul = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.includes('\0')
    : typeof value === 'object' && value !== null && Object.values(value).some(holdsNul);

/**
 * The value, or 422 with every field that is wrong and why. The sentence is read by people and names no field:
 * forms mark it beside itself, by the path in `errors`.
 */
export function checked<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  if (holdsNul(value))
    throw unprocessable(
      'invalid-content',
      'There is a character in this that can’t be kept. Type the text anew instead of pasting it. Nothing was saved.',
    );
  const result = schema.safeParse(value ?? {});
  if (result.success) return result.data;
  const errors = result.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  const [first] = errors;
  const more = errors.length > 1 ? ` ${errors.length - 1} more to put right.` : '';
  throw unprocessable(
    'invalid-content',
    `${first?.message ?? 'This is not right.'}${more} Nothing was saved.`,
    { errors },
  );
}
