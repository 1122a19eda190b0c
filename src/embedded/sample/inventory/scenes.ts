import type { SeededRandom } from '../../seeded-random.ts';
import { beach } from '../photo/beach.ts';
import { cityAtNight, street } from '../photo/city.ts';
import { flower, forest } from '../photo/garden.ts';
import { livingRoom } from '../photo/indoors.ts';
import { landscape } from '../photo/landscape.ts';
import { fireworks, nightSky } from '../photo/night-sky.ts';
import { portrait } from '../photo/portrait.ts';
import type { Frame, Scene } from '../photo/scene.ts';
import { table } from '../photo/table.ts';

export interface Subject {
  readonly kind: string;
  readonly dark: boolean;
  readonly paint: (random: SeededRandom, frame: Frame) => Scene;
}

/** What people photograph, roughly as often as they do. */
const SUBJECTS: readonly (readonly [number, Subject])[] = [
  [7, { kind: 'landscape', dark: false, paint: landscape }],
  [4, { kind: 'beach', dark: false, paint: beach }],
  [4, { kind: 'portrait', dark: false, paint: portrait }],
  [3, { kind: 'table', dark: false, paint: table }],
  [3, { kind: 'street', dark: false, paint: street }],
  [2, { kind: 'city at night', dark: true, paint: cityAtNight }],
  [3, { kind: 'flower', dark: false, paint: flower }],
  [3, { kind: 'forest', dark: false, paint: forest }],
  [3, { kind: 'living room', dark: false, paint: livingRoom }],
  [1, { kind: 'night sky', dark: true, paint: nightSky }],
  [1, { kind: 'fireworks', dark: true, paint: fireworks }],
];

const DRAWER: readonly Subject[] = SUBJECTS.flatMap(([share, subject]) =>
  new Array<Subject>(share).fill(subject),
);

/** The `i`th subject of a library in which every subject turns up early and as often as it should. */
export function subjectNumber(i: number): Subject {
  // 13 has no divisor in common with the 34 slips of the drawer, so all are drawn before one comes again.
  const subject = DRAWER[(i * 13) % DRAWER.length];
  if (subject === undefined) throw new RangeError('There are no subjects.');
  return subject;
}

export const daylight: readonly Subject[] = DRAWER.filter((subject) => !subject.dark);
