import type { EvidenceFacets } from '../../types.js';
import { evidenceStateWords, kindWords, sensitivityWords, showsWords, sourceWords } from '../../ui/words.js';

export interface Choice {
  value: string;
  label: string;
  count: number;
}

export interface FacetGroup {
  title: string;
  /** What it sets in the list's filter. */
  name: string;
  choices: Choice[];
}

const worded = <Value extends string>(
  counts: readonly { value: Value; count: number }[],
  word: (value: Value) => string,
): Choice[] => counts.map(({ value, count }) => ({ value, count, label: word(value) }));

/** The counts as groups to choose from. A group that can't narrow anything is left out, unless it is set. */
export function facetGroups(facets: EvidenceFacets, set: Record<string, unknown>): FacetGroup[] {
  const groups: FacetGroup[] = [
    {
      title: 'Area',
      name: 'areaId',
      choices: facets.area.map(({ id, number, title, count }) => ({
        value: id,
        count,
        label: `${number} ${title}`,
      })),
    },
    {
      title: 'What it shows',
      name: 'shows',
      choices: worded(facets.shows, (value) => showsWords[value].title),
    },
    { title: 'State', name: 'state', choices: worded(facets.state, (value) => evidenceStateWords[value]) },
    { title: 'Kind', name: 'kind', choices: worded(facets.kind, (value) => kindWords[value]) },
    { title: 'Whose voice', name: 'source', choices: worded(facets.source, (value) => sourceWords[value]) },
    { title: 'Tag', name: 'tag', choices: worded(facets.tag, (value) => value) },
    {
      title: 'Action',
      name: 'actionId',
      choices: facets.action.map(({ id, ref, title, count }) => ({
        value: id,
        count,
        label: `${ref} ${title}`,
      })),
    },
    {
      title: 'Who may read it',
      name: 'sensitivity',
      choices: worded(facets.sensitivity, (value) => sensitivityWords[value].title),
    },
  ];
  return groups.filter(
    ({ name, choices }) => choices.length > 1 || (set[name] !== undefined && choices.length > 0),
  );
}
