/**
 * To the sign-in page by a full load: whatever the last person's pages kept in memory goes with it. The
 * address they were at comes along, so that signing in again leads back to it.
 */
export function leaveToSignIn({ comeBack }: { comeBack: boolean }): Promise<never> {
  const here = `${location.pathname}${location.search}`;
  location.assign(comeBack ? `/sign-in?return=${encodeURIComponent(here)}` : '/sign-in');
  // The page is going away: whoever waits must neither go on nor see an error.
  return new Promise(() => {});
}

/** Only addresses of this portal are followed after signing in. */
export function safeReturn(address: string | null): string | null {
  if (!address?.startsWith('/') || address.startsWith('//') || address.startsWith('/\\')) return null;
  return address.startsWith('/sign-in') ? null : address;
}
