import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';

/** Slow work says what it is: never a spinner without words. `done` is 0 to 100 where it is known. */
export const Waiting = ({ what, hint, done }: { what: string; hint?: string; done?: number }) => (
  <Box role="status" sx={{ maxWidth: 480, padding: '24px 0' }}>
    <Typography>
      <b>{what}…</b>{' '}
      {hint ? (
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {hint}
        </Box>
      ) : null}
    </Typography>
    <LinearProgress
      aria-label={what}
      variant={done === undefined ? 'indeterminate' : 'determinate'}
      value={done}
      sx={{ mt: 1 }}
    />
  </Box>
);
