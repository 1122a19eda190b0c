import { MONO_OUTLINES, MONO_SPACE } from './mono-outlines.ts';
import { SANS_OUTLINES, SANS_SPACE } from './sans-outlines.ts';

/**
 * Text as vector paths. A server without a single font installed (most containers) would render an SVG's
 * <text> as nothing at all, and a screenshot without words looks like no screenshot.
 */

interface Glyph {
  readonly advance: number;
  readonly path: string;
}

interface Font {
  readonly space: number;
  readonly glyphs: ReadonlyMap<string, Glyph>;
}

function fontOf(space: number, outlines: string): Font {
  const glyphs = new Map<string, Glyph>();
  for (const row of outlines.trim().split('\n')) {
    const [character = '', advance = '', path = ''] = row.split(/ (\d+) (.*)/);
    glyphs.set(character, { advance: Number(advance), path });
  }
  return { space, glyphs };
}

const FONTS = {
  sans: fontOf(SANS_SPACE, SANS_OUTLINES),
  mono: fontOf(MONO_SPACE, MONO_OUTLINES),
} as const;

/** Units per em of the outlines. */
const EM = 500;
/** Stroke, in outline units, that makes Regular read as Bold. */
const BOLD_STROKE = 22;

export interface TextStyle {
  /** Height of the em in pixels. */
  readonly size: number;
  readonly fill: string;
  readonly font?: keyof typeof FONTS;
  readonly bold?: boolean;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly opacity?: number;
}

/** Width of a line of text in pixels. */
export function textWidth(text: string, size: number, font: keyof typeof FONTS = 'sans'): number {
  const { glyphs, space } = FONTS[font];
  let width = 0;
  for (const character of text) width += glyphs.get(character)?.advance ?? space;
  return (width * size) / EM;
}

/** One line of text as SVG markup, `y` on the baseline. Characters without an outline leave a gap. */
export function text(x: number, y: number, line: string, style: TextStyle): string {
  const { size, fill, font = 'sans', bold = false, anchor = 'start', opacity = 1 } = style;
  const { glyphs, space } = FONTS[font];
  const shift = anchor === 'start' ? 0 : textWidth(line, size, font) * (anchor === 'middle' ? 0.5 : 1);
  let path = '';
  let pen = 0;
  for (const character of line) {
    const glyph = glyphs.get(character);
    if (glyph) path += `M${pen} 0${glyph.path}`;
    pen += glyph?.advance ?? space;
  }
  if (path === '') return '';
  const stroke = bold ? ` stroke="${fill}" stroke-width="${BOLD_STROKE}"` : '';
  const faded = opacity < 1 ? ` opacity="${opacity}"` : '';
  const place = `translate(${(x - shift).toFixed(1)} ${y.toFixed(1)}) scale(${(size / EM).toFixed(4)})`;
  return `<path transform="${place}" fill="${fill}"${stroke}${faded} d="${path}"/>`;
}

/** Breaks a text into lines that fit `width` pixels; a word that is too long stands alone. */
export function wrap(words: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line !== '') lines.push(line);
  return lines;
}
