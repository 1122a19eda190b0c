import type { Contribution } from './evidence.ts';
import type { Verdict } from './verdict.ts';

/**
 * A verdict that is put into words when somebody reads them. It is a class for the sake of its one getter: in an
 * object literal each getter is another function, so that V8 makes a shape for every single verdict, which keeps all
 * that the verdict was made of until the next full collection.
 */
export class LazyVerdict implements Verdict {
  readonly categories: Verdict['categories'];
  readonly category: Verdict['category'];
  readonly subKind: Verdict['subKind'];
  readonly sourceApp: Verdict['sourceApp'];
  readonly confidence: Verdict['confidence'];
  readonly band: Verdict['band'];
  readonly recommended: Verdict['recommended'];
  readonly protectedBy: Verdict['protectedBy'];
  readonly heldBack: Verdict['heldBack'];
  readonly prior: Verdict['prior'];
  readonly betterCopy: Verdict['betterCopy'];
  readonly damagedFrom: Verdict['damagedFrom'];
  readonly #tell: () => readonly Contribution[];

  constructor(known: Omit<Verdict, 'contributions'>, tell: () => readonly Contribution[]) {
    this.categories = known.categories;
    this.category = known.category;
    this.subKind = known.subKind;
    this.sourceApp = known.sourceApp;
    this.confidence = known.confidence;
    this.band = known.band;
    this.recommended = known.recommended;
    this.protectedBy = known.protectedBy;
    this.heldBack = known.heldBack;
    this.prior = known.prior;
    this.betterCopy = known.betterCopy;
    this.damagedFrom = known.damagedFrom;
    this.#tell = tell;
  }

  get contributions(): readonly Contribution[] {
    return this.#tell();
  }
}
