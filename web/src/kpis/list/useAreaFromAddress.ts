import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { useAreas } from '../../areas/useAreaTitles.js';

/**
 * Addresses like `/measures?area=7&overdue=true`, as gaps name them, become the list's filter.
 * @returns false until the address is read
 */
export function useAreaFromAddress(): boolean {
  const [search, setSearch] = useSearchParams();
  const areas = useAreas();
  const area = search.get('area');
  const overdue = search.get('overdue');
  const known = area === null || areas.length > 0;
  const waits = area !== null || overdue !== null;
  useEffect(() => {
    if (!waits || !known) return;
    const found = areas.find((each) => String(each.number) === area);
    const filter = {
      ...(found ? { areaId: found.id } : {}),
      ...(overdue === 'true' ? { overdue: true } : {}),
    };
    setSearch({ filter: JSON.stringify(filter) }, { replace: true });
  }, [waits, known, areas, area, overdue, setSearch]);
  return !waits;
}
