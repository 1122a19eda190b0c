import { MEDIUM } from '#contract/bands.ts';
import type { ResultItem } from '#contract/results.ts';
import { getResults, previewUrl } from '#web/api/results.ts';
import type { Choice, Decisions } from '#web/state/decisions.svelte.ts';

export type Move = 'delete' | 'keep' | 'later';

/** A page at a time; with so few cards left, the next is fetched. */
const PAGE = 40;
const FETCH_AT = 12;
/** Pictures that are loaded before their card is on top: a quick thumb decides three in a second. */
const AHEAD = 4;

/** What is left to decide, the most worthwhile first, one card at a time. */
export class Deck {
  cards = $state.raw<readonly ResultItem[]>([]);
  putOff = $state.raw<readonly ResultItem[]>([]);
  /** What was decided in this sitting, newest last. */
  moves = $state.raw<readonly { readonly card: ResultItem; readonly move: Move }[]>([]);
  left = $state(0);
  loading = $state(true);
  error = $state.raw<unknown>(null);

  readonly top = $derived(this.cards[0]);
  readonly marked = $derived(this.moves.filter(({ move }) => move === 'delete').length);
  readonly kept = $derived(this.moves.filter(({ move }) => move === 'keep').length);

  #decisions: Pick<Decisions, 'queue' | 'of'>;
  #cursor: string | null | undefined;
  #fetching = false;

  constructor(decisions: Pick<Decisions, 'queue' | 'of'>) {
    this.#decisions = decisions;
  }

  /** Fetches the next cards; again after an error. */
  async load(): Promise<void> {
    if (this.#fetching || this.#cursor === null) return;
    this.#fetching = true;
    this.error = null;
    const isFirst = this.#cursor === undefined;
    try {
      const page = await getResults({
        sort: 'worth_deciding',
        decision: 'none',
        protected: false,
        // Below it nobody is asked: it is likely to be kept.
        min_confidence: MEDIUM,
        limit: PAGE,
        cursor: this.#cursor,
      });
      const known = new Set([...this.cards, ...this.putOff, ...this.moves.map(({ card }) => card)].map(idOf));
      // What waits in this browser is decided, though the service does not know it yet.
      const fresh = page.items.filter(
        (item) => !known.has(item.asset_id) && this.#decisions.of(item) === null,
      );
      if (isFirst) this.left = page.total - (page.items.length - fresh.length);
      this.cards = [...this.cards, ...fresh];
      this.#cursor = page.next_cursor;
      this.#lookAhead();
    } catch (error) {
      this.error = error;
    } finally {
      this.loading = false;
      this.#fetching = false;
    }
    if (this.cards.length === 0 && this.error === null) await this.load();
  }

  move(move: Move): void {
    const [card, ...rest] = this.cards;
    if (card === undefined) return;
    this.cards = rest;
    this.moves = [...this.moves, { card, move }];
    if (move === 'later') this.putOff = [...this.putOff, card];
    else this.#decide(card, move);
    this.left = Math.max(0, this.left - 1);
    this.#lookAhead();
    if (rest.length < FETCH_AT) void this.load();
  }

  /** Puts the newest card back on top, as it was; answers it. */
  undo(): ResultItem | null {
    const last = this.moves.at(-1);
    if (last === undefined) return null;
    this.moves = this.moves.slice(0, -1);
    this.putOff = this.putOff.filter(({ asset_id }) => asset_id !== last.card.asset_id);
    if (last.move !== 'later') this.#decide(last.card, null);
    this.cards = [last.card, ...this.cards.filter(({ asset_id }) => asset_id !== last.card.asset_id)];
    this.left += 1;
    return last.card;
  }

  /** What was put off comes again. */
  again(): void {
    this.cards = [...this.cards, ...this.putOff];
    this.left += this.putOff.length;
    this.moves = this.moves.filter(({ move }) => move !== 'later');
    this.putOff = [];
    this.#lookAhead();
  }

  #decide(card: ResultItem, choice: Choice): void {
    this.#decisions.queue(card.asset_id, choice);
  }

  #lookAhead(): void {
    for (const card of this.cards.slice(1, 1 + AHEAD)) new Image().src = previewUrl(card.thumbnail_url);
  }
}

const idOf = ({ asset_id }: ResultItem): string => asset_id;
