import { absent, found, NOT_APPLICABLE, type Signal } from './signal.ts';

export const exifDate: Signal = {
  meta: {
    id: 'exif-date',
    title: 'Date written by a camera',
    looksFor: 'A time zone: Immich knows one only for files with a real EXIF date.',
    source: 'Observed on Immich 2.7 and 3.1: `dateTimeOriginal` is always filled, `timeZone` is not.',
    wrongWhen: 'Some phones write a date into screenshots too.',
    group: 'camera',
    cost: 'metadata',
  },
  inspect({ subject: { facts } }) {
    if (facts.camera === null) return NOT_APPLICABLE;
    const zone = facts.camera.timeZone;
    return zone === null || zone === ''
      ? absent('exifInfo.timeZone')
      : found('dated', zone, 'exifInfo.timeZone');
  },
  sentence: () => 'The file carries a date in its EXIF data.',
  absentSentence: 'The file carries no date in its EXIF data.',
};
