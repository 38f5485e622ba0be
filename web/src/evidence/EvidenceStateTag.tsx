import type { EvidenceState, VersionState } from '@revisit/core/shared';
import { Check, CircleAlert, Clock, History, type LucideIcon, PenLine, Undo2, X } from 'lucide-react';
import type { EvidenceRow } from '../types.js';
import { Tag } from '../ui/Tag.js';
import { evidenceStateWords, versionStateWords } from '../ui/words.js';

const icons: Record<EvidenceState, LucideIcon> = {
  draft: PenLine,
  submitted: Clock,
  approved: Check,
  'changes-requested': Undo2,
  withdrawn: X,
};

/** A file that isn't there yet, or was refused, is said before the state of the evidence. */
const fileSpeaks: ReadonlySet<VersionState> = new Set([
  'awaiting',
  'received',
  'inspecting',
  'quarantined',
  'rejected',
]);

export function EvidenceStateTag({ row }: { row: Pick<EvidenceRow, 'state' | 'stale' | 'file'> }) {
  if (row.state === 'draft' && row.file && fileSpeaks.has(row.file.state)) {
    const refused = row.file.state === 'rejected';
    return (
      <Tag icon={refused ? CircleAlert : Clock} tone={refused ? 'strong' : 'plain'}>
        {versionStateWords[row.file.state]}
      </Tag>
    );
  }
  if (row.state === 'approved' && row.stale) {
    return (
      <Tag icon={History} tone="strong">
        Stale
      </Tag>
    );
  }
  return (
    <Tag icon={icons[row.state]} tone={row.state === 'changes-requested' ? 'strong' : 'plain'}>
      {evidenceStateWords[row.state]}
    </Tag>
  );
}
