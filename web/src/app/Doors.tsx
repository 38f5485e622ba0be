import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import type { Session } from '../types.js';
import { Trouble } from '../ui/Trouble.js';
import { Waiting } from '../ui/Waiting.js';
import { request } from './http.js';
import { problemOf } from './problem.js';

const ProgrammeHome = lazy(async () => ({ default: (await import('./ProgrammeHome.js')).ProgrammeHome }));
const SignIn = lazy(async () => ({ default: (await import('../people/SignIn.js')).SignIn }));
const AcceptInvitation = lazy(async () => ({
  default: (await import('../people/AcceptInvitation.js')).AcceptInvitation,
}));
const ForgottenPassword = lazy(async () => ({
  default: (await import('../people/ForgottenPassword.js')).ForgottenPassword,
}));
const NewPassword = lazy(async () => ({ default: (await import('../people/NewPassword.js')).NewPassword }));

const GivePage = lazy(async () => ({ default: (await import('../evidence/give/GivePage.js')).GivePage }));

const AnswerPage = lazy(async () => ({
  default: (await import('../nominations/answer/AnswerPage.js')).AnswerPage,
}));

const BriefLinkPage = lazy(async () => ({
  default: (await import('../nominations/brief/BriefLinkPage.js')).BriefLinkPage,
}));

/** At the bare address: to the person's first programme, or to the sign-in. */
function Entrance() {
  const session = useQuery({
    queryKey: ['session'],
    queryFn: () => request<Session>('/api/session'),
    retry: false,
  });
  if (session.isPending) return <Waiting what="Opening Revisit" />;
  if (session.data) {
    const first = session.data.memberships[0];
    return first ? (
      <Navigate to={`/p/${first.slug}`} replace />
    ) : (
      <Trouble
        alone
        title="You belong to no programme yet."
        detail="Ask your administrator to add you to one."
      />
    );
  }
  if (problemOf(session.error).status === 401) return <Navigate to="/sign-in" replace />;
  return <Trouble alone error={session.error} title="Revisit can’t be opened." again={session.refetch} />;
}

/** The addresses of the portal. Everything of a programme lies under its slug. */
export const Doors = () => (
  <BrowserRouter>
    <Suspense fallback={<Waiting what="Opening Revisit" />}>
      <Routes>
        <Route path="/" element={<Entrance />} />
        <Route path="/sign-in" element={<SignIn />} />
        <Route path="/invitation" element={<AcceptInvitation />} />

        <Route path="/forgotten-password" element={<ForgottenPassword />} />
        <Route path="/new-password" element={<NewPassword />} />
        <Route path="/give" element={<GivePage />} />
        <Route path="/answer" element={<AnswerPage />} />
        <Route path="/brief" element={<BriefLinkPage />} />
        <Route path="/p/:slug/*" element={<ProgrammeHome />} />
        <Route
          path="*"
          element={
            <Trouble
              alone
              title="There is no such page."
              detail="Check the address, or start from the first page."
              way={{ to: '/', label: 'Go to the first page' }}
            />
          }
        />
      </Routes>
    </Suspense>
  </BrowserRouter>
);
