import { images, n } from './count.ts';

/** One card at a time. */
export const swipe = {
  swipe: {
    title: 'Swipe',
    lead: (left: number) => `${n(left)} left, most worth deciding first`,
    left: 'Delete',
    right: 'Keep',
    up: 'Later',
    undo: 'Undo',
    toolbar: 'Decide about this image',
    help: 'Swipe left to mark for deletion, right to keep, up for later. Or press ←, →, ↑, and U to undo.',
    card: (name: string, percent: string, category: string) => `${name}, ${category}, confidence ${percent}`,
    decided: { delete: 'Marked for deletion', keep: 'Kept', later: 'Later' },
    done: 'Nothing is left to decide',
    doneText:
      'Every suggestion has a decision. You can look at what is marked before anything happens to it.',
    doneMarked: 'See what is marked',
    again: (count: number) => `Look at ${images(count)} that you put off`,
    empty: 'Nothing to decide yet',
    emptyText: 'Start an analysis on the dashboard; what it suggests comes here, one at a time.',
    tally: (left: number, marked: number, kept: number) =>
      `${n(left)} left · ${n(marked)} marked · ${n(kept)} kept`,
    noPicture: 'There is no preview of this file.',
    details: 'Why?',
    offline: 'No connection. Your decisions are kept in this browser and sent later.',
  },
};
