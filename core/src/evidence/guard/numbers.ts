/** Letters a unique pupil number may have, in the order of their values (Department for Education, UPN guidance). */
const pupilLetters = 'ABCDEFGHJKLMNPQRTUVWXYZ';
/** Letters neither half of a National Insurance prefix has, and prefixes that are not given out (HMRC, NIM39110). */
const neverInPrefix = /[DFIQUV]/;
const neverGiven = new Set(['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ']);

/**
 * Whether ten digits are an NHS number: the last checks the others modulo 11 (NHS Data Dictionary). Ten equal digits
 * pass the sum and are nobody's.
 */
export function isNhsNumber(digits: string): boolean {
  if (!/^\d{10}$/.test(digits) || /^(\d)\1{9}$/.test(digits)) return false;
  const sum = [...digits.slice(0, 9)].reduce(
    (total, digit, index) => total + Number(digit) * (10 - index),
    0,
  );
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === Number(digits[9]);
}

/**
 * Whether this is a unique pupil number: a letter that checks the twelve characters after it modulo 23; the last of a
 * temporary one is a letter.
 */
export function isUniquePupilNumber(text: string): boolean {
  const upn = text.toUpperCase();
  if (!/^[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]$/.test(upn)) return false;
  const value = (character: string): number =>
    /\d/.test(character) ? Number(character) : pupilLetters.indexOf(character);
  const sum = [...upn.slice(1)].reduce(
    (total, character, index) => total + value(character) * (index + 2),
    0,
  );
  return pupilLetters[sum % 23] === upn[0];
}

/** Whether this is a National Insurance number: a prefix that is given out, six digits, and A to D. It has no check digit. */
export function isNationalInsuranceNumber(text: string): boolean {
  const number = text.toUpperCase();
  const prefix = number.slice(0, 2);
  return (
    /^[A-Z]{2}\d{6}[A-D]$/.test(number) &&
    !neverInPrefix.test(prefix) &&
    prefix[1] !== 'O' &&
    !neverGiven.has(prefix)
  );
}
