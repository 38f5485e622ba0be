import { filePolicy, type PolicyCode } from '@revisit/core/shared';
import { describe, expect, it } from 'vitest';
import { ruleFiles } from './testing/rule-files.js';
import { outcomeOf, sampleFolder } from './testing/sample-folder.js';

const { inspect } = sampleFolder();

describe('every rule of the policy catches a real file', () => {
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
