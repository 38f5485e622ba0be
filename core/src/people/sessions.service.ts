import type { Role } from '../access/permissions.js';
import { record } from '../audit/audit.service.js';
import type { Config } from '../config/config.js';
import type { Database } from '../database/database.js';
import { notSignedIn, RevisitError } from '../errors/errors.js';
import { newToken, passwordFits, tokenHash } from './secrets.js';

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

/** Failed sign-ins within a quarter of an hour: so many for one account, so many from one address. */
const failuresPerAccount = 10;
const failuresPerSource = 50;
const windowMinutes = 15;

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
    const accountHash = tokenHash(`account:${address}`);
    const sourceHash = tokenHash(`source:${source}`);
    await this.refuseWhenThrottled(accountHash, sourceHash);
    const [account] = await this.database.ask<{
      person_id: string;
      password_hash: string | null;
      disabled: boolean;
    }>('SELECT * FROM account_for_sign_in($1)', [address]);
    const fits = await passwordFits(account?.password_hash ?? null, password);
    if (!account || !fits || account.disabled) {
      await this.database.ask('INSERT INTO sign_in_failure (account_hash, source_hash) VALUES ($1, $2)', [
        accountHash,
        sourceHash,
      ]);
      throw new RevisitError(
        401,
        'wrong-sign-in',
        'That e-mail address and password don’t belong together. Check both and try again.',
      );
    }
    await this.database.ask('DELETE FROM sign_in_failure WHERE account_hash = $1', [accountHash]);
    const token = newToken();
    await this.database.asPerson(account.person_id, (tx) =>
      tx.query(
        `INSERT INTO session (id_hash, person_id, expires_at) VALUES ($1, $2, now() + $3 * interval '1 hour')`,
        [tokenHash(token), account.person_id, this.config.SESSION_HOURS],
      ),
    );
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

  private async refuseWhenThrottled(accountHash: string, sourceHash: string) {
    const [counts] = await this.database.ask<{ account: string; source: string }>(
      `SELECT count(*) FILTER (WHERE account_hash = $1 AND source_hash = $2) AS account,
              count(*) FILTER (WHERE source_hash = $2) AS source
       FROM sign_in_failure WHERE at > now() - $3 * interval '1 minute' AND (account_hash = $1 OR source_hash = $2)`,
      [accountHash, sourceHash, windowMinutes],
    );
    if (Number(counts?.account) >= failuresPerAccount || Number(counts?.source) >= failuresPerSource)
      throw new RevisitError(
        429,
        'too-many-failures',
        `There were too many failed sign-ins. Wait ${windowMinutes} minutes and try again, or ask your administrator for a new invitation.`,
        { retryAfterSeconds: windowMinutes * 60 },
        'warn',
      );
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
