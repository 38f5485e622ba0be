import { acceptedKinds, extensionOf, kindForName } from '@revisit/core/shared';
import { describe, expect, it } from 'vitest';
import { signatureOf } from './signature.js';

describe('a file name', () => {
  it('claims the kind of its last ending, whatever its case', () => {
    expect(extensionOf('Area 7/Plan.v2.PDF ')).toBe('pdf');
    expect(extensionOf('no ending')).toBe('');
    expect(extensionOf('.pdf')).toBe('pdf');
    expect(kindForName('photo.JPG')).toMatchObject({ mediaType: 'image/jpeg' });
    expect(kindForName('report.pdf.exe')).toBe('executable');
    expect(kindForName('book.xlsm')).toBe('macros');
    expect(kindForName('plan')).toBe('extension-not-allowed');
  });

  it('claims one kind only', () => {
    const extensions = acceptedKinds.flatMap((kind) => [...kind.extensions]);
    expect(new Set(extensions).size).toBe(extensions.length);
  });
});

describe('the first bytes of a file', () => {
  const faces: [string, string | Buffer, string][] = [
    ['a PDF', '%PDF-1.4\n', 'pdf'],
    ['a big-endian TIFF', Buffer.from('4d4d002a00000008', 'hex'), 'tiff'],
    ['a HEIC whose brand is not the first', Buffer.from('\0\0\0\x18ftypmif1\0\0\0\0mif1heic'), 'heic'],
    ['an AVIF', Buffer.from('\0\0\0\x18ftypavif\0\0\0\0mif1avif'), 'avif'],
    ['a Windows program', Buffer.from('MZ\x90\0\x03\0'), 'program'],
    ['a sentence that begins with MZ', 'MZ is the mark of a program, and this is not one.', 'none'],
    ['a script', '#!/bin/sh\n', 'program'],
    ['a RAR archive', 'Rar!\x1a\x07\x01\0', 'archive'],
    ['RTF', '{\\rtf1 text}', 'rtf'],
    ['XML behind a mark and blank lines', '\ufeff\n\n<?xml version="1.0"?>', 'markup'],
    ['HTML in UTF-16', Buffer.from('\ufeff<html>', 'utf16le'), 'markup'],
    ['an arrow', '<- see page 4', 'none'],
    ['nothing', '', 'none'],
  ];
  for (const [what, bytes, signature] of faces) {
    it(`tell ${what}`, () => {
      expect(signatureOf(Buffer.from(bytes))).toBe(signature);
    });
  }
});
