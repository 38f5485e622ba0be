import { readFileSync, writeFileSync } from 'node:fs';
import { policyRows } from '../evidence/file-policy.js';

/** `node core/dist/cli/file-policy-document.js` writes docs/file-policy.md from the policy; with --check it compares. */
const file = new URL('../../../docs/file-policy.md', import.meta.url);

const cell = (text: string): string => text.replaceAll('|', '\\|');
const table = (outcome: 'accept' | 'warn' | 'refuse'): string =>
  [
    '| what | what people are told | rule |',
    '| --- | --- | --- |',
    ...policyRows(outcome).map(
      ({ code, what, message }) => `| ${cell(what)} | ${cell(message)} | \`${code}\` |`,
    ),
  ].join('\n');

const text = `# What may be uploaded

Made from [core/src/evidence/file-policy.ts](../core/src/evidence/file-policy.ts) by \`npm run file-policy -w core\`; the checks fail
when the two differ. The same rows drive the inspection, its tests (a real file for every row, in
\`workers/src/evidence/files/testing/rule-files.ts\`) and the page "What may be uploaded".

A file is judged by its content, and its name has to agree. Nothing in it is ever run, and its bytes are never
changed: a file is kept as it came, kept with a warning that stands beside it, or refused with the reason. How it is
judged, and behind which walls, is in [decision 5](decisions/0005-reading-files.md).

## Accepted

${table('accept')}

## Kept with a warning

${table('warn')}

## Refused

${table('refuse')}
`;

if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  console.error(
    'docs/file-policy.md is not what the code says. Run: npm run build && npm run file-policy -w core',
  );
  process.exitCode = 1;
}
