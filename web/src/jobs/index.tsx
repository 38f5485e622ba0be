import { lazy } from 'react';
import type { Feature } from '../app/feature.js';

const JobList = lazy(async () => ({ default: (await import('./JobList.js')).JobList }));

export default {
  resources: [],
  pages: [{ path: '/work', element: <JobList /> }],
} satisfies Feature;
