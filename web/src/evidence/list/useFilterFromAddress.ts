import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { useAreas } from '../../areas/useAreaTitles.js';

/**
 * Addresses like `/evidence?area=7&stale=true`, as gaps name them, become the list's own filter.
 * @returns false until that is done
 */
export function useFilterFromAddress(): boolean {
  const [search, setSearch] = useSearchParams();
  const areas = useAreas();
  const number = search.get('area');
  const stale = search.get('stale');
  const waits = number !== null || stale !== null;
  const known = number === null || areas.length > 0;
  useEffect(() => {
    if (!waits || !known) return;
    const area = areas.find((each) => String(each.number) === number);
    const filter = { ...(area ? { areaId: area.id } : {}), ...(stale === 'true' ? { stale: true } : {}) };
    setSearch({ filter: JSON.stringify(filter) }, { replace: true });
  }, [waits, known, areas, number, stale, setSearch]);
  return !waits;
}
