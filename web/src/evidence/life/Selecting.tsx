import { styled } from '@mui/material/styles';
import { useListContext } from 'react-admin';
import type { EvidenceRow } from '../../types.js';
import { BulkActions } from './BulkActions.js';

const Bar = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 8,
  minHeight: 44,
  padding: '4px 0',
  fontSize: '.875rem',
  '& label': { display: 'inline-flex', alignItems: 'center', gap: 8, minHeight: 24 },
  '& input': { width: 18, height: 18, accentColor: theme.palette.primary.main, margin: 3 },
}));

const Tick = styled('input')(({ theme }) => ({
  width: 18,
  height: 18,
  margin: 3,
  accentColor: theme.palette.primary.main,
}));

/** Takes one document into the selection. Named after the document, so that it is told apart by ear. */
export function SelectOne({ row }: { row: EvidenceRow }) {
  const { selectedIds, onToggleItem } = useListContext<EvidenceRow>();
  return (
    <Tick
      type="checkbox"
      aria-label={`Select ${row.title}`}
      checked={selectedIds.includes(row.id)}
      onChange={() => onToggleItem(row.id)}
    />
  );
}

/** The page's documents all at once, how many are selected, and what can be done to them. */
export function SelectionBar() {
  const { data = [], selectedIds, onSelect, onUnselectItems } = useListContext<EvidenceRow>();
  const here = data.map((row) => row.id);
  const all = here.length > 0 && here.every((id) => selectedIds.includes(id));
  return (
    <Bar className="no-print">
      <label>
        <input
          type="checkbox"
          checked={all}
          onChange={() => (all ? onUnselectItems() : onSelect([...new Set([...selectedIds, ...here])]))}
        />
        Select this page
      </label>
      <span role="status">{selectedIds.length === 0 ? '' : `${selectedIds.length} selected`}</span>
      {selectedIds.length > 0 ? <BulkActions /> : null}
    </Bar>
  );
}
