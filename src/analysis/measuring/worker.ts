import { parentPort } from 'node:worker_threads';
import { measurePixels } from '../pixels/measure-pixels.ts';

/** A thread that measures one thumbnail after the other. */
const port = parentPort;
if (port === null) throw new Error('worker.ts runs in a worker thread only.');

let last: Promise<void> = Promise.resolve();
port.on('message', (image: Uint8Array) => {
  last = last.then(async () => port.postMessage(await measurePixels(image)));
});
port.postMessage('ready');
