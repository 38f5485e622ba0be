import { lazy } from 'react';
import type { Feature } from '../app/feature.js';

const Board = lazy(async () => ({ default: (await import('./Board.js')).Board }));
const ChaseListPage = lazy(async () => ({
  default: (await import('./ChaseListPage.js')).ChaseListPage,
}));
const MySettings = lazy(async () => ({ default: (await import('./MySettings.js')).MySettings }));
const Todo = lazy(async () => ({ default: (await import('./Todo.js')).Todo }));

export default {
  home: Todo,
  resources: [],
  pages: [
    { path: '/board', element: <Board /> },
    { path: '/chase-list', element: <ChaseListPage /> },
    { path: '/me', element: <MySettings /> },
  ],
} satisfies Feature & { home: unknown };
