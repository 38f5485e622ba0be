import { type Day, today } from '../calendar/calendar.js';
import { unprocessable } from '../errors/errors.js';

/** A page anybody can open, and the day somebody last looked at it. */
export interface PublishedPage {
  url: string;
  checkedOn: Day;
}

/** Throws 422 for an address that is not a plain page of the web, and for a day that is still to come. */
export function checkPublished(page: PublishedPage | null | undefined): void {
  if (!page) return;
  const address = URL.canParse(page.url) ? new URL(page.url) : null;
  if (!address || !['http:', 'https:'].includes(address.protocol) || address.hostname === '')
    throw unprocessable(
      'not-a-page',
      'This is not the address of a page. Copy it from the browser; it begins with https://.',
    );
  if (address.username !== '' || address.password !== '')
    throw unprocessable(
      'address-with-password',
      'This address carries a name or a password. Use the one that anybody can open.',
    );
  if (page.checkedOn > today())
    throw unprocessable(
      'checked-later',
      'The day the page was last checked is still to come. Correct the day.',
    );
}
