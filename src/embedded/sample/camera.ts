import type { Exif } from 'sharp';
import type { SeededRandom } from '../seeded-random.ts';

export type FileNaming = 'apple' | 'pixel' | 'samsung' | 'dsc' | 'canon';

interface Camera {
  readonly make: string;
  readonly model: string;
  readonly lens: string | null;
  readonly naming: FileNaming;
  /** Tenths: 28 is f/2.8. */
  readonly apertures: readonly number[];
  /** Tenths of a millimetre. */
  readonly focalLengths: readonly number[];
}

/** Real makes and models, so that what reads EXIF meets the spellings it will meet at home. */
const CAMERAS: readonly Camera[] = [
  {
    make: 'Apple',
    model: 'iPhone 13',
    lens: 'iPhone 13 back dual wide camera 5.1mm f/1.6',
    naming: 'apple',
    apertures: [16, 24],
    focalLengths: [51, 15],
  },
  {
    make: 'Apple',
    model: 'iPhone 8',
    lens: 'iPhone 8 back camera 3.99mm f/1.8',
    naming: 'apple',
    apertures: [18],
    focalLengths: [40],
  },
  {
    make: 'Google',
    model: 'Pixel 7',
    lens: 'Pixel 7 back camera 6.81mm f/1.85',
    naming: 'pixel',
    apertures: [19],
    focalLengths: [68],
  },
  {
    make: 'samsung',
    model: 'SM-G991B',
    lens: null,
    naming: 'samsung',
    apertures: [18, 22],
    focalLengths: [54, 22],
  },
  {
    make: 'NIKON CORPORATION',
    model: 'NIKON D5600',
    lens: '18.0-55.0 mm f/3.5-5.6',
    naming: 'dsc',
    apertures: [35, 56, 80],
    focalLengths: [180, 350, 550],
  },
  {
    make: 'Canon',
    model: 'Canon EOS 77D',
    lens: 'EF-S18-135mm f/3.5-5.6 IS USM',
    naming: 'canon',
    apertures: [40, 63, 90],
    focalLengths: [240, 500, 850],
  },
  {
    make: 'SONY',
    model: 'DSC-RX100M3',
    lens: '24-70mm F1.8-2.8',
    naming: 'dsc',
    apertures: [18, 28, 56],
    focalLengths: [88, 147, 257],
  },
];

export interface Shot {
  readonly camera: Camera;
  readonly exif: Exif;
}

/** One camera of the library's owner. */
export const anyCamera = (random: SeededRandom): Camera => random.pick(CAMERAS);

/** EXIF as the camera would write it; `dark` scenes have long exposures at a high ISO. */
export function shotWith(random: SeededRandom, camera: Camera, takenAt: Date, dark: boolean): Shot {
  const stamp = exifDate(takenAt);
  const exif: Exif = {
    IFD0: {
      Make: camera.make,
      Model: camera.model,
      DateTime: stamp,
      Software: camera.make === 'Apple' ? '17.4.1' : 'Ver.1.01',
    },
    IFD2: {
      DateTimeOriginal: stamp,
      DateTimeDigitized: stamp,
      OffsetTimeOriginal: '+01:00',
      FNumber: `${random.pick(camera.apertures)}/10`,
      ISOSpeedRatings: String(dark ? random.pick([800, 1600, 3200]) : random.pick([50, 64, 100, 200, 400])),
      ExposureTime: dark
        ? random.pick(['1/10', '1/15', '1/30'])
        : random.pick(['1/60', '1/125', '1/250', '1/800', '1/2000']),
      FocalLength: `${random.pick(camera.focalLengths)}/10`,
      ...(camera.lens ? { LensModel: camera.lens } : {}),
    },
    ...(random.chance(0.35) ? { IFD3: place(random) } : {}),
  };
  return { camera, exif };
}

function place(random: SeededRandom): Record<string, string> {
  return {
    GPSLatitudeRef: 'N',
    GPSLatitude: degrees(random.between(38, 58)),
    GPSLongitudeRef: 'E',
    GPSLongitude: degrees(random.between(2, 24)),
  };
}

function degrees(value: number): string {
  const minutes = (value % 1) * 60;
  return `${Math.floor(value)}/1 ${Math.floor(minutes)}/1 ${Math.round((minutes % 1) * 6000)}/100`;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** `2023:05:14 10:22:31`, as EXIF writes dates. */
export function exifDate(date: Date): string {
  return `${date.getUTCFullYear()}:${two(date.getUTCMonth() + 1)}:${two(date.getUTCDate())} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
}

/** `20230514_102231` with other separators: date, between, time. */
export function compactDate(date: Date, between: string): string {
  return `${date.getUTCFullYear()}${two(date.getUTCMonth() + 1)}${two(date.getUTCDate())}${between}${two(date.getUTCHours())}${two(date.getUTCMinutes())}${two(date.getUTCSeconds())}`;
}

/** What the camera would call its `number`th photo. */
export function cameraFileName(naming: FileNaming, number: number, takenAt: Date): string {
  const four = String(number % 10000).padStart(4, '0');
  switch (naming) {
    case 'apple':
      return `IMG_${four}.JPG`;
    case 'pixel':
      return `PXL_${compactDate(takenAt, '_')}${String(number % 1000).padStart(3, '0')}.jpg`;
    case 'samsung':
      return `${compactDate(takenAt, '_')}.jpg`;
    case 'dsc':
      return `DSC_${four}.JPG`;
    case 'canon':
      return `_MG_${four}.JPG`;
  }
}
