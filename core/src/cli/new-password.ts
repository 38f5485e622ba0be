import type { Core } from '../core.js';
import { type AccountRow, makeNewPasswordLink } from '../people/new-password-link.js';
import { linkTo } from './link-to.js';

/**
 * For somebody who has forgotten their password where no message reaches them: prints the link with which they choose a
 * new one. Nothing in the portal makes it, so that no administrator of a programme can.
 */
export async function newPassword(core: Core, email: string): Promise<number> {
  const address = email.trim().toLowerCase();
  const [account] = await core.database.ask<AccountRow>('SELECT * FROM account_for_new_password($1)', [
    address,
  ]);
  if (!account) throw new Error(await whyNot(core, address));
  const { token, expiresAt } = await core.database.asPerson(account.person_id, (tx, enter) =>
    makeNewPasswordLink(tx, enter, account, 'operator'),
  );
  console.log(
    `Give this link to ${address} alone: whoever has it can sign in as them. They choose a new password here, once, by ${expiresAt.toUTCString()}:\n${linkTo(core, `/new-password#${token}`)}`,
  );
  return 0;
}

async function whyNot(core: Core, address: string): Promise<string> {
  const [account] = await core.database.ask<{ password_hash: string | null; disabled: boolean }>(
    'SELECT * FROM account_for_sign_in($1)',
    [address],
  );
  if (!account) return `There is no account with the address ${address}.`;
  if (account.disabled) return `The account of ${address} is closed.`;
  if (account.password_hash === null)
    return `${address} has been invited and has not chosen a password yet. An administrator makes a new invitation, under “People”; where there is none, make another administrator: create-administrator.`;
  return `${address} no longer works on any programme. An administrator brings them back first, under “People”.`;
}
