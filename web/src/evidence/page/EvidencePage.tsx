import Box from '@mui/material/Box';
import { returnLine } from '@revisit/core/shared';
import { useParams } from 'react-router';
import { usePlace } from '../../app/session.js';
import { showMoment } from '../../ui/format.js';
import { Notice } from '../../ui/Notice.js';
import { PageHead, TwoColumns } from '../../ui/Page.js';
import { PlaceButton } from '../../ui/PlaceButton.js';
import { PlaceLink } from '../../ui/PlaceLink.js';
import { Tag } from '../../ui/Tag.js';
import { Trouble } from '../../ui/Trouble.js';
import { Waiting } from '../../ui/Waiting.js';
import { kindWords, sourceWords } from '../../ui/words.js';
import { EvidenceStateTag } from '../EvidenceStateTag.js';
import { FindingsPanel } from '../findings/FindingsPanel.js';
import { useEvidence } from '../useEvidence.js';
import { AddVersionButton } from './AddVersionButton.js';
import { Chain, ReplacedNotice } from './Chain.js';
import { ChangeButton } from './ChangeButton.js';
import { Claims } from './Claims.js';
import { DocumentReader } from './DocumentReader.js';
import { Facts } from './Facts.js';
import { History } from './History.js';
import { OwnerButton } from './OwnerButton.js';
import { PublishedPage } from './PublishedPage.js';
import { ReplacesButton } from './ReplacesButton.js';
import { SubmitButton } from './SubmitButton.js';
import { Versions } from './Versions.js';
import { WithdrawButton } from './WithdrawButton.js';

/** One piece of evidence: the document itself, what it claims, its files, its history, and the moves it allows. */
export function EvidencePage() {
  const { id = '' } = useParams();
  const { programme } = usePlace();
  const { data: evidence, isPending, error, refetch } = useEvidence(id);
  if (isPending) return <Waiting what="Opening the document" />;
  if (!evidence) {
    return (
      <Trouble
        whole
        title="This document can’t be shown."
        error={error}
        again={refetch}
        way={{ to: `/p/${programme.slug}/evidence`, label: 'All evidence' }}
      />
    );
  }
  const { may } = evidence;
  const current = evidence.versions.find((version) => version.number === evidence.currentVersion);
  const returned = evidence.reviews.findLast((review) => review.move === 'request-changes');
  return (
    <>
      <PageHead
        crumb={<PlaceLink to="/evidence">Evidence</PlaceLink>}
        title={evidence.title}
        lead={
          <Box
            component="span"
            sx={{ display: 'flex', flexWrap: 'wrap', gap: '6px 12px', alignItems: 'center' }}
          >
            <EvidenceStateTag row={{ ...evidence, file: current ? { ...current } : null }} />
            {evidence.sensitivity !== 'official' ? (
              <Tag>{evidence.sensitivity === 'personal' ? 'Personal' : 'Official-sensitive'}</Tag>
            ) : null}
            <span>
              {kindWords[evidence.kind]} · {sourceWords[evidence.source]} · {evidence.owner.name} answers for
              it
            </span>
          </Box>
        }
        acts={
          <>
            {may.changeOwner ? <OwnerButton evidence={evidence} /> : null}
            {may.edit && !evidence.chain.some((each, at) => each.isThis && at > 0) ? (
              <ReplacesButton evidence={evidence} />
            ) : null}
            {may.withdraw ? <WithdrawButton evidence={evidence} /> : null}
            {may.edit ? <ChangeButton evidence={evidence} /> : null}
            {may.addVersion ? <AddVersionButton evidence={evidence} /> : null}
            {may.approve || may.requestChanges ? (
              <PlaceButton variant="contained" color="primary" to={`/review?evidence=${evidence.id}`}>
                Review it
              </PlaceButton>
            ) : null}
            {may.submit ? <SubmitButton evidence={evidence} /> : null}
          </>
        }
      />
      {evidence.state === 'changes-requested' && returned ? (
        <Notice
          title={`Returned by the ${returned.person.jobTitle}: ${returnLine(returned.reasons, returned.comment)}`}
        >
          {showMoment(returned.at)}. Put it right, then send it again.
        </Notice>
      ) : null}
      {(evidence.state === 'draft' || evidence.state === 'changes-requested') &&
      evidence.before.length > 0 ? (
        <Notice title="Before it can be sent for review:">
          <ul>
            {evidence.before.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <TwoColumns aside={344} sx={{ mt: '24px' }}>
        <div>
          <ReplacedNotice evidence={evidence} />
          <DocumentReader evidence={evidence} version={current} />
          <History evidence={evidence} />
        </div>
        <div>
          <Claims evidence={evidence} />
          <Chain evidence={evidence} />
          <PublishedPage evidence={evidence} />
          <FindingsPanel evidence={evidence} />
          <Facts evidence={evidence} />
          <Versions evidence={evidence} />
        </div>
      </TwoColumns>
    </>
  );
}
