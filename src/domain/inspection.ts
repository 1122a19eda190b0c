import { type HasCamera, hasCamera } from './camera.ts';
import type { PixelMeasurements } from './measurements.ts';
import { type NameParts, readName } from './names/name-parts.ts';
import { type PathParts, readPath } from './names/path-parts.ts';
import type { Subject } from './subject.ts';
import { decodeThumbhash, type ThumbhashSketch } from './thumbhash.ts';

/**
 * One subject with what several signals want of it, worked out once: the cleaned-up name, the sides,
 * the decoded thumbhash. Nothing in here judges.
 */
export interface Inspection {
  readonly subject: Subject;
  readonly name: NameParts;
  readonly path: PathParts | null;
  /** Displayed sides in pixels; null where Immich does not know them. */
  readonly sides: Sides | null;
  readonly sketch: ThumbhashSketch | null;
  /** The pixel measurements where there are any (not where the picture is missing). */
  readonly pixels: PixelMeasurements | null;
  readonly hasCamera: HasCamera;
}

export interface Sides {
  readonly width: number;
  readonly height: number;
  readonly short: number;
  readonly long: number;
}

export function inspect(subject: Subject): Inspection {
  const { facts } = subject;
  return {
    subject,
    name: readName(facts.fileName),
    path: facts.path === null ? null : readPath(facts.path),
    sides: sidesOf(facts.width, facts.height),
    sketch: facts.thumbhash === null ? null : decodeThumbhash(facts.thumbhash),
    pixels: subject.pixels !== null && 'figures' in subject.pixels ? subject.pixels : null,
    hasCamera: hasCamera(facts.camera),
  };
}

function sidesOf(width: number | null, height: number | null): Sides | null {
  if (width === null || height === null || width <= 0 || height <= 0) return null;
  return { width, height, short: Math.min(width, height), long: Math.max(width, height) };
}
