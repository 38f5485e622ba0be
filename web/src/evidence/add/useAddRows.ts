import { useRef, useState } from 'react';
import { useStore, useStoreContext } from 'react-admin';
import { request } from '../../app/http.js';
import { problemOf, Refused } from '../../app/problem.js';
import { useApi } from '../../app/session.js';
import type { AreaRef, Evidence } from '../../types.js';
import { hashFile } from '../upload/hashFile.js';
import { PutRefused } from '../upload/put.js';
import { uploadFile } from '../upload/uploadFile.js';
import { proposeAreas, proposeKind, proposeTitle } from './propose.js';
import { type AddRow, detailsOf, type Progress, type RowForm } from './row.js';

const kept = 'evidence.add.rows';

const sentence = (error: unknown): string => {
  if (error instanceof PutRefused) {
    return 'The file did not reach the store. Nothing else on this page was lost. Check your connection and choose the file again.';
  }
  return error instanceof Refused
    ? problemOf(error).detail
    : String(error instanceof Error ? error.message : error);
};

/**
 * The files on the add page. Each becomes a draft at once and uploads by itself while its row is filled in;
 * rows are kept on this computer, bytes are in the store, and what happens just now lives only here.
 */
export function useAddRows(areas: readonly AreaRef[], start: Partial<RowForm>) {
  const api = useApi();
  const store = useStoreContext();
  const [rows] = useStore<AddRow[]>(kept, []);
  // From what is stored and not from what was drawn: several uploads change their rows between two drawings.
  const setRows = (change: (all: AddRow[]) => AddRow[]) =>
    store.setItem(kept, change(store.getItem(kept, [])));
  const [progress, setProgress] = useState<Record<string, Progress>>({});
  const stops = useRef(new Map<string, AbortController>());

  const tell = (key: string, next: Progress) => setProgress((all) => ({ ...all, [key]: next }));
  const change = (key: string, changes: Partial<AddRow>) =>
    setRows((all) => all.map((row) => (row.key === key ? { ...row, ...changes } : row)));

  const carry = async (row: AddRow, file: File) => {
    const { key } = row;
    const stop = new AbortController();
    stops.current.set(key, stop);
    try {
      tell(key, { step: 'hashing', bytes: 0 });
      const sha256 = await hashFile(file, (bytes) => tell(key, { step: 'hashing', bytes }));
      if (stop.signal.aborted) return;
      const evidenceId =
        row.evidenceId ??
        (await request<Evidence>(`${api}/evidence`, 'POST', { ...detailsOf(row.form), links: [] })).id;
      change(key, { evidenceId });
      tell(key, { step: 'uploading', bytes: 0 });
      const { number } = await uploadFile({
        evidence: `${api}/evidence/${evidenceId}`,
        file,
        sha256,
        onProgress: (bytes) => tell(key, { step: 'uploading', bytes }),
        signal: stop.signal,
      });
      change(key, { versionNumber: number });
      tell(key, { step: 'sent' });
    } catch (error) {
      if (!stop.signal.aborted) tell(key, { step: 'failed', message: sentence(error) });
    } finally {
      stops.current.delete(key);
    }
  };

  const add = (files: readonly File[]) => {
    const added = files.map(
      (file): AddRow => ({
        key: crypto.randomUUID(),
        fileName: file.name,
        size: file.size,
        evidenceId: null,
        versionNumber: null,
        saved: false,
        form: {
          title: proposeTitle(file.name),
          kind: proposeKind(file.name),
          source: 'council',
          sensitivity: 'official',
          coversFrom: '',
          coversTo: '',
          reviewBy: '',
          areaIds: proposeAreas(file.name, areas)
            .slice(0, 1)
            .map((area) => area.id),
          actionIds: [],
          shows: '',
          claim: '',
          page: '',
          ownerId: '',
          ...start,
        },
      }),
    );
    setRows((all) => [...all, ...added]);
    // One after the other: the first file is checked while the next is on its way.
    void added.reduce(async (before, row, index) => {
      await before;
      const file = files[index];
      if (file) await carry(row, file);
    }, Promise.resolve());
  };

  return {
    rows,
    progress,
    add,
    change,
    /** Another file for the same row, after a refusal or a lost upload. */
    replace: (row: AddRow, file: File) => {
      change(row.key, { fileName: file.name, size: file.size, versionNumber: null });
      void carry(row, file);
    },
    /** Takes the row off the page; its draft is withdrawn and its bytes go. */
    remove: async (row: AddRow) => {
      stops.current.get(row.key)?.abort();
      setRows((all) => all.filter((each) => each.key !== row.key));
      if (!row.evidenceId || row.saved) return;
      const evidence = `${api}/evidence/${row.evidenceId}`;
      const reason = 'Taken off the page before it was sent.';
      await request(`${evidence}/withdraw`, 'POST', {
        versionNumber: row.versionNumber ?? 1,
        comment: reason,
      }).catch(() => {});
      if (row.versionNumber) {
        await request(`${evidence}/versions/${row.versionNumber}/discard`, 'POST', { reason }).catch(
          () => {},
        );
      }
    },
    forget: (keys: readonly string[]) => setRows((all) => all.filter((row) => !keys.includes(row.key))),
  };
}

export type AddRows = ReturnType<typeof useAddRows>;
