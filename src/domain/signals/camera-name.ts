import { isCameraName } from '../names/camera-names.ts';
import { absent, found, type Signal } from './signal.ts';

export const cameraName: Signal = {
  meta: {
    id: 'camera-name',
    title: 'Name of a camera file',
    looksFor: 'File names that cameras and phones give to photos.',
    source: 'DCF file naming (JEITA CP-3461) and the series of phone and camera makers.',
    wrongWhen: 'Apps save other pictures under camera-like names.',
    group: 'name',
    cost: 'metadata',
  },
  inspect({ name, subject }) {
    // An iPhone names its screenshots like its photos, but they are PNG files, which no camera writes.
    if (name.extension === 'png' || !isCameraName(name.stem)) return absent('originalFileName');
    return found('camera', subject.facts.fileName, 'originalFileName');
  },
  sentence: ({ value }) => `The name “${value}” is how cameras name photos.`,
};
