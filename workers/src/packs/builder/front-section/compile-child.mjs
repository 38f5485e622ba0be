// Runs in a process of its own, one a pack: the compiler blocks its thread and keeps about 23 MB of every compile.
// Plain JavaScript, because it is started by path both from the sources (tests) and from the build.
import { readFile, writeFile } from 'node:fs/promises';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

/** @type {{ template: string, main: string, data: string, view: string, fonts: string[], output: string }} */
const request = JSON.parse(await readFile(process.argv[2], 'utf8'));

const compiler = NodeCompiler.create({
  workspace: request.template,
  // Fonts given as bytes come before any of the same name that the machine has: same manifest, same bytes.
  fontArgs: [{ fontBlobs: await Promise.all(request.fonts.map((path) => readFile(path))) }],
});
// What people wrote enters as data of the document, never as its source.
compiler.mapShadow(request.data, await readFile(request.view));

const compiled = compiler.compile({ mainFilePath: request.main });
refuse(compiled.takeError());
// A warning is an error here: an unknown font or page numbers that did not settle would be a wrong pack.
refuse(compiled.takeWarnings());

await writeFile(request.output, compiler.pdf(compiled.result, { pdfStandard: 'ua-1' }));
process.stdout.write(JSON.stringify({ pageCount: compiled.result.numOfPages }));

/** @param {import('@myriaddreamin/typst-ts-node-compiler').NodeError | null} problem */
function refuse(problem) {
  if (!problem) return;
  const lines = problem.shortDiagnostics.map(({ message, path }) => `${path}: ${message}`);
  throw new Error(`The front section did not compile\n${lines.join('\n')}`);
}
