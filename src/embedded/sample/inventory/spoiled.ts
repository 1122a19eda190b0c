import sharp, { type Sharp } from 'sharp';
import type { SeededRandom } from '../../seeded-random.ts';
import { anyCamera, cameraFileName, shotWith } from '../camera.ts';
import { truncated, zeroTail } from '../damage/bytes.ts';
import { develop } from '../photo/develop.ts';
import { cover, SMALL } from '../photo/scene.ts';
import type { Expectation } from '../sample-label.ts';
import { type Piece, photograph, seedOf, someDay } from './piece.ts';
import { daylight } from './scenes.ts';

interface Mishap {
  readonly kind: string;
  readonly count: number;
  readonly expect?: readonly Expectation[];
  /** Whether the camera's data survive. */
  readonly exif: boolean;
  readonly spoil: (random: SeededRandom, photo: Buffer) => Promise<Buffer>;
}

const rejpeg = (image: Sharp, quality = 82): Promise<Buffer> => image.keepExif().jpeg({ quality }).toBuffer();

const MISHAPS: readonly Mishap[] = [
  {
    kind: 'blurred',
    count: 6,
    exif: true,
    spoil: (random, photo) => rejpeg(sharp(photo).blur(random.between(9, 18))),
  },
  {
    kind: 'dark',
    count: 4,
    exif: true,
    spoil: (random, photo) => rejpeg(sharp(photo).linear(random.between(0.02, 0.06), random.between(0, 3))),
  },
  {
    kind: 'overexposed',
    count: 3,
    exif: true,
    spoil: (random, photo) => rejpeg(sharp(photo).linear(random.between(1.5, 3), random.between(150, 190))),
  },
  {
    kind: 'compressed',
    count: 4,
    exif: false,
    spoil: (random, photo) => rejpeg(sharp(photo).resize(random.pick([480, 640, 800])), random.whole(3, 8)),
  },
  {
    kind: 'tiny',
    count: 4,
    expect: ['low_quality', 'web_cache'],
    exif: false,
    spoil: (random, photo) => rejpeg(sharp(photo).resize(random.pick([64, 96, 120, 160])), 70),
  },
  {
    kind: 'truncated',
    count: 5,
    exif: true,
    expect: ['low_quality', 'recovery_artifacts'],
    spoil: async (random, photo) => truncated(photo, random.between(0.15, 0.8)),
  },
  {
    kind: 'half grey',
    count: 5,
    exif: true,
    expect: ['low_quality', 'recovery_artifacts'],
    spoil: async (random, photo) => zeroTail(photo, random.between(0.3, 0.65)),
  },
];

/** Photos that went wrong in the camera, or on a disk later. Their names are a camera's and say nothing. */
export function spoiledPhotos(random: SeededRandom): Piece[] {
  return MISHAPS.flatMap((mishap) =>
    Array.from({ length: mishap.count }, (_, i): Piece => {
      const own = random.fork(`${mishap.kind} ${i}`);
      const takenAt = someDay(own);
      const { camera, exif } = shotWith(own, anyCamera(own), takenAt, mishap.kind === 'dark');
      const name = cameraFileName(camera.naming, 7000 + own.whole(0, 900) * 3, takenAt);
      return {
        path: `${i % 2 ? 'Old disk/DCIM' : 'DCIM/Camera'}/${mishap.exif ? name : `image_${mishap.kind.length}${i}.jpg`}`,
        expect: mishap.expect ?? ['low_quality'],
        kind: mishap.kind,
        name: 'silent',
        takenAt,
        draw: async () => {
          const scene = own.pick(daylight).paint(own, SMALL);
          const photo = await photograph(scene, seedOf(own), {
            width: 1600,
            height: 1200,
            quality: 82,
            ...(mishap.exif ? { exif } : {}),
          });
          return mishap.spoil(own, photo);
        },
      };
    }),
  );
}

/** A finger over the lens, a CMYK file, a text that was renamed, a file without a byte. */
export function oddFiles(random: SeededRandom): Piece[] {
  const takenAt = someDay(random);
  const piece = (
    path: string,
    kind: string,
    expect: readonly Expectation[],
    draw: () => Promise<Buffer>,
  ): Piece => ({ path, kind, expect, name: 'silent', takenAt, draw });
  return [
    piece('DCIM/Camera/IMG_20200817_181502.jpg', 'lens covered', ['low_quality'], async () => {
      const scene = {
        ...SMALL,
        grain: 6,
        vignette: 0.3,
        layers: [
          { svg: cover(SMALL, '#5a2f26'), blur: 4, texture: { strength: 0.2, across: 0.2, down: 0.2 } },
        ],
      };
      const { data, width, height } = await develop(scene, seedOf(random));
      return sharp(data, { raw: { width, height, channels: 3 } })
        .jpeg({ quality: 70 })
        .toBuffer();
    }),
    piece('Download/notes about the boiler.jpg', 'text', ['low_quality', 'recovery_artifacts'], async () =>
      Buffer.from(
        'Boiler: turn the left valve first.\nCall the plumber if the red light stays on.\n'.repeat(12),
      ),
    ),
    piece('Old disk/page.jpg', 'text', ['low_quality', 'recovery_artifacts'], async () =>
      Buffer.from(
        `<!doctype html><title>404 Not Found</title>${'<p>The requested picture was moved.</p>'.repeat(40)}`,
      ),
    ),
    piece('Old disk/IMG_0077.JPG', 'empty', ['low_quality', 'recovery_artifacts'], async () =>
      Buffer.alloc(0),
    ),
  ];
}
