import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { FIGURE_NAMES } from './figures.ts';
import { measurePixels } from './measure-pixels.ts';

/** Deterministic noise, 0–1. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

type Colour = readonly [number, number, number];

function draw(width: number, height: number, colourAt: (x: number, y: number) => Colour) {
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const colour = colourAt(x, y);
      for (let channel = 0; channel < 3; channel++) {
        data[3 * (y * width + x) + channel] = Math.max(0, Math.min(255, colour[channel] ?? 0));
      }
    }
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** Hills under a sky: smooth ramps, edges in every direction, grain. */
function scene(width = 250, height = 333, grainy = 34) {
  const next = random(7);
  const blobs = Array.from({ length: 60 }, () => [
    next() * width,
    next() * height,
    4 + next() * 30,
    next() * 200,
  ]);
  return draw(width, height, (x, y) => {
    let light = 60 + (120 * y) / height;
    for (const [cx = 0, cy = 0, radius = 1, tone = 0] of blobs)
      if (Math.hypot(x - cx, y - cy) < radius) light = tone;
    const grain = () => (next() - 0.5) * grainy;
    return [light * 0.9 + grain(), light + grain(), light * 0.7 + grain()];
  });
}

/** A white page with a dark bar and rows of strokes. */
function screen(width = 250, height = 500) {
  const next = random(3);
  return draw(width, height, (x, y) => {
    if (y < 30) return [30, 60, 160];
    const inText = y > 44 && y % 14 < 6 && x > 12 && x < width - 30 && y % 98 > 14;
    return inText && next() < 0.45 ? [20, 20, 20] : [255, 255, 255];
  });
}

const webp = (image: Sharp) => image.webp({ quality: 80 }).toBuffer();

async function figuresOf(image: Uint8Array) {
  const measured = await measurePixels(image);
  if ('missing' in measured) throw new Error(`no figures: ${measured.missing}`);
  return measured;
}

