import { useQuery } from '@tanstack/react-query';
import { request } from '../app/http.js';
import { useApi } from '../app/session.js';
import type { Comparison, Level } from '../types.js';

export interface RatingThen {
  rating: Level | null;
  direction: Comparison['moves'][number]['direction'];
}

/** What each action that has moved since a round was rated then, by the action's id; empty without a round. */
export function useRatingsThen(roundId: string): ReadonlyMap<string, RatingThen> {
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['answer', 'comparison', roundId],
    queryFn: () => request<Comparison>(`${api}/rounds/${roundId}/comparison?after=now`),
    enabled: roundId !== '',
  });
  const level = (code: string | null) => data?.levels.find((each) => each.code === code) ?? null;
  return new Map(
    (roundId === '' ? [] : (data?.moves ?? [])).map((move) => [
      move.actionId,
      { rating: level(move.from), direction: move.direction },
    ]),
  );
}
