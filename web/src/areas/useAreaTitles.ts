import { useGetList } from 'react-admin';
import { useMay } from '../app/session.js';
import type { Area } from '../types.js';

/** All areas of the programme, in their order; none for whoever may not see them. */
export function useAreas(): Area[] {
  const may = useMay();
  const { data } = useGetList<Area>(
    'areas',
    { filter: {}, pagination: { page: 1, perPage: 100 }, sort: { field: 'number', order: 'ASC' } },
    { enabled: may('board.read'), staleTime: 60_000 },
  );
  return data ?? [];
}

/** The titles by number, for rows that carry only numbers. */
export const useAreaTitles = (): Map<number, string> =>
  new Map(useAreas().map(({ number, title }) => [number, title]));
