import { request } from '../../app/http.js';
import type { KnownFile } from '../../types.js';

/** What of these files the portal has already, as far as the person may open it. */
export const knownFiles = (api: string, sha256: readonly string[]): Promise<KnownFile[]> =>
  request<KnownFile[]>(`${api}/evidence/known-files`, 'POST', { sha256 });
