import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** The names of figures, in the order in which rows carry their values: said once, not a million times. */
export const figureLayouts = sqliteTable(
  'figure_layouts',
  { key: integer().primaryKey(), names: text().notNull() },
  (table) => [uniqueIndex('figure_layouts_names').on(table.names)],
);

const measured = {
  key: integer().primaryKey(),
  version: integer().notNull(),
  /** Null: measured. 1: Immich has no image, 2: what it sent does not decode. */
  missing: integer(),
  layout: integer(),
  /** 64-bit floats in the order of the layout. */
  figures: blob({ mode: 'buffer' }),
  /** 8 bytes. */
  perceptualHash: blob('perceptual_hash', { mode: 'buffer' }),
  /** JSON list of rectangles; null = none. */
  damaged: text(),
};
/** Measured on the thumbnail. */
export const pixels = sqliteTable('pixels', measured);
/** Never filled: it stands in files of the first version, and to drop it is not worth a migration. */
export const previews = sqliteTable('previews', measured);

export const byteFacts = sqliteTable('byte_facts', {
  key: integer().primaryKey(),
  version: integer().notNull(),
  facts: text().notNull(),
});

/** `key` is the lesser of the two, `betterKey` the copy that should stay. */
export const relations = sqliteTable(
  'relations',
  {
    key: integer().notNull(),
    betterKey: integer('better_key').notNull(),
    /** Place in RELATION_KINDS. */
    kind: integer().notNull(),
    distance: integer(),
  },
  (table) => [
    primaryKey({ columns: [table.key, table.betterKey, table.kind] }),
    index('relations_better').on(table.betterKey),
  ],
);
