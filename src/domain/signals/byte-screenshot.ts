import { absent, found, NOT_APPLICABLE, type Signal } from './signal.ts';

const TOOLS =
  /screencaptureui|snipping ?tool|snip & sketch|screensketch|cleanshot|snagit|monosnap|lightshot|greenshot|gnome-screenshot|spectacle|flameshot|sharex|shottr|snipaste|ksnip|xfce4-screenshooter/i;
const ANDROID = /^android /i;

const WORDS: Readonly<Record<string, string>> = {
  comment: 'The file says so itself: its user comment is “Screenshot”',
  samsung: 'The file ends with the capture record that Samsung phones write into screenshots',
  tool: 'It was written by a screenshot tool',
  springboard: 'It was written by the home screen of iOS',
  android: 'It was written by Android itself and by no camera',
};

export const byteScreenshot: Signal = {
  meta: {
    id: 'byte-screenshot',
    title: 'Written by a screenshot tool',
    looksFor: 'Marks that systems and tools leave in the bytes of screenshots.',
    source: 'EXIF user comment of iOS and macOS, Samsung’s SEFT trailer, Software tags of tools and of AOSP.',
    wrongWhen: 'Some editors write Android’s own tag into edited photos.',
    group: 'bytes',
    cost: 'bytes',
  },
  inspect({ subject: { bytes } }) {
    if (bytes === null) return NOT_APPLICABLE;
    const { facts } = bytes;
    if (facts.screenshot_comment === true)
      return found('comment', 'Screenshot', 'original, EXIF UserComment');
    if (facts.samsung_capture === true) {
      const app = typeof facts.samsung_app === 'string' ? facts.samsung_app : 'capture record';
      return found('samsung', app, 'original, last bytes');
    }
    const software = typeof facts.software === 'string' ? facts.software : '';
    if (TOOLS.test(software)) return found('tool', software, 'original, Software');
    if (facts.creator_tool === 'com.apple.springboard')
      return found('springboard', facts.creator_tool, 'original, XMP');
    if (ANDROID.test(software) && facts.camera_make === null)
      return found('android', software, 'original, Software');
    return absent('original, first and last bytes');
  },
  sentence: ({ level, value }) => `${WORDS[level] ?? 'Its bytes name a screenshot tool'} (${value}).`,
};
