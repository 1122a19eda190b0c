import { nextStep } from '../../src/domain/ladder.ts';
import type { Subject } from '../../src/domain/subject.ts';
import type { Example } from '../../training/examples.ts';
import { seeded } from '../../training/random.ts';
import { count, type Rate } from './figures.ts';
import { SETTINGS } from './judged.ts';

export interface LadderFigures {
  readonly mode: 'quick' | 'thorough';
  readonly pixels: Rate;
  readonly bytes: Rate;
}

/** Share of camera photos in the library that is climbed. */
const CAMERA_SHARE = 0.8;
const LIBRARY = 2000;

/** Climbs the cost ladder for a library of 80 % camera photos drawn from the labelled images. */
export function ladderFigures(examples: readonly Example[], mode: 'quick' | 'thorough'): LadderFigures {
  const random = seeded(23);
  const photos = examples.filter(({ label }) => label?.label === 'photo' && label.has_camera_exif);
  const rest = examples.filter(({ label }) => label !== null && !label.has_camera_exif);
  const library = Array.from({ length: LIBRARY }, () => {
    const from = random() < CAMERA_SHARE ? photos : rest;
    return from[Math.floor(random() * from.length)];
  }).filter((example) => example !== undefined);
  const climbed = library.map(({ subject }) => climb(subject, mode));
  return {
    mode,
    pixels: count(climbed, (steps) => steps.has('pixels')),
    bytes: count(climbed, (steps) => steps.has('bytes')),
  };
}

function climb(measured: Subject, mode: 'quick' | 'thorough'): ReadonlySet<string> {
  let subject: Subject = { ...measured, pixels: null, bytes: null };
  const steps = new Set<string>();
  for (
    let step = nextStep(subject, SETTINGS, mode);
    step !== null;
    step = nextStep(subject, SETTINGS, mode)
  ) {
    if (steps.has(step)) break;
    steps.add(step);
    if (step === 'pixels') subject = { ...subject, pixels: measured.pixels };
    if (step === 'bytes') subject = { ...subject, bytes: measured.bytes ?? { version: 0, facts: {} } };
  }
  return steps;
}
