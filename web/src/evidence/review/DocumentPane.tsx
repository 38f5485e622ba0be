import { styled } from '@mui/material/styles';
import type { Evidence } from '../../types.js';
import { Nothing } from '../../ui/Page.js';
import { oneColumn } from '../../ui/theme.js';
import { ReaderForClaims } from '../page/ReaderForClaims.js';
import type { Target } from '../reader/index.js';

const Pane = styled('div')(({ theme }) => ({
  minHeight: 0,
  background: theme.palette.surface.sunk,
  borderInline: `1px solid ${theme.palette.divider}`,
  [oneColumn]: { border: 0, height: '80vh' },
}));

/** The document under review, at the page that was asked for, with the claimed passage marked. */
export function DocumentPane({
  evidence,
  target,
  onPage,
}: {
  evidence: Evidence;
  target: Target;
  onPage: (page: number) => void;
}) {
  const version = evidence.versions.find((each) => each.number === evidence.currentVersion);
  if (!version?.may.open) {
    return (
      <Pane>
        <Nothing title="There is no file to look at." />
      </Pane>
    );
  }
  return (
    <Pane>
      <ReaderForClaims evidence={evidence} version={version} target={target} onPage={onPage} />
    </Pane>
  );
}
