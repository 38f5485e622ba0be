import { QueryClient, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Admin, CustomRoutes, localStorageStore } from 'react-admin';
import { Route, useParams } from 'react-router';
import areas from '../areas/index.js';
import audit from '../audit/index.js';
import evidence from '../evidence/index.js';
import { Frame } from '../frame/Frame.js';
import { NoSuchPage } from '../frame/NoSuchPage.js';
import jobs from '../jobs/index.js';
import kpis from '../kpis/index.js';
import mail from '../mail/index.js';
import nominations from '../nominations/index.js';
import packs from '../packs/index.js';
import people from '../people/index.js';
import plans from '../plans/index.js';
import readiness from '../readiness/index.js';
import rounds from '../rounds/index.js';
import type { Programme, Session } from '../types.js';
import { Trouble } from '../ui/Trouble.js';
import { theme } from '../ui/theme.js';
import { Waiting } from '../ui/Waiting.js';
import { authProvider } from './authProvider.js';
import { apiOf, programmeDataProvider } from './dataProvider.js';
import { request } from './http.js';
import { i18nProvider } from './i18n.js';
import { leaveToSignIn } from './leave.js';
import { problemOf } from './problem.js';
import { PlaceProvider } from './session.js';

const features = [
  readiness,
  areas,
  evidence,
  plans,
  rounds,
  kpis,
  nominations,
  packs,
  people,
  mail,
  audit,
  jobs,
];

/** A refusal stays one however often it is asked for; an answer that got lost on its way is asked for once more. */
const triesAgain = (failures: number, error: unknown) => {
  const { status } = problemOf(error);
  return failures < 1 && (status === 0 || status >= 500);
};

const loadPlace = async (slug: string) => {
  try {
    const session = await request<Session>('/api/session');
    const programme = await request<Programme>(apiOf(slug));
    return { session, programme };
  } catch (error) {
    if (problemOf(error).status === 401) return leaveToSignIn({ comeBack: true });
    throw error;
  }
};

/** Everything under `/p/{slug}`: who is here and where is asked once, then the screens are react-admin's. */
export function ProgrammeHome() {
  const { slug = '' } = useParams();
  const place = useQuery({ queryKey: ['place', slug], queryFn: () => loadPlace(slug), retry: false });
  const providers = useMemo(
    () => ({
      data: programmeDataProvider(slug),
      // One for each programme: the keys in it do not name the programme.
      cache: new QueryClient({ defaultOptions: { queries: { retry: triesAgain } } }),
      store: localStorageStore('1', `revisit.${slug}`),
      auth: place.data ? authProvider(place.data.session) : undefined,
    }),
    [slug, place.data],
  );

  if (place.isPending) return <Waiting what="Opening the programme" />;
  const membership = place.data?.session.memberships.find((each) => each.slug === slug);
  if (!place.data || !membership) {
    return (
      <Trouble alone error={place.error} title="This programme can’t be opened." again={place.refetch} />
    );
  }
  return (
    <PlaceProvider place={{ ...place.data, membership }}>
      <Admin
        key={slug}
        basename={`/p/${slug}`}
        authProvider={providers.auth}
        dataProvider={providers.data}
        i18nProvider={i18nProvider}
        store={providers.store}
        queryClient={providers.cache}
        theme={theme}
        layout={Frame}
        catchAll={NoSuchPage}
        dashboard={readiness.home}
        loginPage={false}
        disableTelemetry
      >
        {features.map((feature) => feature.resources)}
        <CustomRoutes>
          {features.flatMap((feature) =>
            feature.pages.map(({ path, element }) => <Route key={path} path={path} element={element} />),
          )}
        </CustomRoutes>
      </Admin>
    </PlaceProvider>
  );
}
