import simpleRestProvider from 'ra-data-simple-rest';
import type { DataProvider, Identifier, RaRecord, UpdateParams } from 'react-admin';
import { send } from './http.js';

/** Where the API keeps a programme's resources. */
export const apiOf = (slug: string) => `/api/programmes/${encodeURIComponent(slug)}`;

/** Rows that people change side by side carry a version; a PUT says which one it saw. */
const versionSeen = (params: UpdateParams): number | undefined =>
  params.data.version ?? params.previousData?.version;

/** Answers that are not rows of a list, by the address each has. */
const notRows: Record<string, (id: string) => string> = {
  readiness: (day) => `readiness?on=${day}`,
  todo: () => 'todo',
};

// react-admin keeps what it read by id, also where the API's answer has none. RecordType is its caller's choice.
const withId = <RecordType extends RaRecord>(json: unknown, id: Identifier): RecordType =>
  ({ id, ...(json as object) }) as RecordType;

/**
 * ra-data-simple-rest on one programme, with three habits of this API: `If-Match` on every PUT, JSON on every
 * write, and two resources that are not rows: `readiness` (its id is the day asked about) and `todo`.
 */
export function programmeDataProvider(slug: string): DataProvider {
  const base = apiOf(slug);
  const rest = simpleRestProvider(base, send);
  return {
    ...rest,
    getOne: async (resource, params) => {
      const address = notRows[resource]?.(String(params.id));
      if (!address) return rest.getOne(resource, params);
      const { json } = await send(`${base}/${address}`, { signal: params.signal });
      return { data: withId(json, params.id) };
    },
    update: async (resource, params) => {
      const seen = versionSeen(params);
      const { version: _version, ...data } = params.data;
      const { json } = await send(`${base}/${resource}/${encodeURIComponent(params.id)}`, {
        method: 'PUT',
        headers: seen === undefined ? {} : { 'If-Match': `"${seen}"` },
        body: JSON.stringify(data),
      });
      return { data: withId(json, params.id) };
    },
    delete: async (resource, params) => {
      const { json } = await send(`${base}/${resource}/${encodeURIComponent(params.id)}`, {
        method: 'DELETE',
      });
      return { data: withId(json, params.id) };
    },
  };
}
