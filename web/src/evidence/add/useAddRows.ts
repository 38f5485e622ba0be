import { useRef, useState } from 'react';
import { useStore, useStoreContext } from 'react-admin';
import { request } from '../../app/http.js';
import { problemOf, Refused } from '../../app/problem.js';
import { useApi } from '../../app/session.js';
import type { Evidence } from '../../types.js';
import { hashFile } from '../upload/hashFile.js';
import { lanes } from '../upload/lanes.js';
import { persist } from '../upload/persist.js';
import { PutRefused } from '../upload/put.js';
import { resumeUpload, type Upload, uploadFile } from '../upload/uploadFile.js';
import { knownFiles } from './knownFiles.js';
import { type AddRow, detailsOf, isUnderWay, linksOf, type Progress, type RowForm } from './row.js';

const kept = 'evidence.add.rows';
/** Files on their way at once; each of them in at most two parts at a time. */
const filesAtOnce = 3;

/** A file with what is said about it, ready to become a draft. */
export interface Filing {
  file: File;
  form: RowForm;
  /** Known when the file was read before. */
  sha256?: string;
  twin?: AddRow['twin'];
}

const sentence = (error: unknown): string => {
  if (error instanceof PutRefused) {
    return 'The file did not reach the store. Nothing else on this page was lost. Check your connection and try again.';
  }
  return error instanceof Refused
    ? problemOf(error).detail
    : String(error instanceof Error ? error.message : error);
};

/**
 * The files on the add page. Each becomes a draft at once and uploads by itself while its row is filled in;
 * rows are kept on this computer, bytes are in the store, and what happens just now lives only here.
 */
