import { useEffect } from 'react';

/** The tab and the history say which page this is; screen readers read it on arrival. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} – Revisit`;
  }, [title]);
}
