import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { sectorTitles } from '@revisit/core/shared';
import { useQuery } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { useParams } from 'react-router';
import { request } from '../app/http.js';
import { useApi } from '../app/session.js';
import type { NomineeBrief } from '../types.js';
import { AreaTag } from '../ui/AreaTag.js';
import { andList, count, showDay, showPeriod } from '../ui/format.js';
import { PageHead } from '../ui/Page.js';
import { PlaceLink } from '../ui/PlaceLink.js';
import { Shows } from '../ui/Shows.js';
import { Trouble } from '../ui/Trouble.js';
import { Waiting } from '../ui/Waiting.js';

const Claims = styled('ul')(({ theme }) => ({
  margin: '8px 0 0',
  '& li': {
    display: 'grid',
    gridTemplateColumns: '92px minmax(0, 1fr)',
    gap: 12,
    padding: '7px 0',
    borderBottom: `1px solid ${theme.palette.divider}`,
    breakInside: 'avoid',
  },
  '& small': { display: 'block', color: theme.palette.text.secondary, fontSize: '.8125rem' },
  '@media print': { fontSize: '8.5pt', '& small': { fontSize: '7.5pt' }, '& li': { padding: '2px 0' } },
}));

/** What a nominee should have in mind, on one page to print or to send: approved facts only. */
export function BriefPage() {
  const api = useApi();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['brief', api, id],
    queryFn: () => request<NomineeBrief>(`${api}/nominations/${id}/brief`),
  });
  if (error) return <Trouble whole title="The brief can’t be shown." error={error} again={refetch} />;
  if (!data) return <Waiting what="Gathering the brief" />;
  return (
    <>
      <PageHead
        title={`Brief for ${data.name}`}
        crumb={<PlaceLink to="/nominations">Nominations</PlaceLink>}
        lead={`${[data.jobTitle, data.organisation].filter(Boolean).join(', ')}. ${data.programme}, as at ${showDay(data.on)}. Only what has been approved.`}
        acts={
          <Button startIcon={<Printer size={16} aria-hidden />} onClick={() => window.print()}>
            Print
          </Button>
        }
      />
      {data.areas.map((area) => (
        <BriefArea key={area.number} area={area} />
      ))}
      <Box component="section" sx={{ mt: 3, maxWidth: '75ch' }}>
        <h2>When you meet inspectors</h2>
        <p>
          Say what you know first hand and what is different for children and families. It is all right not to
          know: say who does. Nobody expects you to have learnt this page by heart.
        </p>
      </Box>
    </>
  );
}

/** Nine areas still fit on one sheet. */
const forPaper = {
  mt: 3,
  maxWidth: 820,
  '@media print': {
    mt: 1,
    fontSize: '8.5pt',
    lineHeight: 1.3,
    breakInside: 'avoid',
    '& h2': { fontSize: '10pt' },
  },
} as const;

function BriefArea({ area }: { area: NomineeBrief['areas'][number] }) {
  const { documents, actions } = area;
  return (
    <Box component="section" sx={forPaper}>
      <h2>
        <AreaTag number={area.number} title={area.title} />
      </h2>
      <p>
        You speak for {andList(area.sectors.map((sector) => sectorTitles[sector].toLowerCase()))}. The
        inspectors found: {area.weakness}
      </p>
      <p>
        <b>
          {actions.done} of {count(actions.total, 'action')}
        </b>{' '}
        {actions.done === 1 ? 'is' : 'are'} complete. Approved documents:{' '}
        {count(documents.impact, 'shows', 'show')} what changed for children and families,{' '}
        {count(documents.output, 'shows', 'show')} that something exists and is used,{' '}
        {count(documents.activity, 'shows', 'show')} what was done.
      </p>
      {area.claims.length === 0 ? <p>No approved claim stands for this area yet.</p> : null}
      <Claims>
        {area.claims.map((claim) => (
          <li key={`${claim.document}-${claim.claim}`}>
            <Shows kind={claim.shows} />
            <div>
              {claim.claim}
              <small>
                {[
                  claim.document,
                  claim.page === null ? '' : `page ${claim.page}`,
                  showPeriod(claim.covers[0] ?? null, claim.covers[1] ?? null),
                ]
                  .filter(Boolean)
                  .join(', ')}
              </small>
            </div>
          </li>
        ))}
      </Claims>
    </Box>
  );
}
