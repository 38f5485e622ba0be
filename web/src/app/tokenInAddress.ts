/** The token of a link stands in the fragment, so that it reaches no server's log on the way here. */
export const tokenInAddress = (): string => decodeURIComponent(location.hash.slice(1));

export function onFragment(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}
