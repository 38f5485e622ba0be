import { createHash } from 'node:crypto';
import { publishManifest } from '@revisit/core';
import { expect, it } from 'vitest';
import { packFixture } from './testing/manifest.js';

/** The same facts with every object's keys the other way round, as a database may give them back. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

const { manifest } = packFixture({ areas: 3, evidence: 2 });

it('gives the same bytes whatever the order of keys', () => {
  const published = publishManifest(manifest);
  const other = publishManifest(reversed(manifest) as typeof manifest);
  expect(other.json.equals(published.json)).toBe(true);
  expect(published.sha256).toBe(createHash('sha256').update(published.json).digest('hex'));
});

it('keeps our storage keys and addresses to itself', () => {
  const published = publishManifest(manifest).json.toString();
  expect(published).not.toMatch(/storageKey|href/);
  for (const { storageKey } of manifest.files) expect(published).not.toContain(storageKey);
});

it('holds everything else', () => {
  const published = JSON.parse(publishManifest(manifest).json.toString());
  expect(published).toMatchObject({
    format: 'revisit-pack/1',
    asAt: '2020-01-28',
    areas: manifest.areas.map(({ number, evidence, actions }) => ({ number, evidence, actions })),
    files: manifest.files.map(({ storageKey: _ours, ...file }) => file),
    leftOut: manifest.leftOut,
  });
});

it('changes its hash when any fact changes', () => {
  const changed = structuredClone(manifest);
  changed.areas[1]!.evidence[0]!.claim += '.';
  expect(publishManifest(changed).sha256).not.toBe(publishManifest(manifest).sha256);
});
