import type { Role } from '../access/permissions.js';
import { record } from '../audit/audit.service.js';
import type { Config } from '../config/config.js';
import type { Database } from '../database/database.js';
import { notSignedIn, RevisitError } from '../errors/errors.js';
import { newToken, passwordFits, tokenHash } from './secrets.js';
import { failedSignIn, noteTry, refuseWhenThrottled } from './throttle.js';

export interface MembershipSummary {
  programmeId: string;
  slug: string;
  name: string;
  roles: Role[];
  areaIds: string[];
}

export interface SignedIn {
  personId: string;
  name: string;
  jobTitle: string;
  email: string;
  expiresAt: Date;
  memberships: MembershipSummary[];
}

interface SessionRow {
  person_id: string;
  name: string;
  job_title: string;
  email: string;
  last_seen_at: Date;
  expires_at: Date;
  memberships: MembershipSummary[];
}

/** last_seen_at is written at most this often: a page of lists is not a page of writes. */
const touchAfterMs = 60_000;

export class SessionsService {
  constructor(
    private readonly database: Database,
    private readonly config: Pick<Config, 'SESSION_IDLE_MINUTES' | 'SESSION_HOURS'>,
  ) {}

  get idleMinutes(): number {
    return this.config.SESSION_IDLE_MINUTES;
  }

  /**
   * A new session for the right password, under a new id. Wrong password, unknown address, disabled account and
   * open invitation get one answer (401) after one time; too many failures get 429.
   */
  async signIn(
    email: string,
    password: string,
    source: string,
  ): Promise<{ token: string; session: SignedIn }> {
    const address = email.trim().toLowerCase();
    const failure = failedSignIn(address, source);
    await refuseWhenThrottled(this.database, failure, {
      code: 'too-many-failures',
      what: 'There were too many failed sign-ins.',
      else: 'or choose a new password by “Forgotten your password?”',
    });
    const [account] = await this.database.ask<{
      person_id: string;
      password_hash: string | null;
      disabled: boolean;
    }>('SELECT * FROM account_for_sign_in($1)', [address]);
    const fits = await passwordFits(account?.password_hash ?? null, password);
    const token = account && fits && !account.disabled ? await this.begin(account) : null;
    if (!token) {
      await noteTry(this.database, failure);
      throw new RevisitError(
        401,
        'wrong-sign-in',
        'That e-mail address and password don’t belong together. Check both and try again.',
      );
    }
    await this.database.ask('DELETE FROM sign_in_failure WHERE account_hash = $1', [failure.accountHash]);
    const session = await this.find(token);
    await this.onRecord(session, 'session.opened');
    return { token, session };
  }

  /** Who this cookie is; throws 401 when it is nobody, or has been idle too long. */
  async find(token: string): Promise<SignedIn> {
    const hash = tokenHash(token);
    const [row] = await this.database.askOften<SessionRow>('session', 'SELECT * FROM session_person($1)', [
      hash,
    ]);
    const idleMs = row ? Date.now() - row.last_seen_at.getTime() : 0;
    if (!row || idleMs > this.config.SESSION_IDLE_MINUTES * 60_000) throw notSignedIn();
    if (idleMs > touchAfterMs)
      await this.database.asPerson(row.person_id, (tx) =>
        tx.query('UPDATE session SET last_seen_at = now() WHERE id_hash = $1', [hash]),
      );
    return {
      personId: row.person_id,
      name: row.name,
      jobTitle: row.job_title,
      email: row.email,
      expiresAt: row.expires_at,
      memberships: row.memberships,
    };
  }

  async signOut(token: string): Promise<void> {
    const session = await this.find(token);
    await this.database.asPerson(session.personId, (tx) =>
      tx.query('DELETE FROM session WHERE id_hash = $1', [tokenHash(token)]),
    );
    await this.onRecord(session, 'session.closed');
  }

  /** Old failures have no use; ended sessions neither. */
  async forgetOld(programmeId: string): Promise<void> {
    await this.database.inProgramme(programmeId, async (tx) => {
      await tx.query(`DELETE FROM sign_in_failure WHERE at < now() - interval '1 hour'`);
      await tx.query(
        `DELETE FROM session WHERE expires_at < now() OR last_seen_at < now() - $1 * interval '1 minute'`,
        [this.config.SESSION_IDLE_MINUTES],
      );
    });
  }

  /** The cookie of a new session; null when the password that was checked is no longer the account's. */
  private async begin(account: { person_id: string; password_hash: string | null }): Promise<string | null> {
    const token = newToken();
    // The account is held: a new password that is being chosen ends this session, or is there first.
    const begun = await this.database.asPerson(account.person_id, (tx) =>
      tx.query<unknown[]>(
        `INSERT INTO session (id_hash, person_id, expires_at)
         SELECT $1, person_id, now() + $3 * interval '1 hour' FROM account WHERE person_id = $2 AND password_hash = $4
         FOR SHARE RETURNING 1`,
        [tokenHash(token), account.person_id, this.config.SESSION_HOURS, account.password_hash],
      ),
    );
    return begun.length > 0 ? token : null;
  }

  private async onRecord(session: SignedIn, action: string) {
    for (const { programmeId } of session.memberships)
      await this.database.inProgramme(programmeId, (tx) =>
        record(tx, { programmeId, personId: session.personId }, action, {
          kind: 'person',
          id: session.personId,
        }),
      );
  }
}
