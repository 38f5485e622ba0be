import { may, reachOf } from '@revisit/core/shared';
import { useQuery } from '@tanstack/react-query';
import { request } from '../app/http.js';
import { useApi, usePlace } from '../app/session.js';
import { useAreas } from '../areas/useAreaTitles.js';
import type { Area, AreaCoverage } from '../types.js';

/** What each area needs and how far it is covered. */
export function useCoverage() {
  const api = useApi();
  return useQuery({
    queryKey: ['coverage', api],
    queryFn: () => request<AreaCoverage[]>(`${api}/needs`),
  });
}

/** The areas this person may nominate for: a lead's own, a partner's all. */
export function useNominableAreas(): Area[] {
  const { membership } = usePlace();
  const areas = useAreas();
  if (!may(membership.roles, 'nominations.make')) return [];
  return reachOf(membership.roles, 'nominations.make') === 'all'
    ? areas
    : areas.filter(({ id }) => membership.areaIds.includes(id));
}