describe('measurePixels', () => {
  it('gives exactly the documented figures, all finite', async () => {
    const { figures } = await figuresOf(await webp(scene()));
    expect(Object.keys(figures).sort()).toEqual([...FIGURE_NAMES].sort());
    for (const value of Object.values(figures)) expect(Number.isFinite(value)).toBe(true);
  });

  it.each([
    [
      'scene',
      scene,
      {
        colours: 10.42,
        top_4_colours: 0.01761,
        vivid_share: 0.00406,
        saturation: 0.3526,
        flat_share: 0,
        bimodal_share: 0.08733,
        flat_largest: 0,
        edge_density: 0.09873,
        edge_axis: 0.2363,
        edge_step: 0.8506,
        columns_uneven: 0.1633,
        lines_horizontal: 0,
        line_longest: 0.05242,
        text_share: 0.1224,
        noise_p50: 7.072,
        detail_1_2: 0.8003,
        sharp_p75: 1.412,
        smear: 0.8951,
        symmetry: 1.002,
        damage_break: 0.144,
        damage_vivid: 0.0001317,
      },
    ],
    [
      'screen',
      screen,
      {
        colours: 2,
        top_4_colours: 1,
        vivid_share: 0.06,
        saturation: 0.04875,
        flat_share: 0.3944,
        bimodal_share: 0.4256,
        flat_largest: 0.346,
        edge_density: 0.2481,
        edge_axis: 0.5808,
        edge_step: 1,
        columns_uneven: 0.06283,
        lines_horizontal: 1.984,
        line_longest: 1,
        text_share: 0.5352,
        noise_p50: 26.08,
        detail_1_2: 0.8191,
        sharp_p75: 1.474,
        smear: 0.6212,
        symmetry: 0.3487,
        damage_break: 1,
        damage_vivid: -0.9979,
      },
    ],
  ])(
    'gives the same figures as ever for a drawn %s: another one calls for a new version',
    async (_, drawn, expected) => {
      expect((await figuresOf(await drawn().png().toBuffer())).figures).toMatchObject(expected);
    },
  );

  it('tells a drawn screen from a grainy scene', async () => {
    const photo = (await figuresOf(await webp(scene()))).figures;
    const drawn = (await figuresOf(await webp(screen()))).figures;
    expect(drawn.flat_share).toBeGreaterThan((photo.flat_share ?? 1) + 0.2);
    expect(drawn.noise_silent).toBeGreaterThan((photo.noise_silent ?? 1) + 0.2);
    expect(drawn.text_share).toBeGreaterThan(0.2);
    expect(drawn.lines_horizontal).toBeGreaterThan(photo.lines_horizontal ?? 1);
    expect(photo.noise_p20).toBeGreaterThan(1);
  });

  it('sees blur, but not in a picture with one sharp subject', async () => {
    const sharpScene = await scene().png().toBuffer();
    const blurred = await sharp(sharpScene).blur(5).png().toBuffer();
    const subject = await sharp(sharpScene).extract({ left: 80, top: 120, width: 90, height: 90 }).toBuffer();
    const bokeh = await sharp(blurred)
      .composite([{ input: subject, left: 80, top: 120 }])
      .png()
      .toBuffer();
    const best = async (image: Buffer) => (await figuresOf(await webp(sharp(image)))).figures.sharp_best ?? 0;
    expect(await best(blurred)).toBeLessThan(0.65);
    expect(await best(bokeh)).toBeGreaterThan(0.2 + (await best(blurred)));
  });

  it('measures a JPEG or 480-px thumbnail much like the default one', async () => {
    const large = await scene(500, 600).png().toBuffer();
    const at = (side: number) => sharp(large).resize(side, side, { fit: 'outside' });
    const standard = (await figuresOf(await webp(at(250)))).figures;
    for (const other of [await at(250).jpeg({ quality: 80 }).toBuffer(), await webp(at(480))]) {
      const { figures } = await figuresOf(other);
      for (const name of ['luma_mean', 'saturation', 'edge_density', 'detail_1_2'] as const) {
        expect(Math.abs((figures[name] ?? 0) / (standard[name] ?? 1) - 1)).toBeLessThan(0.2);
      }
    }
  });

  it('finds the grey end that a decoder fills in and says where it begins', async () => {
    const scenePixels = await scene(250, 300).png().toBuffer();
    const grey = {
      create: { width: 250, height: 120, channels: 3, background: 'rgb(128,128,128)' },
    } as const;
    const cut = sharp(scenePixels).composite([
      { input: await sharp(grey).png().toBuffer(), left: 0, top: 180 },
    ]);
    const { figures, damaged } = await figuresOf(await webp(cut));
    expect(figures.damage).toBeGreaterThan(0.9);
    const top = damaged.at(-1);
    expect(top?.y).toBeCloseTo(0.6, 1);
    expect((top?.y ?? 0) + (top?.height ?? 0)).toBeCloseTo(1, 5);
  });

  it('finds zeroed coded data in a real JPEG and none in the whole one', async () => {
    const jpeg = await scene(800, 600, 14).jpeg({ quality: 90 }).toBuffer();
    const broken = Buffer.from(jpeg);
    broken.fill(0, Math.floor(jpeg.length * 0.4), Math.floor(jpeg.length * 0.4) + 8192);
    const thumbnail = (file: Buffer) =>
      webp(sharp(file, { failOn: 'none' }).resize(250, 250, { fit: 'outside' }));
    const whole = await figuresOf(await thumbnail(jpeg));
    expect(whole.damaged).toEqual([]);
    expect(whole.figures.damage).toBeLessThan(0.3);
    expect((await figuresOf(await thumbnail(broken))).damaged.length).toBeGreaterThan(0);
  });

  it('takes grey bars of a screenshot for what they are', async () => {
    const bars = draw(250, 500, (x, y) =>
      y % 100 < 40 ? [128, 128, 128] : y > 470 ? [240, 240, 240] : [x, 90, 200],
    );
    expect((await figuresOf(await webp(bars))).damaged).toEqual([]);
  });

  it('sees transparency and survives one pixel, one colour and a very long page', async () => {
    const icon = {
      create: { width: 48, height: 48, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    } as const;
    const dot = await scene(20, 20).png().toBuffer();
    const clear = sharp(icon).composite([{ input: dot, left: 14, top: 14 }]);
    expect((await figuresOf(await webp(clear))).figures.alpha_corners).toBe(1);
    for (const [width, height] of [
      [1, 1],
      [3, 2],
      [250, 1],
      [250, 9000],
    ] as const) {
      const { figures, perceptualHash } = await figuresOf(await webp(draw(width, height, () => [9, 9, 9])));
      for (const value of Object.values(figures)) expect(Number.isFinite(value)).toBe(true);
      expect(perceptualHash).toBeNull();
    }
  });

  it('answers undecodable for anything that is no picture', async () => {
    const cut = (await webp(scene())).subarray(0, 900);
    for (const bytes of [
      new Uint8Array(),
      Buffer.from('<html>not found</html>'),
      cut,
      Buffer.alloc(4096, 255),
    ]) {
      expect(await measurePixels(bytes)).toMatchObject({ missing: 'undecodable' });
    }
  });

  it('stops when asked to', async () => {
    await expect(measurePixels(await webp(scene()), AbortSignal.abort(new Error('stop')))).rejects.toThrow(
      'stop',
    );
  });
});
