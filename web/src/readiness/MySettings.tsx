import { useQuery } from '@tanstack/react-query';
import { request } from '../app/http.js';
import { useApi } from '../app/session.js';
import type { DigestChoice } from '../types.js';
import { PageHead } from '../ui/Page.js';
import { Trouble } from '../ui/Trouble.js';
import { Waiting } from '../ui/Waiting.js';
import { DigestChoiceForm } from './DigestChoiceForm.js';

/** What a person chooses for themselves. */
export function MySettings() {
  const api = useApi();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: ['digest-choice'],
    queryFn: () => request<DigestChoice>(`${api}/digest-choice`),
  });
  if (isPending) return <Waiting what="Opening your settings" />;
  if (!data) return <Trouble whole title="Your settings can’t be shown." error={error} again={refetch} />;
  return (
    <>
      <PageHead title="My settings" lead="These are yours alone. Nobody else’s change with them." />
      <DigestChoiceForm key={data.version} choice={data} />
    </>
  );
}
