import type { SeededRandom } from '../../seeded-random.ts';
import { anyCamera, cameraFileName, compactDate, shotWith } from '../camera.ts';
import { receipt, scannedPrint } from '../photo/paper.ts';
import { LANDSCAPE, type Layer, PORTRAIT, type Scene, WIDE } from '../photo/scene.ts';
import { type Piece, photograph, seedOf, someDay } from './piece.ts';
import { subjectNumber } from './scenes.ts';

/** Longer sides in pixels; large ones are as rare as the download allows. */
const SIDES = [1280, 1600, 1600, 1600, 2048, 2048, 2592];

/** Photos named by their owners with words that scare a careless pattern. */
const MISLEADING = [
  'my capture of sunset.jpg',
  'Screenshot of our summer.jpg',
  'cover for the grandparents.jpg',
  'icon of the village (church).jpg',
  'f1230001.jpg',
  'thumb nail painting.jpg',
];

const FOLDERS = {
  apple: 'DCIM/100APPLE',
  pixel: 'DCIM/Camera',
  samsung: 'DCIM/Camera',
  dsc: 'Pictures/Holiday 2022',
  canon: 'Pictures/2021/Garden & walks',
} as const;

/** Photos out of a camera, with all its EXIF. */
export function cameraPhotos(random: SeededRandom, count: number): Piece[] {
  return Array.from({ length: count }, (_, i): Piece => {
    const own = random.fork(i);
    const takenAt = someDay(own);
    const subject = subjectNumber(i);
    const { camera, exif } = shotWith(own, anyCamera(own), takenAt, subject.dark);
    const frame = own.chance(0.24) ? PORTRAIT : own.chance(0.1) ? WIDE : LANDSCAPE;
    const side = i % 19 === 3 ? 4032 : own.pick(SIDES);
    const scale = side / Math.max(frame.width, frame.height);
    const misleading = i % 11 === 5 ? MISLEADING[Math.floor(i / 11) % MISLEADING.length] : undefined;
    const name = misleading ?? cameraFileName(camera.naming, 1000 + i * 7, takenAt);
    return {
      path: `${misleading ? 'Pictures/Selected' : FOLDERS[camera.naming]}/${misleading && i > 66 ? `${i} ` : ''}${name}`,
      expect: ['keep'],
      kind: subject.kind,
      name: misleading ? 'misleads' : 'tells',
      takenAt,
      draw: () =>
        photograph(subject.paint(own, frame), seedOf(own), {
          width: Math.round(frame.width * scale),
          height: Math.round(frame.height * scale),
          quality: side > 3000 ? 70 : own.whole(66, 78),
          exif,
        }),
    };
  });
}

/** Several shots of one scene within seconds: near each other, and none a duplicate. */
export function bursts(random: SeededRandom, series: number): Piece[] {
  return Array.from({ length: series }, (_, n) => {
    const start = someDay(random.fork(`when ${n}`));
    const subject = subjectNumber(n * 5 + 2);
    const camera = anyCamera(random.fork(`camera ${n}`));
    return Array.from({ length: 3 }, (_, shot): Piece => {
      const takenAt = new Date(start.getTime() + shot * 2000);
      const { exif } = shotWith(random.fork(`exif ${n}`), camera, takenAt, subject.dark);
      return {
        path: `${FOLDERS[camera.naming]}/${cameraFileName(camera.naming, 5000 + n * 10 + shot, takenAt)}`,
        expect: ['keep'],
        kind: 'burst',
        name: 'tells',
        takenAt,
        draw: () => {
          const own = random.fork(`scene ${n}`);
          const scene = moved(subject.paint(own, LANDSCAPE), random.fork(`move ${n}/${shot}`));
          return photograph(scene, seedOf(own) + shot, { width: 1600, height: 1200, quality: 82, exif });
        },
      };
    });
  }).flat();
}

/** The camera and what is nearest to it have moved a little; a closer view leaves no edge uncovered. */
function moved(scene: Scene, random: SeededRandom): Scene {
  const closer = 1.14;
  const pan = random.between(-18, 18);
  const layers = scene.layers.map((layer, i): Layer => {
    const near = i / scene.layers.length;
    const x = pan + near * random.between(-40, 40) - (scene.width * (closer - 1)) / 2;
    const y = near * random.between(-14, 14) - (scene.height * (closer - 1)) / 2;
    const place = `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${closer})`;
    return { ...layer, svg: `<g transform="${place}">${layer.svg}</g>` };
  });
  return { ...scene, layers };
}

/** Photos that came through a messenger: smaller, harder compressed, without a trace of their camera. */
export function forwardedPhotos(random: SeededRandom, count: number): Piece[] {
  return Array.from({ length: count }, (_, i): Piece => {
    const own = random.fork(i);
    const takenAt = someDay(own);
    const subject = subjectNumber(i * 3 + 1);
    const frame = own.chance(0.4) ? PORTRAIT : LANDSCAPE;
    const side = own.pick([1280, 1600, 1600, 2048]);
    const scale = side / 960;
    const name = own.pick([
      `WhatsApp/Media/WhatsApp Images/IMG-${compactDate(takenAt, '-').slice(0, 8)}-WA${String(i).padStart(4, '0')}.jpg`,
      `Pictures/Telegram/photo_${i}@${compactDate(takenAt, '_')}.jpg`,
      `Download/${own.whole(100000000, 999999999)}${i}.jpg`,
      `Pictures/From Nora/image${i}.jpeg`,
    ]);
    return {
      path: name,
      expect: ['keep'],
      kind: `forwarded ${subject.kind}`,
      name: 'silent',
      takenAt,
      draw: () =>
        photograph(subject.paint(own, frame), seedOf(own), {
          width: Math.round(frame.width * scale),
          height: Math.round(frame.height * scale),
          quality: own.whole(68, 78),
        }),
    };
  });
}

/** Receipts photographed to keep them, and prints from an album that went through a scanner. */
export function papers(random: SeededRandom): Piece[] {
  const receipts = [0, 1, 2, 3, 4].map((i): Piece => {
    const own = random.fork(`receipt ${i}`);
    const takenAt = someDay(own);
    const { exif } = shotWith(own, anyCamera(own), takenAt, false);
    return {
      path:
        i < 2
          ? `DCIM/Camera/IMG_${compactDate(takenAt, '_')}.jpg`
          : `Documents/Receipts/${['dishwasher', '2023-04 glasses', 'CamScanner 3'][i - 2]}.jpg`,
      expect: ['keep'],
      kind: 'receipt',
      name: 'silent',
      takenAt,
      draw: () =>
        photograph(receipt(own, PORTRAIT), seedOf(own), {
          width: 1440,
          height: 1920,
          quality: 80,
          ...(i < 2 ? { exif } : {}),
        }),
    };
  });
  const scans = [0, 1, 2, 3, 4].map((i): Piece => {
    const own = random.fork(`scan ${i}`);
    const subject = subjectNumber(i * 7 + 1);
    return {
      path: `Pictures/Grandparents/scan${String(i + 1).padStart(4, '0')}.jpg`,
      expect: ['keep'],
      kind: 'scanned print',
      name: 'silent',
      takenAt: someDay(own),
      draw: () =>
        photograph(scannedPrint(own, subject.paint(own, LANDSCAPE)), seedOf(own), {
          width: 1800,
          height: 1350,
          quality: 82,
        }),
    };
  });
  return [...receipts, ...scans];
}
