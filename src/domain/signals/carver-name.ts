import { type CarverForm, carverForm } from '../names/carver-names.ts';
import { absent, found, type Signal } from './signal.ts';

const WORDS: Record<CarverForm, string> = {
  photorec_file: 'is how PhotoRec names files that it found on a disk',
  photorec_thumbnail: 'is how PhotoRec names the small preview embedded in another photo',
  photorec_broken: 'is how PhotoRec names files that it found broken',
  tool: 'is how a recovery tool names what it found',
  numbered: 'is a bare number, as some recovery tools (and some cameras) give',
};

export const carverName: Signal = {
  meta: {
    id: 'carver-name',
    title: 'Name from a recovery tool',
    looksFor: 'File names that PhotoRec and other recovery tools give.',
    source: 'testdisk, src/photorec.c and src/file_jpg.c; observed names of other tools.',
    wrongWhen: 'A recovered photo is still a photo; bare numbers are used by scanners and dash-cams too.',
    group: 'name',
    cost: 'metadata',
  },
  inspect({ name, subject }) {
    const form = carverForm(name.stem);
    return form === null
      ? absent('originalFileName')
      : found(form, subject.facts.fileName, 'originalFileName');
  },
  sentence: ({ level, value }) => `The name “${value}” ${WORDS[level as CarverForm]}.`,
};
