import { styled } from '@mui/material/styles';
import { sectorTitles, stands } from '@revisit/core/shared';
import { Check, CheckCheck, CircleSlash, Clock, type LucideIcon } from 'lucide-react';
import { mailTrouble } from '../mail/mailWords.js';
import type { Nomination } from '../types.js';
import { AreaTag } from '../ui/AreaTag.js';
import { dayOfMoment, showDay } from '../ui/format.js';
import { Tag } from '../ui/Tag.js';
import { oneColumn } from '../ui/theme.js';
import { NominationActs } from './NominationActs.js';
import { briefWords, linkUntil, stateWords } from './words.js';

const Row = styled('li')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) 170px 222px',
  gap: '4px 24px',
  alignItems: 'start',
  borderBottom: `1px solid ${theme.palette.divider}`,
  padding: '12px 0 13px',
  '&.deputy': { paddingLeft: 28 },
  '&.gone': { color: theme.palette.text.secondary },
  '& .name': { fontWeight: 550 },
  '& .beside': {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '2px 14px',
    fontSize: '.875rem',
    color: theme.palette.text.secondary,
    overflowWrap: 'anywhere',
  },
  '& .trouble': { fontSize: '.875rem', overflowWrap: 'anywhere' },
  [oneColumn]: { gridTemplateColumns: '1fr', '&.deputy': { paddingLeft: 16 } },
  // Also where the type is too large for three columns.
  '@container people (max-width: 40rem)': { gridTemplateColumns: '1fr' },
}));

const icons: Partial<Record<Nomination['state'], LucideIcon>> = {
  nominated: Clock,
  invited: Clock,
  accepted: Check,
  approved: CheckCheck,
  briefed: CheckCheck,
};

/** One person for one sector of one area: who, how far, and what can be done about it. */
export function NominationRow({ nomination }: { nomination: Nomination }) {
  const { nominee, area, sector, state, deputyFor, reason, availability, nominatedBy } = nomination;
  const { contact } = nominee;
  return (
    <Row className={[deputyFor ? 'deputy' : '', stands(state) ? '' : 'gone'].join(' ')}>
      <div>
        <p className="name">{nominee.erased ? 'Erased' : nominee.name}</p>
        <p className="beside">
          <span>{[nominee.jobTitle, nominee.organisation].filter(Boolean).join(', ')}</span>
          {contact?.email ? <span>{contact.email}</span> : null}
          {contact?.phone ? <span>{contact.phone}</span> : null}
          {contact?.supporterName || contact?.supporterEmail ? (
            <span>Through {[contact.supporterName, contact.supporterEmail].filter(Boolean).join(', ')}</span>
          ) : null}
        </p>
        <p className="beside">
          <AreaTag number={area.number} />
          <span>{sectorTitles[sector]}</span>
          {deputyFor ? <span>Deputy for {deputyFor.name || 'somebody erased'}</span> : null}
          {availability ? <span>{availability}</span> : null}
          <span>Nominated by {nominatedBy.name}</span>
        </p>
        {reason ? <p className="beside">“{reason}”</p> : null}
        {state === 'invited' ? <Undelivered link={nomination.invitation} /> : null}
        <Undelivered link={nomination.brief} />
      </div>
      <div>
        <Tag
          icon={icons[state] ?? CircleSlash}
          tone={state === 'approved' || state === 'briefed' ? 'accent' : 'plain'}
        >
          {stateWords[state]}
        </Tag>
        <p className="beside">since {showDay(dayOfMoment(nomination.since))}</p>
        {nomination.invitation && state === 'invited' ? (
          <p className="beside">{linkUntil(nomination.invitation)}</p>
        ) : null}
        {nomination.brief ? (
          <>
            <p className="beside">{briefWords[nomination.brief.sentBy]}</p>
            <p className="beside">{linkUntil(nomination.brief)}</p>
          </>
        ) : null}
        {state === 'briefed' && !nomination.brief ? <p className="beside">By word of mouth</p> : null}
      </div>
      <NominationActs nomination={nomination} />
    </Row>
  );
}

/** That the message with a link did not get there, where somebody waits for it to. */
function Undelivered({ link }: { link: Nomination['brief'] }) {
  const trouble = link?.state === 'open' && link.mail ? mailTrouble(link.mail) : null;
  if (!trouble) return null;
  return (
    <p className="trouble">
      <b>{trouble.trouble}</b> {trouble.why}
    </p>
  );
}
