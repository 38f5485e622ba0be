import { useGetList } from 'react-admin';
import { useMay } from '../app/session.js';
import type { Area } from '../types.js';

/** The areas, and whether they are still on their way; whoever may not see them waits for nothing. */
export function useAreasOnTheWay(): { areas: Area[]; onTheWay: boolean } {
  const may = useMay();
  const { data, isPending } = useGetList<Area>(
    'areas',
    { filter: {}, pagination: { page: 1, perPage: 100 }, sort: { field: 'number', order: 'ASC' } },
    { enabled: may('board.read'), staleTime: 60_000 },
  );
  return { areas: data ?? [], onTheWay: may('board.read') && isPending };
}

/** All areas of the programme, in their order; none while they are on their way, or for whoever may not see them. */
export const useAreas = (): Area[] => useAreasOnTheWay().areas;

/** The titles by number, for rows that carry only numbers. */
export const useAreaTitles = (): Map<number, string> =>
  new Map(useAreas().map(({ number, title }) => [number, title]));
