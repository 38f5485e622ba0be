import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, seconds each: begun last, one of them would run alone while the other workers are done. */
const long = [
  'infra/test/survival/workers.test.ts',
  'infra/test/survival/launcher.test.ts',
  'web/test/pages.test.ts',
  'infra/test/survival/servers.test.ts',
  'infra/launcher/start.test.ts',
  'workers/src/evidence/pipeline.test.ts',
  'workers/src/plans/import.test.ts',
  'infra/test/survival/api.test.ts',
  'infra/test/journeys/intake.browser.test.ts',
  'infra/test/journeys/returning.browser.test.ts',
  'infra/test/journeys/screens.test.ts',
  'infra/test/journeys/troubles.browser.test.ts',
  'infra/test/journeys/nominations.browser.test.ts',
  'infra/test/journeys/main-job.browser.test.ts',
  'infra/test/journeys/keyboard.browser.test.ts',
];

/** In a checkout that was never tested vitest knows no times: these first, the others as it orders them. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = long.findIndex((path) => moduleId.endsWith(`/${path}`));
      return at === -1 ? long.length : at;
    };
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}
