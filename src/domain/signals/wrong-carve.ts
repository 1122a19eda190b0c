import { carverForm } from '../names/carver-names.ts';
import { previewMismatch } from '../relations/preview-mismatch.ts';
import { absent, found, NOT_APPLICABLE, type Signal } from './signal.ts';

export const wrongCarve: Signal = {
  meta: {
    id: 'wrong-carve',
    title: 'Preview of another picture',
    looksFor: 'A recovered file whose embedded preview shows another picture than the file itself.',
    source: 'Perceptual hashes of both: a recovery tool put the head of one file before the data of another.',
    wrongWhen: 'An editor that cropped the picture kept its old preview.',
    group: 'damage',
    cost: 'bytes',
  },
  inspect({ subject: { bytes }, pixels, name }) {
    const hash = bytes?.facts.preview_hash;
    // Editors keep old previews by right, so that it says something of recovered files only.
    if (typeof hash !== 'string' || carverForm(name.stem) === null) return NOT_APPLICABLE;
    const isAnother = previewMismatch(hash, pixels?.perceptualHash ?? null);
    if (isAnother === null) return NOT_APPLICABLE;
    const source = 'original, embedded preview';
    return isAnother ? found('another', 'another picture', source) : absent(source);
  },
  sentence: ({ value }) =>
    `The preview in its head shows ${value}: two files were put together when it was recovered.`,
};
