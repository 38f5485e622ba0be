import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { sectorTitles } from '@revisit/core/shared';
import type { NomineeAsked } from '../../types.js';
import { count } from '../../ui/format.js';

/** Who asks what, and what a visit is, in the words of whoever reads it: in a post, as a parent, as a young person. */
export function WhatIsAsked({ asked }: { asked: NomineeAsked }) {
  const { name, goesTo, voice, askedBy, programme, places } = asked;
  const withSupporter = goesTo === 'supporter';
  return (
    <>
      <Typography variant="h1" sx={{ mb: 1 }}>
        {withSupporter ? `A question for ${name}` : `${name}, would you meet inspectors?`}
      </Typography>
      {withSupporter ? (
        <p>
          You were named as somebody {name} trusts. Please read this together. The answer is {name}’s.
        </p>
      ) : null}
      <p>
        <b>
          {askedBy.name}, {askedBy.jobTitle}
        </b>
        ,{' '}
        {voice === 'professional'
          ? `has put ${withSupporter ? name : 'you'} forward to speak with inspectors for`
          : ask(asked)}{' '}
        {programme}. It is about:
      </p>
      <Box component="ul" sx={{ listStyle: 'disc', pl: 2.5, my: 1.5 }}>
        {places.map((place) => (
          <li key={`${place.areaNumber}-${place.sector}`}>
            {place.areaTitle}
            {voice === 'professional' ? ` (${sectorTitles[place.sector].toLowerCase()})` : ''}
            {place.deputy ? ', standing in if somebody else can’t come' : ''}
          </li>
        ))}
      </Box>
      <Typography variant="h2" sx={{ mt: 3, mb: 0.5 }}>
        What a visit is
      </Typography>
      <Visit asked={asked} />
      <Typography variant="h2" sx={{ mt: 3, mb: 0.5 }}>
        What we keep about {withSupporter ? `${name} and you` : 'you'}
      </Typography>
      <Kept asked={asked} />
    </>
  );
}

const ask = ({ voice, goesTo, name }: NomineeAsked) => {
  const whose = goesTo === 'supporter' ? `${name}’s` : 'your';
  return voice === 'young-person'
    ? `would like inspectors to hear ${whose} own view of support for children and young people in`
    : `would like inspectors to hear ${whose} own view of support for families in`;
};

/** What is held and for how long, as docs/nominations.md has it. */
function Kept({ asked: { name, goesTo, voice, askedBy } }: { asked: NomineeAsked }) {
  const withSupporter = goesTo === 'supporter';
  const [whose, they] = withSupporter ? [`${name}’s`, name] : ['your', 'you'];
  const group = `the group or school that ${they} ${withSupporter ? 'comes' : 'come'} with`;
  const known =
    voice === 'professional'
      ? `${whose} name, role and organisation`
      : `${whose} name, who ${they} ${withSupporter ? 'is' : 'are'}, ${group}`;
  return (
    <>
      <p>
        We keep {known}, how to reach {withSupporter ? 'them' : 'you'}, and this answer.{' '}
        {withSupporter ? 'Of you we keep your e-mail address, and your name if we were given it. ' : ''}
        Only the few people who arrange the visit see how to reach {withSupporter ? 'either of you' : 'you'}.
      </p>
      <Box component="p" sx={{ mt: 1.5 }}>
        All of this is erased some months after the visit at the latest, and at once when you ask{' '}
        {askedBy.name}. What stays is that somebody from{' '}
        {voice === 'professional' ? 'the organisation' : 'that group or school'} was asked, and whether they
        said yes: no name stands beside it.
      </Box>
    </>
  );
}

function Visit({ asked }: { asked: NomineeAsked }) {
  const { name, goesTo, voice, inspectors, noticeWorkingDays, daysOnSite } = asked;
  const withSupporter = goesTo === 'supporter';
  const they = withSupporter ? name : 'You';
  const days =
    daysOnSite.min === daysOnSite.max
      ? count(daysOnSite.max, 'day')
      : `${daysOnSite.min} to ${count(daysOnSite.max, 'day')}`;
  const when = `We do not know the day yet. We will hear ${count(noticeWorkingDays, 'working day')} before, and the visit takes ${days}.`;
  if (voice === 'professional')
    return (
      <>
        <p>
          {inspectors} come back to see what has changed for children and young people with special
          educational needs and disabilities. They talk with people who know the work first hand, usually for
          up to an hour, in a small group. {when}
        </p>
        <p>
          {withSupporter
            ? `${name} will get a one-page summary of their`
            : 'You will get a one-page summary of your'}{' '}
          areas beforehand.
        </p>
      </>
    );
  return (
    <>
      <p>
        {inspectors} come to find out whether support for children and young people with special educational
        needs and disabilities has got better. They would like to hear it from {withSupporter ? name : 'you'}.
        It is a talk, not a test. There are no wrong answers. {when}
      </p>
      <Box component="ul" sx={{ listStyle: 'disc', pl: 2.5, my: 1.5 }}>
        <li>{they} can say yes or no. Nobody’s support depends on it.</li>
        <li>
          {they} can bring somebody{withSupporter ? '' : ' with you'}, ask for breaks, and stop at any time.
        </li>
        <li>
          {they} can change {withSupporter ? 'their' : 'your'} mind at any time.
        </li>
      </Box>
    </>
  );
}
