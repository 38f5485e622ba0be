import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { returnLine } from '@revisit/core/shared';
import { Check, OctagonAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Evidence } from '../../types.js';
import { AreaTag } from '../../ui/AreaTag.js';
import { showDay, showPeriod } from '../../ui/format.js';
import { Kbd } from '../../ui/Kbd.js';
import { PlaceLink } from '../../ui/PlaceLink.js';
import { Shows } from '../../ui/Shows.js';
import { oneColumn } from '../../ui/theme.js';
import { kindWords, sourceWords } from '../../ui/words.js';
import type { Locator } from '../address.js';
import { FindingsPanel } from '../findings/FindingsPanel.js';
import { VerdictForm } from './VerdictForm.js';

const Pane = styled('section')(({ theme }) => ({
  padding: '16px 20px 0',
  display: 'flex',
  flexDirection: 'column',
  fontSize: '.875rem',
  '& .about': { color: theme.palette.text.secondary, paddingBottom: 12 },
  '& .part': { padding: '11px 0 10px', borderTop: `1px solid ${theme.palette.divider}` },
  '& .claim': { padding: '7px 0' },
  '& .claim + .claim': { borderTop: `1px solid ${theme.palette.divider}` },
  '& .top': { display: 'flex', gap: 14, alignItems: 'center', flexWrap: 'wrap' },
  '& .top > button': { marginLeft: 'auto' },
  '& .found li': { display: 'grid', gridTemplateColumns: '18px 1fr', gap: 8, padding: '4px 0' },
  '& .found svg': { marginTop: 1 },
  '& .fine': { color: theme.palette.text.secondary },
  [oneColumn]: { padding: '14px 16px 0' },
}));

/** What is claimed, what the checks found, what was said before, and the verdict. */
export function VerdictPane({
  evidence,
  takesFocus,
  onPlace,
  onNext,
  onDecided,
}: {
  evidence: Evidence;
  takesFocus: boolean;
  onPlace: (place: Locator) => void;
  onNext: () => void;
  onDecided: () => void;
}) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) title.current?.focus();
  }, [takesFocus]);
  const version = evidence.versions.find((each) => each.number === evidence.currentVersion);
  const period = showPeriod(evidence.coversFrom, evidence.coversTo);
  const returned = evidence.reviews.filter((review) => review.move === 'request-changes');
  return (
    <Pane aria-label="Verdict" tabIndex={0}>
      <Typography variant="h2" ref={title} tabIndex={-1} sx={{ fontSize: '1rem' }}>
        <PlaceLink to={`/evidence/${evidence.id}`} sx={{ color: 'inherit' }}>
          {evidence.title}
        </PlaceLink>
      </Typography>
      <p className="about">
        Version {evidence.currentVersion} · {kindWords[evidence.kind].toLowerCase()} ·{' '}
        {sourceWords[evidence.source].toLowerCase()}
        {period ? ` · ${period}` : ''}
        <br />
        From {version?.uploadedBy.name ?? evidence.createdBy.name}
        {evidence.submittedAt ? `, ${showDay(evidence.submittedAt.slice(0, 10))}` : ''}
        {returned.map((review) => (
          <span key={review.id}>
            <br />
            Version {review.versionNumber} was returned {showDay(review.at.slice(0, 10))}:{' '}
            {returnLine(review.reasons, review.comment)}
          </span>
        ))}
      </p>
      <div className="part">
        <Typography variant="h3">It claims</Typography>
        {evidence.links.length === 0 ? <p>Nothing yet.</p> : null}
        {evidence.links.map((link, index) => (
          <div className="claim" key={link.id}>
            <div className="top">
              <Shows kind={link.shows}>
                <b>{link.shows.charAt(0).toUpperCase() + link.shows.slice(1)}</b>
              </Shows>
              <AreaTag number={link.area.number} title={link.area.title} />
              {link.locator ? (
                <Link component="button" type="button" onClick={() => link.locator && onPlace(link.locator)}>
                  Page {link.locator.page} {index < 9 ? <Kbd>{index + 1}</Kbd> : null}
                </Link>
              ) : null}
            </div>
            <p>{link.claim || 'The claim is empty.'}</p>
            {link.actions.length > 0 ? (
              <p className="fine">Action {link.actions.map((action) => action.ref).join(', ')}</p>
            ) : null}
          </div>
        ))}
      </div>
      <div className="part found">
        <Typography variant="h3">Found by the checks</Typography>
        <ul>
          {version?.warnings.map((warning) => (
            <li key={`${warning.code}${warning.page ?? ''}`}>
              <OctagonAlert size={18} aria-hidden />
              <span>{warning.message}</span>
            </li>
          ))}
          {evidence.links.some((link) => !link.locator) ? (
            <li>
              <OctagonAlert size={18} aria-hidden />
              <span>A claim names no page.</span>
            </li>
          ) : null}
          {version && version.warnings.length === 0 ? (
            <li className="fine">
              <Check size={18} aria-hidden />
              <span>The file is what it says it is.</span>
            </li>
          ) : null}
        </ul>
      </div>
      <FindingsPanel evidence={evidence} />
      <VerdictForm evidence={evidence} onNext={onNext} onDecided={onDecided} />
    </Pane>
  );
}
