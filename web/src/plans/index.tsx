import { lazy } from 'react';
import type { Feature } from '../app/feature.js';

const PlanPage = lazy(async () => ({ default: (await import('./PlanPage.js')).PlanPage }));
const PlanImportPage = lazy(async () => ({
  default: (await import('./import/PlanImportPage.js')).PlanImportPage,
}));
const MatrixPage = lazy(async () => ({ default: (await import('./matrix/MatrixPage.js')).MatrixPage }));
const AboutPlanPage = lazy(async () => ({ default: (await import('./AboutPlanPage.js')).AboutPlanPage }));
const EditionsPage = lazy(async () => ({ default: (await import('./EditionsPage.js')).EditionsPage }));

export default {
  resources: [],
  pages: [
    { path: '/plan', element: <PlanPage /> },
    { path: '/plan/import', element: <PlanImportPage /> },
    { path: '/plan/:planId/editions', element: <EditionsPage /> },
    { path: '/plan/:planId/matrix', element: <MatrixPage /> },
    { path: '/plan/:planId/about', element: <AboutPlanPage /> },
  ],
} satisfies Feature;
