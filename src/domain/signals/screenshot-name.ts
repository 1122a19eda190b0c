import { type ScreenshotNameForm, screenshotNameForm } from '../names/screenshot-names.ts';
import { absent, found, type Signal } from './signal.ts';

const WORDS: Record<ScreenshotNameForm, string> = {
  phone: 'is how Android phones name screenshots',
  desktop: 'is how desktop systems name screenshots',
  tool: 'is how a screenshot tool names its files',
  word: 'says screenshot',
  game: 'is how games and consoles name captures',
  recording: 'is how phones name screen recordings',
  ios_png: 'is how an iPhone names screenshots (and some other pictures)',
};

export const screenshotName: Signal = {
  meta: {
    id: 'screenshot-name',
    title: 'Name of a screenshot',
    looksFor: 'File names that systems and tools give to screenshots, in the languages they speak.',
    source: 'Naming code and examples of Android vendors, iOS, macOS, Windows, GNOME, KDE and capture tools.',
    wrongWhen: 'Somebody named a photo so, or a received screenshot lost its name.',
    group: 'name',
    cost: 'metadata',
  },
  inspect({ name, subject }) {
    const form = screenshotNameForm(name.stem, name.extension);
    return form === null
      ? absent('originalFileName')
      : found(form, subject.facts.fileName, 'originalFileName');
  },
  sentence: ({ level, value }) => `The name “${value}” ${WORDS[level as ScreenshotNameForm]}.`,
  absentSentence: 'Its name is not how screenshots are named.',
};
