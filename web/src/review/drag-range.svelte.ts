import { placeOf } from './list-view.ts';

/** A mouse that moves less than this has clicked. */
const STILL = 6;

/** Selecting by dragging a mouse over tiles or rows; fingers scroll instead. */
export class DragRange {
  range = $state.raw<readonly [number, number] | null>(null);
  #from: number | null = null;
  #at = { x: 0, y: 0 };
  #done: (from: number, to: number) => void;

  constructor(done: (from: number, to: number) => void) {
    this.#done = done;
  }

  holds(place: number): boolean {
    return this.range !== null && place >= Math.min(...this.range) && place <= Math.max(...this.range);
  }

  down = (event: PointerEvent): void => {
    if (event.pointerType !== 'mouse' || event.button !== 0 || event.shiftKey) return;
    this.#from = placeOf(event);
    this.#at = { x: event.clientX, y: event.clientY };
  };

  move = (event: PointerEvent): void => {
    if (this.#from === null) return;
    if (event.buttons === 0) {
      this.cancel();
      return;
    }
    const place = placeOf(event);
    const moved = Math.hypot(event.clientX - this.#at.x, event.clientY - this.#at.y);
    if (place === null || (this.range === null && (moved < STILL || place === this.#from))) return;
    this.range = [this.#from, place];
  };

  up = (): void => {
    const { range } = this;
    this.cancel();
    if (!range) return;
    this.#done(...range);
    // The click that ends a drag means nothing.
    window.addEventListener('click', (event) => event.stopPropagation(), { capture: true, once: true });
  };

  cancel = (): void => {
    this.#from = null;
    this.range = null;
  };
}
