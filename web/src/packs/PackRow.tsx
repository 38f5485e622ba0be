import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import type { PackState } from '@revisit/core/shared';
import { Check, CircleAlert, Clock, History, Lock, type LucideIcon } from 'lucide-react';
import { useMay } from '../app/session.js';
import type { Pack } from '../types.js';
import { count, showDay, showMoment } from '../ui/format.js';
import { Notice } from '../ui/Notice.js';
import { Tag } from '../ui/Tag.js';
import { oneColumn } from '../ui/theme.js';
import { Waiting } from '../ui/Waiting.js';
import { BuildPackButton } from './BuildPackButton.js';
import { CancelPackButton } from './CancelPackButton.js';
import { PackFiles } from './PackFiles.js';
import { ReleasePackButton } from './ReleasePackButton.js';
import { RetryPackButton } from './RetryPackButton.js';
import { usePackEvents } from './usePackEvents.js';

const Row = styled('article')(({ theme }) => ({
  borderTop: `1px solid ${theme.palette.divider}`,
  padding: '18px 0 20px',
  display: 'grid',
  gridTemplateColumns: '232px minmax(0, 1fr) 176px',
  gap: '8px 32px',
  '&:first-of-type': { borderTopColor: theme.palette.text.primary, marginTop: 18 },
  '& .beside': { fontSize: '.875rem', color: theme.palette.text.secondary, marginBottom: 4 },
  '& .acts': { display: 'flex', flexDirection: 'column', gap: 8 },
  '& dl': { display: 'grid', gridTemplateColumns: 'auto 1fr', gap: '2px 14px', fontSize: '.875rem' },
  '& dt': { color: theme.palette.text.secondary },
  '@media (max-width: 1100px)': { gridTemplateColumns: '180px minmax(0, 1fr) 150px', gap: '8px 24px' },
  [oneColumn]: {
    gridTemplateColumns: 'minmax(0, 1fr)',
    '& .acts': { flexDirection: 'row', flexWrap: 'wrap' },
  },
}));

function stateTag(pack: Pack, state: PackState): { word: string; icon: LucideIcon; strong?: boolean } {
  if (state === 'queued' || state === 'building') return { word: 'Being built', icon: Clock };
  if (state === 'failed') return { word: 'Stopped', icon: CircleAlert, strong: true };
  if (state === 'cancelled') return { word: 'Cancelled', icon: History };
  if (pack.releasedAt) return { word: 'Released', icon: Check };
  return { word: 'Not released', icon: Lock };
}

/** One pack: live while it is built, its files when it is ready, what stopped it when it failed. */
export function PackRow({ pack }: { pack: Pack }) {
  const may = useMay();
  const { state, progress, step } = usePackEvents(pack);
  const tag = stateTag(pack, state);
  return (
    <Row aria-labelledby={`pack-${pack.id}`}>
      <div>
        <Typography variant="h2" id={`pack-${pack.id}`} sx={{ fontSize: '1rem' }}>
          Readiness pack of {showDay(pack.asAt)}
        </Typography>
        <p className="beside">{count(pack.areaNumbers.length, 'area')}, claims, ratings and evidence</p>
        <Tag icon={tag.icon} tone={tag.strong ? 'strong' : 'plain'}>
          {tag.word}
        </Tag>
      </div>
      <div>
        {state === 'queued' || state === 'building' ? (
          <Waiting what={step} hint={`${progress} % done. You can leave this page.`} done={progress} />
        ) : null}
        {state === 'failed' && pack.failure ? (
          <Notice title={pack.failure.message}>Nothing half-built is shown to anybody.</Notice>
        ) : null}
        {state === 'ready' || state === 'cancelled' ? (
          <dl>
            <dt>Asked for</dt>
            <dd>
              {showMoment(pack.createdAt)}, by {pack.requestedBy.name}
            </dd>
            {pack.releasedAt && pack.releasedBy ? (
              <>
                <dt>Released</dt>
                <dd>
                  {showMoment(pack.releasedAt)}, by {pack.releasedBy.name}
                </dd>
              </>
            ) : null}
            <dt>Holds</dt>
            <dd>
              {count(pack.documents, 'document')}; {pack.readyAreas} of {pack.areaNumbers.length} areas would
              stand up
            </dd>
            {pack.leftOut > 0 ? (
              <>
                <dt>Left out</dt>
                <dd>
                  {count(pack.leftOut, 'document')}, personal, not approved, or with personal details to
                  settle; the pack says which
                </dd>
              </>
            ) : null}
            {pack.state === 'ready' ? (
              <>
                <dt>Since then</dt>
                <dd>
                  {pack.newer > 0
                    ? `${count(pack.newer, 'document')} newer than this pack`
                    : 'nothing newer than this pack'}
                </dd>
              </>
            ) : null}
          </dl>
        ) : null}
        {state === 'ready' ? <PackFiles pack={pack} /> : null}
      </div>
      <Box className="acts no-print">
        {pack.may.release ? <ReleasePackButton pack={pack} /> : null}
        {pack.may.cancel ? <CancelPackButton pack={pack} /> : null}
        {pack.may.retry ? <RetryPackButton pack={pack} /> : null}
        {pack.state === 'ready' && pack.newer > 0 && may('packs.build') ? <BuildPackButton again /> : null}
      </Box>
    </Row>
  );
}
