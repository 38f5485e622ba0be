import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { polarityWords, serviceWords } from '@revisit/core/shared';
import { useMay } from '../../app/session.js';
import { useMove } from '../../app/useMove.js';
import type { KpiDetail } from '../../types.js';
import { AreaTag } from '../../ui/AreaTag.js';
import { andList } from '../../ui/format.js';
import { Notice } from '../../ui/Notice.js';
import { SectionHead } from '../../ui/Page.js';
import { PlaceLink } from '../../ui/PlaceLink.js';
import { saidOf } from './saidOf.js';

const List = styled('dl')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: '110px 1fr',
  gap: '6px 14px',
  fontSize: '.875rem',
  padding: '10px 0 0',
  marginBottom: 20,
  '& dt': { color: theme.palette.text.secondary },
  '& dd li': { paddingBottom: 4 },
}));

/** A guess is said to be one, and can be made a fact with one press. */
function Polarity({ kpi }: { kpi: KpiDetail }) {
  const may = useMay();
  const confirm = useMove({ said: 'Saved.' });
  const { polarity } = kpi;
  if (!kpi.polarityIsGuess) return null;
  return (
    <Notice
      title={
        polarity === 'unclear'
          ? 'Nobody has said which way is better.'
          : `“${polarityWords[polarity]}” is a guess.`
      }
      ways={
        may('plans.edit') && polarity !== 'unclear' ? (
          <Button
            size="small"
            loading={confirm.isPending}
            onClick={() =>
              confirm.mutate({
                path: `kpis/${kpi.id}`,
                method: 'PUT',
                version: kpi.version,
                body: { ...saidOf(kpi), polarity },
              })
            }
          >
            Yes, that is so
          </Button>
        ) : undefined
      }
    >
      {polarity === 'unclear'
        ? 'Its words and its targets do not tell, so nothing says whether it is on target.'
        : 'It was read out of the measure’s words and targets. Until a person says it, so is every verdict here.'}
    </Notice>
  );
}

/** What is said about the measure as a whole. */
export const MeasureAside = ({ kpi }: { kpi: KpiDetail }) => (
  <section>
    <SectionHead title="About it" />
    <Polarity kpi={kpi} />
    <List>
      <dt>Responsible</dt>
      <dd>{kpi.responsibleRole || 'nobody named'}</dd>
      <dt>How often</dt>
      <dd>
        {kpi.frequency || 'not said'}
        {kpi.frequencyMonths === null ? ', so no reading is ever called overdue' : ''}
      </dd>
      <dt>Better</dt>
      <dd>
        {polarityWords[kpi.polarity]}
        {kpi.polarityIsGuess && kpi.polarity !== 'unclear' ? ' (a guess)' : ''}
      </dd>
      <dt>Tells about</dt>
      <dd>{andList(kpi.covers.map((service) => serviceWords[service])) || 'no service named'}</dd>
      <dt>Areas</dt>
      <dd>
        {kpi.areas.length === 0 ? 'none yet' : null}
        <ul>
          {kpi.areas.map((area) => (
            <li key={area.id}>
              <PlaceLink to={`/areas/${area.id}`} sx={{ color: 'inherit' }}>
                <AreaTag number={area.number} title={area.title} />
              </PlaceLink>
            </li>
          ))}
        </ul>
      </dd>
      <dt>Actions</dt>
      <dd>
        {kpi.actions.length === 0 ? 'none named' : null}
        <ul>
          {kpi.actions.map((action) => (
            <li key={action.id}>
              <PlaceLink to={`/plan?action=${action.ref}`} sx={{ display: 'inline-block', py: '2px' }}>
                {action.ref} {action.title}
              </PlaceLink>
            </li>
          ))}
        </ul>
      </dd>
    </List>
  </section>
);
