import type { Person } from '../types.js';
import { Notice } from '../ui/Notice.js';
import { HandOverButton, portfolioWords, usePortfolio } from './HandOverButton.js';

/** Before somebody leaves: what they still answer for, and the way to give it to somebody else. */
export function LeavingNotice({ person }: { person: Person }) {
  const portfolio = usePortfolio(person.id, true);
  const words = portfolio ? portfolioWords(portfolio) : '';
  if (!words) return null;
  return (
    <Notice
      urgent
      title={`${person.name} still answers for ${words}.`}
      ways={<HandOverButton person={person} label="Hand it over first" />}
    >
      Without a new owner nobody is told when it has to be put right or renewed.
    </Notice>
  );
}
