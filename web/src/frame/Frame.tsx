import Drawer from '@mui/material/Drawer';
import { styled } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { type ReactNode, Suspense, useState } from 'react';
import { useLocation } from 'react-router';
import { breakpoints, oneColumn } from '../ui/theme.js';
import { Waiting } from '../ui/Waiting.js';
import { KeysDialog } from './KeysDialog.js';
import { PageBoundary } from './PageBoundary.js';
import { SideMenu } from './SideMenu.js';
import { TopBar } from './TopBar.js';
import { useKeys } from './useKeys.js';

const Grid = styled('div', { shouldForwardProp: (prop) => prop !== 'rail' })<{ rail: boolean }>(
  ({ theme, rail }) => ({
    display: 'grid',
    // The menu grows with the size of type, so that no word of it is cut off.
    gridTemplate: `auto 1fr / ${rail ? `${theme.sidebar.closedWidth}px` : `minmax(${theme.sidebar.width}px, max-content)`} minmax(0, 1fr)`,
    minHeight: '100vh',
    '& > nav': {
      gridColumn: 1,
      background: theme.palette.surface.side,
      borderRight: `1px solid ${theme.palette.divider}`,
    },
    '& > nav > div': {
      position: 'sticky',
      top: theme.topBarHeight,
      height: `calc(100vh - ${theme.topBarHeight}px)`,
    },
    '& > main': { gridColumn: 2, minWidth: 0, padding: '26px 24px 56px' },
    '& > main.flush': { padding: 0 },
    [oneColumn]: {
      display: 'block',
      '& > nav': { display: 'none' },
      '& > main': { padding: '20px 16px 40px' },
    },
    '@media print': { display: 'block', '& > nav': { display: 'none' }, '& > main': { padding: 0 } },
  }),
);

const Skip = styled('a')(({ theme }) => ({
  position: 'absolute',
  left: 8,
  top: -60,
  zIndex: 20,
  padding: '10px 16px',
  borderRadius: 6,
  background: theme.palette.primary.main,
  color: '#fff',
  '&:focus': { top: 8 },
}));

/** Pages that need the width: the menu folds to its rail, and the page brings its own margins. */
const wide = /^\/p\/[^/]+\/review$/;

/** What every page of a programme stands in: top bar, menu, page. */
export function Frame({ children }: { children: ReactNode }) {
  const { pathname, search } = useLocation();
  const [menuOpen, setMenuOpen] = useState(false);
  const [keysOpen, setKeysOpen] = useState(false);
  const narrow = useMediaQuery(`(max-width: ${breakpoints.rail}px)`);
  const flush = wide.test(pathname);
  // The board's open cell stands beside the board: the menu makes room for it.
  const besideBoard = pathname.endsWith('/board') && new URLSearchParams(search).has('cell');
  const rail = narrow || flush || besideBoard;
  useKeys({ '?': () => setKeysOpen(true) });
  return (
    <Grid rail={rail}>
      <Skip href="#main">Skip to content</Skip>
      <TopBar rail={rail} onMenu={() => setMenuOpen(true)} />
      <nav aria-label="Main">
        <div>
          <SideMenu rail={rail} onKeys={() => setKeysOpen(true)} />
        </div>
      </nav>
      <Drawer
        open={menuOpen}
        onClose={() => setMenuOpen(false)}
        slotProps={{ paper: { sx: { width: 280 } } }}
      >
        <SideMenu
          onGo={() => setMenuOpen(false)}
          onKeys={() => {
            setMenuOpen(false);
            setKeysOpen(true);
          }}
        />
      </Drawer>
      <main id="main" tabIndex={-1} className={flush ? 'flush' : ''}>
        <PageBoundary key={pathname}>
          <Suspense fallback={<Waiting what="Opening the page" />}>{children}</Suspense>
        </PageBoundary>
      </main>
      <KeysDialog open={keysOpen} onClose={() => setKeysOpen(false)} />
    </Grid>
  );
}
