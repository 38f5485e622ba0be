import { createHash, createHmac } from 'node:crypto';

const NO_BODY = createHash('sha256').update('').digest('hex');

/**
 * @param {string | Buffer} key
 * @param {string} text
 */
const hmac = (key, text) => createHmac('sha256', key).update(text).digest();

/**
 * Makes the bucket unless it is there. Signed by hand (AWS Signature Version 4) since the launcher has no packages of its own.
 * @param {{ endpoint: string, region: string, bucket: string, accessKeyId: string, secretAccessKey: string }} options
 */
export async function makeBucket({ endpoint, region, bucket, accessKeyId, secretAccessKey }) {
  const url = new URL(`/${bucket}`, endpoint);
  const time = new Date().toISOString().replace(/[-:]|\.\d{3}/g, '');
  const scope = [time.slice(0, 8), region, 's3', 'aws4_request'];
  const signed = 'host;x-amz-content-sha256;x-amz-date';
  const request = [
    'PUT',
    url.pathname,
    '',
    `host:${url.host}`,
    `x-amz-content-sha256:${NO_BODY}`,
    `x-amz-date:${time}`,
    '',
    signed,
    NO_BODY,
  ].join('\n');
  const toSign = [
    'AWS4-HMAC-SHA256',
    time,
    scope.join('/'),
    createHash('sha256').update(request).digest('hex'),
  ].join('\n');
  /** @type {string | Buffer} */
  let key = `AWS4${secretAccessKey}`;
  for (const part of scope) key = hmac(key, part);
  const signature = hmac(key, toSign).toString('hex');

  const response = await fetch(url, {
    method: 'PUT',
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope.join('/')}, SignedHeaders=${signed}, Signature=${signature}`,
      'x-amz-content-sha256': NO_BODY,
      'x-amz-date': time,
    },
  });
  // 409 is S3's way of saying that the bucket is there already.
  if (!response.ok && response.status !== 409)
    throw new Error(
      `the object store refused to make the bucket (${response.status}): ${await response.text()}`,
    );
  await response.body?.cancel();
}
