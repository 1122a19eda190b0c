import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { createDataVersion } from '../data-version.ts';
import { createMemory } from '../memory.ts';
import { createNameSearch } from '../name-search.ts';
import { createReaders } from '../readers.ts';
import { type Order, problemOf, type Reply } from './messages.ts';
import { type Questions, REMEMBERED } from './questions.ts';
import { answer, createQuestions } from './reader.ts';

/** The thread of a reader: one connection that cannot write, one question at a time; ends when told to. */
const port = parentPort;
if (port === null) throw new Error('worker.ts runs in a worker thread only.');

const file = String(workerData);
const sqlite = new Database(file, { readonly: true, fileMustExist: true, timeout: 10_000 });
sqlite.pragma('cache_size = -16000');
sqlite.pragma('temp_store = MEMORY');
const connection = { sqlite };
const questions = createQuestions(createReaders(connection, createNameSearch(connection)));
const remembered = createMemory(createDataVersion(connection));

function answered({ question, asked }: Order): unknown {
  const work = () => answer(questions, question, asked as Parameters<Questions[typeof question]>);
  return REMEMBERED.has(question) ? remembered(JSON.stringify([question, asked]), work) : work();
}

port.on('message', (order: Order | 'close') => {
  if (order === 'close') {
    sqlite.close();
    port.close();
    return;
  }
  const { id } = order;
  const tell = (reply: Reply, handedOver: ArrayBuffer[] = []) => port.postMessage(reply, handedOver);
  try {
    const found = answered(order);
    // What is remembered has to stay here.
    tell({ id, answer: found }, REMEMBERED.has(order.question) ? [] : memoryOf(found));
  } catch (error) {
    tell({ id, problem: problemOf(error, file) });
  }
});

/** Handed over instead of copied: megabytes in a large library, and nobody here needs them any more. */
function memoryOf(answer: unknown): ArrayBuffer[] {
  if (typeof answer !== 'object' || answer === null) return [];
  return Object.values(answer).flatMap((part) =>
    ArrayBuffer.isView(part) && part.buffer instanceof ArrayBuffer ? [part.buffer] : [],
  );
}
