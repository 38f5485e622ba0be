import Box from '@mui/material/Box';
import { useEffect, useState } from 'react';
import { FilterForm, ListBase, SearchInput, SelectInput, useGetList, useListContext } from 'react-admin';
import { useSearchParams } from 'react-router';
import { useAreas } from '../areas/useAreaTitles.js';
import type { Action, Area, Plan } from '../types.js';
import { FilterChips, type QuickFilter } from '../ui/FilterChips.js';
import { share } from '../ui/format.js';
import { Nothing, PageHead } from '../ui/Page.js';
import { PlaceLink } from '../ui/PlaceLink.js';
import { markOfMeaning, Status } from '../ui/Status.js';
import { Trouble } from '../ui/Trouble.js';
import { onPaper } from '../ui/theme.js';
import { Waiting } from '../ui/Waiting.js';
import { CompareWith } from './CompareWith.js';
import { exportActions } from './exportActions.js';
import { barParts, mainPlan, planCounts } from './groups.js';
import { PlanActs } from './PlanActs.js';
import { PlanChooser } from './PlanChooser.js';
import { PlanTable } from './PlanTable.js';
import { RatingBar } from './RatingBar.js';
import { usePlanFilterFromAddress } from './usePlanFilterFromAddress.js';
import { useRatingsThen } from './useRatingsThen.js';

const quickFilters = (plan: Plan): QuickFilter[] => [
  { value: { mine: true }, label: 'Mine' },
  ...plan.levels
    .filter((level) => level.meaning === 'at-risk')
    .map((level) => ({
      value: { level: level.code },
      label: <Status mark={markOfMeaning[level.meaning]} word={level.label} />,
      count: plan.counts[level.code] ?? 0,
    })),
  { value: { overdue: true }, label: 'Past due' },
  { value: { challenged: true }, label: 'Challenged' },
  { value: { level: 'none' }, label: 'Not rated', count: plan.counts.none ?? 0 },
];

const filters = (areas: readonly Area[]) => [
  <SearchInput key="q" source="q" alwaysOn placeholder="Ref or words" />,
  <SelectInput
    key="areaId"
    source="areaId"
    label="Area"
    alwaysOn
    choices={areas.map(({ id, number, title }) => ({ id, name: `${number} ${title}` }))}
  />,
];

function Rows({ plan, open, then }: { plan: Plan; open: string | null; then: string }) {
  const ratingsThen = useRatingsThen(then);
  const { data, isPending, error, refetch, filterValues } = useListContext<Action>();
  if (isPending) return <Waiting what="Opening the actions" />;
  if (error && !data) return <Trouble title="The plan can’t be shown." error={error} again={refetch} />;
  if (!data || data.length === 0) return <Nothing title="No action matches these filters." />;
  const narrowed = Object.keys(filterValues).length > 0;
  return <PlanTable plan={plan} actions={data} unfold={narrowed} openRef={open} ratingsThen={ratingsThen} />;
}

/** The plan as a table that behaves like the council's spreadsheet; a row is rated in its place. */
export function PlanPage() {
  const areas = useAreas();
  const plans = useGetList<Plan>('plans', {
    filter: {},
    pagination: { page: 1, perPage: 50 },
    sort: { field: 'title', order: 'ASC' },
  });
  const openRef = usePlanFilterFromAddress();
  const [search, setSearch] = useSearchParams();
  // Filters rewrite the address, so what it asked for at first is kept here.
  const asked = search.get('plan');
  const [planId, setPlanId] = useState(asked);
  useEffect(() => {
    if (asked) setPlanId(asked);
  }, [asked]);
  const [then, setThen] = useState('');
  if (plans.isPending || openRef === undefined) return <Waiting what="Opening the plan" />;
  const plan = plans.data?.find(({ id }) => id === planId) ?? mainPlan(plans.data ?? []);
  if (!plan) {
    return plans.error ? (
      <Trouble whole title="The plan can’t be shown." error={plans.error} again={plans.refetch} />
    ) : (
      <>
        <PageHead title="Plan" />
        <Nothing title="No plan yet.">
          The improvement partner imports the plan. <PlaceLink to="/plan/import">Import a plan</PlaceLink>
        </Nothing>
      </>
    );
  }
  const { done, moving } = planCounts(plan);
  return (
    <ListBase<Action>
      key={plan.id}
      resource="actions"
      filter={{ planId: plan.id }}
      perPage={1000}
      sort={{ field: 'ref', order: 'ASC' }}
      exporter={exportActions}
    >
      <Box sx={{ [onPaper]: { page: 'board' } }}>
        <PageHead
          title={plan.title}
          lead={
            <>
              <b>{share(done, plan.actionCount)} done.</b> With those on track and under way,{' '}
              {share(moving, plan.actionCount)}.
              {plan.parent ? (
                <Box component="span" sx={{ display: 'block', fontSize: '.8125rem' }}>
                  Accelerated plan for {plan.parent.actions.map(({ ref }) => ref).join(', ')} of{' '}
                  <PlaceLink to={`/plan?plan=${plan.parent.id}`}>{plan.parent.title}</PlaceLink>
                </Box>
              ) : null}
              {plan.mappingNote ? (
                <Box component="span" sx={{ display: 'block', fontSize: '.8125rem' }}>
                  {plan.edition}. {plan.mappingNote}
                </Box>
              ) : null}
            </>
          }
          acts={<PlanActs plan={plan} />}
        />
        <PlanChooser plans={plans.data ?? []} chosen={plan} onChoose={(id) => setSearch({ plan: id })} />
        <RatingBar parts={barParts(plan)} label="Ratings" />
        <Box
          className="no-print"
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            gap: 1,
            alignItems: 'flex-end',
            pb: '12px',
            '& form': {
              flex: '0 1 auto',
              minHeight: 0,
              p: 0,
              gap: 1,
              '& .RaFilterForm-filterFormInput': { p: 0 },
            },
          }}
        >
          <FilterForm filters={filters(areas)} />
          <CompareWith plan={plan} chosen={then} onChoose={setThen} />
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, flex: '1 1 100%' }}>
            <FilterChips filters={quickFilters(plan)} />
          </Box>
        </Box>
        <Rows plan={plan} open={openRef} then={then} />
      </Box>
    </ListBase>
  );
}
