import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useListContext } from 'react-admin';
import { request } from '../../app/http.js';
import { useApi } from '../../app/session.js';
import type { EvidenceRow, SearchAnswer } from '../../types.js';

/**
 * What is found by the list's filter: rows with the pages that prove it, and the counts to narrow by. Rows are asked
 * for only where words were typed; the list itself has the others.
 */
export function useSearch() {
  const api = useApi();
  const { filterValues, page, perPage } = useListContext<EvidenceRow>();
  const from = (page - 1) * perPage;
  const range = filterValues.q ? [from, from + perPage - 1] : [0, 0];
  const day: unknown = filterValues.staleOn;
  const query = new URLSearchParams({
    filter: JSON.stringify(filterValues),
    range: JSON.stringify(range),
    ...(typeof day === 'string' && day ? { on: day } : {}),
  });
  return useQuery({
    queryKey: ['evidence', 'search', api, query.toString()],
    queryFn: () => request<SearchAnswer>(`${api}/evidence/search?${query}`),
    placeholderData: keepPreviousData,
  });
}

export type Search = ReturnType<typeof useSearch>;
