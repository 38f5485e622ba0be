import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useAreas } from '../areas/useAreaTitles.js';

/**
 * Addresses like `/plan?area=7&action=3.6.6`, as gaps name them: the area becomes the list's filter, the action
 * is the row that opens.
 * @returns the ref to open, null for none, undefined until the address is read
 */
export function usePlanFilterFromAddress(): string | null | undefined {
  const [search, setSearch] = useSearchParams();
  const areas = useAreas();
  const [ref, setRef] = useState<string | null>(search.get('action'));
  const area = search.get('area');
  const action = search.get('action');
  const waits = area !== null || action !== null;
  const known = area === null || areas.length > 0;
  useEffect(() => {
    if (!waits || !known) return;
    const found = areas.find((each) => String(each.number) === area);
    setRef(action);
    setSearch({ filter: JSON.stringify(found ? { areaId: found.id } : {}) }, { replace: true });
  }, [waits, known, areas, area, action, setSearch]);
  return waits ? undefined : ref;
}
