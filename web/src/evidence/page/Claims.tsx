import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import type { Evidence, Link } from '../../types.js';
import { AreaTag } from '../../ui/AreaTag.js';
import { andList, showDay } from '../../ui/format.js';
import { Notice } from '../../ui/Notice.js';
import { Acts, Nothing, SectionHead } from '../../ui/Page.js';
import { PlaceLink } from '../../ui/PlaceLink.js';
import { Shows } from '../../ui/Shows.js';
import { Tag } from '../../ui/Tag.js';
import { evidencePath } from '../address.js';
import { AcceptLinkButton } from './AcceptLinkButton.js';
import { AddLinkButton } from './AddLinkButton.js';
import { ChangeLinkButton } from './ChangeLinkButton.js';
import { EndLinkButton } from './EndLinkButton.js';

const Item = styled('li')(({ theme }) => ({
  padding: '12px 0',
  borderBottom: `1px solid ${theme.palette.divider}`,
  '& .top': { display: 'flex', flexWrap: 'wrap', gap: '4px 14px', alignItems: 'center', fontSize: '.875rem' },
  '& .end': { marginLeft: 'auto' },
  '& .claim': { margin: '5px 0', maxWidth: '68ch' },
  '& .beside': { fontSize: '.8125rem', color: theme.palette.text.secondary },
}));

const stateWords: Record<Link['state'], string> = {
  proposed: 'Proposed',
  unchecked: 'Not reviewed yet',
  checked: 'Reviewed',
};

const Claim = ({ evidence, link }: { evidence: Evidence; link: Link }) => (
  <Item>
    <div className="top">
      <Shows kind={link.shows} />
      <PlaceLink to={`/areas/${link.area.id}`}>
        <AreaTag number={link.area.number} title={link.area.title} />
      </PlaceLink>
      <span className="end">
        <Tag>{stateWords[link.state]}</Tag>
      </span>
    </div>
    <p className="claim">{link.claim || 'The claim is still empty.'}</p>
    <p className="beside">
      {link.locator ? (
        <>
          <PlaceLink to={evidencePath(link.evidenceId, link.locator)}>Page {link.locator.page}</PlaceLink>
          {link.locator.quote ? `: “${link.locator.quote}”. ` : '. '}
        </>
      ) : null}
      {link.actions.length > 0 ? `Action ${link.actions.map((action) => action.ref).join(', ')}. ` : ''}
      Claimed by {link.createdBy.name}.
    </p>
    {link.kpis.map((kpi) => (
      <p key={kpi.id} className="beside">
        <PlaceLink to={`/measures/${kpi.id}`}>Measure {kpi.ref}</PlaceLink>
        {link.quotes
          .filter((quote) => quote.kpiId === kpi.id)
          .map(
            (quote) =>
              `${quote.series ? `, ${quote.series}` : ''}: quotes ${quote.text} for ${showDay(quote.asAt)}`,
          )
          .join('')}
      </p>
    ))}
    {link.quotes
      .filter((quote) => quote.others.length > 0)
      .map((quote) => (
        <Notice key={`${quote.seriesId} ${quote.asAt}`} title={`${quote.text} is not what others say.`}>
          For {showDay(quote.asAt)}, {andList(quote.others)}. Find out which is right, and correct the other.
        </Notice>
      ))}
    {link.may.change || link.may.accept ? (
      <Acts sx={{ mt: '6px' }}>
        {link.may.accept && link.state === 'proposed' ? <AcceptLinkButton link={link} /> : null}
        {link.may.change ? <ChangeLinkButton evidence={evidence} link={link} /> : null}
        {link.may.change ? <EndLinkButton link={link} /> : null}
      </Acts>
    ) : null}
  </Item>
);

/** What the document is said to show, area by area. */
export const Claims = ({ evidence }: { evidence: Evidence }) => (
  <Box component="section" sx={{ mb: '28px' }}>
    <SectionHead
      title="What it shows"
      beside={evidence.may.link ? <AddLinkButton evidence={evidence} /> : evidence.links.length}
    />
    {evidence.links.length === 0 ? (
      <Nothing title="It claims nothing yet.">Say for an area what this document shows.</Nothing>
    ) : null}
    <ul>
      {evidence.links.map((link) => (
        <Claim key={link.id} evidence={evidence} link={link} />
      ))}
    </ul>
  </Box>
);
