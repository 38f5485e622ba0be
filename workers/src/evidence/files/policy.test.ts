import { describe, expect, it } from 'vitest';
import type { PolicyCode } from './policy.js';
import { filePolicy } from './policy-table.js';
import { ruleFiles } from './testing/rule-files.js';
import { outcomeOf, sampleFolder } from './testing/sample-folder.js';

const { inspect } = sampleFolder();

describe('every rule of the policy catches a real file', () => {
  for (const [code, make] of Object.entries(ruleFiles)) {
    const { outcome, what, message } = filePolicy[code as PolicyCode];
    it(`${code}: ${what}`, async () => {
      const inspection = await inspect(await make());
      if (outcome === 'refuse')
        expect(inspection).toEqual({ verdict: 'rejected', reason: { code, message } });
      else expect(outcomeOf(inspection)).toBe(`clean ${code}`);
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
