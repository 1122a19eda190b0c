import { found, NOT_APPLICABLE, type Signal } from './signal.ts';

export const cameraData: Signal = {
  meta: {
    id: 'camera-data',
    title: 'Camera data',
    looksFor: 'Make, model, lens, exposure or place, as a camera writes them.',
    source: 'Exif 2.32; asked for by users of Immich as the first counter-evidence.',
    wrongWhen:
      'Messengers strip camera data from photos; editors keep it in pictures that are no photos any more.',
    group: 'camera',
    cost: 'metadata',
  },
  inspect({ hasCamera, subject }) {
    if (hasCamera === 'unknown') return NOT_APPLICABLE;
    const { camera } = subject.facts;
    if (camera === null || hasCamera === 'none') return found('none', 'none', 'exifInfo');
    const { make, model, exposureTime, fNumber } = camera;
    const name = joined(make, ' ', model);
    const exposure = joined(
      exposureTime === null ? '' : `${exposureTime} s`,
      ', ',
      fNumber === null ? '' : `f/${fNumber}`,
    );
    return found(hasCamera, joined(name, ', ', exposure) || 'some', 'exifInfo.make');
  },
  sentence: ({ level, value }) =>
    level === 'none' ? 'It carries no camera data.' : `It carries camera data: ${value}.`,
};

function joined(first: string | null, separator: string, second: string | null): string {
  if (!first) return second ?? '';
  return second ? `${first}${separator}${second}` : first;
}
