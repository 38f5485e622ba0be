import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { may, nominationStates, reachOf, type Sector, sectorTitles } from '@revisit/core/shared';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { usePlace } from '../app/session.js';
import type { AreaCoverage, Nomination } from '../types.js';
import { Chip } from '../ui/FilterChips.js';
import { Nothing, SectionHead } from '../ui/Page.js';
import { PlaceLink } from '../ui/PlaceLink.js';
import { Trouble } from '../ui/Trouble.js';
import { useFocusGoesOn } from '../ui/useFocusGoesOn.js';
import { Waiting } from '../ui/Waiting.js';
import { NominationRow } from './NominationRow.js';
import { stateWords } from './words.js';

/** A programme has about a hundred; so many are looked through without scrolling past the rest of the page. */
const atFirst = 20;

/** The people below the matrix: of the whole programme, of an area or of a cell, and how far each is. */
export function PeopleForward({
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
  const [search, setSearch] = useSearchParams();
  const goesOn = useFocusGoesOn(() => section.current);
  const [all, setAll] = useState(false);
  const chosen = `${area?.number ?? ''} ${sector ?? ''}`;
  // Whoever opens a cell wants its people, which stand below the matrix.
  useEffect(() => {
    if (chosen.trim() !== '') section.current?.focus();
  }, [chosen]);
  const here = (nominations ?? []).filter(
    (each) => (!area || each.area.id === area.id) && (!sector || each.sector === sector),
  );
  const states = nominationStates.filter((state) => here.some((each) => each.state === state));
  const state = states.find((each) => each === search.get('state')) ?? null;
  const wanted = state ? here.filter((each) => each.state === state) : here;
  const shown = all ? wanted : wanted.slice(0, atFirst);
  const choose = (next: string | null) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (next) after.set('state', next);
        else after.delete('state');
        return after;
      },
      { replace: true, preventScrollReset: true },
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
      {...goesOn}
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
      {nominations && here.length === 0 ? <NobodyHere area={area} /> : null}
      {states.length > 1 ? (
        <Box
          role="group"
          aria-label="How far they are"
          sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, my: 1.5 }}
        >
          {states.map((each) => (
            <Chip
              key={each}
              aria-pressed={each === state}
              onClick={() => choose(each === state ? null : each)}
            >
              {stateWords[each]}
              <small>{here.filter((one) => one.state === each).length}</small>
            </Chip>
          ))}
        </Box>
      ) : null}
      <Box component="ul" sx={{ containerType: 'inline-size', containerName: 'people' }}>
        {shown.map((nomination) => (
          <NominationRow key={nomination.id} nomination={nomination} />
        ))}
      </Box>
      {shown.length < wanted.length ? (
        <Button sx={{ mt: 1.5 }} onClick={() => setAll(true)}>
          Show all {wanted.length}
        </Button>
      ) : null}
    </Box>
  );
}

/** A lead sees the people of their own areas: what they don't see is not said to be empty. */
function NobodyHere({ area }: { area: AreaCoverage['area'] | null }) {
  const { roles, areaIds } = usePlace().membership;
  const ownAlone = reachOf(roles, 'nominations.read') !== 'all';
  if (ownAlone && area && !areaIds.includes(area.id))
    return (
      <Nothing title="The people of this area are not shown to you.">
        They are seen by its lead, the improvement partner and senior officers. The matrix says how far it is
        covered.
      </Nothing>
    );
  return (
    <Nothing
      title={
        ownAlone && !area
          ? 'Nobody of your areas is put forward here yet.'
          : 'Nobody is put forward here yet.'
      }
    >
      {may(roles, 'nominations.make')
        ? 'Nominate somebody who knows this work first hand, before the call comes.'
        : 'The leads of the areas and the improvement partner nominate people.'}
    </Nothing>
  );
}
