import { absent, found, NOT_APPLICABLE, type Signal } from './signal.ts';

// Of labelled receipts nine in ten pass these; of screenshots, which nearly always have some colour, one in fifty.
const GREY = 0.93;
const LIGHT = 185;
const PRINT = 0.04;

export const paper: Signal = {
  meta: {
    id: 'paper',
    title: 'Sheet of paper',
    looksFor:
      'Colourless print on a light ground, saved as cameras and scanners save: receipts, letters, forms.',
    source: 'Measured on receipts and drawn sheets of paper.',
    wrongWhen: 'A screenshot of a text in black and white that was saved as JPEG looks the same.',
    group: 'look',
    cost: 'pixels',
  },
  inspect({ pixels, subject: { facts } }) {
    if (pixels === null) return NOT_APPLICABLE;
    if (facts.mimeType === 'image/png' || facts.mimeType === 'image/gif') return absent('thumbnail');
    const { grey_share: grey = 0, luma_p50: light = 0, text_share: print = 0 } = pixels.figures;
    if (grey < GREY || light < LIGHT || print < PRINT) return absent('thumbnail');
    return found(
      'paper',
      `${Math.round(grey * 100)} % without colour, ${Math.round(print * 100)} % print`,
      'thumbnail',
    );
  },
  sentence: ({ value }) => `It looks like a sheet of paper, scanned or photographed (${value}).`,
};
