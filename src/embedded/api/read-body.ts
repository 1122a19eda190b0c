import type { IncomingMessage } from 'node:http';
import { ApiError } from './call.ts';

/** Immich's limit; beyond it, it answers 500. */
const maximumBytes = 10 * 1024 * 1024;

/** @throws ApiError 400 for what is not JSON, 500 for more than 10 MB. */
export const readBody = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maximumBytes) throw new ApiError(500, { message: 'Internal server error' });
    chunks.push(chunk);
  }
  if (size === 0) return undefined;
  const text = Buffer.concat(chunks).toString('utf8');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ApiError(400, { message: cause instanceof Error ? cause.message : 'Invalid JSON' });
  }
};
