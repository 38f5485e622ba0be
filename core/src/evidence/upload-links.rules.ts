export const uploadLinkStates = ['open', 'used', 'expired', 'revoked'] as const;
export type UploadLinkState = (typeof uploadLinkStates)[number];

/** How a link stands. What was taken back stays so, whatever else is true of it. */
export function linkState(link: {
  revoked: boolean;
  expired: boolean;
  given: number;
  atMost: number;
}): UploadLinkState {
  if (link.revoked) return 'revoked';
  if (link.given >= link.atMost) return 'used';
  return link.expired ? 'expired' : 'open';
}
