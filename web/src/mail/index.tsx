import { lazy } from 'react';
import type { Feature } from '../app/feature.js';

const OutgoingMail = lazy(async () => ({ default: (await import('./OutgoingMail.js')).OutgoingMail }));
const MailPage = lazy(async () => ({ default: (await import('./MailPage.js')).MailPage }));
const MailKinds = lazy(async () => ({ default: (await import('./MailKinds.js')).MailKinds }));

export default {
  resources: [],
  pages: [
    { path: '/mail', element: <OutgoingMail /> },
    { path: '/mail/kinds', element: <MailKinds /> },
    { path: '/mail/:id', element: <MailPage /> },
  ],
} satisfies Feature;
