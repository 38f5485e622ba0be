import { useEffect, useRef, useState } from 'react';
import { useApi, usePlace } from '../../app/session.js';
import { hashFile } from '../upload/hashFile.js';
import { type IntakeFile, refusalOf, withHash } from './intake.js';
import { knownFiles } from './knownFiles.js';
import { type Known, pathOf, proposeForTable } from './proposeForm.js';
import type { RowForm } from './row.js';
import type { AddRows } from './useAddRows.js';

/**
 * Many files at once, before anything is saved: each is read here, compared with the others and with what the portal
 * has, and waits with what its path proposes. An upload that had stopped goes on as soon as its file is recognised.
 */
export function useIntake(table: AddRows, known: Known, start: Partial<RowForm>) {
  const api = useApi();
  const { programme } = usePlace();
  const [files, setFiles] = useState<IntakeFile[]>([]);
  const [resumed, setResumed] = useState(0);
  const reading = useRef(Promise.resolve());
  const inTable = useRef(new Set<string>());
  const latest = useRef(table);
  latest.current = table;

  useEffect(() => {
    if (files.length === 0) return;
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', stay);
    return () => window.removeEventListener('beforeunload', stay);
  }, [files.length]);

  const drop = (keys: readonly string[]) => {
    for (const key of keys) inTable.current.delete(key);
    setFiles((all) => all.filter((each) => !keys.includes(each.key)));
  };
  const change = (key: string, changes: Partial<IntakeFile>) =>
    setFiles((all) => all.map((each) => (each.key === key ? { ...each, ...changes } : each)));

  const read = async ({ key, file }: IntakeFile) => {
    if (!inTable.current.has(key)) return;
    try {
      const sha256 = await hashFile(file, () => {});
      setFiles((all) => withHash(all, key, sha256));
      const [here] = await knownFiles(api, [sha256]);
      const stopped = here?.unfinished && latest.current.rowOf(here.evidenceId);
      if (stopped) {
        latest.current.replace(stopped, file);
        drop([key]);
        setResumed((count) => count + 1);
      } else if (here && !here.unfinished) change(key, { twin: here, taken: false });
    } catch (error) {
      // The portal is asked again when the file is filed; only a file that can't be read is of no use.
      if (error instanceof Error && error.message.startsWith('The file could not be read'))
        change(key, { refusal: error.message, taken: false });
    }
  };

  return {
    files,
    /** How many uploads were recognised and go on. */
    resumed,
    change,
    drop,
    take: (dropped: readonly File[]) => {
      setResumed(0);
      const inOrder = dropped.toSorted((a, b) =>
        pathOf(a).localeCompare(pathOf(b), 'en-GB', { numeric: true }),
      );
      const added = inOrder.map((file): IntakeFile => {
        const path = pathOf(file);
        const refusal = refusalOf(file, programme.fileLimit);
        return {
          key: crypto.randomUUID(),
          file,
          path,
          form: proposeForTable(path, known, start),
          sha256: null,
          refusal,
          twin: null,
          twiceAs: null,
          taken: refusal === null,
          ticked: false,
        };
      });
      for (const { key } of added) inTable.current.add(key);
      setFiles((all) => [...all, ...added]);
      for (const each of added) if (!each.refusal) reading.current = reading.current.then(() => read(each));
    },
    /** Says the same of every ticked file. */
    setForTicked: (said: Partial<RowForm>) =>
      setFiles((all) =>
        all.map((each) => (each.ticked ? { ...each, form: { ...each.form, ...said } } : each)),
      ),
    tickAll: (ticked: boolean) => setFiles((all) => all.map((each) => ({ ...each, ticked }))),
    /** Makes a draft of each that is taken, with its links, and sends the bytes. Returns how many. */
    file: (): number => {
      const taken = files.filter((each) => each.taken);
      table.add(
        taken.map(({ file, form, sha256, twin }) => ({ file, form, twin, ...(sha256 ? { sha256 } : {}) })),
      );
      inTable.current.clear();
      setFiles([]);
      return taken.length;
    },
    clear: () => {
      inTable.current.clear();
      setFiles([]);
    },
  };
}

export type Intake = ReturnType<typeof useIntake>;
