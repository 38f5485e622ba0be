import { useQueries } from '@tanstack/react-query';
import { request } from '../../app/http.js';
import { useApi } from '../../app/session.js';
import type { Evidence } from '../../types.js';
import { type AddRow, isUnderWay, type Progress, versionOf } from './row.js';

const beingChecked = new Set(['received', 'inspecting', 'quarantined']);
const askAgainAfter = 1500;

/** What the portal says of each row's draft once its bytes have arrived, asked again while they are being checked. */
export function useRowEvidence(
  rows: readonly AddRow[],
  progress: Readonly<Record<string, Progress>>,
): Map<string, Evidence> {
  const api = useApi();
  const known = rows.filter(
    (row) => row.evidenceId !== null && row.versionNumber !== null && !isUnderWay(progress[row.key]),
  );
  const answers = useQueries({
    queries: known.map((row) => ({
      queryKey: ['add-evidence', row.evidenceId, row.versionNumber, progress[row.key]?.step],
      queryFn: () => request<Evidence>(`${api}/evidence/${row.evidenceId}`),
      retry: false,
      refetchInterval: (query: { state: { data?: Evidence } }) =>
        beingChecked.has(versionOf(row, query.state.data)?.state ?? '') ? askAgainAfter : false,
    })),
  });
  return new Map(answers.flatMap(({ data }) => (data ? [[data.id, data] as const] : [])));
}
