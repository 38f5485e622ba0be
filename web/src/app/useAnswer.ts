import { useQuery } from '@tanstack/react-query';
import { request } from './http.js';
import { useApi } from './session.js';

/** What the API computes and keeps as no record of a list: a comparison, a table, the rows of a round. */
export function useAnswer<Answer>(path: string) {
  const api = useApi();
  return useQuery({ queryKey: ['answer', path], queryFn: () => request<Answer>(`${api}/${path}`) });
}
