import { lazy } from 'react';
import type { Feature } from '../app/feature.js';

const Board = lazy(async () => ({ default: (await import('./Board.js')).Board }));
const Todo = lazy(async () => ({ default: (await import('./Todo.js')).Todo }));

export default {
  home: Todo,
  resources: [],
  pages: [{ path: '/board', element: <Board /> }],
} satisfies Feature & { home: unknown };
