import { type WebNameForm, webNameForm } from '../names/web-names.ts';
import { absent, found, type Signal } from './signal.ts';

const WORDS: Record<WebNameForm, string> = {
  browser_cache: 'is how a browser names files in its cache',
  thumbnail_cache: 'is how a thumbnail cache names its files',
  icon: 'says icon',
  avatar: 'says profile picture',
  banner: 'says banner',
  ad: 'says advertisement',
  thumbnail: 'says thumbnail',
  graphic: 'says web graphic (logo, sprite, button)',
  download: 'is how a browser names a picture without a name',
};

export const webName: Signal = {
  meta: {
    id: 'web-name',
    title: 'Name from the web',
    looksFor: 'Names given by browsers, thumbnail caches and web sites.',
    source:
      'Chrome disk cache format, Internet Explorer cache naming, Synology and Windows thumbnail caches, web conventions.',
    wrongWhen: 'People download real photos, and name photos of icons and logos.',
    group: 'name',
    cost: 'metadata',
  },
  inspect({ name, subject }) {
    const form = webNameForm(name.stem);
    return form === null
      ? absent('originalFileName')
      : found(form, subject.facts.fileName, 'originalFileName');
  },
  sentence: ({ level, value }) => `The name “${value}” ${WORDS[level as WebNameForm]}.`,
};
