import sharp from 'sharp';
import type { SeededRandom } from '../../seeded-random.ts';
import { anyCamera, shotWith } from '../camera.ts';
import { foreignTail } from '../damage/bytes.ts';
import { LANDSCAPE } from '../photo/scene.ts';
import { type Piece, photograph, seedOf, someDay } from './piece.ts';
import { subjectNumber } from './scenes.ts';

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Copies of photos that are there in a better version. */
export function copies(random: SeededRandom, originals: readonly Piece[]): Piece[] {
  const of = (i: number): Piece => {
    const piece = originals[(i * 5 + 1) % originals.length];
    if (piece === undefined) throw new RangeError('There is nothing to copy.');
    return piece;
  };
  const copy = (
    original: Piece,
    path: string,
    kind: string,
    make: (file: Buffer) => Promise<Buffer>,
  ): Piece => ({
    path,
    kind,
    expect: ['duplicates'],
    name: 'silent',
    copyOf: original.path,
    takenAt: new Date(original.takenAt.getTime() + random.whole(1, 400) * 86_400_000),
    draw: async (read) => make(await read(original.path)),
  });
  const five = [0, 1, 2, 3, 4];
  return [
    ...five.map((i) => copy(of(i), `Backup 2023/${nameOf(of(i).path)}`, 'exact', async (file) => file)),
    ...five.map((i) =>
      copy(
        of(i + 5),
        `Pictures/Shared/${nameOf(of(i + 5).path).replace(/\.\w+$/, '')} (1).jpg`,
        'reencoded',
        (file) => sharp(file).jpeg({ quality: 62 }).toBuffer(),
      ),
    ),
    ...five.map((i) =>
      copy(
        of(i + 10),
        `WhatsApp/Media/WhatsApp Images/Sent/IMG-2022050${i}-WA00${20 + i}.jpg`,
        'smaller',
        (file) => sharp(file).resize(1024, 1024, { fit: 'inside' }).jpeg({ quality: 68 }).toBuffer(),
      ),
    ),
  ];
}

/** What PhotoRec makes of a card: photos by sector number, the thumbnails of their EXIF, and wrong joins. */
export function recovered(random: SeededRandom): Piece[] {
  const files = Array.from({ length: 8 }, (_, i): Piece => {
    const own = random.fork(i);
    const takenAt = someDay(own);
    const { exif } = shotWith(own, anyCamera(own), takenAt, false);
    const subject = subjectNumber(i * 11 + 4);
    return {
      path: `recup_dir.${1 + (i % 2)}/f${1204512 + i * 7936}.jpg`,
      expect: ['keep'],
      kind: `recovered ${subject.kind}`,
      name: 'misleads',
      takenAt,
      draw: () =>
        photograph(subject.paint(own, LANDSCAPE), seedOf(own), {
          width: 1600,
          height: 1200,
          quality: 83,
          exif,
        }),
    };
  });
  const thumbs = files.slice(0, 7).map(
    (file): Piece => ({
      path: file.path.replace('/f', '/t'),
      expect: ['recovery_artifacts', 'duplicates', 'web_cache', 'low_quality'],
      kind: 'carved thumbnail',
      name: 'tells',
      copyOf: file.path,
      takenAt: file.takenAt,
      draw: async (read) =>
        sharp(await read(file.path))
          .resize(160, 120)
          .jpeg({ quality: 70 })
          .toBuffer(),
    }),
  );
  const joins = [0, 1, 2].map((i): Piece => {
    const [first, second] = [files[i], files[i + 3]];
    if (!first || !second) throw new RangeError('There are too few recovered files to join.');
    return {
      path: `recup_dir.3/${i === 2 ? 'b' : 'f'}${2204512 + i * 512}.jpg`,
      expect: ['recovery_artifacts', 'low_quality', 'duplicates'],
      kind: 'wrong carve',
      name: 'tells',
      copyOf: first.path,
      takenAt: first.takenAt,
      draw: async (read) => foreignTail(await read(first.path), await read(second.path), 0.35 + i * 0.15),
    };
  });
  return [...files, ...thumbs, ...joins];
}
