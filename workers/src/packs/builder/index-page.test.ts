import type { PackManifest } from '@revisit/core';
import { expect, it } from 'vitest';
import { indexPage } from './index-page.js';
import { packFixture } from './testing/manifest.js';

const { manifest } = packFixture({ areas: 3, evidence: 4 });
const [area] = manifest.areas;
const [evidence] = area!.evidence;

function linksOf(html: string): string[] {
  return Array.from(html.matchAll(/href="([^"]*)"/g), ([, href]) => href!);
}

function withEvidence(changes: Partial<PackManifest['areas'][number]['evidence'][number]>): PackManifest {
  return { ...manifest, areas: [{ ...area!, evidence: [{ ...evidence!, ...changes }] }] };
}

it('leads to every original where it stands in the archive', () => {
  const page = indexPage(manifest, 'f00d');
  const files = linksOf(page).filter((href) => href.startsWith('originals/'));
  expect(files.map(decodeURIComponent)).toEqual(manifest.files.map(({ paths }) => paths[0]));
  for (const { evidence } of manifest.areas) for (const { claim } of evidence) expect(page).toContain(claim);
});

it('leads to the copy in the area that a reader is in', () => {
  const [first, second] = manifest.areas;
  const shared = { ...evidence!, no: '2.09' };
  const paths = ['originals/01 Leadership and vision/a.pdf', 'originals/02 Understanding the area/a.pdf'];
  const page = indexPage(
    {
      ...manifest,
      areas: [
        { ...first!, evidence: [evidence!] },
        { ...second!, evidence: [shared] },
      ],
      files: [{ ...manifest.files[0]!, paths }],
    },
    'f00d',
  );
  const files = linksOf(page).filter((href) => href.startsWith('originals/'));
  expect(files.map(decodeURIComponent)).toEqual(paths);
});

it('shows what people wrote as text, never as markup', () => {
  const hostile = `<script>alert(1)</script><img src=x onerror=alert(1)>"'&`;
  const page = indexPage(
    withEvidence({ title: hostile, claim: hostile, quote: hostile, no: hostile }),
    'f00d',
  );
  expect(page).not.toMatch(/<script|<img|onerror=alert\(1\)>"/);
  expect(page.match(/&lt;script&gt;alert\(1\)&lt;\/script&gt;/g)).toHaveLength(4);
});

it('keeps a file name that looks like part of an address in one piece', () => {
  const path = 'originals/01 Area/50% of #1? "plan" & more.pdf';
  const page = indexPage({ ...manifest, files: [{ ...manifest.files[0]!, paths: [path] }] }, 'f00d');
  const [file] = linksOf(page).filter((href) => href.startsWith('originals/'));
  const opened = new URL(file!.replaceAll('&#39;', "'"), 'file:///pack/index.html');
  expect(decodeURIComponent(opened.pathname)).toBe(`/pack/${path}`);
});

it('asks nothing of the network and says what language it is in', () => {
  const page = indexPage(manifest, 'f00d');
  expect(page).toContain('<html lang="en-GB">');
  expect(page).toContain("default-src 'none'");
  expect(linksOf(page).filter((href) => /^(?:[a-z]+:|\/)/i.test(href))).toEqual([]);
});

it('opens all the same when there is nothing in it', () => {
  const page = indexPage({ ...manifest, areas: [], files: [] }, 'f00d');
  expect(page).toContain('No areas are recorded for this programme yet.');
});
