import { lazy } from 'react';
import type { Feature } from '../app/feature.js';

const RoundList = lazy(async () => ({ default: (await import('./RoundList.js')).RoundList }));
const RoundPage = lazy(async () => ({ default: (await import('./RoundPage.js')).RoundPage }));
const MyRatings = lazy(async () => ({ default: (await import('./MyRatings.js')).MyRatings }));
const ComparePage = lazy(async () => ({ default: (await import('./ComparePage.js')).ComparePage }));
const SignOffList = lazy(async () => ({ default: (await import('./SignOffList.js')).SignOffList }));

export default {
  resources: [],
  pages: [
    { path: '/rounds', element: <RoundList /> },
    { path: '/rounds/:id', element: <RoundPage /> },
    { path: '/rounds/:id/mine', element: <MyRatings /> },
    { path: '/rounds/:id/compare', element: <ComparePage /> },
    { path: '/sign-offs', element: <SignOffList /> },
  ],
} satisfies Feature;
