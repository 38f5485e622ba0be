import { S3Error } from '../protocol/s3-error.js';
import { isAuthenticationParameter } from '../protocol/signature-v4.js';
import { OVERRIDE_PARAMETERS } from './attributes.js';
import { createBucket, headBucket, listObjects } from './buckets.js';
import { completeMultipartUpload } from './complete-multipart.js';
import { deleteObject, deleteObjects } from './delete-objects.js';
import type { Exchange, Operation } from './exchange.js';
import {
  abortMultipartUpload,
  createMultipartUpload,
  listMultipartUploads,
  listParts,
  uploadPart,
} from './multipart.js';
import { readObject } from './read-object.js';
import { copyObject, putObject } from './write-object.js';

interface Route {
  readonly method: string;
  readonly on: 'bucket' | 'object';
  readonly operation: Operation;
  /** Query parameters that make a request this one. */
  readonly needs?: readonly string[];
  /** Query parameters that it understands besides. */
  readonly takes?: readonly string[];
  /** Whether it is for requests with x-amz-copy-source, and for these alone. */
  readonly copies?: boolean;
}

const LIST_PARAMETERS = [
  'prefix',
  'delimiter',
  'max-keys',
  'start-after',
  'continuation-token',
  'encoding-type',
];

const ROUTES: readonly Route[] = [
  { method: 'PUT', on: 'bucket', operation: createBucket },
  { method: 'HEAD', on: 'bucket', operation: headBucket },
  {
    method: 'GET',
    on: 'bucket',
    needs: ['list-type'],
    takes: [...LIST_PARAMETERS, 'fetch-owner'],
    operation: listObjects,
  },
  {
    method: 'GET',
    on: 'bucket',
    needs: ['uploads'],
    takes: ['prefix', 'encoding-type'],
    operation: listMultipartUploads,
  },
  { method: 'POST', on: 'bucket', needs: ['delete'], operation: deleteObjects },
  { method: 'GET', on: 'object', takes: OVERRIDE_PARAMETERS, operation: readObject },
  { method: 'HEAD', on: 'object', takes: OVERRIDE_PARAMETERS, operation: readObject },
  { method: 'PUT', on: 'object', operation: putObject },
  { method: 'PUT', on: 'object', copies: true, operation: copyObject },
  { method: 'DELETE', on: 'object', operation: deleteObject },
  { method: 'POST', on: 'object', needs: ['uploads'], operation: createMultipartUpload },
  { method: 'PUT', on: 'object', needs: ['uploadId', 'partNumber'], operation: uploadPart },
  {
    method: 'GET',
    on: 'object',
    needs: ['uploadId'],
    takes: ['max-parts', 'part-number-marker'],
    operation: listParts,
  },
  { method: 'DELETE', on: 'object', needs: ['uploadId'], operation: abortMultipartUpload },
  { method: 'POST', on: 'object', needs: ['uploadId'], operation: completeMultipartUpload },
];

const COMMON_HEADERS =
  /^x-amz-(date|content-sha256|decoded-content-length|trailer|user-agent|sdk-checksum-algorithm|checksum-[a-z0-9-]+|meta-.+)$/;
const COPY_HEADERS = /^x-amz-(copy-source|metadata-directive)$/;
/** The protocol's limit for a key, in UTF-8. */
const MAX_KEY_BYTES = 1024;

/**
 * Finds the operation a request asks for. What the store doesn't know is refused, never passed over: a PUT
 * with an unknown parameter (`?tagging`, `?acl`) would otherwise overwrite the object, and one that asks for
 * encryption or a lock would look granted.
 */
export function findOperation(exchange: Exchange): Operation {
  const { request, target, headers } = exchange;
  if (target.bucket === '') throw notImplemented('Requests must name a bucket in their path.');
  if (Buffer.byteLength(target.key) > MAX_KEY_BYTES) {
    throw new S3Error(400, 'KeyTooLongError', 'Your key is too long');
  }
  const parameters = [...target.query.keys()].filter(isOperational);
  const copies = headers.has('x-amz-copy-source');
  const route = ROUTES.find(
    ({ method, on, needs = [], takes = [], copies: forCopies = false }) =>
      method === request.method &&
      on === (target.key === '' ? 'bucket' : 'object') &&
      forCopies === copies &&
      needs.every((name) => parameters.includes(name)) &&
      parameters.every((name) => needs.includes(name) || takes.includes(name)),
  );
  if (!route) throw notImplemented('This store does not offer the operation that the request asks for.');
  for (const name of headers.keys()) {
    if (!name.startsWith('x-amz-') || COMMON_HEADERS.test(name)) continue;
    if (!(copies && COPY_HEADERS.test(name)))
      throw notImplemented(`This store does not know the header ${name}.`);
  }
  return route.operation;
}

/**
 * Whether a query parameter belongs to the operation: not to the signature, nor a header in the query, nor
 * the SDK's label.
 */
function isOperational(name: string): boolean {
  return name !== 'x-id' && !isAuthenticationParameter(name) && !name.toLowerCase().startsWith('x-amz-');
}

function notImplemented(message: string): S3Error {
  return new S3Error(501, 'NotImplemented', message);
}
