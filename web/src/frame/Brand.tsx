import Box from '@mui/material/Box';
import type { SxProps, Theme } from '@mui/material/styles';

/** The portal's mark and name. */
export const Mark = ({ sx }: { sx?: SxProps<Theme> }) => (
  <Box
    sx={[
      {
        display: 'flex',
        alignItems: 'center',
        gap: '9px',
        fontWeight: 650,
        fontSize: '1.0625rem',
        letterSpacing: '-.02em',
      },
      ...(Array.isArray(sx) ? sx : [sx]),
    ]}
  >
    <Box
      component="svg"
      viewBox="0 0 24 24"
      aria-hidden
      sx={{ width: 22, height: 22, flex: 'none', color: 'primary.main' }}
    >
      <g fill="none" stroke="currentColor" strokeWidth="2.6" strokeLinecap="round" strokeLinejoin="round">
        <path d="M20.5 8.2A9.3 9.3 0 1 0 21.3 12" />
        <path d="M21.6 3.4v5.4h-5.4" />
      </g>
      <circle cx="12" cy="12" r="3.3" fill="currentColor" />
    </Box>
    <span className="name">Revisit</span>
  </Box>
);
