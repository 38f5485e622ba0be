/** Where in a document something stands; pages count from 1. */
export interface Locator {
  page: number;
  quote?: string;
}

/** The address that opens a document at a page, with the passage marked. */
export function evidencePath(evidenceId: string, locator?: Locator | null): string {
  if (!locator) return `/evidence/${evidenceId}`;
  return `/evidence/${evidenceId}?${new URLSearchParams(asSearch(locator))}`;
}

export const asSearch = ({ page, quote }: Locator): Record<string, string> => ({
  page: String(page),
  ...(quote ? { quote } : {}),
});

/** The place an address names; null when it names none that could be one. */
export function locatorOf(search: URLSearchParams): Locator | null {
  const page = search.get('page') ?? '';
  if (!/^[1-9]\d{0,5}$/.test(page)) return null;
  const quote = search.get('quote')?.trim();
  return quote ? { page: Number(page), quote } : { page: Number(page) };
}
