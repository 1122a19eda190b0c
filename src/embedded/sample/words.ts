import type { SeededRandom } from '../seeded-random.ts';

/** Invented names and sentences for what stands on screens. */
export const FIRST_NAMES = [
  'Ana',
  'Ben',
  'Clara',
  'David',
  'Elif',
  'Finn',
  'Greta',
  'Hugo',
  'Ines',
  'Jonas',
  'Kaya',
  'Lena',
  'Mika',
  'Nora',
  'Oskar',
  'Pia',
  'Rosa',
  'Samir',
  'Tom',
  'Zoe',
];

const MESSAGES = [
  'Are you on your way?',
  'We are at the station, platform 4',
  'Could you send me the address again please',
  'Sure, see you at seven!',
  'I forgot the keys on the kitchen table',
  'Haha that was so good',
  'The door code is 4471, second floor on the left',
  'Did you book the tickets already?',
  'Yes, two for Saturday. Row F',
  'Perfect, thank you so much',
  'Mum asks if you bring the cake',
  'Ok!',
  'Running ten minutes late, sorry',
  'No problem at all, we will wait inside',
  'Look what the cat did today',
  'Happy birthday!! All the best for you',
];

const HEADLINES = [
  'Ten quiet lakes within an hour of the city',
  'Why the harbour bridge stays closed until spring',
  'A small bakery and its very long queue',
  'How to repair a bicycle chain at home',
  'What the new timetable changes for commuters',
  'The orchard that nobody wanted to cut down',
  'Weekend forecast: rain first, then sun',
];

const SETTINGS = [
  'Wi-Fi',
  'Bluetooth',
  'Mobile network',
  'Notifications',
  'Sounds & vibration',
  'Display',
  'Wallpaper',
  'Battery',
  'Storage',
  'Privacy',
  'Location',
  'Accounts',
  'Accessibility',
  'Language & input',
  'Software update',
  'About phone',
];

export const message = (random: SeededRandom): string => random.pick(MESSAGES);
export const headline = (random: SeededRandom): string => random.pick(HEADLINES);
export const name = (random: SeededRandom): string => random.pick(FIRST_NAMES);
export const settingNames: readonly string[] = SETTINGS;

/** Several sentences of running text. */
export function paragraph(random: SeededRandom, sentences: number): string {
  return Array.from(
    { length: sentences },
    () => `${random.chance(0.5) ? headline(random) : message(random)}.`,
  ).join(' ');
}
