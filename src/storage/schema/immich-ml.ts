import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What Immich's OCR read in an asset, as figures: the words themselves are not kept. */
export const immichTexts = sqliteTable('immich_texts', {
  key: integer().primaryKey(),
  /** Null: asked for, and nothing was there. */
  words: integer(),
  /** Of the frame, in thousandths. */
  share: integer(),
  /** 1: words of a ticket, an invoice and the like. */
  keeps: integer().notNull().default(0),
});

/** Places in Immich's smart search for a concept, from 0. Who is missing was not among those ranked. */
export const conceptRanks = sqliteTable(
  'concept_ranks',
  { key: integer().notNull(), concept: text().notNull(), rank: integer().notNull() },
  (table) => [
    primaryKey({ columns: [table.key, table.concept] }),
    index('concept_ranks_concept').on(table.concept),
  ],
);
