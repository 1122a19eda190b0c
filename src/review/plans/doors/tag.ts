import type { Approved, Outcome, Undo } from '../../../domain/approval.ts';
import type { AssetId } from '../../../domain/asset-facts.ts';
import type { ActionResult } from '../../../immich/batches.ts';
import type { Tag } from '../../../immich/immich-library.ts';
import type { PlanItem } from '../../../storage/plans.ts';
import type { PlanContext } from '../context.ts';
import { type ApprovedItem, type Door, nothingToDo, notTried, together } from '../door.ts';
import { PlanStopped } from '../stopped.ts';
import { among } from './album.ts';

/** Immich re-reads a tagged asset; until that is done, a tag that is taken off can come back. */
const ASK_AGAIN_MS = 5_000;
/** Half an hour: some 60,000 assets' metadata. */
const MOST_QUESTIONS = 360;

/** Our own tags, one for each category. Slow: each tagging writes a sidecar file. */
export function tagDoor({ library, actions, store, sleep }: PlanContext, planId: number): Door<'tag'> {
  let tags: readonly Tag[] = [];
  const idOf = (value: string): string | null => tags.find((tag) => tag.value === value)?.id ?? null;

  /** One request after another until one fails: a tag is the address of the request. */
  async function eachTag<For extends Outcome | Undo>(
    items: readonly ApprovedItem<For>[],
    ask: (tagId: string | null, ids: readonly Approved<AssetId, For>[]) => Promise<ActionResult>,
  ): Promise<ActionResult> {
    const results: ActionResult[] = [];
    for (const [value, group] of Map.groupBy(items, ({ item }) => tagOf(item))) {
      const ids = group.map(({ id }) => id);
      const hasFailed = results.some(({ error }) => error !== null);
      results.push(hasFailed ? notTried(ids) : await ask(idOf(value), ids));
    }
    return together(results);
  }

  const members = async (items: readonly PlanItem[], signal: AbortSignal): Promise<ReadonlySet<AssetId>> => {
    const tagged = new Set<AssetId>();
    for (const value of new Set(items.map(tagOf))) {
      const tagId = idOf(value);
      if (tagId === null) continue;
      const ofTag = new Set(items.filter((item) => tagOf(item) === value).map(({ assetId }) => assetId));
      for await (const page of library.scanIds({ kind: 'tag', tagId }, signal))
        for (const id of page) if (ofTag.has(id)) tagged.add(id);
    }
    return tagged;
  };

  const readTags = async (signal: AbortSignal): Promise<void> => {
    tags = await library.tags(signal);
  };

  return {
    outcome: 'tag',
    words: { before: 'not tagged', after: 'tagged' },
    async prepare(signal) {
      await readTags(signal);
      const wanted = Object.keys(store.plans.tallies(planId).byCategory).map(tagFor);
      const missing = wanted.filter((value) => idOf(value) === null);
      if (missing.length > 0) tags = [...tags, ...(await actions.makeTags(missing, signal))];
    },
    isSo: (asset, item) => asset.tags?.includes(tagOf(item)) ?? false,
    send: (items, signal) =>
      eachTag(items, (tagId, ids) => {
        if (tagId === null)
          throw new PlanStopped(
            'blocked',
            'Immich did not make the tag of this category: go on to try again.',
          );
        return actions.tag(tagId, ids, signal);
      }),
    areSo: async (items, _since, signal) => among(items, await members(items, signal), true),
    async prepareUndo(signal) {
      await readTags(signal);
      await whenQueuesIdle({ actions, sleep }, signal);
    },
    takeBack: (items, signal) =>
      // Who removes a tag takes it off everything.
      eachTag(items, async (tagId, ids) =>
        tagId === null ? nothingToDo(ids) : await actions.untag(tagId, ids, signal),
      ),
    areBack: async (items, _since, signal) => among(items, await members(items, signal), false),
  };
}

/** Waits until tags can be taken off for good. Throws `PlanStopped` where that takes too long. */
export async function whenQueuesIdle(
  { actions, sleep }: Pick<PlanContext, 'actions' | 'sleep'>,
  signal: AbortSignal,
): Promise<void> {
  for (let asked = 0; (await actions.queuesIdle(signal)) === false; asked += 1) {
    if (asked === MOST_QUESTIONS)
      throw new PlanStopped(
        'queues_busy',
        'Immich is still reading the metadata of what was tagged, and could bring the tags back: take them off again when its queues are idle.',
      );
    await sleep(ASK_AGAIN_MS, signal);
  }
}

export function tagOf({ category }: Pick<PlanItem, 'category'>): string {
  return tagFor(category ?? 'none');
}

function tagFor(category: string): string {
  return `image-cleaner/${category === 'none' ? 'other' : category}`;
}
