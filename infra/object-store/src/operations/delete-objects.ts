import { S3Error } from '../protocol/s3-error.js';
import { childrenNamed, element, malformed, textOf, type XmlElement } from '../protocol/xml.js';
import { receiveXml } from './body.js';
import { answer, answerXml, type Exchange } from './exchange.js';

/** The protocol's limit for one request. */
const MAX_KEYS = 1000;

export async function deleteObject(exchange: Exchange): Promise<void> {
  await exchange.store.buckets.remove(exchange.target.bucket, exchange.target.key);
  answer(exchange, 204);
}

export async function deleteObjects(exchange: Exchange): Promise<void> {
  const { store, target } = exchange;
  store.buckets.index(target.bucket);
  const request = await receiveXml(exchange);
  const keys = childrenNamed(request, 'Object').map(readKey);
  if (request.name !== 'Delete' || keys.length === 0 || keys.length > MAX_KEYS) throw malformed();
  for (const key of keys) await store.buckets.remove(target.bucket, key);
  const deleted = textOf(request, 'Quiet')?.trim() === 'true' ? [] : keys;
  answerXml(
    exchange,
    element(
      'DeleteResult',
      deleted.map((key) => element('Deleted', [element('Key', key)])),
    ),
  );
}

function readKey(object: XmlElement): string {
  const key = textOf(object, 'Key');
  if (!key) throw malformed();
  if (object.children.length > 1) {
    throw new S3Error(
      501,
      'NotImplemented',
      'This store deletes by key alone, without versions or conditions.',
    );
  }
  return key;
}
