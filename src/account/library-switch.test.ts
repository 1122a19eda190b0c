import { describe, expect, it } from 'vitest';
import type { Library } from './library.ts';
import { createLibrarySwitch } from './library-switch.ts';

const folder = (path: string): Library => ({ kind: 'folder', path });

/** A library that writes down what happens to it; `/broken` cannot be opened. */
function record() {
  const log: string[] = [];
  const libraries = createLibrarySwitch({
    open: async (library) => {
      const name = library.kind === 'folder' ? library.path : library.kind;
      if (name === '/broken') throw new Error('It is broken.');
      log.push(`open ${name}`);
      return { name, close: async () => void log.push(`close ${name}`) };
    },
  });
  return { log, libraries };
}

describe('the library switch', () => {
  it('says what to do while nothing is connected', () => {
    expect(() => record().libraries.current()).toThrow(expect.objectContaining({ code: 'not_set_up' }));
  });

  it('closes one library before it opens the next', async () => {
    const { log, libraries } = record();
    await libraries.to(folder('/a'));
    await libraries.to(folder('/b'));
    expect(log).toEqual(['open /a', 'close /a', 'open /b']);
    expect(libraries.current().name).toBe('/b');
  });

  it('goes back to the earlier library where the next cannot be opened', async () => {
    const { log, libraries } = record();
    await libraries.to(folder('/a'));
    await expect(libraries.to(folder('/broken'))).rejects.toThrow('It is broken.');
    expect(libraries.current().name).toBe('/a');
    expect(log).toEqual(['open /a', 'close /a', 'open /a']);
  });

  it('says why, where there is no earlier one', async () => {
    const { libraries } = record();
    await expect(libraries.to(folder('/broken'))).rejects.toThrow();
    expect(() => libraries.current()).toThrow(
      expect.objectContaining({ code: 'library_unavailable', message: 'It is broken.' }),
    );
  });

  it('lets changes queue up, and has one library open at the end', async () => {
    const { log, libraries } = record();
    await Promise.allSettled(['/a', '/broken', '/b', '/c'].map((path) => libraries.to(folder(path))));
    expect(libraries.current().name).toBe('/c');
    const balance = log.reduce((open, line) => open + (line.startsWith('open') ? 1 : -1), 0);
    expect(balance).toBe(1);
    await libraries.close();
    expect(log.at(-1)).toBe('close /c');
  });
});
