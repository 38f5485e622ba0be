import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { S3Error } from './s3-error.js';
import { element, parseXml, renderXml, textOf, type XmlElement } from './xml.js';

const names = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9]{0,8}$/);
const elements = fc.letrec<{ node: XmlElement }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.record({ name: names, text: fc.string({ unit: 'grapheme' }), children: fc.constant([]) }),
    fc.record({ name: names, text: fc.constant(''), children: fc.array(tie('node'), { maxLength: 4 }) }),
  ),
})).node;

it('reads what it writes, whatever the text', () => {
  fc.assert(
    fc.property(elements, (node) => {
      expect(parseXml(renderXml(node))).toEqual(node);
    }),
  );
});

it('reads what other clients write', () => {
  const document = `\uFEFF<?xml version="1.0"?><!-- note -->
    <Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/" a='b'>
      <Object><Key><![CDATA[a<b]]>&amp;&#x41;&#66;</Key></Object> <!-- note --> <Quiet/>
    </Delete>\n`;
  const root = parseXml(document);
  expect(root.children.map(({ name }) => name)).toEqual(['Object', 'Quiet']);
  expect(textOf(root.children[0] ?? root, 'Key')).toBe('a<b&AB');
});

describe('is refused', () => {
  it.each([
    ['nothing', ''],
    ['text alone', 'text'],
    ['an element without an end', '<a><b></b>'],
    ['ends crosswise', '<a><b></a></b>'],
    ['two roots', '<a/><b/>'],
    ['text beside elements', '<a>text<b/></a>'],
    ['a document type', '<!DOCTYPE a><a/>'],
    ['an unknown entity', '<a>&b;</a>'],
    ['a reference to no character', '<a>&#xD800;</a>'],
    ['a stray ampersand', '<a>a & b</a>'],
    ['great depth', `${'<a>'.repeat(9)}${'</a>'.repeat(9)}`],
  ])('%s', (_, source) => {
    expect(() => parseXml(source)).toThrow(S3Error);
  });

  it('anything else that can not be read', () => {
    fc.assert(
      fc.property(fc.string(), (source) => {
        try {
          parseXml(source);
        } catch (error) {
          expect(error).toBeInstanceOf(S3Error);
        }
      }),
    );
  });

  it('an element that should stand once and stands twice', () => {
    const twice = element('Part', [element('ETag', 'a'), element('ETag', 'b')]);
    expect(() => textOf(twice, 'ETag')).toThrow(S3Error);
  });
});