export function useAddRows() {
  const api = useApi();
  const store = useStoreContext();
  const [rows] = useStore<AddRow[]>(kept, []);
  const [progress, setProgress] = useState<Record<string, Progress>>({});
  const stops = useRef(new Map<string, AbortController>());
  const files = useRef(new Map<string, File>());
  const inTurn = useRef(lanes(filesAtOnce));

  // From what is stored and not from what was drawn: several uploads change their rows between two drawings.
  const stored = (): AddRow[] => store.getItem(kept, []);
  const setRows = (change: (all: AddRow[]) => AddRow[]) => store.setItem(kept, change(stored()));
  const latest = (key: string) => stored().find((row) => row.key === key);
  const tell = (key: string, next: Progress) => setProgress((all) => ({ ...all, [key]: next }));
  const change = (key: string, changes: Partial<AddRow>) =>
    setRows((all) => all.map((row) => (row.key === key ? { ...row, ...changes } : row)));

  const carry = (key: string, file: File): Promise<void> => {
    const stop = new AbortController();
    stops.current.set(key, stop);
    files.current.set(key, file);
    tell(key, { step: 'queued' });
    return inTurn.current(async () => {
      try {
        stop.signal.throwIfAborted();
        await deliver(key, file, stop.signal);
        tell(key, { step: 'sent' });
        files.current.delete(key);
      } catch (error) {
        if (!stop.signal.aborted) tell(key, { step: 'failed', message: sentence(error) });
      } finally {
        if (stops.current.get(key) === stop) stops.current.delete(key);
      }
    });
  };

  /** Reads the file, finds or makes its draft, and sends whatever of it has not arrived. */
  const deliver = async (key: string, file: File, signal: AbortSignal) => {
    const onWaiting = () => tell(key, { step: 'waiting' });
    const sha256 = await readOnce(key, file);
    signal.throwIfAborted();
    const before = latest(key);
    if (!before) return;
    const upload = (evidenceId: string): Upload => ({
      evidence: `${api}/evidence/${evidenceId}`,
      file,
      sha256,
      onProgress: (bytes) => tell(key, { step: 'uploading', bytes }),
      onWaiting,
      signal,
    });
    const wait = { signal, onWaiting };
    if (!before.evidenceId) {
      const [here] = await persist(() => knownFiles(api, [sha256]), wait);
      if (here?.unfinished) {
        const other = stored().find((each) => each.evidenceId === here.evidenceId);
        if (other) return goOnIn(other, key, file);
        change(key, { evidenceId: here.evidenceId, versionNumber: here.number, sha256 });
      }
      if (here && !here.unfinished) change(key, { twin: here });
    }
    const row = latest(key) ?? before;
    const same = row.sha256 === sha256;
    if (row.evidenceId && row.versionNumber && same) {
      tell(key, { step: 'uploading', bytes: 0 });
      if (await resumeUpload(upload(row.evidenceId), row.versionNumber)) return;
    }
    tell(key, { step: 'uploading', bytes: 0 });
    const evidenceId = row.evidenceId ?? (await persist(() => draft(api, row.form), wait));
    if (signal.aborted) await withdraw(api, evidenceId, null);
    signal.throwIfAborted();
    change(key, { evidenceId, sha256 });
    const { duplicateOf } = await uploadFile(upload(evidenceId), (versionNumber) =>
      change(key, { versionNumber }),
    );
    if (duplicateOf) change(key, { twin: duplicateOf });
  };

  /** The file was chosen again for an upload that has a row already. */
  const goOnIn = (row: AddRow, key: string, file: File) => {
    setRows((all) => all.filter((each) => each.key !== key));
    if (!stops.current.has(row.key)) void carry(row.key, file);
  };

  const readOnce = async (key: string, file: File): Promise<string> => {
    const row = latest(key);
    if (row?.sha256 && !row.evidenceId) return row.sha256;
    tell(key, { step: 'hashing', bytes: 0 });
    return hashFile(file, (bytes) => tell(key, { step: 'hashing', bytes }));
  };

  const add = (filings: readonly Filing[]) => {
    const added = filings.map(
      ({ file, form, sha256 = null, twin = null }): AddRow => ({
        key: crypto.randomUUID(),
        fileName: file.name,
        size: file.size,
        form,
        sha256,
        twin,
        evidenceId: null,
        versionNumber: null,
        saved: false,
      }),
    );
    setRows((all) => [...all, ...added]);
    added.forEach((row, index) => {
      const filing = filings[index];
      if (filing) void carry(row.key, filing.file);
    });
  };

  /** Takes the row off the page; its draft is withdrawn and its bytes go. */
  const remove = async (row: AddRow) => {
    stops.current.get(row.key)?.abort();
    const { evidenceId, versionNumber, saved } = latest(row.key) ?? row;
    setRows((all) => all.filter((each) => each.key !== row.key));
    files.current.delete(row.key);
    if (!evidenceId || saved) return;
    await withdraw(api, evidenceId, versionNumber);
  };

  return {
    rows,
    progress,
    add,
    change,
    remove,
    /** Another file for the same row, after a refusal; the same file goes on where its upload stopped. */
    replace: (row: AddRow, file: File) => {
      change(row.key, { fileName: file.name, size: file.size });
      void carry(row.key, file);
    },
    /** The file is still in hand, so nobody has to choose it again. Undefined when it is not. */
    again: (row: AddRow) => {
      const file = files.current.get(row.key);
      return file && (() => void carry(row.key, file));
    },
    /** The row of this draft, whose upload stopped half-way, when it is on the page. */
    rowOf: (evidenceId: string) => stored().find((row) => row.evidenceId === evidenceId),
    /** Cancels whatever is still on its way. What has arrived stays. */
    cancelAll: () => {
      for (const row of stored()) if (isUnderWay(progress[row.key])) void remove(row);
    },
    forget: (keys: readonly string[]) => setRows((all) => all.filter((row) => !keys.includes(row.key))),
  };
}

export type AddRows = ReturnType<typeof useAddRows>;

/** Files the draft with the links its form is sure of. */
async function draft(api: string, form: RowForm): Promise<string> {
  const { id } = await request<Evidence>(`${api}/evidence`, 'POST', {
    ...detailsOf(form),
    title: form.title.trim() || 'Without a title',
    links: linksOf(form),
  });
  return id;
}

/** A draft that was taken off the page is withdrawn and its bytes go. What fails is no matter to whoever took it off. */
async function withdraw(api: string, evidenceId: string, versionNumber: number | null): Promise<void> {
  const evidence = `${api}/evidence/${evidenceId}`;
  const reason = 'Taken off the page before it was sent.';
  await request(`${evidence}/withdraw`, 'POST', {
    versionNumber: versionNumber ?? 1,
    comment: reason,
  }).catch(() => {});
  if (versionNumber) {
    await request(`${evidence}/versions/${versionNumber}/discard`, 'POST', { reason }).catch(() => {});
  }
}
