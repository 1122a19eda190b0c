import { fork } from 'node:child_process';
import { z } from 'zod';

/** What the drawing process is told on its command line. */
export interface DrawingOrder {
  readonly folder: string;
  readonly seed: number;
}

const progress = z.object({ done: z.number(), total: z.number() });

/**
 * Draws the sample library in a process of its own: drawing is hard work that would keep the service from
 * answering, and takes memory that a process gives back only when it ends.
 */
export async function drawSample(
  { folder, seed }: DrawingOrder,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<void> {
  // From a checkout this file is TypeScript, from the package it is not: the process' file lies beside it.
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const drawing = fork(
    new URL(`./draw-sample-process.${extension}`, import.meta.url),
    [folder, String(seed)],
    {
      signal,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    },
  );
  let complaint = '';
  drawing.stderr?.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString('utf8')).slice(-2_000);
  });
  drawing.on('message', (message) => {
    const { done, total } = progress.parse(message);
    onProgress(done, total);
  });
  await new Promise<void>((resolve, reject) => {
    drawing.once('error', reject);
    drawing.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The sample library could not be drawn. ${complaint}`));
    });
  });
}
