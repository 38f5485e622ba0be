import { findingWords } from '@revisit/core/shared';
import { useQuery } from '@tanstack/react-query';
import { request } from '../app/http.js';
import { useApi } from '../app/session.js';
import type { Withheld } from '../types.js';
import { count } from '../ui/format.js';
import { Notice } from '../ui/Notice.js';
import { PlaceLink } from '../ui/PlaceLink.js';

/** Where it is, in words: the page, what it is, and what masking leaves of it. */
const whereIn = ({ findings }: Withheld): string =>
  findings.length === 0
    ? 'its text is still to be looked through'
    : findings
        .slice(0, 5)
        .map(({ page, kind, masked }) => `page ${page}: ${findingWords[kind]} ${masked}`)
        .join('; ') + (findings.length > 5 ? `; and ${findings.length - 5} more` : '');

/** What a pack built now would leave out because of personal details in it: said before it is built. */
export function WithheldNotice() {
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['withheld'],
    queryFn: () => request<Withheld[]>(`${api}/packs/withheld`),
  });
  if (!data || data.length === 0) return null;
  return (
    <Notice
      title={`A pack built now would leave out ${count(data.length, 'document')}, for personal details in the text.`}
    >
      <ul>
        {data.map((each) => (
          <li key={each.evidenceId}>
            <PlaceLink to={`/evidence/${each.evidenceId}#findings`}>{each.title}</PlaceLink>: {whereIn(each)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
