import { lazy } from 'react';
import { Resource } from 'react-admin';
import type { Feature } from '../app/feature.js';

const EvidenceList = lazy(async () => ({ default: (await import('./list/EvidenceList.js')).EvidenceList }));
const EvidencePage = lazy(async () => ({ default: (await import('./page/EvidencePage.js')).EvidencePage }));
const AddEvidencePage = lazy(async () => ({
  default: (await import('./add/AddEvidencePage.js')).AddEvidencePage,
}));
const FilePolicyPage = lazy(async () => ({
  default: (await import('./policy/FilePolicyPage.js')).FilePolicyPage,
}));
const StalenessPage = lazy(async () => ({
  default: (await import('./life/StalenessPage.js')).StalenessPage,
}));
const AsksPage = lazy(async () => ({ default: (await import('./asks/AsksPage.js')).AsksPage }));
const ReviewPage = lazy(async () => ({ default: (await import('./review/ReviewPage.js')).ReviewPage }));

export default {
  resources: [
    <Resource
      key="evidence"
      name="evidence"
      list={EvidenceList}
      edit={EvidencePage}
      options={{ label: 'Evidence' }}
      recordRepresentation="title"
    />,
  ],
  pages: [
    { path: '/evidence/add', element: <AddEvidencePage /> },
    { path: '/evidence/what-may-be-uploaded', element: <FilePolicyPage /> },
    { path: '/evidence/staleness', element: <StalenessPage /> },
    { path: '/asks', element: <AsksPage /> },
    { path: '/review', element: <ReviewPage /> },
  ],
} satisfies Feature;
