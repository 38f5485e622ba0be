import { styled } from '@mui/material/styles';
import { useNavigate } from 'react-router';
import { useKeys } from '../../frame/useKeys.js';
import { useAddress } from '../../ui/PlaceLink.js';
import { Trouble } from '../../ui/Trouble.js';
import { Waiting } from '../../ui/Waiting.js';
import { useEvidence } from '../useEvidence.js';
import { DocumentPane } from './DocumentPane.js';
import { VerdictPane } from './VerdictPane.js';

const Padded = styled('div')({ padding: '26px 24px' });

/** Keys 1 to 9 go to the page of the claim with that number. */
const claimKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** The document under review and its verdict. `takesFocus`: it was moved to, so its title is where reading goes on. */
export function OpenDocument({
  id,
  page,
  takesFocus,
  onPage,
  onNext,
  onDecided,
}: {
  id: string;
  page: number | null;
  takesFocus: boolean;
  onPage: (page: number) => void;
  onNext: () => void;
  onDecided: () => void;
}) {
  const { data: evidence, isPending, error, refetch } = useEvidence(id);
  const navigate = useNavigate();
  const address = useAddress();
  const toClaim = (index: number) => {
    const claimed = evidence?.links[index]?.locator?.page;
    if (claimed) onPage(claimed);
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
  const firstClaimed = evidence.links.find((link) => link.locator)?.locator?.page;
  const shown = page ?? firstClaimed ?? 1;
  return (
    <>
      <DocumentPane evidence={evidence} page={shown} onPage={onPage} />
      <VerdictPane
        evidence={evidence}
        takesFocus={takesFocus}
        onPage={onPage}
        onNext={onNext}
        onDecided={onDecided}
      />
    </>
  );
}
