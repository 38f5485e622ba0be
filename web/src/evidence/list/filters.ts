import type { QuickFilter } from '../../ui/FilterChips.js';

/** The filters people press most. */
export const quickFilters: QuickFilter[] = [
  { value: { mine: true }, label: 'Mine' },
  { value: { waiting: true }, label: 'Waits for review' },
  { value: { stale: true }, label: 'Stale' },
];
