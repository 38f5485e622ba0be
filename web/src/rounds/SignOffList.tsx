import { useGetList } from 'react-admin';
import { useMay } from '../app/session.js';
import type { SignOff } from '../types.js';
import { Nothing, PageHead, SectionHead } from '../ui/Page.js';
import { Trouble } from '../ui/Trouble.js';
import { Waiting } from '../ui/Waiting.js';
import { SignOffItem } from './SignOffItem.js';

/** Actions that are called completed: those that wait for a signature, then what was decided. */
export function SignOffList() {
  const may = useMay();
  const { data, isPending, error, refetch } = useGetList<SignOff>('sign-offs', {
    filter: {},
    pagination: { page: 1, perPage: 200 },
    sort: { field: '', order: 'ASC' },
  });
  const waiting = data?.filter((signOff) => signOff.decision === null) ?? [];
  const decided = data?.filter((signOff) => signOff.decision !== null) ?? [];
  return (
    <>
      <PageHead
        title="To sign"
        lead={
          may('actions.sign-off')
            ? 'An action is completed when a senior officer who did not propose it has seen the evidence and signs.'
            : 'A senior officer signs what is proposed as completed. Here is what waits and what was decided.'
        }
      />
      {isPending ? <Waiting what="Opening what waits for a signature" /> : null}
      {error && !data ? <Trouble title="The list can’t be shown." error={error} again={refetch} /> : null}
      {data && waiting.length === 0 ? (
        <Nothing title="Nothing waits for a signature.">
          When somebody proposes an action as completed, it stands here.
        </Nothing>
      ) : null}
      <ul>
        {waiting.map((signOff) => (
          <SignOffItem key={signOff.id} signOff={signOff} />
        ))}
      </ul>
      {decided.length > 0 ? (
        <section aria-labelledby="decided" style={{ marginTop: 32 }}>
          <SectionHead id="decided" title="Decided" beside={decided.length} />
          <ul>
            {decided.map((signOff) => (
              <SignOffItem key={signOff.id} signOff={signOff} />
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
