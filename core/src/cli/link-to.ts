import type { Core } from '../core.js';

/** The whole address of a page of the portal, for a link that the operator passes on. */
export const linkTo = (core: Pick<Core, 'config'>, path: string): URL =>
  new URL(path, core.config.REVISIT_PUBLIC_URL ?? `http://localhost:${core.config.PORT}`);
