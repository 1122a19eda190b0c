import { receivedFrom } from '../names/received-names.ts';
import { absent, found, type Signal } from './signal.ts';

export const receivedName: Signal = {
  meta: {
    id: 'received-name',
    title: 'Name of a received picture',
    looksFor: 'File names that messengers and social apps give to what they save.',
    source:
      'Naming of WhatsApp, Telegram, Signal, Facebook, Messenger, Snapchat, Viber, WeChat, LINE, Discord.',
    wrongWhen: 'Nearly always weak: what friends send is often a family photo without camera data.',
    group: 'name',
    cost: 'metadata',
  },
  inspect({ name }) {
    const app = receivedFrom(name.stem);
    return app === null ? absent('originalFileName') : found('received', app, 'originalFileName');
  },
  sentence: ({ value }) => `The name says that it was received or saved through ${value}.`,
};
