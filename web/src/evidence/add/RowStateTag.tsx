import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { Check, CircleAlert, Clock, Lock, PenLine, WifiOff } from 'lucide-react';
import { Tag } from '../../ui/Tag.js';
import type { Progress, RowState } from './row.js';

/** How far a file is, in a word, with its progress while bytes are on their way. */
export function RowStateTag({
  state,
  size,
  progress,
}: {
  state: RowState;
  size: number;
  progress: Progress | undefined;
}) {
  if (state === 'working' && progress?.step === 'queued') return <Tag icon={Clock}>Waits its turn</Tag>;
  if (state === 'working' && progress?.step === 'waiting') {
    return <Tag icon={WifiOff}>Waits for the connection</Tag>;
  }
  if (state === 'working') {
    const moving = progress && 'bytes' in progress ? progress : null;
    const percent = moving && size > 0 ? Math.round((moving.bytes / size) * 100) : 0;
    const words = moving?.step === 'uploading' ? 'Uploading' : 'Reading';
    return (
      <Box sx={{ fontSize: '.8125rem' }}>
        {words} {percent}&nbsp;%
        <LinearProgress variant="determinate" value={percent} aria-label={words} sx={{ mt: '6px' }} />
      </Box>
    );
  }
  if (state === 'ready') return <Tag icon={Check}>Ready</Tag>;
  if (state === 'checking') return <Tag icon={Clock}>Being checked</Tag>;
  if (state === 'needs-you') {
    return (
      <Tag icon={PenLine} tone="accent">
        To fill in
      </Tag>
    );
  }
  return (
    <Tag icon={state === 'refused' ? Lock : CircleAlert} tone="strong">
      Needs you
    </Tag>
  );
}
