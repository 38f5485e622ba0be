import type { Action, AreaRef } from '../../types.js';
import { proposeKind, proposeShows, proposeSource, proposeTitle } from './propose.js';
import { proposePeriod } from './proposePeriod.js';
import { proposePlaces } from './proposePlaces.js';
import { emptyForm, type RowForm } from './row.js';

/** What the plan and the letter call things, for reading them in names. */
export interface Known {
  areas: readonly AreaRef[];
  actions: readonly Pick<Action, 'id' | 'ref' | 'areas'>[];
}

/** Where a file came from: its folders and its name, without the signs browsers put in front. */
export const pathOf = (file: File & { path?: string }): string =>
  (file.webkitRelativePath || file.path || file.name).replace(/^\.?\//, '');

/**
 * Everything a path says about a file, as a form to start from.
 * @param start what is known from elsewhere (the address of the page), which no name overrules
 */
export function proposeForm(path: string, known: Known, start: Partial<RowForm>): RowForm {
  const period = proposePeriod(path);
  const kind = proposeKind(path);
  return {
    ...emptyForm,
    title: proposeTitle(path.split('/').at(-1) ?? path),
    kind,
    source: proposeSource(path),
    coversFrom: period?.from ?? '',
    coversTo: period?.to ?? '',
    ...proposePlaces(path, known.areas, known.actions),
    ...start,
  };
}

/** The same with what it can show at the most, since links made from a table of many need a word at once. */
export function proposeForTable(path: string, known: Known, start: Partial<RowForm>): RowForm {
  const form = proposeForm(path, known, start);
  return { ...form, shows: form.shows || proposeShows(form.kind) };
}
