import { lazy } from 'react';
import { Resource } from 'react-admin';
import type { Feature } from '../app/feature.js';

const PackList = lazy(async () => ({ default: (await import('./PackList.js')).PackList }));

export default {
  resources: [<Resource key="packs" name="packs" list={PackList} />],
  pages: [],
} satisfies Feature;
