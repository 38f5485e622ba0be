import { expect, it } from 'vitest';
import { count, sum } from './count.mjs';

const file = (status: string, ...statuses: string[]) => ({
  name: 'some.test.ts',
  status,
  assertionResults: statuses.map((each) => ({ status: each })),
});
const whole = { exitCode: 0, isPart: false };

it.each([
  ['all passed', [file('passed', 'passed', 'passed')], 0, { passed: 2, failed: 0 }],
  ['one failed', [file('failed', 'passed', 'failed')], 1, { passed: 1, failed: 1 }],
  [
    'a file that could not be loaded',
    [file('failed'), file('passed', 'passed')],
    1,
    { passed: 1, failed: 1 },
  ],
  ['a hook that failed after its tests', [file('failed', 'passed')], 1, { passed: 1, failed: 1 }],
  ['a skipped test', [file('passed', 'passed', 'skipped', 'todo')], 0, { passed: 1, failed: 2 }],
  ['an error outside every test', [file('passed', 'passed')], 1, { passed: 1, failed: 1 }],
  ['killed', [file('passed', 'passed')], null, { passed: 1, failed: 1 }],
])('%s', (_, testResults, exitCode, expected) => {
  expect(count({ testResults }, { ...whole, exitCode })).toEqual(expected);
});

it('a run without a report has failed', () => {
  expect(count(null, whole)).toEqual({ passed: 0, failed: 1 });
});

it('what a part leaves out has not failed', () => {
  const testResults = [file('passed', 'passed', 'skipped')];
  expect(count({ testResults }, { exitCode: 0, isPart: true })).toEqual({ passed: 1, failed: 0 });
});

it('adds up', () => {
  expect(
    sum([
      { passed: 1, failed: 2 },
      { passed: 3, failed: 4 },
    ]),
  ).toEqual({ passed: 4, failed: 6 });
});
