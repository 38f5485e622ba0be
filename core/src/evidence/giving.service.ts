import type { EntityManager } from 'typeorm';
import { record } from '../audit/audit.service.js';
import type { Config } from '../config/config.js';
import type { Database } from '../database/database.js';
import type { Content } from '../errors/content.js';
import { conflict, RevisitError } from '../errors/errors.js';
import { readinessChanged } from '../jobs/recalculate.js';
import { openDoor } from '../people/link-doors.js';
import { tokenHash } from '../people/secrets.js';
import type { Storage } from '../storage/storage.js';
import { Arrivals, type NewVersion, type UploadOrder } from './arrivals.js';
import { receive } from './receive.js';
import { linkState } from './upload-links.rules.js';
import type { VersionRow } from './uploads.js';

/** What the page of the link shows, and nothing more of the portal. */
export interface Asked {
  askedBy: { name: string; jobTitle: string };
  givenTo: string;
  what: string;
  expiresAt: Date;
  filesAtMost: number;
  filesLeft: number;
  /** Largest file, in bytes. */
  fileLimit: number;
}

export interface GivenFile extends NewVersion {
  title: string;
  /** One sentence: what it is. */
  description: string;
}

interface LinkRow {
  id: string;
  programme_id: string;
  area_id: string;
  ask_id: string | null;
  given_to: string;
  what: string;
  files_at_most: number;
  expires_at: Date;
  expired: boolean;
  revoked_at: Date | null;
  owner_id: string;
  made_by: string;
  given: number;
}

/** Files that were begun and never came, for each one that may come: people choose the wrong file first. */
const triesForEach = 5;

const gone: Record<'used' | 'expired' | 'revoked', string> = {
  used: 'This link has been used. What was sent has arrived; thank you.',
  expired: 'This link has run out. Ask whoever sent it to you for a new one.',
  revoked: 'This link was taken back. Ask whoever sent it to you whether a file is still wanted.',
};

/**
 * What an outsider does with a link: sees who asks for what, and gives files. They have no account; on record stands
 * the link. What comes in is a draft of the person who asked, inspected as any other.
 */
export class GivingService {
  private readonly arrivals: Arrivals;

  constructor(
    private readonly database: Database,
    storage: Storage,
    private readonly config: Pick<Config, 'REVISIT_FILE_LIMIT' | 'REVISIT_PART_SIZE'>,
  ) {
    this.arrivals = new Arrivals(storage, config);
  }

  /** Looking changes nothing. `source` is the address the request came from, for making guessers wait. */
  open(token: string, source: string): Promise<Asked> {
    return this.within(token, source, async (tx, link) => {
      demandOpen(link);
      const [asker] = await tx.query<{ name: string; jobTitle: string }[]>(
        'SELECT name, job_title AS "jobTitle" FROM person WHERE id = $1',
        [link.made_by],
      );
      if (!asker) throw new Error('Whoever made the link is not there.');
      return {
        askedBy: asker,
        givenTo: link.given_to,
        what: link.what,
        expiresAt: link.expires_at,
        filesAtMost: link.files_at_most,
        filesLeft: link.files_at_most - link.given,
        fileLimit: this.config.REVISIT_FILE_LIMIT,
      };
    });
  }

  /** A signed request for one file. Announcing the same file again goes on with it; a file that came is not taken twice. */
  announce(
    token: string,
    source: string,
    content: Content<GivenFile>,
  ): Promise<UploadOrder & { fileId: string }> {
    return this.within(token, source, async (tx, link) => {
      demandOpen(link);
      const file = content();
      this.arrivals.check(file);
      const known = await tx.query<VersionRow[]>(
        'SELECT * FROM evidence_version WHERE upload_link_id = $1 ORDER BY created_at',
        [link.id],
      );
      const same = known.find((version) => version.sha256 === file.sha256 && version.state !== 'expired');
      if (same?.received_at)
        throw conflict('given-already', 'This file has arrived already. It is needed only once.');
      if (same) return { ...(await this.arrivals.missing(same)), fileId: same.id };
      if (known.length >= link.files_at_most * triesForEach)
        throw conflict(
          'too-many-tries',
          'Too many files were begun with this link and never arrived. Ask whoever sent it to you for a new one.',
        );
      const version = await this.draft(tx, link, file);
      return { ...(await this.arrivals.order(version)), fileId: version.id };
    });
  }

  /** What is still missing of a file, signed anew. */
  missing(
    token: string,
    source: string,
    fileId: string,
  ): Promise<UploadOrder & { fileId: string; state: VersionRow['state'] }> {
    return this.within(token, source, async (tx, link) => {
      const version = await ownFile(tx, link, fileId);
      if (version.state === 'awaiting') demandOpen(link);
      return { ...(await this.arrivals.missing(version)), fileId };
    });
  }

