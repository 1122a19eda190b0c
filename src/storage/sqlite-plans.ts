import type { AssetId } from '../domain/asset-facts.ts';
import { categoryCode } from './codes.ts';
import type { Connection } from './connection.ts';
import { idFromBytes, idToBytes } from './identifiers.ts';
import {
  codeOf,
  countsFrom,
  type ItemRow,
  isHidden,
  PLAN_COLUMNS,
  type PlanRow,
  sumUp,
  type TallyRow,
  toItem,
  toPlan,
} from './plan-rows.ts';
import { ITEM_RESULTS, type LeftAloneReason, type Plan, type Plans } from './plans.ts';
import { createRowTable } from './row-table.ts';

interface LeftBehindRow {
  readonly planId: number;
  readonly position: number;
  /** JSON list of ids. */
  readonly copies: string;
}

/** As far as is known. */
const IN_THE_TRASH = ['applied', 'already', 'not_restored'] as const;

/** Read at a time: some 10 ms. */
const PAGE = 500;

export function createPlans(connection: Connection): Plans {
  const { sqlite } = connection;
  const plans = createRowTable<PlanRow>(connection, 'plans', PLAN_COLUMNS);
  const nextPosition = sqlite
    .prepare<[number], number>('select coalesce(max(position), 0) + 1 from plan_items where plan_id = ?')
    .pluck();
  const addItem = sqlite.prepare(
    `insert into plan_items (plan_id, position, asset_id, better_id, category, bytes, shown, result, reason, message, undo)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const itemsOf = sqlite.prepare<[number, string, number, number], ItemRow>(
    `select * from plan_items where plan_id = ? and result in (select value from json_each(?)) and position > ?
      order by position limit ?`,
  );
  const sentOf = sqlite.prepare<[number, number, number], ItemRow>(
    'select * from plan_items where plan_id = ? and sent_at is not null and position > ? order by position limit ?',
  );
  const setResult = sqlite.prepare(
    'update plan_items set result = ?, reason = ?, fields = ?, message = ?, undo = coalesce(?, undo), at = ? where plan_id = ? and position = ?',
  );
  const markSent = sqlite.prepare(
    `update plan_items set result = ${codeOf('sent')}, sent_at = ?, at = ? where plan_id = ? and position = ?`,
  );
  const retryRestore = sqlite.prepare(
    `update plan_items set result = ${codeOf('applied')} where plan_id = ? and result = ${codeOf('not_restored')}`,
  );
  const countsOf = sqlite.prepare<[number], { result: number; count: number }>(
    'select result, count(*) as count from plan_items where plan_id = ? group by result',
  );
  // Left alone before anything was done (no time): those are not what the person confirms.
  const talliesOf = sqlite.prepare<[number], TallyRow>(
    `select category, result, count(*) as count, coalesce(sum(bytes), 0) as bytes,
            sum(result = ${codeOf('left_alone')} and at is null) as untouched,
            coalesce(sum(iif(result = ${codeOf('left_alone')} and at is null, bytes, 0)), 0) as untouched_bytes
       from plan_items where plan_id = ? group by category, result`,
  );
  const reasonsOf = sqlite.prepare<[number], { reason: LeftAloneReason; count: number }>(
    `select reason, count(*) as count from plan_items
      where plan_id = ? and result = ${codeOf('left_alone')} and at is null and reason is not null group by reason`,
  );
  const protectionsOf = sqlite.prepare<[number], { message: string; count: number }>(
    `select message, count(*) as count from plan_items
      where plan_id = ? and result = ${codeOf('left_alone')} and at is null and reason = 'protected'
        and message is not null group by message`,
  );
  const onlyCopies = sqlite
    .prepare<[number], number>(
      `select count(*) from plan_items where plan_id = ? and result <> ${codeOf('left_alone')}
          and shown ->> '$.heldBack' = 'only_surviving_copy'`,
    )
    .pluck();
  const mergedInto = sqlite.prepare<[Buffer], ItemRow>(
    `select i.* from plan_items i join plans p on p.id = i.plan_id
      where i.asset_id = ? and p.outcome = 'merge' and i.result = ${codeOf('applied')} order by p.id desc limit 1`,
  );
  const leftBehind = sqlite.prepare<[number, number, number], LeftBehindRow>(
    `select i.plan_id as planId, i.position, i.shown ->> '$.betters' as copies
       from plan_items i join plans p on p.id = i.plan_id left join assets a on a.id = i.asset_id
      where p.outcome = 'trash' and (i.plan_id, i.position) > (?, ?) and copies <> '[]'
        and (i.result = ${codeOf('sent')}
          or i.result in (${IN_THE_TRASH.map(codeOf).join()}) and (a.key is null or a.gone_at is not null))
      order by i.plan_id, i.position limit ?`,
  );
  const removeItems = sqlite.prepare('delete from plan_items where plan_id = ?');
  const removePlan = sqlite.prepare('delete from plans where id = ?');

  const one = (planId: number): Plan | null => {
    const row = plans.one('where id = ?', planId);
    return row === null || isHidden(row) ? null : toPlan(row);
  };
  const remove = (planId: number): void => {
    connection.transaction(() => {
      removeItems.run(planId);
      removePlan.run(planId);
    });
  };

  return {
    one,
    remove,
    create: (plan) => toPlan(plans.insert({ ...plan, state: 'preparing' })),
    addItems: (planId, items) =>
      connection.transaction(() => {
        let position = nextPosition.get(planId) ?? 1;
        for (const item of items) {
          addItem.run(
            planId,
            position,
            idToBytes(item.assetId),
            item.betterId === null ? null : idToBytes(item.betterId),
            categoryCode(item.category),
            item.bytes,
            JSON.stringify(item.shown),
            codeOf(item.result),
            item.reason,
            item.message ?? null,
            item.undo == null ? null : JSON.stringify(item.undo),
          );
          position += 1;
        }
      }),
    change(planId, { marks, ...change }) {
      const set = { ...change, ...(marks === undefined ? {} : { marks: marks ? 1 : 0 }) };
      const [row] = plans.update(set, 'where id = ?', planId);
      if (row === undefined) throw new RangeError(`There is no plan ${planId}.`);
      return toPlan(row);
    },
    list: (kind, limit) =>
      plans
        .all(
          kind === 'merges'
            ? `where outcome = 'merge' order by id desc limit ?`
            : `where outcome <> 'merge' and state <> 'preparing' order by id desc limit ?`,
          limit,
        )
        .map(toPlan),
    inState: (...states) =>
      plans
        .all('where state in (select value from json_each(?)) order by id', JSON.stringify(states))
        .map(toPlan),
    forgetUnfinished() {
      for (const { id } of plans.all(`where state = 'preparing'`)) remove(id);
    },
    tallies: (planId) => sumUp(talliesOf.all(planId)),
    counts: (planId) => {
      const rows = countsOf.all(planId);
      return countsFrom((code) => rows.find(({ result }) => result === code)?.count ?? 0);
    },
    reasons: (planId) => ({
      leftAlone: new Map(reasonsOf.all(planId).map(({ reason, count }) => [reason, count])),
      protectedBy: new Map(protectionsOf.all(planId).map(({ message, count }) => [message, count])),
      onlyCopies: onlyCopies.get(planId) ?? 0,
    }),
    items: (planId, { results = ITEM_RESULTS, after = 0, limit }) =>
      itemsOf.all(planId, JSON.stringify(results.map(codeOf)), after, limit).map(toItem),
    sentOnce: (planId, { after, limit }) => sentOf.all(planId, after, limit).map(toItem),
    setResults: (planId, changes, at) =>
      connection.transaction(() => {
        for (const { position, result, reason = null, fields, message = null, undo } of changes)
          setResult.run(
            codeOf(result),
            reason,
            fields === undefined || fields.length === 0 ? null : JSON.stringify(fields),
            message,
            undo === undefined ? null : JSON.stringify(undo),
            at,
            planId,
            position,
          );
      }),
    markSent: (planId, positions, at) =>
      connection.transaction(() => {
        for (const position of positions) markSent.run(at, at, planId, position);
      }),
    retryRestore: (planId) => void retryRestore.run(planId),
    *leftBehind() {
      for (let [planId, position] = [0, 0]; ; ) {
        const rows = leftBehind.all(planId, position, PAGE);
        yield rows.map(({ copies }) => JSON.parse(copies) as AssetId[]);
        const last = rows.at(-1);
        if (last === undefined || rows.length < PAGE) return;
        ({ planId, position } = last);
      }
    },
    mergeOf(assetId) {
      const row = mergedInto.get(idToBytes(assetId));
      if (row === undefined || row.better_id === null) return null;
      return { betterId: idFromBytes(row.better_id), item: toItem(row) };
    },
  };
}
