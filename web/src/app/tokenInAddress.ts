/**
 * The token of a link stands in the fragment, so that it reaches no server's log on the way here. What can't be read, because
 * a part of it was lost on the way, is no token: the page says so.
 */
export function tokenInAddress(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return '';
  }
}

export function onFragment(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}
