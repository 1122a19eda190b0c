import { found, NOT_APPLICABLE, type Signal } from './signal.ts';

/** A caption or a sign has a few words; a page of a phone has forty and more. */
const MUCH_WORDS = 25;
/** Share of the frame under boxes of text: print in a photo of a street covers a hundredth or two. */
const MUCH_SHARE = 0.06;

export const immichText: Signal = {
  meta: {
    id: 'immich-text',
    title: 'Text that Immich read',
    looksFor: 'Much print, as on screens, banners and pages.',
    source: 'Immich’s own OCR: words seen and the share of the frame under them.',
    wrongWhen: 'Photographed documents, posters and menus are full of print too.',
    group: 'immich_ml',
    cost: 'ml',
  },
  inspect({ subject: { ml } }) {
    const text = ml?.text ?? null;
    if (text === null) return NOT_APPLICABLE;
    const much = text.words >= MUCH_WORDS && text.share >= MUCH_SHARE;
    const value = `${text.words} ${text.words === 1 ? 'word' : 'words'} on ${Math.round(text.share * 100)} % of it`;
    return found(much ? 'much' : 'some', value, 'ocr');
  },
  sentence: ({ value, level }) =>
    level === 'much' ? `Immich read ${value}: more than is usual in photos.` : `Immich read ${value}.`,
};
