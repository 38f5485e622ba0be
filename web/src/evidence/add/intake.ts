import { allowedExtensions, extensionOf } from '@revisit/core/shared';
import type { AreaRef } from '../../types.js';
import { showSize } from '../../ui/format.js';
import type { Known } from './proposeForm.js';
import type { RowForm } from './row.js';

/** One file in the table before anything is saved. */
export interface IntakeFile {
  key: string;
  file: File;
  /** Folders and name, as it was dropped. */
  path: string;
  form: RowForm;
  /** Null until the file was read. */
  sha256: string | null;
  /** Why it can't be filed at all, in a sentence. */
  refusal: string | null;
  /** Evidence with the same bytes that the person may open. */
  twin: { evidenceId: string; title: string } | null;
  /** The same bytes stand further up in this table, under this name. */
  twiceAs: string | null;
  /** Filed with the others; what is here already is left out until somebody says otherwise. */
  taken: boolean;
  /** Ticked, for setting something for many. */
  ticked: boolean;
}

/** What can't be filed whatever is said about it: known from its name and size alone. */
export function refusalOf(file: Pick<File, 'name' | 'size'>, fileLimit: number): string | null {
  if (file.size === 0) return 'This file is empty, so there is nothing to show.';
  if (file.size > fileLimit)
    return `This file has ${showSize(file.size)}; the most one file may have is ${showSize(fileLimit)}. Split it, or save it smaller.`;
  const extension = extensionOf(file.name);
  if (!allowedExtensions.includes(extension))
    return `Files ending in “${extension ? `.${extension}` : 'nothing'}” can’t be filed. Save it as a PDF, an Office file or a picture.`;
  return null;
}

/**
 * The table once these files were read: those whose bytes stand further up say so, and are left out. The first of
 * each stays in.
 */
export function withHash(files: readonly IntakeFile[], key: string, sha256: string): IntakeFile[] {
  const first = files.find((each) => each.sha256 === sha256 && each.key !== key);
  return files.map((each) =>
    each.key === key
      ? { ...each, sha256, twiceAs: first?.path ?? null, taken: each.taken && first === undefined }
      : each,
  );
}

/** The areas a person typed by number: `7, 9`; numbers no area has are dropped. */
export function areasTyped(text: string, areas: readonly AreaRef[]): string[] {
  const numbers = new Set((text.match(/\d+/g) ?? []).map(Number));
  return areas.filter((area) => numbers.has(area.number)).map((area) => area.id);
}

/** The actions a person typed by ref: `2.5.1 1.2.3`; refs the plan lacks are dropped. */
export function actionsTyped(text: string, actions: Known['actions']): string[] {
  const refs = new Set(text.toLowerCase().match(/[\d.]+[a-z]?/g) ?? []);
  return actions.filter((action) => refs.has(action.ref.toLowerCase())).map((action) => action.id);
}
