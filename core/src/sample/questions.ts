/** A question as somebody would ask it, and the page of the sample that answers it. */
export interface SampleQuestion {
  question: string;
  /** The key of the evidence, and its page. */
  answer: readonly [key: string, page: number];
}

/** Twenty: stems, plurals, typing errors and words people use, not titles copied out. */
export const sampleQuestions: readonly SampleQuestion[] = [
  { question: 'problems settled between services', answer: ['local-partnership-notes', 2] },
  {
    question: 'did a parent representative attend every district partnership',
    answer: ['local-partnership-notes', 1],
  },
  { question: 'missed checks at two years fell', answer: ['needs-assessment', 2] },
  { question: 'priorities agreed by the board from the needs assesment', answer: ['needs-assessment', 1] },
  {
    question: 'what did the hubs change for pupils at risk of losing their place',
    answer: ['alternative-provision', 2],
  },
  { question: 'recommendations taken up by primary heads', answer: ['alternative-provision', 1] },
  {
    question: 'young people writing how a first meeting back at school should go',
    answer: ['young-people-panel', 2],
  },
  { question: 'what has the panel asked for: lifts, a quiet room', answer: ['young-people-panel', 1] },
  { question: 'how is social care advice still weak in plans?', answer: ['ehc-audit-findings', 2] },
  { question: 'plans graded good or better', answer: ['ehc-audit-findings', 1] },
  { question: 'families seen at drop-in clinics in each part of the county', answer: ['dco-clinics', 2] },
  { question: 'days to answer a question to the designated clinical officer', answer: ['dco-clinics', 1] },
  { question: 'leaders own list of concerns matching families', answer: ['poet-report', 2] },
  { question: 'practitioners rating the help good', answer: ['poet-report', 1] },
  { question: 'schools that spot needs a term earlier', answer: ['send-review', 2] },
  { question: 'wait for a first autism assesment in the north', answer: ['autism-waits', 1] },
  { question: 'guide price of speech therapy an hour', answer: ['therapy-specification', 1] },
  { question: 'permenant exclusion of pupils', answer: ['exclusions-data', 1] },
  { question: 'dental checks of looked after children', answer: ['children-in-care-health', 1] },
  { question: 'written handovers before an eighteenth birthday', answer: ['transition-file-audit', 1] },
];
