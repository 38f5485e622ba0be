import { styled } from '@mui/material/styles';
import { usualReviewByWords } from '@revisit/core/shared';
import type { Evidence } from '../../types.js';
import { showDay, showPeriod } from '../../ui/format.js';
import { SectionHead } from '../../ui/Page.js';
import { kindWords, sensitivityWords, sourceWords } from '../../ui/words.js';

const List = styled('dl')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: '110px 1fr',
  gap: '4px 14px',
  fontSize: '.875rem',
  padding: '10px 0 0',
  marginBottom: 28,
  '& dt': { color: theme.palette.text.secondary },
  '& dd': { overflowWrap: 'anywhere' },
}));

/** What is said about the document as a whole. */
export const Facts = ({ evidence }: { evidence: Evidence }) => {
  const facts: [string, string][] = [
    ['Kind', kindWords[evidence.kind]],
    ['Whose voice', sourceWords[evidence.source]],
    ['Covers', showPeriod(evidence.coversFrom, evidence.coversTo) || 'not said'],
    [
      'Review by',
      evidence.reviewBy
        ? `${showDay(evidence.reviewBy)}${evidence.stale ? ', which has passed' : ''}`
        : `no date. ${usualReviewByWords(evidence.kind, evidence.coversTo)}`,
    ],
    [
      'Who may read',
      `${sensitivityWords[evidence.sensitivity].title}: ${sensitivityWords[evidence.sensitivity].hint}`,
    ],
    ['Owner', `${evidence.owner.name}, ${evidence.owner.jobTitle}`],
    ['Filed by', `${evidence.createdBy.name}, ${showDay(evidence.createdAt.slice(0, 10))}`],
    ...(evidence.tags.length > 0 ? ([['Tags', evidence.tags.join(', ')]] satisfies [string, string][]) : []),
    ...(evidence.description ? ([['About', evidence.description]] satisfies [string, string][]) : []),
  ];
  return (
    <section>
      <SectionHead title="About it" />
      <List>
        {facts.map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name} value`}>{value}</dd>])}
      </List>
    </section>
  );
};
