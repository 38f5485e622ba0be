import { styled } from '@mui/material/styles';
import { Suspense, useState } from 'react';
import type { Evidence } from '../../types.js';
import { Nothing } from '../../ui/Page.js';
import { oneColumn } from '../../ui/theme.js';
import { Waiting } from '../../ui/Waiting.js';
import type { Locator } from '../address.js';
import { UsePassageDialog } from '../page/UsePassageDialog.js';
import { Reader, type Target } from '../reader/index.js';

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
  const [using, setUsing] = useState<Locator | null>(null);
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
    </Pane>
  );
}
