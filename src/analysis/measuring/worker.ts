import { parentPort } from 'node:worker_threads';
import { measurePixels } from '../pixels/measure-pixels.ts';

/** A thread that measures one thumbnail after the other. */
const port = parentPort;
if (port === null) throw new Error('worker.ts runs in a worker thread only.');

port.on('message', async (image: Uint8Array) => {
  port.postMessage(await measurePixels(image));
});
port.postMessage('ready');
