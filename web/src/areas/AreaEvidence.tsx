import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { type Shows as ShowsLevel, showsLevels } from '@revisit/core/shared';
import { Plus } from 'lucide-react';
import { useGetList } from 'react-admin';
import { useMay } from '../app/session.js';
import { AskButton } from '../evidence/AskButton.js';
import type { Area, EvidenceRow } from '../types.js';
import { showDay } from '../ui/format.js';
import { Acts, SectionHead } from '../ui/Page.js';
import { PlaceButton } from '../ui/PlaceButton.js';
import { PlaceLink } from '../ui/PlaceLink.js';
import { Shows } from '../ui/Shows.js';
import { evidenceStateWords, showsWords, sourceWords } from '../ui/words.js';

const Group = styled('div')(({ theme }) => ({
  padding: '12px 0 4px',
  fontSize: '.875rem',
  borderBottom: `1px solid ${theme.palette.divider}`,
  '&:last-of-type': { borderBottom: 0 },
  '& h3': { display: 'flex', justifyContent: 'space-between', gap: 8 },
  '& h3 .beside': { fontWeight: 400, color: theme.palette.text.secondary },
  '& li': { padding: '5px 0 6px', lineHeight: 1.4 },
  '& li .beside': { display: 'block', fontSize: '.8125rem', color: theme.palette.text.secondary },
  '& .slot': {
    border: `1.5px dashed ${theme.palette.edge}`,
    borderRadius: 6,
    padding: '10px 12px',
    margin: '8px 0',
    color: theme.palette.text.secondary,
  },
}));

/** What an empty slot asks for. */
const asks: Record<ShowsLevel, string> = {
  activity: 'Nothing yet that shows what was done.',
  output: 'Nothing yet that shows a result which exists and is used.',
  impact: 'Nothing yet that shows what changed. What would a family say is different?',
};

const about = (row: EvidenceRow) =>
  [
    sourceWords[row.source],
    row.stale && row.reviewBy
      ? `stale since ${showDay(row.reviewBy)}`
      : evidenceStateWords[row.state].toLowerCase(),
  ].join(' · ');

/** The area's evidence by what it shows; a missing kind is an empty slot that asks for it. */
export function AreaEvidence({ area, mayAdd }: { area: Area; mayAdd: boolean }) {
  const may = useMay();
  const { data } = useGetList<EvidenceRow>('evidence', {
    filter: { areaId: area.id },
    pagination: { page: 1, perPage: 200 },
    sort: { field: 'updatedAt', order: 'DESC' },
  });
  if (!data) return null;
  const rows = data.filter((row) => row.state !== 'withdrawn');
  const all = `/evidence?filter=${encodeURIComponent(JSON.stringify({ areaId: area.id }))}`;
  return (
    <Box component="section" sx={{ mt: '32px' }}>
      <SectionHead title="Evidence" beside={<PlaceLink to={all}>All {rows.length}</PlaceLink>} />
      {showsLevels.map((level) => {
        const shown = rows.filter((row) => row.shows.includes(level));
        return (
          <Group key={level}>
            <Typography variant="h3">
              <Shows kind={level} />
              <span className="beside">
                {showsWords[level].hint.replace(' for children and families', '')} · {shown.length}
              </span>
            </Typography>
            <ul>
              {shown.slice(0, 6).map((row) => (
                <li key={row.id}>
                  <PlaceLink to={`/evidence/${row.id}`}>{row.title}</PlaceLink>
                  <span className="beside">{about(row)}</span>
                </li>
              ))}
            </ul>
            {shown.length === 0 ? (
              <div className="slot">
                <p>{asks[level]}</p>
                <Acts sx={{ mt: 1 }}>
                  {mayAdd ? (
                    <PlaceButton
                      size="small"
                      to={`/evidence/add?area=${area.number}&shows=${level}`}
                      startIcon={<Plus size={16} aria-hidden />}
                    >
                      Add it
                    </PlaceButton>
                  ) : null}
                  {may('asks.make') ? (
                    <AskButton areaId={area.id} areaNumber={area.number} what={asks[level]} />
                  ) : null}
                </Acts>
              </div>
            ) : null}
          </Group>
        );
      })}
    </Box>
  );
}
