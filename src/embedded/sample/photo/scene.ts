/**
 * A photo-like picture is a stack of layers, far to near. Each is drawn as vectors and then given what
 * vectors lack: texture, softness, and clouds with ragged edges.
 */
export interface Layer {
  /** SVG markup inside a canvas of the scene's size. */
  readonly svg: string;
  /** Softness of focus: sigma in pixels of the scene. */
  readonly blur?: number;
  /** Brightness varies by up to this share (0–1), following noise. */
  readonly texture?: Texture;
  /** Opacity follows noise: nothing below `from`, all above `to` (0–1). Makes clouds, foam, foliage. */
  readonly ragged?: Ragged;
}

export interface Texture {
  readonly strength: number;
  /** Noise pixels per picture pixel, across and down: 0.3 is broad, 3 is fine. */
  readonly across: number;
  readonly down: number;
}

export interface Ragged {
  readonly from: number;
  readonly to: number;
  readonly across: number;
  readonly down: number;
}

export interface Scene {
  /** Pixels at which the scene is drawn; `develop` scales to the size of the photo. */
  readonly width: number;
  readonly height: number;
  readonly layers: readonly Layer[];
  /** Standard deviation of sensor noise in grey levels (0–255); 2 is daylight, 8 is night. */
  readonly grain: number;
  /** How much the corners darken, 0–1. */
  readonly vignette: number;
}

export interface Frame {
  readonly width: number;
  readonly height: number;
}

export const LANDSCAPE: Frame = { width: 960, height: 720 };
export const PORTRAIT: Frame = { width: 720, height: 960 };
/** For pictures that end up small or spoiled. */
export const SMALL: Frame = { width: 720, height: 540 };
export const WIDE: Frame = { width: 1120, height: 630 };

/** `stops`: offset 0–1, colour, optional opacity. Vertical unless `slanted`. */
export function gradient(
  id: string,
  stops: readonly (readonly [number, string, number?])[],
  slanted = false,
): string {
  const list = stops.map(
    ([offset, colour, opacity = 1]) =>
      `<stop offset="${offset}" stop-color="${colour}" stop-opacity="${opacity}"/>`,
  );
  return `<linearGradient id="${id}" x1="0" y1="0" x2="${slanted ? 1 : 0}" y2="1">${list.join('')}</linearGradient>`;
}

/** A round gradient, centre to rim. */
export function glow(id: string, stops: readonly (readonly [number, string, number?])[]): string {
  const list = stops.map(
    ([offset, colour, opacity = 1]) =>
      `<stop offset="${offset}" stop-color="${colour}" stop-opacity="${opacity}"/>`,
  );
  return `<radialGradient id="${id}">${list.join('')}</radialGradient>`;
}

/** A filled outline whose upper edge follows `heights` (0–1 of `rise`) above `base`. */
export function skyline(
  frame: Frame,
  heights: readonly number[],
  base: number,
  rise: number,
  fill: string,
): string {
  const step = frame.width / (heights.length - 1);
  const points = heights.map((height, i) => `${(i * step).toFixed(1)} ${(base - height * rise).toFixed(1)}`);
  return `<path fill="${fill}" d="M0 ${frame.height}L${points.join('L')}L${frame.width} ${frame.height}Z"/>`;
}

export function cover(frame: Frame, fill: string): string {
  return `<rect width="${frame.width}" height="${frame.height}" fill="${fill}"/>`;
}
