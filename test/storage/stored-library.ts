import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AssetFacts } from '../../src/domain/asset-facts.ts';
import { bandOf, CATEGORIES, MEDIUM } from '../../src/domain/category.ts';
import type { Verdict } from '../../src/domain/verdict.ts';
import { type AccountStore, openAccountStore } from '../../src/storage/account-store.ts';
import { inventedAsset } from '../analysis/invented-library.ts';

/** A store on a file of its own; `close` removes it. */
export function temporaryStore(): { store: AccountStore; folder: string; close(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'iic-stored-'));
  const store = openAccountStore({ folder, now: 0 });
  return {
    store,
    folder,
    close() {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A verdict that a test makes up. */
export function verdictOf(changes: Partial<Verdict> & Pick<Verdict, 'confidence'>): Verdict {
  const category = changes.category === undefined ? 'screenshots' : changes.category;
  const strongest = changes.confidence < MEDIUM ? null : category;
  const categories = Object.fromEntries(
    CATEGORIES.map((name) => [name, name === category ? changes.confidence : 0]),
  );
  return {
    categories: categories as Verdict['categories'],
    subKind: null,
    sourceApp: null,
    band: bandOf(changes.confidence),
    recommended: changes.confidence >= 0.7 && (changes.protectedBy ?? null) === null,
    protectedBy: null,
    heldBack: null,
    prior: 0,
    contributions: [],
    betterCopy: null,
    damagedFrom: null,
    ...changes,
    category: strongest,
  };
}

/** Writes an asset with a made-up verdict; returns its key. */
export function put(store: AccountStore, facts: AssetFacts, verdict: Verdict): number {
  return store.transaction(() => {
    const { key } = store.assets.upsert(facts);
    store.scores.write({ key, facts, verdict, todo: null, basis: 1 });
    return key;
  });
}

/** `count` assets over all categories, bands, sizes and dates, some protected. */
export function fill(store: AccountStore, count: number): AssetFacts[] {
  return Array.from({ length: count }, (_, n) => {
    const facts = inventedAsset(n, {
      bytes: n % 11 === 0 ? null : (n * 7_919) % 5_000,
      fileName: `${['IMG', 'scan', 'Ärger_%', 'img'][n % 4]}_${(n * 31) % 97}.jpg`,
      path: n % 5 === 0 ? `/photos/Year ${n % 3}/x.jpg` : null,
    });
    put(
      store,
      facts,
      verdictOf({
        confidence: ((n * 37) % 101) / 100,
        category: CATEGORIES[n % 5] ?? null,
        protectedBy: n % 7 === 0 ? 'favourite' : null,
      }),
    );
    return facts;
  });
}
