import type { PlanChange } from '../types.js';
import { count } from '../ui/format.js';
import { Nothing } from '../ui/Page.js';
import { TableOfChanges } from '../ui/TableOfChanges.js';

const fieldWords: Record<PlanChange['field'], string> = {
  added: 'Added',
  removed: 'Taken out',
  rating: 'Rating',
  text: 'Text',
  leads: 'Lead',
  due: 'Due',
  ref: 'Ref',
  place: 'Place in the plan',
  expectedOutcome: 'Expected outcome',
  successMeasure: 'Success measure',
  forum: 'Forum',
  progress: 'Progress',
  references: 'References',
  typography: 'Writing only',
};

const ofWords: Record<PlanChange['of'], string> = {
  section: 'Section',
  'action-area': 'Action area',
  action: '',
};

/** How many changes of each kind there are, in words: `13 ratings, 2 texts`. */
export function changeSummary(changes: readonly PlanChange[]): string {
  const counts = new Map<string, number>();
  for (const { field } of changes) counts.set(fieldWords[field], (counts.get(fieldWords[field]) ?? 0) + 1);
  return [...counts].map(([word, number]) => `${word}: ${number}`).join(', ');
}

/** What differs between two editions, old struck beside new. Differences of writing alone come folded, at the end. */
export function ChangesTable({ changes }: { changes: readonly PlanChange[] }) {
  const real = changes.filter((change) => change.field !== 'typography');
  const writing = changes.filter((change) => change.field === 'typography');
  if (changes.length === 0) return <Nothing title="Nothing differs.">Both say the same.</Nothing>;
  return (
    <>
      {real.length > 0 ? <Rows changes={real} /> : <p>No words, ratings, leads or dates differ.</p>}
      {writing.length > 0 ? (
        <details>
          <summary>
            {count(writing.length, 'difference')} of quotes, dashes, spaces or the writing of a date alone
          </summary>
          <Rows changes={writing} />
        </details>
      ) : null}
    </>
  );
}

const Rows = ({ changes }: { changes: readonly PlanChange[] }) => (
  <TableOfChanges>
    <thead>
      <tr>
        <th scope="col">Ref</th>
        <th scope="col">What</th>
        <th scope="col">From</th>
        <th scope="col">To</th>
      </tr>
    </thead>
    <tbody>
      {changes.map((change) => (
        <tr key={`${change.of} ${change.ref} ${change.field} ${change.in ?? ''}`}>
          <th scope="row">
            {ofWords[change.of]} {change.ref}
          </th>
          <td>{fieldWords[change.in ?? change.field]}</td>
          <td>{change.from === null ? '–' : <del>{change.from}</del>}</td>
          <td>{change.to === null ? '–' : <ins>{change.to}</ins>}</td>
        </tr>
      ))}
    </tbody>
  </TableOfChanges>
);
