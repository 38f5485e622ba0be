import type { ManifestArea, ManifestEvidence, PackManifest } from '@revisit/core';
import { londonMoment, longDate, period } from './front-section/dates.js';
import {
  areaWords,
  counted,
  kindWords,
  pastReviewDate,
  showsWords,
  voiceWords,
} from './front-section/words.js';

/**
 * The page that opens from the unpacked folder: every area with its claims and links to the originals beside it.
 * It stands alone, without script, font or picture from elsewhere, so that it opens on a locked-down laptop.
 */
export function indexPage(manifest: PackManifest, manifestSha256: string): string {
  const name = escapeHtml(manifest.programme.name);
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Readiness pack: ${name}</title>
<style>
${style}</style>
</head>
<body>
<header>
<p>${name}</p>
<h1>Readiness pack</h1>
<p>As at ${longDate(manifest.asAt)}, frozen ${londonMoment(manifest.frozenAt)}.
<a href="Readiness%20pack.pdf">Open the pack as a PDF</a></p>
</header>
<main>
${areaList(manifest.areas)}
${manifest.areas.map((area) => areaSection(area, firstPathOf(manifest))).join('\n')}
</main>
<footer>
<p>SHA256SUMS lists the SHA-256 of every file here. That of manifest.json is <code>${manifestSha256}</code>.</p>
</footer>
</body>
</html>
`;
}

/** Finds the original of a piece of evidence in the folder of the area it is listed under, or anywhere else. */
type FindPath = (evidence: ManifestEvidence, area: ManifestArea) => string | undefined;

function firstPathOf(manifest: PackManifest): FindPath {
  const paths = new Map(
    manifest.files.map((file) => [`${file.evidenceId}/${file.versionNumber}`, file.paths]),
  );
  return ({ evidenceId, versionNumber }, { number }) => {
    const places = paths.get(`${evidenceId}/${versionNumber}`) ?? [];
    const folder = `originals/${String(number).padStart(2, '0')} `;
    return places.find((path) => path.startsWith(folder)) ?? places[0];
  };
}

function areaList(areas: ManifestArea[]): string {
  if (areas.length === 0) return '<p>No areas are recorded for this programme yet.</p>';
  const items = areas.map(
    (area) =>
      `<li><a href="#area-${area.number}">Area ${area.number}: ${escapeHtml(area.title)}</a> ` +
      `<span>${areaWords[area.state].word}, ${counted(area.evidence.length, 'claim', 'claims')}</span></li>`,
  );
  return `<nav aria-label="Areas"><ul>\n${items.join('\n')}\n</ul></nav>`;
}

function areaSection(area: ManifestArea, pathOf: FindPath): string {
  const heading = `area-${area.number}`;
  const body =
    area.evidence.length === 0
      ? '<p>No approved evidence is linked to this area.</p>'
      : evidenceTable(area, heading, pathOf);
  return `<section aria-labelledby="${heading}">
<h2 id="${heading}">${area.number} ${escapeHtml(area.title)}</h2>
${body}
</section>`;
}

function evidenceTable(area: ManifestArea, heading: string, pathOf: FindPath): string {
  const columns = ['No.', 'Document and claim', 'Voice', 'Shows', 'Covers', 'Page'];
  return `<div class="wide" role="region" tabindex="0" aria-labelledby="${heading}"><table>
<thead><tr>${columns.map((column) => `<th scope="col">${column}</th>`).join('')}</tr></thead>
<tbody>
${area.evidence.map((evidence) => evidenceRow(evidence, pathOf(evidence, area))).join('\n')}
</tbody>
</table></div>`;
}

function evidenceRow(evidence: ManifestEvidence, path: string | undefined): string {
  const title = `<bdi>${escapeHtml(evidence.title)}</bdi>`;
  const document = path === undefined ? title : `<a href="${escapeHtml(relativeUrl(path))}">${title}</a>`;
  const quote =
    evidence.quote === null ? '' : `<blockquote dir="auto">${escapeHtml(evidence.quote)}</blockquote>`;
  return `<tr>
<th scope="row">${escapeHtml(evidence.no)}</th>
<td>${document}<p dir="auto">${escapeHtml(evidence.claim)}</p>${quote}<small>${kindWords[evidence.kind]}${evidence.stale ? `, ${pastReviewDate}` : ''}</small></td>
<td>${voiceWords[evidence.source]}</td>
<td>${showsWords[evidence.shows]}</td>
<td>${period(evidence.coversFrom, evidence.coversTo)}</td>
<td>${evidence.page ?? 'Whole document'}</td>
</tr>`;
}

/** Each part is encoded by itself, so that a "#" or "?" in a file's name stays part of the name. */
function relativeUrl(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const style = `:root { color: #1b1a21; background: #fff; font: 16px/1.5 Inter, system-ui, "Segoe UI", Arial, sans-serif }
body { margin: 0 }
header { background: #431f53; color: #fff; padding: 40px max(24px, calc(50vw - 520px)) }
header p { margin: 0 }
h1 { font-size: 2.5rem; line-height: 1.1; margin: 24px 0 8px; letter-spacing: -.03em }
h2 { font-size: 1.375rem; line-height: 1.25; margin: 48px 0 8px }
main, footer { padding: 8px max(24px, calc(50vw - 520px)) }
a { color: #5b2c6f; text-underline-offset: .2em }
header a { color: inherit }
a:focus-visible, .wide:focus-visible { outline: 3px solid #5b2c6f; outline-offset: 2px }
header a:focus-visible { outline-color: #fff }
nav ul { list-style: none; padding: 0; margin: 24px 0 }
nav li { padding: 6px 0; border-bottom: 1px solid #e2e0e7; display: flex; justify-content: space-between; gap: 16px }
nav span, small, footer { color: #55525f }
.wide { overflow-x: auto }
table { border-collapse: collapse; width: 100%; text-align: left; font-size: .9375rem }
th, td { padding: 8px 16px 8px 0; vertical-align: top; border-bottom: 1px solid #e2e0e7; font-variant-numeric: tabular-nums }
thead th { border-bottom-color: #1b1a21; font-size: .8125rem; white-space: nowrap }
td p, blockquote { margin: 4px 0; overflow-wrap: anywhere; max-width: 75ch }
blockquote { color: #55525f; border-left: 3px solid #e2e0e7; padding-left: 10px }
`;
