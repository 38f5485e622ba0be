import { useGetOne } from 'react-admin';
import type { Evidence } from '../types.js';

const onItsWay = new Set(['received', 'inspecting', 'quarantined']);
const askAgainAfter = 2000;

// react-admin fills its cache of single records from lists, whose rows of evidence are smaller: a key of its own.
export const wholeEvidence = { whole: true };

/** One piece of evidence, asked again while one of its files is being checked or pictured. */
export const useEvidence = (id: string) =>
  useGetOne<Evidence>(
    'evidence',
    { id, meta: wholeEvidence },
    {
      refetchInterval: (query) =>
        query.state.data?.versions.some((version) => onItsWay.has(version.state)) ? askAgainAfter : false,
    },
  );
