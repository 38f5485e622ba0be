import Box from '@mui/material/Box';
import { serviceWords } from '@revisit/core/shared';
import { DataTable } from 'react-admin';
import type { Kpi } from '../../types.js';
import { AreaTags } from '../../ui/AreaTag.js';
import { deadline, showMonth } from '../../ui/format.js';
import { PlaceLink } from '../../ui/PlaceLink.js';
import { phoneTable } from '../../ui/phoneTable.js';
import { Status } from '../../ui/Status.js';
import { Sparkline } from '../chart/Sparkline.js';
import { latestBrief, markOfVerdict, travelBrief, verdictBrief } from '../measureWords.js';

const Column = DataTable.Col<Kpi>;
const beside = { display: 'block', fontSize: '.8125rem', color: 'text.secondary' } as const;

const About = ({ kpi }: { kpi: Kpi }) => (
  <>
    <PlaceLink to={`/measures/${kpi.id}`} sx={{ fontWeight: 550 }}>
      {kpi.measure}
    </PlaceLink>
    <Box component="span" sx={beside}>
      {kpi.responsibleRole || 'Nobody answers for it yet'} ·{' '}
      {kpi.covers.map((service) => serviceWords[service]).join(', ') || 'no service named'}
    </Box>
  </>
);

function Latest({ kpi }: { kpi: Kpi }) {
  const one = kpi.series.length === 1 ? kpi.series[0] : undefined;
  return (
    <>
      {latestBrief(kpi)}
      {one?.latest ? (
        <Box component="span" sx={beside}>
          {one.latest.period || showMonth(one.latest.asAt)}
        </Box>
      ) : null}
    </>
  );
}

function Course({ kpi }: { kpi: Kpi }) {
  const one = kpi.series.length === 1 ? kpi.series[0] : undefined;
  if (!one || one.figures.length < 2) return null;
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
      <Sparkline figures={one.figures} frequencyMonths={kpi.frequencyMonths} />
      <Box component="span" sx={{ fontSize: '.8125rem', whiteSpace: 'nowrap' }}>
        {travelBrief[one.travel]}
      </Box>
    </Box>
  );
}

/** The first day after which a reading is late, of all series. */
const dueBy = (kpi: Kpi) =>
  kpi.series
    .flatMap((series) => series.expected?.dueBy ?? [])
    .toSorted()
    .at(0);

const Next = ({ kpi }: { kpi: Kpi }) => {
  const day = dueBy(kpi);
  if (!day) return 'Not known';
  return kpi.overdue ? <b>Overdue since {showMonth(day)}</b> : deadline(day).day;
};

/** One row a measure: what it reads, whether that is what was aimed at, where it goes, and when the next reading is due. */
export const MeasureTable = () => (
  <DataTable<Kpi> bulkActionButtons={false} rowClick={false} sx={phoneTable}>
    <Column source="ref" label="Ref" cellSx={() => ({ whiteSpace: 'nowrap', fontWeight: 550 })} />
    <Column source="measure" label="Measure" render={(kpi) => <About kpi={kpi} />} />
    <Column
      source="areas"
      label="Areas"
      disableSort
      render={(kpi) => <AreaTags numbers={kpi.areas.map((area) => area.number)} />}
    />
    <Column source="series" label="Latest" disableSort render={(kpi) => <Latest kpi={kpi} />} />
    <Column
      source="target"
      label="Target"
      disableSort
      render={(kpi) => (kpi.series.length === 1 ? (kpi.series[0]?.target?.text ?? '') : '')}
    />
    <Column
      source="verdict"
      label="Against target"
      render={(kpi) => <Status mark={markOfVerdict[kpi.verdict]} word={verdictBrief(kpi)} />}
    />
    <Column source="figures" label="Course" disableSort render={(kpi) => <Course kpi={kpi} />} />
    <Column source="overdue" label="Next reading" render={(kpi) => <Next kpi={kpi} />} />
  </DataTable>
);
