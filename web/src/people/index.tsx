import { lazy } from 'react';
import { Resource } from 'react-admin';
import type { Feature } from '../app/feature.js';

const PersonList = lazy(async () => ({ default: (await import('./PersonList.js')).PersonList }));

export default {
  resources: [<Resource key="people" name="people" list={PersonList} recordRepresentation="name" />],
  pages: [],
} satisfies Feature;
