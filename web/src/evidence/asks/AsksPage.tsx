import Box from '@mui/material/Box';
import { useGetList } from 'react-admin';
import { useSearchParams } from 'react-router';
import { useMay } from '../../app/session.js';
import type { Ask } from '../../types.js';
import { Nothing, PageHead, SectionHead } from '../../ui/Page.js';
import { PlaceLink } from '../../ui/PlaceLink.js';
import { Trouble } from '../../ui/Trouble.js';
import { Waiting } from '../../ui/Waiting.js';
import { AskRow } from './AskRow.js';
import { Away } from './Away.js';
import { UploadLinks } from './UploadLinks.js';

const states = {
  open: 'Open',
  overdue: 'Overdue',
  'passed-on': 'Passed on',
  answered: 'Answered',
  withdrawn: 'Withdrawn',
} as const;

/** What was asked of whom and what became of it; upload links; who stands in for whom. The state is in the address. */
export function AsksPage() {
  const may = useMay();
  const [search] = useSearchParams();
  const wanted = search.get('state') ?? 'open';
  const state = wanted in states ? (wanted as keyof typeof states) : 'open';
  const { data, isPending, error, refetch } = useGetList<Ask>('asks', {
    filter: { state },
    pagination: { page: 1, perPage: 200 },
    sort: { field: 'dueOn', order: 'ASC' },
  });
  return (
    <>
      <PageHead
        title="Asks"
        lead={
          may('asks.make')
            ? 'What you asked people for. Ask for more where the board or an area shows a gap.'
            : may('people.read')
              ? 'What is asked of you, and who stands in while you are away.'
              : 'What is asked of you.'
        }
      />
      <Box sx={{ mt: 3 }}>
        <SectionHead title={states[state]} beside={data?.length} />
        <Box
          component="nav"
          aria-label="Asks by state"
          sx={{ display: 'flex', flexWrap: 'wrap', gap: '4px 18px', py: 1, '& a': { minHeight: 24 } }}
        >
          {Object.entries(states).map(([key, word]) => (
            <PlaceLink
              key={key}
              to={key === 'open' ? '/asks' : `/asks?state=${key}`}
              aria-current={key === state ? 'page' : undefined}
              sx={key === state ? { fontWeight: 600 } : undefined}
            >
              {word}
            </PlaceLink>
          ))}
        </Box>
        {isPending ? <Waiting what="Opening the asks" /> : null}
        {error && !data ? <Trouble title="The asks can’t be shown." error={error} again={refetch} /> : null}
        {data?.length === 0 ? <Nothing title="There is none." /> : null}
        <ul>
          {data?.map((ask) => (
            <AskRow key={ask.id} ask={ask} />
          ))}
        </ul>
      </Box>
      {may('asks.make') ? (
        <Box sx={{ mt: 5 }}>
          <UploadLinks />
        </Box>
      ) : null}
      <Box sx={{ mt: 5 }}>
        <Away />
      </Box>
    </>
  );
}
