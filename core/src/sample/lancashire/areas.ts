import type { SampleArea } from '../sample.types.js';

/**
 * The twelve weaknesses the inspectors named in November 2017, in their order and in our words. Which role
 * answers for an area is the sample's choice among the plan's roles.
 */
export const areas: SampleArea[] = [
  {
    number: 1,
    title: 'Leadership and vision',
    weakness: 'Nobody led SEND for the whole partnership, and the partners had no vision in common.',
    leadRole: 'SEND Improvement Partner',
  },
  {
    number: 2,
    title: 'Understanding the area',
    weakness: 'Leaders believed things about their own area that were not so.',
    leadRole: 'Head of Inclusion',
  },
  {
    number: 3,
    title: 'Joint commissioning',
    weakness:
      'The partners seldom bought services together, and did not check whether those services worked.',
    leadRole: 'Head of Service Policy Information and Commissioning',
  },
  {
    number: 4,
    title: 'Parents and carers',
    weakness: 'Parents and carers were not drawn into decisions in a way that worked.',
    leadRole: 'Communication and Engagement Lead',
  },
  {
    number: 5,
    title: 'Identifying need',
    weakness: 'How a need came to be recognised was hard to follow and differed without good reason.',
    leadRole: 'LA Inclusion Service Manager',
  },
  {
    number: 6,
    title: 'Quality of EHC plans',
    weakness: 'Poor EHC plans were the rule across services rather than the exception.',
    leadRole: 'Head of Inclusion',
  },
  {
    number: 7,
    title: 'Autism pathways',
    weakness: 'Routes to an autism diagnosis did not work well, and the north had none at all.',
    leadRole: 'Responsible Officer for Health',
  },
  {
    number: 8,
    title: 'Outcomes strategy',
    weakness: 'The partners had no working plan for better outcomes for children with SEND.',
    leadRole: 'Director of Education, Quality and Performance',
  },
  {
    number: 9,
    title: 'Transition in healthcare',
    weakness: 'Young people up to 25 moved badly from one health service to the next.',
    leadRole: 'SEND Partnership Health Lead',
  },
  {
    number: 10,
    title: 'Exclusions',
    weakness: 'Far too many pupils with an EHC plan or statement were permanently excluded.',
    leadRole: 'Director of Education, Quality and Performance',
  },
  {
    number: 11,
    title: 'Equal provision',
    weakness: 'What a child received depended on where in the county the family lived.',
    leadRole: 'Director of Public Health',
  },
  {
    number: 12,
    title: 'Local Offer',
    weakness: 'The Local Offer was hard to use, and what it said was often poor.',
    leadRole: 'Communications and Engagement Lead',
  },
];
