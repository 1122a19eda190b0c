const MOST = 12;
/** Of a double click. */
const CLOSE = 3;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** How far a picture is enlarged, and which part of it lies where; by wheel, fingers, double click and keys. */
export class Zoom {
  scale = $state(1);
  x = $state(0);
  y = $state(0);
  readonly transform = $derived(`translate(${this.x}px, ${this.y}px) scale(${this.scale})`);

  #fingers = new Map<number, Point>();

  /** `at`: pixels from the middle of the frame; what is there stays there. */
  by(factor: number, at: Point = { x: 0, y: 0 }): void {
    const scale = Math.min(MOST, Math.max(1, this.scale * factor));
    const grown = scale / this.scale;
    this.scale = scale;
    this.x = scale === 1 ? 0 : at.x - (at.x - this.x) * grown;
    this.y = scale === 1 ? 0 : at.y - (at.y - this.y) * grown;
  }

  reset(): void {
    this.scale = 1;
    this.x = 0;
    this.y = 0;
  }

  wheel = (event: WheelEvent): void => {
    event.preventDefault();
    this.by(Math.exp(-event.deltaY / 400), pointIn(event));
  };

  doubleClick = (event: MouseEvent): void => {
    if (this.scale > 1) this.reset();
    else this.by(CLOSE, pointIn(event));
  };

  down = (event: PointerEvent): void => {
    if (event.currentTarget instanceof Element) event.currentTarget.setPointerCapture(event.pointerId);
    this.#fingers.set(event.pointerId, pointIn(event));
  };

  move = (event: PointerEvent): void => {
    const before = this.#fingers.get(event.pointerId);
    if (!before) return;
    const now = pointIn(event);
    const [other] = [...this.#fingers].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
    this.#fingers.set(event.pointerId, now);
    if (other) {
      const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
      this.by(distance(now, other) / Math.max(1, distance(before, other)), middle);
    } else if (this.scale > 1) {
      this.x += now.x - before.x;
      this.y += now.y - before.y;
    }
  };

  up = (event: PointerEvent): void => {
    this.#fingers.delete(event.pointerId);
  };
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/** Pixels from the middle of the frame that listens. */
function pointIn(event: MouseEvent): Point {
  if (!(event.currentTarget instanceof Element)) return { x: 0, y: 0 };
  const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - left - width / 2, y: event.clientY - top - height / 2 };
}
