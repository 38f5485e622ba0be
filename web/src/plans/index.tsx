import { lazy } from 'react';
import type { Feature } from '../app/feature.js';

const PlanPage = lazy(async () => ({ default: (await import('./PlanPage.js')).PlanPage }));

export default {
  resources: [],
  pages: [{ path: '/plan', element: <PlanPage /> }],
} satisfies Feature;
