import { expect, it } from 'vitest';
import { actorName } from '../../web/src/display/actor.ts';

it('says "you" where a library has no accounts, and else who it was', () => {
  expect(actorName('owner@library.invalid')).toBe('you');
  expect(actorName('cli')).toBe('command line');
  expect(actorName('ada@example.org')).toBe('ada@example.org');
});
