import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonalData } from './guard.js';
import { isNationalInsuranceNumber, isNhsNumber, isUniquePupilNumber } from './numbers.js';

const kindsIn = (text: string) => findPersonalData([{ page: 1, text }]).map(({ kind }) => kind);
const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((each) => each.join(''));

/** Numbers as their issuers make them: the check is worked out here in another way than in the code. */
const nhs = digits(9)
  .filter((first) => !/^(\d)\1+$/.test(first))
  .chain((first) => fc.constantFrom(...[...'0123456789'].map((last) => first + last)))
  .filter(
    (whole) => [...whole].reduce((sum, digit, index) => sum + Number(digit) * (10 - index), 0) % 11 === 0,
  );
const letters = 'ABCDEFGHJKLMNPQRTUVWXYZ';
const upn = digits(12).map((rest) => {
  let sum = 0;
  for (let place = 0; place < 12; place += 1) sum += Number(rest[place]) * (place + 2);
  return letters[sum % 23] + rest;
});

describe('the guard', () => {
  it('finds every NHS number, with or without spaces, and not the one with a digit changed', () => {
    fc.assert(
      fc.property(
        nhs,
        fc.constantFrom('', ' ', '-'),
        fc.nat(9),
        fc.integer({ min: 1, max: 9 }),
        (number, gap, at, by) => {
          const written = [number.slice(0, 3), number.slice(3, 6), number.slice(6)].join(gap);
          expect(kindsIn(`NHS ${written}, seen.`)).toEqual(['nhs-number']);
          const changed = [...number]
            .map((digit, index) => (index === at ? String((Number(digit) + by) % 10) : digit))
            .join('');
          expect(isNhsNumber(changed)).toBe(false);
          expect(kindsIn(`NHS ${changed}, seen.`)).toEqual([]);
        },
      ),
    );
  });

  it('finds every unique pupil number, and not the one with another letter', () => {
    fc.assert(
      fc.property(upn, fc.constantFrom(...letters), (number, letter) => {
        expect(kindsIn(`Pupil ${number}.`)).toEqual(['upn']);
        if (letter !== number[0]) expect(isUniquePupilNumber(letter + number.slice(1))).toBe(false);
      }),
    );
    expect(isUniquePupilNumber('A1234567890')).toBe(false);
  });

  it('finds National Insurance numbers by the rules of their prefixes', () => {
    const letter = fc.constantFrom(...'ABCEGHJKLMNOPRSTWXYZ');
    fc.assert(
      fc.property(letter, letter, digits(6), fc.constantFrom(...'ABCD'), (one, two, number, end) => {
        const prefix = one + two;
        const given = two !== 'O' && !['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ'].includes(prefix);
        expect(isNationalInsuranceNumber(`${prefix}${number}${end}`)).toBe(given);
        const pairs = number.match(/../g)?.join(' ');
        expect(kindsIn(`NI ${prefix} ${pairs} ${end}`)).toEqual(given ? ['ni-number'] : []);
      }),
    );
  });

  it.each([
    ['a telephone number', 'Call 01772 496 0123 or 0161 496 0456.'],
    ['an amount', 'It cost £943 476 5919 in all, or 943,476,5919.'],
    ['a longer number', 'Reference 19434765919 and 94347659190.'],
    ['ten equal digits', 'Account 000 000 0000 and 1111111111.'],
    ['a prefix nobody has', 'QQ 12 34 56 C, GB 12 34 56 A, AB 12 34 56 E'],
    ['a date of birth with no name', 'Date of birth: 12/05/2012'],
    ['a date that is not', 'Jamie Example, DOB 31/02/2012'],
    ['a year', 'Jamie Example was born in 2012.'],
    ['a date beside a name that is no birth', 'Jamie Example, reviewed on 12/05/2012'],
    [
      'what is written below a table or a sentence about births',
      'Pupil\tDate of birth\n\nJamie Example signed on 12/05/2012\nWe ask when a child was born\nJamie Example, 12/05/2012',
    ],
    ['a form’s own words', 'Local Authority School Name  Date of Birth 12/05/2012'],
    [
      'an office’s address',
      'Write to send@lancashire.example.gov.uk, head@school.sch.uk or ward@trust.nhs.uk.',
    ],
    ['an address that only ends alike', 'notgmail.com, someone@notgmail.com.example'],
  ])('leaves alone %s', (_what, text) => {
    expect(kindsIn(text)).toEqual([]);
  });

  it.each([
    ['Jamie Example, DOB: 12/05/2012, attends.', '•• •• 2012'],
    ['Name: Jamie\nDate of birth 3 May 2011', '•• •• 2011'],
    ['Born on 2010-02-01. Her name is Robin Sample.', '•• •• 2010'],
    ['Jamie Example (d.o.b. 01.02.09)', '•• •• 2009'],
    ['Date of birth of Robin Example: 12 March 2015', '•• •• 2015'],
    ['Pupil\tDate of birth\tSchool\nJamie Example\t12/05/2012\tThe Meadows', '•• •• 2012'],
    ['Name                DOB\nJamie Example       12/05/2012', '•• •• 2012'],
  ])('finds a date of birth beside a name: %s', (text, masked) => {
    expect(findPersonalData([{ page: 3, text }])).toEqual([{ page: 3, kind: 'birth-date', masked }]);
  });

  it('tells the page and never the value, each value once a page, in the order they stand', () => {
    const text = 'Jo.Example@gmail.com, 943 476 5919, then 9434765919 and JO.EXAMPLE@GMAIL.COM';
    const found = findPersonalData([
      { page: 1, text: 'Nothing' },
      { page: 2, text },
    ]);
    expect(found).toEqual([
      { page: 2, kind: 'personal-email', masked: 'J•••@gmail.com' },
      { page: 2, kind: 'nhs-number', masked: '••••••••19' },
    ]);
    expect(JSON.stringify(found)).not.toContain('4765');
  });

  it('takes no longer than its text is long', () => {
    const started = Date.now();
    for (const piece of ['1', 'A1', 'a.', 'Born on ', 'AB 12 ', 'Aa Bb ', '@gmail.com'])
      findPersonalData([{ page: 1, text: piece.repeat(200_000 / piece.length) }]);
    expect(Date.now() - started).toBeLessThan(5_000);
  });
});
