import { createReadStream } from 'node:fs';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * Characters no text file has: the controls, except tab, line ends, page break, backspace, escape and the end-of-file
 * mark of old systems.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is what this is for
const binaryCharacter = /[\x00-\x07\x0e-\x19\x1c-\x1f\x7f]/;
/** Bytes that Windows-1252 leaves undefined; the decoder passes them on as the controls of the same number. */
const undefinedInWindows1252 = /[\x81\x8d\x8f\x90\x9d]/;

async function isTextIn(path: string, encoding: TextEncoding): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const isFree = (text: string): boolean =>
    !binaryCharacter.test(text) && !(encoding === 'windows-1252' && undefinedInWindows1252.test(text));
  try {
    for await (const chunk of createReadStream(path)) {
      if (!isFree(decoder.decode(chunk, { stream: true }))) return false;
    }
    return isFree(decoder.decode());
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

function candidates(head: Buffer): readonly TextEncoding[] {
  if (head[0] === 0xff && head[1] === 0xfe) return ['utf-16le'];
  if (head[0] === 0xfe && head[1] === 0xff) return ['utf-16be'];
  return ['utf-8', 'windows-1252'];
}

/**
 * The encoding a file is text in, or null when it is not text. A byte order mark decides for UTF-16; without one
 * UTF-8 is tried first, then Windows-1252, which is what older spreadsheets write.
 */
export async function encodingOf(path: string, head: Buffer): Promise<TextEncoding | null> {
  for (const encoding of candidates(head)) {
    if (await isTextIn(path, encoding)) return encoding;
  }
  return null;
}

/** The text of a file in pieces, in order. */
export async function* decodedText(path: string, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path)) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
