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
    const name = [camera.make, camera.model].filter(Boolean).join(' ');
    const exposure = [
      camera.exposureTime === null ? '' : `${camera.exposureTime} s`,
      camera.fNumber === null ? '' : `f/${camera.fNumber}`,
    ]
      .filter(Boolean)
      .join(', ');
    return found(hasCamera, [name, exposure].filter(Boolean).join(', ') || 'some', 'exifInfo.make');
  },
  sentence: ({ level, value }) =>
    level === 'none' ? 'It carries no camera data.' : `It carries camera data: ${value}.`,
};
