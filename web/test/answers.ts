import type { Role } from '@revisit/core/shared';
import {
  asked,
  asks,
  audit,
  evidenceOf,
  findings,
  jobs,
  packs,
  pages,
  rows,
  searchAnswer,
  withheld,
} from './documents.js';
import { mail, mailKinds, message, outgoingStatus } from './mail.js';
import { measures, quotes } from './measures.js';
import {
  brief,
  briefByLink,
  coverage,
  nominations,
  nomineeAsked,
  retention,
  suggestions,
} from './nominations.js';
import { actions, plan } from './plan.js';
import { areas, people, programme, readiness, sessionOf, todo } from './programme.js';
import {
  comparison,
  interimNotes,
  roundAnswers,
  roundRows,
  roundSettings,
  rounds,
  roundTable,
  signOffs,
} from './rounds.js';

interface ApiAnswer {
  status: number;
  body: string;
  type?: string;
  headers?: Record<string, string>;
}

const json = (body: unknown, headers: Record<string, string> = {}): ApiAnswer => ({
  status: 200,
  body: JSON.stringify(body),
  headers,
});

const lists: Record<string, readonly { id: string }[]> = {
  areas,
  plans: [plan],
  actions,
  kpis: measures,
  quotes,
  evidence: rows,
  packs,
  people,
  jobs,
  asks,
  nominations,
  audit,
  'saved-views': [],
  mail,
  rounds,
  'sign-offs': signOffs,
  'interim-notes': interimNotes,
  'challenge-overrides': [],
  ratings: actions.flatMap(({ rating }) => (rating ? [rating] : [])),
};

const aboutNominees: Record<string, unknown> = {
  needs: coverage,
  'nominee-retention': retention,
  'nominee-suggestions': suggestions,
  brief,
};

const roundParts: Record<string, unknown> = {
  rows: roundRows,
  answers: roundAnswers,
  table: roundTable,
  comparison,
};

const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 210 297"><rect width="210" height="297" fill="#fff"/><text x="24" y="40" font-size="12" font-family="sans-serif">EHC plan audit findings</text></svg>`;

/** The few filters the pages need to look right here; the real API has all of them. */
function filtered(resource: string, url: URL): readonly { id: string }[] {
  const filter: Record<string, unknown> = JSON.parse(url.searchParams.get('filter') ?? '{}');
  const wanted = filter.state === undefined ? null : [filter.state].flat();
  return (lists[resource] ?? []).filter(
    (row) => !wanted || !('state' in row) || wanted.some((state) => state === row.state),
  );
}

/** Answers as the API would for a person with these roles; writes are accepted and change nothing. */
export function answerApi(method: string, url: URL, roles: Role[]): ApiAnswer {
  const path = url.pathname.replace(/^\/api\/?/, '');
  if (path === 'session') return roles.length ? json(sessionOf(roles)) : notSignedIn;
  if (path === 'new-password') return json({ byMail: true });
  if (path.startsWith('new-password/')) return json({ name: 'Kim Contributor', email: 'kim@sample.test' });
  if (path.startsWith('invitations/')) return json({ name: 'Kim Contributor', email: 'kim@sample.test' });
  if (path.startsWith('upload-links/')) return json(asked);
  if (path.startsWith('nominee-links/')) return json(path.endsWith('/brief') ? briefByLink : nomineeAsked);
  const [, slug, resource = '', wanted = '', ...rest] = path.split('/');
  if (resource === 'status') return json({ scanner: 'not-configured', office: 'found' });
  if (slug !== 'lancashire') return notFound;
  if (resource === 'mail' && wanted === 'status') return json(outgoingStatus);
  if (resource === 'mail' && wanted === 'templates') return rest[0] ? message : json(mailKinds);
  if (resource === 'mail' && rest[0] === 'html') return message;
  if (resource === 'digest-choice')
    return json({ days: [1, 3], hour: 9, version: 1, address: 'kim@sample.test' });
  if (resource === '') return json(programme);
  if (resource === 'readiness') return json({ ...readiness, on: url.searchParams.get('on') });
  if (resource === 'todo') return json(todo);
  if (resource === 'round-settings') return json(roundSettings);
  const ofRound = resource === 'rounds' ? roundParts[rest[0] ?? ''] : undefined;
  if (ofRound && method === 'GET') return json(ofRound);
  if (method !== 'GET') return json({ id: wanted });
  const ofNominees = aboutNominees[rest.at(-1) === 'brief' ? 'brief' : resource];
  if (ofNominees) return json(ofNominees);
  if (rest.at(-1) === 'pages') return json(pages);
  if (rest.at(-1) === 'reading')
    return json({ shown: 'text', pages: pages.length, preparing: false, pdf: null });
  if (rest.at(-1) === 'preview') return { status: 200, type: 'image/svg+xml', body: picture };
  if (rest.at(-1) === 'events') return { status: 200, type: 'text/event-stream', body: 'retry: 60000\n\n' };
  if (resource === 'reviews' && wanted === 'reasons') return json([{ reason: 'out-of-date', count: 3 }]);
  if (resource === 'evidence' && wanted === 'search') return json(searchAnswer);
  if (rest.at(-1) === 'findings') return json(findings);
  if (resource === 'packs' && wanted === 'withheld') return json(withheld);
  if (resource === 'evidence' && wanted) return json(evidenceOf(wanted));
  const found = filtered(resource, url);
  if (wanted) {
    const one = found.find((row) => row.id === wanted);
    return one ? json(one) : notFound;
  }
  return json(found, { 'Content-Range': `${resource} 0-${found.length - 1}/${found.length}` });
}

const problem = (status: number, code: string, detail: string): ApiAnswer => ({
  status,
  type: 'application/problem+json',
  body: JSON.stringify({ type: 'about:blank', title: code, status, code, detail }),
});
const notSignedIn = problem(401, 'not-signed-in', 'You are not signed in. Sign in and try again.');
const notFound = problem(404, 'not-found', 'There is no such record, or you can’t open it.');
