import { styled } from '@mui/material/styles';
import { useGetList } from 'react-admin';
import type { EvidenceRow } from '../types.js';
import { AreaTags } from '../ui/AreaTag.js';
import { Nothing, SectionHead } from '../ui/Page.js';
import { PlaceLink } from '../ui/PlaceLink.js';
import { EvidenceStateTag } from './EvidenceStateTag.js';

const Row = styled('li')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  gap: '4px 16px',
  justifyContent: 'space-between',
  padding: '11px 0',
  borderBottom: `1px solid ${theme.palette.divider}`,
}));

/** What a contributor has given so far, and how it fares. */
export function MyDocuments() {
  const { data } = useGetList<EvidenceRow>('evidence', {
    filter: { mine: true },
    pagination: { page: 1, perPage: 50 },
    sort: { field: 'updatedAt', order: 'DESC' },
  });
  if (!data) return null;
  return (
    <section style={{ marginTop: 32 }}>
      <SectionHead title="Your documents" beside={data.length} />
      {data.length === 0 ? <Nothing title="You have added nothing yet." /> : null}
      <ul>
        {data.map((row) => (
          <Row key={row.id}>
            <span>
              <PlaceLink to={`/evidence/${row.id}`}>{row.title}</PlaceLink> <AreaTags numbers={row.areas} />
            </span>
            <EvidenceStateTag row={row} />
          </Row>
        ))}
      </ul>
    </section>
  );
}
