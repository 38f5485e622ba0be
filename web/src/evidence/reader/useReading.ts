import { useQuery } from '@tanstack/react-query';
import { request } from '../../app/http.js';
import { useApi } from '../../app/session.js';
import type { PageText, Reading } from '../../types.js';

const askAgainAfter = 3_000;

/** Where a version's reading is asked for. */
export const useVersionAddress = (evidenceId: string, number: number): string =>
  `${useApi()}/evidence/${evidenceId}/versions/${number}`;

/** How a version is shown; asked again while its copy is being made. */
export const useReading = (address: string) =>
  useQuery({
    queryKey: ['reading', address],
    queryFn: () => request<Reading>(`${address}/reading`),
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) => (state.data?.preparing ? askAgainAfter : false),
  });

/** The words of a version, page by page. A file can be open a moment before its text is read: asked for a minute long. */
export const usePageTexts = (address: string, wanted: boolean) =>
  useQuery({
    queryKey: ['pages', address],
    queryFn: () => request<PageText[]>(`${address}/pages`),
    enabled: wanted,
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) =>
      state.data?.length === 0 && state.dataUpdateCount < 20 ? askAgainAfter : false,
  });
