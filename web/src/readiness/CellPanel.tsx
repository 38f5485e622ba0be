import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { type CriterionId, challengeWords, criteria } from '@revisit/core/shared';
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useGetList } from 'react-admin';
import { useMay } from '../app/session.js';
import { AskButton } from '../evidence/AskButton.js';
import type { CriterionView, EvidenceRow, ReadinessArea } from '../types.js';
import { showDay } from '../ui/format.js';
import { Acts } from '../ui/Page.js';
import { PlaceButton } from '../ui/PlaceButton.js';
import { PlaceLink } from '../ui/PlaceLink.js';
import { criterionWords, markOfCriterion, Status } from '../ui/Status.js';
import { sourceWords } from '../ui/words.js';

const Panel = styled('div')(({ theme }) => ({
  fontSize: '.875rem',
  '& .head': {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'flex-start',
    color: theme.palette.text.secondary,
  },
  '& h2': { display: 'flex', flexWrap: 'wrap', gap: '0 10px', marginTop: 4, '&:focus': { outline: 0 } },
  '& .rule': {
    marginTop: 14,
    paddingLeft: 14,
    borderLeft: `3px solid ${theme.palette.text.primary}`,
    fontSize: '1rem',
  },
  '& section': { marginTop: 22 },
  '& li': { padding: '11px 0', borderBottom: `1px solid ${theme.palette.divider}` },
  '& li:last-of-type': { borderBottom: 0 },
  '& .beside': { display: 'block', color: theme.palette.text.secondary },
}));

/** Which documents stand behind a cell. The plan's cell has actions behind it, not documents. */
const behind: Partial<Record<CriterionId, (row: EvidenceRow) => boolean>> = {
  impact: (row) => row.state === 'approved' && row.shows.includes('impact'),
  families: (row) => row.state === 'approved' && (row.source === 'families' || row.source === 'young-people'),
  output: (row) => row.state === 'approved' && row.shows.includes('output'),
  fresh: (row) => row.state === 'approved' && row.stale,
  review: (row) => row.state === 'submitted',
};

function Documents({ areaId, criterion }: { areaId: string; criterion: CriterionId }) {
  const counts = behind[criterion];
  const { data } = useGetList<EvidenceRow>(
    'evidence',
    {
      filter: { areaId },
      pagination: { page: 1, perPage: 200 },
      sort: { field: 'updatedAt', order: 'DESC' },
    },
    { enabled: counts !== undefined },
  );
  const rows = counts ? (data ?? []).filter(counts) : [];
  if (rows.length === 0) return null;
  return (
    <section>
      <Typography variant="h3">{criterion === 'review' ? 'Waiting' : 'Documents'}</Typography>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <PlaceLink to={`/evidence/${row.id}`}>{row.title}</PlaceLink>
            <span className="beside">
              {sourceWords[row.source]}
              {row.reviewBy ? ` · review by ${showDay(row.reviewBy)}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Ratings that something speaks against, and who stands by them. */
function Challenged({ challenges }: { challenges: NonNullable<CriterionView['challenges']> }) {
  if (challenges.length === 0) return null;
  return (
    <section>
      <Typography variant="h3">Challenged ratings</Typography>
      <ul>
        {challenges.map((challenge) => (
          <li key={challenge.ref}>
            <PlaceLink to={`/plan?action=${challenge.ref}`}>{challenge.ref}</PlaceLink>, rated{' '}
            {challenge.label}
            <span className="beside">{challenge.kinds.map((kind) => challengeWords[kind]).join(' ')}</span>
            {challenge.name ? (
              <span className="beside">
                {challenge.name} stands by it: “{challenge.reason}”
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Why a cell says what it says: the rule, the counts, what is missing, who can close it, and the documents. */
export function CellPanel({
  area,
  criterion,
  onClose,
}: {
  area: ReadinessArea;
  criterion: CriterionView;
  onClose: () => void;
}) {
  const may = useMay();
  const heading = useRef<HTMLHeadingElement>(null);
  const key = `${area.number}-${criterion.id}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: focus moves when another cell is opened.
  useEffect(() => heading.current?.focus(), [key]);
  return (
    <Panel>
      <div className="head">
        <span>
          Area {area.number}: {area.title}
        </span>
        <IconButton aria-label="Close" onClick={onClose} sx={{ margin: '-6px -8px 0 0' }}>
          <X size={18} aria-hidden />
        </IconButton>
      </div>
      <Typography variant="h2" ref={heading} tabIndex={-1}>
        {criteria[criterion.id].title}
        <Status
          mark={markOfCriterion[criterion.state]}
          word={criterion.brief}
          level={criterionWords[criterion.state]}
        />
      </Typography>
      <p className="rule">{criteria[criterion.id].rule}</p>
      <section>
        <Typography variant="h3">What there is</Typography>
        <p>{criterion.detail}</p>
      </section>
      {criterion.gaps.length > 0 ? (
        <section>
          <Typography variant="h3">What is missing</Typography>
          <ul>
            {criterion.gaps.map((gap) => (
              <li key={gap.what}>
                {gap.what}
                <span className="beside">{gap.why}</span>
                <span className="beside">Who can close it: {gap.who}</span>
                <Acts sx={{ mt: '9px' }}>
                  {may('asks.make') && criterion.id !== 'people' ? (
                    <AskButton areaId={area.areaId} areaNumber={area.number} what={gap.what} />
                  ) : null}
                  <PlaceButton size="small" to={gap.href}>
                    Go there
                  </PlaceButton>
                </Acts>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Challenged challenges={criterion.challenges ?? []} />
      <Documents areaId={area.areaId} criterion={criterion.id} />
      <section>
        <Typography variant="h3">Elsewhere</Typography>
        <p>
          <PlaceLink to={`/areas/${area.areaId}`}>Area {area.number} in full</PlaceLink>
          {' · '}
          <PlaceLink to={`/plan?filter=${encodeURIComponent(JSON.stringify({ areaId: area.areaId }))}`}>
            Its actions
          </PlaceLink>
        </p>
      </section>
    </Panel>
  );
}
