import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useDataProvider } from 'react-admin';
import { wholeEvidence } from '../useEvidence.js';

/** Fetches a piece of evidence that will be opened next, so that it is there when its turn comes. */
export function useReadAhead(id: string | null): void {
  const cache = useQueryClient();
  const provider = useDataProvider();
  useEffect(() => {
    if (!id) return;
    // Under the key of react-admin's own read by id, which then finds it.
    void cache.prefetchQuery({
      queryKey: ['evidence', 'getOne', { id, meta: wholeEvidence }],
      queryFn: async () => (await provider.getOne('evidence', { id, meta: wholeEvidence })).data,
      staleTime: 20_000,
    });
  }, [id, cache, provider]);
}