  /** The bytes are there. Asking twice is one completion; the last file that may come uses the link up. */
  async complete(
    token: string,
    source: string,
    content: Content<{ fileId: string }>,
  ): Promise<{ filesLeft: number }> {
    const version = await this.within(token, source, async (tx, link) => {
      const file = await ownFile(tx, link, content().fileId);
      if (file.state === 'awaiting') demandOpen(link);
      return file;
    });
    if (version.state === 'awaiting') await this.arrivals.settle(version);
    return this.within(token, source, async (tx, link) => {
      const again = await ownFile(tx, link, version.id);
      if (again.state !== 'awaiting') return { filesLeft: link.files_at_most - link.given };
      demandOpen(link);
      const outsider = { programmeId: link.programme_id, personId: null, roles: [], areaIds: [] };
      await receive(tx, outsider, again);
      return { filesLeft: link.files_at_most - link.given - 1 };
    });
  }

  private async draft(tx: EntityManager, link: LinkRow, file: GivenFile): Promise<VersionRow> {
    const outsider = { programmeId: link.programme_id, personId: null };
    const evidenceId = crypto.randomUUID();
    // Nobody here has seen it: until somebody has, it is shown to those who handle what is sensitive.
    await tx.query(
      `INSERT INTO evidence (id, programme_id, title, description, kind, source, sensitivity, owner_id, created_by)
       VALUES ($1, $2, $3, $4, 'other', 'independent', 'official-sensitive', $5, $6)`,
      [evidenceId, link.programme_id, file.title, file.description, link.owner_id, link.made_by],
    );
    const linkId = crypto.randomUUID();
    await tx.query(
      `INSERT INTO link (id, programme_id, evidence_id, area_id, shows, accepted_at, created_by)
       VALUES ($1, $2, $3, $4, 'output', clock_timestamp(), $5)`,
      [linkId, link.programme_id, evidenceId, link.area_id, link.made_by],
    );
    await tx.query(
      `INSERT INTO link_action (programme_id, link_id, action_id)
       SELECT programme_id, $2, action_id FROM ask WHERE id = $1 AND action_id IS NOT NULL`,
      [link.ask_id, linkId],
    );
    const version = await this.arrivals.begin(tx, link.programme_id, evidenceId, file, {
      uploadLinkId: link.id,
    });
    await record(
      tx,
      outsider,
      'evidence.added',
      { kind: 'evidence', id: evidenceId },
      { owner: link.owner_id, area: link.area_id, uploadLink: link.id },
    );
    await record(
      tx,
      outsider,
      'version.announced',
      { kind: 'version', id: version.id },
      { evidence: evidenceId, number: version.number, sha256: file.sha256, uploadLink: link.id },
    );
    await readinessChanged(tx, outsider);
    return version;
  }

  /** One transaction with the link held, so that two files at once take turns. 404 for a token nobody made. */
  private async within<Result>(
    token: string,
    source: string,
    work: (tx: EntityManager, link: LinkRow) => Promise<Result>,
  ): Promise<Result> {
    const door = await openDoor(this.database, { kind: 'upload-link', source }, async () => {
      const [found] = await this.database.ask<{ programme_id: string; link_id: string }>(
        'SELECT * FROM upload_link_for_token($1)',
        [tokenHash(token)],
      );
      return found;
    });
    return this.database.inProgramme(door.programme_id, async (tx) => {
      const [link] = await tx.query<LinkRow[]>(
        'SELECT *, expires_at <= now() AS expired FROM upload_link WHERE id = $1 FOR UPDATE',
        [door.link_id],
      );
      if (!link) throw new Error('The link that was just found is not there.');
      // Counted after the lock: whoever held it may have given a file.
      const [given] = await tx.query<{ count: number }[]>(
        'SELECT count(*)::int AS count FROM evidence_version WHERE upload_link_id = $1 AND received_at IS NOT NULL',
        [link.id],
      );
      return work(tx, { ...link, given: given?.count ?? 0 });
    });
  }
}

function demandOpen(link: LinkRow): void {
  const state = linkState({
    revoked: link.revoked_at !== null,
    expired: link.expired,
    given: link.given,
    atMost: link.files_at_most,
  });
  if (state !== 'open') throw new RevisitError(410, `link-${state}`, gone[state]);
}

async function ownFile(tx: EntityManager, link: LinkRow, fileId: string): Promise<VersionRow> {
  const [version] = await tx.query<VersionRow[]>(
    'SELECT * FROM evidence_version WHERE id = $1 AND upload_link_id = $2',
    [fileId, link.id],
  );
  if (!version)
    throw new RevisitError(404, 'no-such-file', 'There is no such file. Choose it again and send it.');
  return version;
}
