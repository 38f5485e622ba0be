import { parseArgs } from 'node:util';
import { commands } from './commands.js';

/** The commands of the operator: `npm run admin -- <command>`. Each prints what it did, in sentences. */
const [name = 'help', ...rest] = process.argv.slice(2);
const command = commands[name];

if (!command) {
  console.log(
    ['Commands:', ...Object.entries(commands).map(([key, { usage }]) => `  ${key} ${usage}`)].join('\n'),
  );
  process.exitCode = name === 'help' ? 0 : 2;
} else {
  try {
    const { values } = parseArgs({ args: rest, options: command.options, strict: true });
    process.exitCode = await command.run(values as Record<string, string | undefined>);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
