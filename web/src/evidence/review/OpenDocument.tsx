import { styled } from '@mui/material/styles';
import { useNavigate } from 'react-router';
import { useKeys } from '../../frame/useKeys.js';
import type { Evidence } from '../../types.js';
import { useAddress } from '../../ui/PlaceLink.js';
import { Trouble } from '../../ui/Trouble.js';
import { Waiting } from '../../ui/Waiting.js';
import type { Locator } from '../address.js';
import { useTarget } from '../reader/useTarget.js';
import { useEvidence } from '../useEvidence.js';
import { DocumentPane } from './DocumentPane.js';
import { VerdictPane } from './VerdictPane.js';

const Padded = styled('div')({ padding: '26px 24px' });

/** Keys 1 to 9 go to the page of the claim with that number. */
const claimKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** The document under review and its verdict. `takesFocus`: it was moved to, so its title is where reading goes on. */
export function OpenDocument({
  id,
  takesFocus,
  onPlace,
  onNext,
  onDecided,
}: {
  id: string;
  takesFocus: boolean;
  onPlace: (place: Locator) => void;
  onNext: () => void;
  onDecided: () => void;
}) {
  const { data: evidence, isPending, error, refetch } = useEvidence(id);
  const navigate = useNavigate();
  const address = useAddress();
  const toClaim = (index: number) => {
    const claimed = evidence?.links[index]?.locator;
    if (claimed) onPlace(claimed);
  };
  useKeys({
    o: () => navigate(address(`/evidence/${id}`)),
    ...Object.fromEntries(claimKeys.map((key, index) => [key, () => toClaim(index)])),
  });
  if (!evidence) {
    return (
      <Padded>
        {isPending ? (
          <Waiting what="Opening the document" />
        ) : (
          <Trouble title="This document can’t be shown." error={error} again={refetch} />
        )}
      </Padded>
    );
  }
  return (
    <>
      <DocumentAtItsClaim evidence={evidence} />
      <VerdictPane
        evidence={evidence}
        takesFocus={takesFocus}
        onPlace={onPlace}
        onNext={onNext}
        onDecided={onDecided}
      />
    </>
  );
}

/** Without a page in the address, the document opens where its first claim stands. */
function DocumentAtItsClaim({ evidence }: { evidence: Evidence }) {
  const firstClaimed = evidence.links.find((link) => link.locator)?.locator;
  const { target, onPage } = useTarget(firstClaimed ?? { page: 1 });
  return <DocumentPane evidence={evidence} target={target} onPage={onPage} />;
}
