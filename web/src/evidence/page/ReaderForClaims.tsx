import { Suspense, useState } from 'react';
import type { Evidence, Version } from '../../types.js';
import { Waiting } from '../../ui/Waiting.js';
import type { Locator } from '../address.js';
import { Reader, type Target } from '../reader/index.js';
import { UsePassageDialog } from './UsePassageDialog.js';

/** The document; a passage that is selected in it becomes the place of a claim, for whoever may link. */
export function ReaderForClaims({
  evidence,
  version,
  target,
  onPage,
}: {
  evidence: Evidence;
  version: Version;
  target: Target;
  onPage: (page: number) => void;
}) {
  const [using, setUsing] = useState<Locator | null>(null);
  return (
    <>
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
    </>
  );
}
