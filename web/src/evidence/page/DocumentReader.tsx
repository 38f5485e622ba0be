import { styled } from '@mui/material/styles';
import { Suspense, useState } from 'react';
import type { Evidence, Version } from '../../types.js';
import { Nothing } from '../../ui/Page.js';
import { Waiting } from '../../ui/Waiting.js';
import type { Locator } from '../address.js';
import { Reader } from '../reader/index.js';
import { useTarget } from '../reader/useTarget.js';
import { UsePassageDialog } from './UsePassageDialog.js';

const Frame = styled('div')(({ theme }) => ({
  height: 'min(80vh, 1000px)',
  minHeight: 420,
  border: `1px solid ${theme.palette.divider}`,
  borderRadius: 6,
  overflow: 'hidden',
  marginBottom: 32,
}));
const atTheStart = { page: 1 };

/** The document itself; a passage that is selected in it becomes the place of a claim. */
export function DocumentReader({ evidence, version }: { evidence: Evidence; version: Version | undefined }) {
  const { target, onPage } = useTarget(atTheStart);
  const [using, setUsing] = useState<Locator | null>(null);
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
      <Suspense fallback={<Waiting what="Opening the document" />}>
        <Reader
          key={version.number}
          evidence={evidence}
          version={version}
          target={target}
          onPage={onPage}
          onUse={evidence.may.link ? setUsing : undefined}
        />
      </Suspense>
      {using ? <UsePassageDialog evidence={evidence} locator={using} onClose={() => setUsing(null)} /> : null}
    </Frame>
  );
}
