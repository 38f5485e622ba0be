const moment = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'full',
  timeStyle: 'short',
  timeZone: 'Europe/London',
});

/** `Monday 30 November 2026 at 09:00` */
export const showMoment = (at: string): string => moment.format(new Date(at)).replace(',', '');
