import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * One row per asset that is there and was judged: what lists filter and sort by stands here, denormalised,
 * so that a page never visits the facts of an asset it does not show. Confidences are 0–10000.
 */
export const scores = sqliteTable(
  'scores',
  {
    key: integer().primaryKey(),
    /** Place in CATEGORIES; null where none reaches 0.40. */
    category: integer(),
    subKind: text('sub_kind'),
    sourceApp: text('source_app'),
    confidence: integer().notNull(),
    screenshots: integer().notNull(),
    webCache: integer('web_cache').notNull(),
    lowQuality: integer('low_quality').notNull(),
    recoveryArtifacts: integer('recovery_artifacts').notNull(),
    duplicates: integer().notNull(),
    recommended: integer().notNull(),
    /** 1 + place in PROTECTIONS, 0 = none. What the person kept stands in `decision` alone. */
    protection: integer().notNull(),
    /** 1 + place in HOLD_BACKS, 0 = none. */
    heldBack: integer('held_back').notNull(),
    bytes: integer().notNull(),
    takenAt: integer('taken_at').notNull(),
    /** Confidence × bytes: what deciding on it is worth. */
    worth: integer().notNull(),
    name: text().notNull(),
    betterKey: integer('better_key'),
    /** 0 none, 1 delete, 2 keep. */
    decision: integer().notNull().default(0),
    /** The same content was decided on under another id: 0 no, 1 delete, 2 keep. */
    decidedBefore: integer('decided_before').notNull().default(0),
    /** The rung of the cost ladder still to climb: 0 none, 1 pixels, 3 bytes; negative = failed, tried again in the next run. */
    todo: integer().notNull().default(0),
    /** Under what it was judged (policy, settings, library mix); 0 = to be judged again. */
    basis: integer().notNull().default(0),
  },
  (table) => [
    // Each sort once for all assets, once per category, once for high confidence. The columns behind the
    // sort are what filters look at, so that a sparse filter walks the index and never the table.
    index('scores_all_confidence').on(
      table.confidence,
      table.key,
      table.protection,
      table.decision,
      table.bytes,
    ),
    index('scores_all_size').on(table.bytes, table.key, table.confidence, table.protection, table.decision),
    index('scores_all_date').on(table.takenAt, table.key, table.confidence, table.protection, table.decision),
    index('scores_all_worth').on(table.worth, table.key, table.confidence, table.protection, table.decision),
    index('scores_all_name').on(
      sql`name collate nocase`,
      table.key,
      table.confidence,
      table.protection,
      table.decision,
    ),
    index('scores_category_confidence')
      .on(table.category, table.confidence, table.key, table.protection, table.decision, table.bytes)
      .where(sql`category is not null`),
    index('scores_category_size')
      .on(table.category, table.bytes, table.key, table.confidence, table.protection, table.decision)
      .where(sql`category is not null`),
    index('scores_category_date')
      .on(table.category, table.takenAt, table.key, table.confidence, table.protection, table.decision)
      .where(sql`category is not null`),
    index('scores_category_worth')
      .on(table.category, table.worth, table.key, table.confidence, table.protection, table.decision)
      .where(sql`category is not null`),
    index('scores_category_name')
      .on(
        table.category,
        sql`name collate nocase`,
        table.key,
        table.confidence,
        table.protection,
        table.decision,
      )
      .where(sql`category is not null`),
    index('scores_high_size')
      .on(table.bytes, table.key, table.confidence, table.protection, table.decision)
      .where(sql`confidence >= 7000`),
    index('scores_high_date')
      .on(table.takenAt, table.key, table.confidence, table.protection, table.decision)
      .where(sql`confidence >= 7000`),
    index('scores_high_worth')
      .on(table.worth, table.key, table.confidence, table.protection, table.decision)
      .where(sql`confidence >= 7000`),
    index('scores_high_name')
      .on(sql`name collate nocase`, table.key, table.confidence, table.protection, table.decision)
      .where(sql`confidence >= 7000`),
    index('scores_decided').on(table.decision, table.bytes, table.key).where(sql`decision > 0`),
    index('scores_todo').on(table.todo, table.key).where(sql`todo <> 0`),
    index('scores_stale').on(table.key).where(sql`basis = 0`),
  ],
);

/** Under what assets were judged: policy hash, settings, mix, mode, as one text. */
export const bases = sqliteTable(
  'bases',
  { key: integer().primaryKey(), text: text().notNull() },
  (table) => [uniqueIndex('bases_text').on(table.text)],
);
