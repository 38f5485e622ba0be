import { styled } from '@mui/material/styles';
import type { FoundEvidence } from '../../types.js';
import { AreaTag, AreaTags } from '../../ui/AreaTag.js';
import { Hidden } from '../../ui/Hidden.js';
import { PlaceLink } from '../../ui/PlaceLink.js';
import { Tag } from '../../ui/Tag.js';
import { kindWords, showsWords, sourceWords } from '../../ui/words.js';
import { evidencePath } from '../address.js';
import { EvidenceStateTag } from '../EvidenceStateTag.js';
import { Marked } from './Marked.js';

const Item = styled('li')(({ theme }) => ({
  padding: '14px 0',
  borderBottom: `1px solid ${theme.palette.divider}`,
  display: 'grid',
  gap: 6,
  '& h2': { fontSize: '1rem', fontWeight: 550 },
  '& h2 a': { display: 'inline-block', minHeight: 24 },
  '& .facts': {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px 12px',
    alignItems: 'center',
    fontSize: '.8125rem',
    color: theme.palette.text.secondary,
  },
  '& .proof': { display: 'grid', gap: 6 },
  '& .proof li': {
    display: 'grid',
    gridTemplateColumns: '76px minmax(0, 1fr)',
    gap: 10,
    fontSize: '.875rem',
    maxWidth: '80ch',
  },
  '& .proof a': { minHeight: 24 },
}));

/** A document that was found: what it is, the claim that says it, and the pages that prove it. */
export const FoundRow = ({ row }: { row: FoundEvidence }) => (
  <Item>
    <h2>
      <PlaceLink to={`/evidence/${row.id}`}>
        <Marked parts={row.titleMarks} />
      </PlaceLink>
    </h2>
    <div className="facts">
      <EvidenceStateTag row={row} />
      <span>
        {kindWords[row.kind]} · {sourceWords[row.source]}
      </span>
      <AreaTags numbers={row.areas} />
      {row.tags.map((tag) => (
        <Tag key={tag}>{tag}</Tag>
      ))}
    </div>
    <ul className="proof">
      {row.claim ? (
        <li>
          {row.claim.page ? (
            <PlaceLink
              to={evidencePath(row.id, { page: row.claim.page, quote: row.claim.quote ?? undefined })}
            >
              <Hidden>The claim, on </Hidden>page {row.claim.page}
            </PlaceLink>
          ) : (
            <span>Claim</span>
          )}
          <span>
            <AreaTag number={row.claim.area} /> {showsWords[row.claim.shows].title}:{' '}
            <Marked parts={row.claim.marks} />
          </span>
        </li>
      ) : null}
      {row.pages.map((page) => (
        <li key={page.page}>
          <PlaceLink to={evidencePath(row.id, page)}>
            page {page.page}
            <Hidden> of {row.title}</Hidden>
          </PlaceLink>
          <span>
            … <Marked parts={page.snippet} /> …
          </span>
        </li>
      ))}
    </ul>
  </Item>
);
