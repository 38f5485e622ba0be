import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPortal, type Portal } from '../testing/portal.js';
import { type Route, routesOf } from '../testing/routes.js';

interface Document {
  paths: Record<string, Record<string, { parameters?: { in: string; name: string }[]; responses: object }>>;
  components: { schemas: Record<string, unknown> };
}

let portal: Portal;
let document: Document;
let routes: Route[];

beforeAll(async () => {
  portal = await aPortal();
  document = (await portal.ask(null, 'GET', '/api/openapi.json')).json<Document>();
  routes = routesOf(portal.app).filter((route) => route.path.startsWith('/api/'));
});
afterAll(() => portal.close());

describe('the OpenAPI document', () => {
  it('is the committed one', () => {
    const committed = readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8');
    expect(document).toEqual(JSON.parse(committed));
  });

  it('holds every route of the API and no other', () => {
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const declared = routes.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    expect(described.toSorted()).toEqual(declared.toSorted());
  });

  it('names every parameter of a path, and shapes that are there', () => {
    for (const [path, methods] of Object.entries(document.paths))
      for (const [method, operation] of Object.entries(methods)) {
        const named = (operation.parameters ?? [])
          .filter(({ in: where }) => where === 'path')
          .map(({ name }) => name);
        const wanted = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
        expect(named.toSorted(), `${method} ${path}`).toEqual(wanted.toSorted());
      }
    const text = JSON.stringify(document);
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g))
      expect(document.components.schemas, name).toHaveProperty(name ?? '');
  });
});
