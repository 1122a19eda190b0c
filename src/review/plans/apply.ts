import { type Outcome, removes } from '../../domain/approval.ts';
import type { ActionResult } from '../../immich/batches.ts';
import type { ItemChange, PlanItem } from '../../storage/plans.ts';
import { checkAllowed } from './allowed.ts';
import { batchOf, type Going, mapSome } from './context.ts';
import type { ApprovedItem, Door } from './door.ts';
import { recheck } from './recheck.ts';
import { record } from './record.ts';
import { brokenOff, whyNotDone } from './refused.ts';

const DAY_MS = 24 * 3600 * 1000;

/** What was looked at longer ago than this may have changed: it is looked at again, in a smaller batch. */
const FRESH_MS = 5_000;
const SMALLER = 4;

/**
 * Acts on what is pending, a batch at a time: re-read and approve each asset, ask once more whether it is still
 * wanted, write the intent, send, look whether it is so, write the result. Returns true when nothing is pending any
 * more, false when it was asked to stop. Throws what broke it off; what was sent by then stays `sent` until it has
 * been looked at.
 */
export async function applyItems<O extends Outcome>(going: Going, door: Door<O>): Promise<boolean> {
  const { store, planId, signal, clock } = going;
  const allowed = await checkAllowed(going, door.outcome);
  let size = batchOf(going);
  await door.prepare(signal);
  await settle(going, door, allowed.now);
  for (;;) {
    const batch = store.plans.items(planId, { results: ['pending'], limit: size });
    if (batch.length === 0) return true;
    if (going.isStopping()) return false;
    const { now, trashDays } = await checkAllowed(going, door.outcome);
    if (door.outcome === 'trash' && !going.isFolder && store.plans.one(planId)?.restorableUntil === null)
      store.plans.change(planId, { restorableUntil: Date.parse(now) + trashDays * DAY_MS });

    const since = clock();
    const checked = await mapSome(batch, (item) => recheck(going, door, item, signal));
    const settled = checked.flatMap((one) => (one.kind === 'settled' ? [one.change] : []));
    record(going, door, batch, settled);
    const approved = checked.flatMap((one) => (one.kind === 'approved' ? [one] : []));
    if (approved.length === 0) continue;
    // A batch takes a while to be read, longer where the server makes one wait: much can be thought better of.
    await checkAllowed(going, door.outcome);
    if (going.isStopping()) return false;
    if (size > 1 && clock() - since > FRESH_MS) {
      size = Math.max(1, Math.floor(size / SMALLER));
      continue;
    }
    await act(going, door, stillWanted(going, door, approved), now);
  }
}

/** What was kept, or taken from the list, since it was approved is left alone. */
function stillWanted<O extends Outcome>(
  going: Going,
  door: Door<O>,
  approved: readonly ApprovedItem<O>[],
): readonly ApprovedItem<O>[] {
  if (!removes(door.outcome)) return approved;
  const isWanted = ({ item }: ApprovedItem<O>) => going.store.decisions.get(item.assetId) === 'delete';
  const items = approved.filter((one) => !isWanted(one)).map(({ item }) => item);
  record(
    going,
    door,
    items,
    items.map(({ position }) => ({ position, result: 'left_alone', reason: 'not_decided' })),
  );
  return approved.filter(isWanted);
}

async function act<O extends Outcome>(
  going: Going,
  door: Door<O>,
  approved: readonly ApprovedItem<O>[],
  since: string,
): Promise<void> {
  const { store, planId, clock, signal } = going;
  if (approved.length === 0) return;
  const items = approved.map(({ item }) => item);
  store.plans.markSent(
    planId,
    items.map(({ position }) => position),
    clock(),
  );
  const result = await door.send(approved, signal);
  record(going, door, items, answered(going, items, result));
  const sent = new Set([...result.done, ...result.unknown]);
  const doubtful = items.filter(({ assetId }) => sent.has(assetId));
  if (result.error === null) await verify(going, door, doubtful, new Set(result.done), since);
  else {
    // As far as it can be seen now; the rest is looked at when the plan goes on.
    await verify(going, door, doubtful, new Set(), since).catch(() => undefined);
    throw brokenOff(going, result.error);
  }
}

/** What the answer itself says: refused, never sent, or so already. */
function answered(going: Going, items: readonly PlanItem[], result: ActionResult): ItemChange[] {
  const refused = new Map(result.refused.map((one) => [one.id, one]));
  const [unchanged, notTried] = [new Set(result.unchanged), new Set(result.notTried)];
  return items.flatMap(({ assetId, position, sentAt }): ItemChange[] => {
    const no = refused.get(assetId);
    if (no !== undefined) return [{ position, result: 'failed', message: whyNotDone(going, no) }];
    // Sent once before: then it is so by us.
    if (unchanged.has(assetId)) return [{ position, result: sentAt === null ? 'already' : 'applied' }];
    return notTried.has(assetId) ? [{ position, result: 'pending' }] : [];
  });
}

/** Looks whether it is so. What is not is tried again; what Immich confirmed a second time and did not do has failed. */
async function verify<O extends Outcome>(
  going: Going,
  door: Door<O>,
  items: readonly PlanItem[],
  confirmed: ReadonlySet<string>,
  since: string,
): Promise<void> {
  if (items.length === 0) return;
  const so = await door.areSo(items, since, going.signal);
  const changes = items.map(({ assetId, position, sentAt }): ItemChange => {
    if (so.has(assetId)) return { position, result: 'applied' };
    // Confirmed twice, and not so: there is no use in a third time.
    return confirmed.has(assetId) && sentAt !== null
      ? { position, result: 'failed', message: 'Immich answered that it was done, but it is not.' }
      : { position, result: 'pending' };
  });
  record(going, door, items, changes);
}

/** What was sent when the process ended or the line was cut: looked at, never assumed. */
export async function settle<O extends Outcome>(going: Going, door: Door<O>, since: string): Promise<void> {
  const { store, planId } = going;
  for (;;) {
    const items = store.plans.items(planId, { results: ['sent'], limit: batchOf(going) });
    if (items.length === 0) return;
    await verify(going, door, items, new Set(), since);
  }
}
