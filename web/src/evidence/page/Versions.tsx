import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { Check, CircleAlert, Clock, Trash2 } from 'lucide-react';
import { useApi, useMay } from '../../app/session.js';
import { RetryJobButton } from '../../jobs/RetryJobButton.js';
import type { Evidence, Version } from '../../types.js';
import { count, shortHash, showMoment, showSize } from '../../ui/format.js';
import { Notice } from '../../ui/Notice.js';
import { Nothing, SectionHead } from '../../ui/Page.js';
import { Tag } from '../../ui/Tag.js';
import { versionStateWords } from '../../ui/words.js';
import { DiscardVersionButton } from './DiscardVersionButton.js';
import { ResumeUploadButton } from './ResumeUploadButton.js';

const Item = styled('li')(({ theme }) => ({
  padding: '11px 0 12px',
  borderBottom: `1px solid ${theme.palette.divider}`,
  fontSize: '.875rem',
  '& .line': { display: 'flex', justifyContent: 'space-between', gap: 8, alignItems: 'flex-start' },
  '& .first-page': {
    float: 'left',
    width: 56,
    maxHeight: 80,
    objectFit: 'cover',
    objectPosition: 'top',
    margin: '2px 12px 4px 0',
    border: `1px solid ${theme.palette.divider}`,
  },
  '& .line, & .beside': { overflow: 'hidden' },
  '&::after': { content: '""', display: 'block', clear: 'both' },
  '& .beside': { fontSize: '.8125rem', color: theme.palette.text.secondary, overflowWrap: 'anywhere' },
}));

const icons: Partial<Record<Version['state'], typeof Check>> = {
  clean: Check,
  rejected: CircleAlert,
  quarantined: CircleAlert,
  discarded: Trash2,
};

/** A file as it was uploaded: its state in words, what the checks found, and the way to the original. */
function VersionItem({ evidence, version }: { evidence: Evidence; version: Version }) {
  const api = useApi();
  const may = useMay();
  return (
    <Item>
      {version.hasPreview && version.may.open ? (
        <img
          className="first-page"
          loading="lazy"
          src={`${api}/evidence/${evidence.id}/versions/${version.number}/preview`}
          alt=""
        />
      ) : null}
      <div className="line">
        <b>Version {version.number}</b>
        <Tag icon={icons[version.state] ?? Clock} tone={version.state === 'rejected' ? 'strong' : 'plain'}>
          {versionStateWords[version.state]}
        </Tag>
      </div>
      {version.may.open ? (
        <Link href={`${api}/evidence/${evidence.id}/versions/${version.number}/file`}>
          {version.fileName}
        </Link>
      ) : (
        version.fileName
      )}
      <p className="beside">
        {showSize(version.size)}
        {version.pageCount ? ` · ${count(version.pageCount, 'page')}` : ''} ·{' '}
        <span title={version.sha256}>SHA-256 {shortHash(version.sha256)}</span>
        <br />
        {version.uploadedBy.name}, {showMoment(version.createdAt)}
      </p>
      {version.reason ? <Notice title={version.reason.message} /> : null}
      {version.warnings.map((warning) => (
        <Notice key={`${warning.code}${warning.page ?? ''}`} title={warning.message} />
      ))}
      {version.failedJob ? (
        <Notice
          title="The portal gave up on a part of this file."
          ways={may('jobs.read') ? <RetryJobButton jobId={version.failedJob.id} /> : null}
        >
          The file itself is safe.
        </Notice>
      ) : null}
      {version.state === 'awaiting' && evidence.may.addVersion ? (
        <ResumeUploadButton evidence={evidence} version={version} />
      ) : null}
      {version.may.discard ? <DiscardVersionButton evidence={evidence} version={version} /> : null}
    </Item>
  );
}

export const Versions = ({ evidence }: { evidence: Evidence }) => (
  <section>
    <SectionHead title="Files" beside={evidence.versions.length} />
    {evidence.versions.length === 0 ? <Nothing title="No file has arrived yet." /> : null}
    <ul>
      {[...evidence.versions].reverse().map((version) => (
        <VersionItem key={version.number} evidence={evidence} version={version} />
      ))}
    </ul>
  </section>
);
