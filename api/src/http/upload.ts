import type { MultipartFile } from '@fastify/multipart';
import { RevisitError, unprocessable } from '@revisit/core';
import type { FastifyRequest } from 'fastify';

export interface SmallUpload {
  name: string;
  bytes: Buffer;
  /** The text fields beside the file, by name. */
  fields: Record<string, string>;
}

/**
 * The one file of a multipart form, held in memory: for files that the portal itself reads at once. Evidence goes
 * straight to the store instead.
 * @param limit in bytes; 413 above it
 */
export async function smallUpload(request: FastifyRequest, limit: number): Promise<SmallUpload> {
  if (!request.isMultipart())
    throw unprocessable('file-missing', 'Send the file as a form with the field “file”.');
  let file: { name: string; bytes: Buffer } | null = null;
  const fields: Record<string, string> = {};
  for await (const part of request.parts({
    limits: { fileSize: limit, files: 1, fields: 10, fieldSize: 10_000 },
  })) {
    if (part.type === 'field') fields[part.fieldname] = String(part.value);
    else file = { name: part.filename ?? '', bytes: await bytesOf(part, limit) };
  }
  if (!file)
    throw unprocessable('file-missing', 'There is no file in what was sent. Choose one and try again.');
  return { ...file, fields };
}

async function bytesOf(part: MultipartFile, limit: number): Promise<Buffer> {
  try {
    return await part.toBuffer();
  } catch (error) {
    if ((error as { code?: string }).code !== 'FST_REQ_FILE_TOO_LARGE') throw error;
    throw new RevisitError(
      413,
      'too-large',
      `This file is larger than ${Math.floor(limit / 1024 / 1024)} MB. Save a copy without pictures and choose that.`,
    );
  }
}
