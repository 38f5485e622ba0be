import { lazy } from 'react';
import type { Feature } from '../app/feature.js';

const NominationsPage = lazy(async () => ({
  default: (await import('./NominationsPage.js')).NominationsPage,
}));

const BriefPage = lazy(async () => ({ default: (await import('./brief/BriefPage.js')).BriefPage }));

export default {
  resources: [],
  pages: [
    { path: '/nominations', element: <NominationsPage /> },
    { path: '/nominations/:id/brief', element: <BriefPage /> },
  ],
} satisfies Feature;
