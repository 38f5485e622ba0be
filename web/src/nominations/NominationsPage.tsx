import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { type Sector, sectors, sectorTitles } from '@revisit/core/shared';
import { UserPlus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useGetList } from 'react-admin';
import { useSearchParams } from 'react-router';
import { useMay } from '../app/session.js';
import type { AreaCoverage, Nomination } from '../types.js';
import { count } from '../ui/format.js';
import { Nothing, PageHead, SectionHead } from '../ui/Page.js';
import { PlaceLink } from '../ui/PlaceLink.js';
import { Status } from '../ui/Status.js';
import { Trouble } from '../ui/Trouble.js';
import { Waiting } from '../ui/Waiting.js';
import { ApproveListButton } from './ApproveListButton.js';
import { CoverageTable } from './CoverageTable.js';
import { NominateDialog } from './NominateDialog.js';
import { NominationRow } from './NominationRow.js';
import { RetentionButton } from './RetentionButton.js';
import { Suggestions } from './Suggestions.js';
import { useCoverage, useNominableAreas } from './useCoverage.js';
import { markOfVerdict, verdictWords } from './words.js';

const everybody = {
  filter: {},
  pagination: { page: 1, perPage: 1000 },
  sort: { field: 'area.number', order: 'ASC' },
} as const;

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
  const accepted = (nominations.data ?? []).filter(({ state }) => state === 'accepted');
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
            {may('needs.edit') ? <RetentionButton /> : null}
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
        <People
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

function People({
  nominations,
  error,
  again,
  area,
  sector,
}: {
  nominations: Nomination[] | undefined;
  error: unknown;
  again: () => unknown;
  area: AreaCoverage['area'] | null;
  sector: Sector | null;
}) {
  const section = useRef<HTMLElement>(null);
  const chosen = `${area?.number ?? ''} ${sector ?? ''}`;
  // Whoever opens a cell wants its people, which stand below the matrix.
  useEffect(() => {
    if (chosen.trim() !== '') section.current?.focus();
  }, [chosen]);
  const shown = (nominations ?? []).filter(
    (each) => (!area || each.area.id === area.id) && (!sector || each.sector === sector),
  );
  const title = [area ? `Area ${area.number}` : '', sector ? sectorTitles[sector] : '']
    .filter(Boolean)
    .join(', ');
  return (
    <Box
      component="section"
      aria-labelledby="people-put-forward"
      tabIndex={-1}
      ref={section}
      sx={{ mt: 4, scrollMarginTop: 72, '&:focus': { outline: 0 } }}
    >
      <SectionHead
        id="people-put-forward"
        title={title || 'People put forward'}
        beside={title ? <PlaceLink to="/nominations">Show everybody</PlaceLink> : nominations?.length}
      />
      {error && !nominations ? (
        <Trouble title="The people can’t be shown." error={error} again={again} />
      ) : nominations ? null : (
        <Waiting what="Opening the people" />
      )}
      {nominations && shown.length === 0 ? (
        <Nothing title="Nobody is put forward here yet.">
          Nominate somebody who knows this work first hand, before the call comes.
        </Nothing>
      ) : null}
      <ul>
        {shown.map((nomination) => (
          <NominationRow key={nomination.id} nomination={nomination} />
        ))}
      </ul>
    </Box>
  );
}
