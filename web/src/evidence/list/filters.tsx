import {
  evidenceKinds,
  evidenceSources,
  evidenceStates,
  sensitivities,
  showsLevels,
} from '@revisit/core/shared';
import { SearchInput, SelectInput } from 'react-admin';
import type { Area } from '../../types.js';
import type { QuickFilter } from '../../ui/FilterChips.js';
import { evidenceStateWords, kindWords, sensitivityWords, showsWords, sourceWords } from '../../ui/words.js';

export const quickFilters: QuickFilter[] = [
  { value: { mine: true }, label: 'Mine' },
  { value: { waiting: true }, label: 'Waits for review' },
  { value: { stale: true }, label: 'Stale' },
];

/** The list's filters; the search is always there, the others are taken up when wanted. */
export const evidenceFilters = (areas: readonly Area[]) => [
  <SearchInput key="q" source="q" alwaysOn placeholder="Words in it" />,
  <SelectInput
    key="state"
    source="state"
    label="State"
    choices={evidenceStates.map((id) => ({ id, name: evidenceStateWords[id] }))}
  />,
  <SelectInput
    key="areaId"
    source="areaId"
    label="Area"
    choices={areas.map(({ id, number, title }) => ({ id, name: `${number} ${title}` }))}
  />,
  <SelectInput
    key="shows"
    source="shows"
    label="What it shows"
    choices={showsLevels.map((id) => ({ id, name: showsWords[id].title }))}
  />,
  <SelectInput
    key="source"
    source="source"
    label="Whose voice"
    choices={evidenceSources.map((id) => ({ id, name: sourceWords[id] }))}
  />,
  <SelectInput
    key="kind"
    source="kind"
    label="Kind"
    choices={evidenceKinds.map((id) => ({ id, name: kindWords[id] }))}
  />,
  <SelectInput
    key="sensitivity"
    source="sensitivity"
    label="Who may read it"
    choices={sensitivities.map((id) => ({ id, name: sensitivityWords[id].title }))}
  />,
];
