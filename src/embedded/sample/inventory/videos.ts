import type { SeededRandom } from '../../seeded-random.ts';
import { movie } from '../movie.ts';
import { beach } from '../photo/beach.ts';
import type { Pixels } from '../photo/develop.ts';
import { WIDE } from '../photo/scene.ts';
import { capture } from '../screen/capture.ts';
import { chat } from '../screen/phone.ts';
import { type Piece, photograph, seedOf } from './piece.ts';

/** A recording of a phone's screen, and a film of a day at the sea. */
export function videos(random: SeededRandom, stock: () => Promise<Pixels[]>): Piece[] {
  return [
    {
      path: 'DCIM/100APPLE/RPReplay_Final1671020460.MP4',
      expect: ['screenshots'],
      kind: 'recording',
      name: 'tells',
      takenAt: new Date('2022-12-14T12:21:00Z'),
      draw: async () => {
        const phone = { system: 'ios', width: 886, height: 1920, scale: 2.27 } as const;
        const screen = await capture(
          chat(random.fork('chat'), phone),
          phone.width,
          phone.height,
          await stock(),
          random.fork('photos'),
        );
        const frame = await screen.jpeg({ quality: 70 }).toBuffer();
        return movie([frame, frame], phone.width, phone.height, 1);
      },
    },
    {
      path: 'DCIM/Camera/VID_20210718_154210.mp4',
      expect: ['keep'],
      kind: 'video',
      name: 'tells',
      takenAt: new Date('2021-07-18T15:42:10Z'),
      draw: async () => {
        const scene = beach(random.fork('sea'), WIDE);
        const seed = seedOf(random);
        const print = { width: WIDE.width, height: WIDE.height, quality: 70 };
        return movie(
          [await photograph(scene, seed, print), await photograph(scene, seed + 1, print)],
          WIDE.width,
          WIDE.height,
          1,
        );
      },
    },
  ];
}
