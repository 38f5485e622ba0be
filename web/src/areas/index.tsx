import { lazy } from 'react';
import { Resource } from 'react-admin';
import type { Feature } from '../app/feature.js';

const AreaList = lazy(async () => ({ default: (await import('./AreaList.js')).AreaList }));
const AreaPage = lazy(async () => ({ default: (await import('./AreaPage.js')).AreaPage }));

export default {
  // The page of one area has the short address /areas/{id}, which react-admin calls `edit`.
  resources: [
    <Resource
      key="areas"
      name="areas"
      list={AreaList}
      edit={AreaPage}
      recordRepresentation={(area) => `Area ${area.number}: ${area.title}`}
    />,
  ],
  pages: [],
} satisfies Feature;
