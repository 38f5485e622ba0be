import { createHash, randomBytes } from 'node:crypto';
import type { GetObjectCommandOutput } from '@aws-sdk/client-s3';

export async function contentOf({ Body }: GetObjectCommandOutput): Promise<Buffer> {
  if (!Body) throw new Error('the answer has no body');
  return Buffer.from(await Body.transformToByteArray());
}

export function randomContent(bytes: number): Buffer {
  return randomBytes(bytes);
}

export function base64Digest(algorithm: 'md5' | 'sha1' | 'sha256', content: string | Buffer): string {
  return createHash(algorithm).update(content).digest('base64');
}

/** The HTTP status a refused SDK call ended with; throws when it was not refused. */
export async function refusalStatus(call: Promise<unknown>): Promise<number> {
  return (await refusal(call)).status;
}

/** The error's code and HTTP status of a refused SDK call; throws when it was not refused. */
export async function refusal(call: Promise<unknown>): Promise<{ status: number; code: string }> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error && '$metadata' in error) {
      const metadata: { httpStatusCode?: number } = Object(error.$metadata);
      return { status: metadata.httpStatusCode ?? 0, code: error.name };
    }
    throw error;
  }
  throw new Error('the call was expected to be refused');
}

/** What to compare contents by: a difference in large buffers is slow to print, and nobody could read it. */
export function fingerprint(content: Buffer | undefined): string {
  return content ? `${content.length} bytes, ${base64Digest('sha256', content)}` : 'nothing';
}
