import { lazy } from 'react';
import type { Feature } from '../app/feature.js';

const NominationsPage = lazy(async () => ({
  default: (await import('./NominationsPage.js')).NominationsPage,
}));

export default {
  resources: [],
  pages: [{ path: '/nominations', element: <NominationsPage /> }],
} satisfies Feature;
