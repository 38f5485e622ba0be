import type { ReactElement } from 'react';

/** What a feature's folder gives to the portal: its react-admin resources and its pages of its own. */
export interface Feature {
  resources: ReactElement[];
  pages: { path: string; element: ReactElement }[];
}
