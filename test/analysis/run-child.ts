/** A process of its own that analyses an invented library and tells its parent of every call, to be killed. */
import { inventedLibrary } from './invented-library.ts';
import { testAccount } from './test-account.ts';

const [folder, count] = process.argv.slice(2);
const library = inventedLibrary(Number(count));
library.before = () => void process.send?.('call');
const account = testAccount(library, { folder: folder ?? '' });
await account.runs.start({});
process.stdout.write(`${JSON.stringify(await account.runs.idle().catch(String))}\n`);
process.send?.('finished');
