import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { type Sector, sectors } from '@revisit/core/shared';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useGetList } from 'react-admin';
import { useSearchParams } from 'react-router';
import { useMay } from '../app/session.js';
import type { AreaCoverage, Nomination } from '../types.js';
import { count } from '../ui/format.js';
import { PageHead } from '../ui/Page.js';
import { Status } from '../ui/Status.js';
import { Trouble } from '../ui/Trouble.js';
import { Waiting } from '../ui/Waiting.js';
import { ApproveListButton } from './ApproveListButton.js';
import { CoverageTable } from './CoverageTable.js';
import { NominateDialog } from './NominateDialog.js';
import { PeopleForward } from './PeopleForward.js';
import { RetentionButton } from './RetentionButton.js';
import { Suggestions } from './Suggestions.js';
import { useCoverage, useNominableAreas } from './useCoverage.js';
import { markOfVerdict, verdictWords } from './words.js';

const everybody = {
  filter: {},
  pagination: { page: 1, perPage: 1000 },
  sort: { field: 'area.number', order: 'ASC' },
} as const;

const isAccepted = ({ state }: Nomination): boolean => state === 'accepted';
const isSector = (text: string | null): text is Sector => sectors.some((each) => each === text);

/** Who will meet the inspectors: the matrix of what is covered, and below it the people. */
export function NominationsPage() {
  const may = useMay();
  const [search] = useSearchParams();
  const area = search.get('area');
  const wanted = search.get('sector');
  const sector = isSector(wanted) ? wanted : null;
  const coverage = useCoverage();
  const nominations = useGetList<Nomination>('nominations', everybody, {
    enabled: may('nominations.read'),
  });
  const accepted = (nominations.data ?? []).filter(isAccepted);
  if (coverage.error)
    return (
      <Trouble
        whole
        title="The nominations can’t be shown."
        error={coverage.error}
        again={coverage.refetch}
      />
    );
  if (!coverage.data) return <Waiting what="Opening the nominations" />;
  const areaRow = coverage.data.find((each) => String(each.area.number) === area);
  return (
    <>
      <PageHead
        title="Nominations"
        lead={lead(coverage.data)}
        acts={
          <>
            {may('needs.edit') ? <RetentionButton nominations={nominations.data} /> : null}
            {may('nominations.make') ? (
              <NominateButton areas={areaRow ? [areaRow.area] : []} sector={sector} />
            ) : null}
            {may('nominations.approve') ? <ApproveListButton accepted={accepted} /> : null}
          </>
        }
      />
      <Legend />
      <CoverageTable coverage={coverage.data} cell={{ area, sector }} />
      {may('nominations.make') ? <Suggestions /> : null}
      {may('nominations.read') ? (
        <PeopleForward
          nominations={nominations.data}
          error={nominations.error}
          again={nominations.refetch}
          area={areaRow?.area ?? null}
          sector={sector}
        />
      ) : null}
    </>
  );
}

function lead(coverage: readonly AreaCoverage[]) {
  const places = coverage.flatMap(({ cells }) => cells.filter(({ needed }) => needed > 0));
  const covered = places.filter(({ verdict }) => verdict === 'covered').length;
  const empty = places.filter(({ verdict }) => verdict === 'hole' || verdict === 'declined').length;
  return (
    <>
      <b>
        {covered} of {count(places.length, 'place')}
      </b>{' '}
      with inspectors {covered === 1 ? 'is' : 'are'} covered.{' '}
      {empty > 0 ? `Nobody stands for ${empty} of the others yet.` : ''}
    </>
  );
}

const Legend = () => (
  <Box
    component="ul"
    aria-label="What the marks mean"
    sx={{ display: 'flex', flexWrap: 'wrap', gap: '4px 18px', fontSize: '.8125rem', my: 1.5 }}
  >
    {(['covered', 'to-approve', 'waiting', 'hole', 'not-needed'] as const).map((verdict) => (
      <li key={verdict}>
        <Status
          mark={markOfVerdict[verdict]}
          word={
            verdict === 'waiting'
              ? 'Waiting, or no deputy'
              : verdict === 'hole'
                ? 'Nobody, or declined'
                : verdictWords[verdict]
          }
        />
      </li>
    ))}
  </Box>
);

function NominateButton({ areas, sector }: { areas: AreaCoverage['area'][]; sector: Sector | null }) {
  const [open, setOpen] = useState(false);
  const mine = useNominableAreas();
  return (
    <>
      <Button
        variant="contained"
        color="primary"
        startIcon={<UserPlus size={16} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        Nominate somebody
      </Button>
      {open ? (
        <NominateDialog
          areas={areas.filter(({ id }) => mine.some((each) => each.id === id))}
          sector={sector}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
