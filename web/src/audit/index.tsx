import { lazy } from 'react';
import { Resource } from 'react-admin';
import type { Feature } from '../app/feature.js';

const AuditList = lazy(async () => ({ default: (await import('./AuditList.js')).AuditList }));

export default {
  resources: [<Resource key="audit" name="audit" list={AuditList} options={{ label: 'Record' }} />],
  pages: [],
} satisfies Feature;
