import { lazy } from 'react';

export type { Target } from './Pages.js';
export type { ReaderProps } from './Reader.js';

/** The reader comes when the first document is opened: no other page has to wait for it. */
export const Reader = lazy(async () => ({ default: (await import('./Reader.js')).Reader }));
