import { describe, expect, it } from 'vitest';
import { parseRequestTarget } from './request-target.js';
import { S3Error } from './s3-error.js';
import { authenticate } from './signature-v4.js';

// The published examples of Signature Version 4 for Amazon S3: credentials, time and signatures are theirs.
const CREDENTIALS = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  region: 'us-east-1',
};
const SIGNED_AT = new Date('2013-05-24T00:00:00Z');
const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

function authorization(signedHeaders: string, signature: string): string {
  const credential = 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request';
  return `AWS4-HMAC-SHA256 Credential=${credential},SignedHeaders=${signedHeaders},Signature=${signature}`;
}

const HEADERS = {
  host: 'examplebucket.s3.amazonaws.com',
  'x-amz-content-sha256': EMPTY_SHA256,
  'x-amz-date': '20130524T000000Z',
};

function request(target: string, headers: Record<string, string>, method = 'GET') {
  return { method, target: parseRequestTarget(target), headers: new Map(Object.entries(headers)) };
}

describe('the published examples', () => {
  it.each([
    [
      'reading a range',
      '/test.txt',
      { range: 'bytes=0-9' },
      'host;range;x-amz-content-sha256;x-amz-date',
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    ],
    [
      'a parameter without a value',
      '/?lifecycle',
      {},
      'host;x-amz-content-sha256;x-amz-date',
      'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
    ],
    [
      'parameters with values',
      '/?max-keys=2&prefix=J',
      {},
      'host;x-amz-content-sha256;x-amz-date',
      '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
    ],
  ])('%s', (_, target, more, signedHeaders, signature) => {
    const headers = { ...HEADERS, ...more, authorization: authorization(signedHeaders, signature) };
    expect(authenticate(request(target, headers), CREDENTIALS, SIGNED_AT)).toMatchObject({ signature });
    const altered = { ...headers, authorization: authorization(signedHeaders, signature.replace('6', '7')) };
    expect(() => authenticate(request(target, altered), CREDENTIALS, SIGNED_AT)).toThrow(S3Error);
  });

  it('writing, with a key that needs encoding', () => {
    const headers = {
      ...HEADERS,
      date: 'Fri, 24 May 2013 00:00:00 GMT',
      'x-amz-storage-class': 'REDUCED_REDUNDANCY',
      'x-amz-content-sha256': '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
      authorization: authorization(
        'date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class',
        '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
      ),
    };
    expect(authenticate(request('/test%24file.text', headers, 'PUT'), CREDENTIALS, SIGNED_AT)).toBeDefined();
    expect(authenticate(request('/test$file.text', headers, 'PUT'), CREDENTIALS, SIGNED_AT)).toBeDefined();
  });

  it('a link, until it expires', () => {
    const link =
      '/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256' +
      '&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request' +
      '&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host' +
      '&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404';
    const open = (at: string) =>
      authenticate(request(link, { host: HEADERS.host }), CREDENTIALS, new Date(at));
    expect(open('2013-05-24T00:00:00Z').payloadHash).toBe('UNSIGNED-PAYLOAD');
    expect(open('2013-05-25T00:00:00.000Z')).toBeDefined();
    expect(() => open('2013-05-25T00:00:00.001Z')).toThrow('Request has expired');
    expect(() => open('2013-05-23T23:44:59.999Z')).toThrow('not valid yet');
  });
});
