/**
 * Domains at which people have addresses of their own. An address anywhere else, such as a council's, a school's, the NHS's
 * or the police's, belongs to an office and is no finding: papers name those on purpose.
 */
const domains = new Set(
  (
    'gmail.com googlemail.com outlook.com msn.com icloud.com me.com mac.com ymail.com rocketmail.com proton.me protonmail.com pm.me ' +
    'gmx.com gmx.co.uk gmx.net mail.com zoho.com fastmail.com tutanota.com btinternet.com btopenworld.com talk21.com sky.com virginmedia.com ' +
    'virgin.net ntlworld.com blueyonder.co.uk talktalk.net tiscali.co.uk plus.com plusnet.com o2.co.uk orange.net ' +
    'wanadoo.co.uk freeserve.co.uk fsmail.net lineone.net'
  ).split(' '),
);
/** Providers with a domain for each country. */
const families = /^(hotmail|live|yahoo|aol|outlook)\.(com|co\.uk|fr|de|ie|es|it)$/;

export const isPersonalMailDomain = (domain: string): boolean =>
  domains.has(domain.toLowerCase()) || families.test(domain.toLowerCase());
