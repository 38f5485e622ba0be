import { Refusal } from '../policy.js';
import type { Reading } from '../reader.js';
import { faceOf } from '../signature.js';
import type { TextCollector } from '../text-pages.js';
import { decodedText, encodingOf } from './encoding.js';

/** Reads a text or CSV file, whole, so that nothing binary hides behind a readable beginning. */
export async function readPlain(path: string, text: TextCollector): Promise<Reading> {
  const { head } = await faceOf(path);
  const encoding = await encodingOf(path, head);
  if (!encoding) throw new Refusal('content-mismatch');
  for await (const piece of decodedText(path, encoding)) {
    text.write(piece);
    if (text.isFull) break;
  }
  text.endPage();
  return { pageCount: null, warnings: [] };
}
