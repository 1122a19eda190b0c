import { approveUndo, isRefusal, type Outcome, type UndoOf } from '../../domain/approval.ts';
import type { ItemChange, ItemResult, PlanItem } from '../../storage/plans.ts';
import { checkStillThere } from '../../storage/still-there.ts';
import { batchOf, type Going } from './context.ts';
import type { ApprovedItem, Door } from './door.ts';
import { markAgainInArchive } from './marks.ts';
import { record } from './record.ts';
import { brokenOff, whyNotBack } from './refused.ts';

/**
 * Takes back what this plan did and nothing else, a batch at a time, and looks whether it is back. Returns
 * false when it was asked to stop. Throws what broke it off.
 */
export async function restoreItems<O extends Outcome>(going: Going, door: Door<O>): Promise<boolean> {
  const { store, planId, signal, actions } = going;
  const { now } = await actions.preflight(door.outcome, signal);
  await door.prepareUndo(signal);
  await findLateArrivals(going, door, now);
  for (;;) {
    const batch = store.plans.items(planId, { results: ['applied'], limit: batchOf(going) });
    if (batch.length === 0) break;
    if (going.isStopping()) return false;
    checkStillThere(store);
    await takeBack(going, door, batch, now);
  }
  if (door.outcome === 'archive') markAgainInArchive(going);
  return true;
}

async function takeBack<O extends Outcome>(
  going: Going,
  door: Door<O>,
  batch: readonly PlanItem[],
  since: string,
): Promise<void> {
  const approved = batch.flatMap((item): ApprovedItem<UndoOf<O>>[] => {
    const id = approveUndo<O>({ assetId: item.assetId, outcome: door.outcome, result: 'applied' });
    return isRefusal(id) ? [] : [{ item, id }];
  });
  const result = await door.takeBack(approved, going.signal);
  const refused = new Map(result.refused.map((one) => [one.id, one]));
  const untouched = new Set(result.notTried);
  const doubtful = batch.filter(({ assetId }) => !refused.has(assetId) && !untouched.has(assetId));
  record(
    going,
    door,
    batch,
    batch.flatMap(({ assetId, position }): ItemChange[] => {
      const no = refused.get(assetId);
      if (no === undefined) return [];
      return [{ position, result: 'not_restored', message: whyNotBack(going, no) }];
    }),
  );
  const back = await door.areBack(doubtful, since, going.signal);
  const unknown = new Set(result.unknown);
  record(
    going,
    door,
    doubtful,
    doubtful.flatMap(({ assetId, position }): ItemChange[] => {
      if (back.has(assetId)) return [{ position, result: 'restored' }];
      if (unknown.has(assetId)) return [];
      return [
        {
          position,
          result: 'not_restored',
          message: 'Immich answered that it was done, but it is not back.',
        },
      ];
    }),
  );
  if (result.error !== null) throw brokenOff(going, result.error);
}

/** What is known of an item that was sent, while a late request may still have changed it. */
const UNSETTLED: readonly ItemResult[] = ['sent', 'pending', 'failed', 'left_alone'];

/** A request whose answer was lost may have arrived after we last looked: what it did is ours to undo, too. */
async function findLateArrivals<O extends Outcome>(going: Going, door: Door<O>, now: string): Promise<void> {
  const { store, planId, signal } = going;
  for (let after = 0; ; ) {
    const page = store.plans.sentOnce(planId, { after, limit: batchOf(going) });
    after = page.at(-1)?.position ?? after;
    const doubtful = page.filter(({ result }) => UNSETTLED.includes(result));
    const so = doubtful.length === 0 ? new Set() : await door.areSo(doubtful, now, signal);
    record(
      going,
      door,
      doubtful,
      doubtful.flatMap(({ assetId, position, result }): ItemChange[] => {
        if (so.has(assetId)) return [{ position, result: 'applied' }];
        return result === 'sent' ? [{ position, result: 'pending' }] : [];
      }),
    );
    if (page.length < batchOf(going)) return;
  }
}
