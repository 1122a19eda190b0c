/** A process of its own that goes on with the plan it finds, to be killed. */
import { judge } from '../../src/domain/judge.ts';
import { createActing } from '../../src/review/acting.ts';
import { openAccountStore } from '../../src/storage/account-store.ts';
import { connect, NOW, SETTINGS } from './connect.ts';

const [folder = '', url = '', batch = '10'] = process.argv.slice(2);
const store = openAccountStore({ folder, now: NOW });
const acting = createActing({
  store,
  ...connect(url, 30_000),
  judge,
  settings: () => SETTINGS,
  acting: () => 'trash',
  clock: () => NOW,
  actor: 'ada@example.com',
  sleep: async () => {},
  batch: Number(batch),
});
process.send?.(acting.pickUp() ? 'going' : 'nothing to do');
await acting.idle();
store.close();
process.exit(0);
