import { lazy } from 'react';
import type { Feature } from '../app/feature.js';

const MeasureList = lazy(async () => ({ default: (await import('./list/MeasureList.js')).MeasureList }));
const MeasurePage = lazy(async () => ({ default: (await import('./page/MeasurePage.js')).MeasurePage }));
const CoveragePage = lazy(async () => ({ default: (await import('./CoveragePage.js')).CoveragePage }));
const MeasureImportPage = lazy(async () => ({
  default: (await import('./import/MeasureImportPage.js')).MeasureImportPage,
}));

export default {
  resources: [],
  pages: [
    { path: '/measures', element: <MeasureList /> },
    { path: '/measures/coverage', element: <CoveragePage /> },
    { path: '/measures/import', element: <MeasureImportPage /> },
    { path: '/measures/:id', element: <MeasurePage /> },
  ],
} satisfies Feature;
