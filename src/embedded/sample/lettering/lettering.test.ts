import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { text, textWidth, wrap } from './lettering.ts';

it('is legible on a machine without a single font', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'no-fonts-'));
  const fonts = join(folder, 'fonts.conf');
  await writeFile(fonts, '<?xml version="1.0"?><fontconfig></fontconfig>');
  // Fontconfig reads its configuration once in a process, so another one has to draw.
  const script = `
    import sharp from 'sharp';
    import { text } from './src/embedded/sample/lettering/lettering.ts';
    import { svg } from './src/embedded/sample/markup.ts';
    const ink = async (markup) => {
      const drawn = await sharp(svg(200, 40, markup)).flatten({ background: '#fff' }).png().toBuffer();
      return (await sharp(drawn).stats()).channels[0].stdev;
    };
    const own = await ink(text(10, 30, 'Hello 42', { size: 30, fill: '#000' }));
    const fonts = await ink('<text x="10" y="30" font-size="30">Hello 42</text>');
    console.log(JSON.stringify({ own, fonts }));`;
  const environment = { ...process.env, FONTCONFIG_FILE: fonts, FONTCONFIG_PATH: folder };
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    env: environment,
  });
  await rm(folder, { recursive: true });
  const seen = JSON.parse(stdout) as { own: number; fonts: number };
  expect(seen.own).toBeGreaterThan(50);
  expect(seen.fonts).toBeLessThan(seen.own);
});

it('sets text where it is asked to, in every style', () => {
  const plain = text(100, 20, 'AV', { size: 20, fill: '#123456' });
  expect(plain).toContain('translate(100.0 20.0)');
  expect(text(100, 20, 'AV', { size: 20, fill: '#000', anchor: 'end' })).toContain(
    `translate(${(100 - textWidth('AV', 20)).toFixed(1)}`,
  );
  expect(text(0, 0, 'A', { size: 20, fill: '#000', bold: true })).toContain('stroke-width');
  expect(text(0, 0, '   ', { size: 20, fill: '#000' })).toBe('');
  expect(text(0, 0, '日本', { size: 20, fill: '#000' })).toBe('');
  expect(textWidth('iiii', 10, 'mono')).toBe(textWidth('MMMM', 10, 'mono'));
});

it('breaks lines at words', () => {
  const lines = wrap('the quick brown fox jumps over the lazy dog', 16, 120);
  expect(lines.join(' ')).toBe('the quick brown fox jumps over the lazy dog');
  expect(lines.every((line) => textWidth(line, 16) <= 120)).toBe(true);
  expect(wrap('Donaudampfschifffahrt', 16, 10)).toEqual(['Donaudampfschifffahrt']);
});
