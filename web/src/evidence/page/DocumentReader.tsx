import { styled } from '@mui/material/styles';
import type { Evidence, Version } from '../../types.js';
import { Nothing } from '../../ui/Page.js';
import { useTarget } from '../reader/useTarget.js';
import { ReaderForClaims } from './ReaderForClaims.js';

const Frame = styled('div')(({ theme }) => ({
  height: 'min(80vh, 1000px)',
  minHeight: 420,
  border: `1px solid ${theme.palette.divider}`,
  borderRadius: 6,
  overflow: 'hidden',
  marginBottom: 32,
}));
const atTheStart = { page: 1 };

/** The document itself, or why there is none to read. */
export function DocumentReader({ evidence, version }: { evidence: Evidence; version: Version | undefined }) {
  const { target, onPage } = useTarget(atTheStart);
  if (!version || version.state === 'discarded' || version.state === 'rejected')
    return <Nothing title="There is no file to read." />;
  if (version.state !== 'clean')
    return <Nothing title="The file is still being checked.">It can be read here in a moment.</Nothing>;
  if (!version.may.open)
    return (
      <Nothing title="The file is not yours to open.">What is said about it stands on this page.</Nothing>
    );
  return (
    <Frame>
      <ReaderForClaims evidence={evidence} version={version} target={target} onPage={onPage} />
    </Frame>
  );
}
