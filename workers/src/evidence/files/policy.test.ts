import { filePolicy, type PolicyCode } from '@revisit/core/shared';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Inspection } from './inspect.js';
import { buildTool } from './testing/build-tool.js';
import { measureTool } from './testing/measure-tool.js';
import { ruleFiles } from './testing/rule-files.js';
import { outcomeOf, type Sample, sampleFolder } from './testing/sample-folder.js';
import { runFileTool } from './tool/run-file-tool.js';

const { write } = sampleFolder();
const longestMs = 60_000;
const mostMiB = 1_024;
/** Node by itself holds more: less was not the tool, or not measured, which is possible on Linux alone. */
const leastMiB = process.platform === 'linux' ? 30 : -1;

beforeAll(buildTool);

/** As the workers inspect it: in the tool's own process, which keeps to its limits of time and memory. */
async function inspect(sample: Sample): Promise<Inspection> {
  const asks = { path: write(sample), fileName: sample.name };
  const { result: outcome, timeMs, peakMiB } = await measureTool(() => runFileTool('inspect', asks));
  expect(timeMs).toBeLessThan(longestMs);
  expect(peakMiB).toBeGreaterThan(leastMiB);
  expect(peakMiB).toBeLessThan(mostMiB);
  if (!outcome.done) throw new Error(`${outcome.reason.code}: ${outcome.cause}`);
  return outcome.result;
}

describe('every rule of the policy catches a real file, in a minute and 1 GiB', () => {
  for (const [code, make] of Object.entries(ruleFiles)) {
    const { outcome, what, message } = filePolicy[code as PolicyCode];
    it(`${outcome}, ${code}: ${what}`, async () => {
      const { with: others = [], ...sample } = await make();
      const inspection = await inspect(sample);
      if (outcome === 'refuse')
        expect(inspection).toEqual({ verdict: 'rejected', reason: { code, message } });
      else if (outcome === 'accept') expect(outcomeOf(inspection)).toBe('clean');
      else expect(outcomeOf(inspection)).toBe(['clean', ...[code, ...others].sort()].join(' '));
    });
  }
});

describe('the policy table', () => {
  it('tells people in whole sentences what to do', () => {
    for (const { message } of Object.values(filePolicy)) {
      expect(message).toMatch(/^[A-Z].*\.$/);
      expect(message.length).toBeLessThan(220);
    }
  });
});
