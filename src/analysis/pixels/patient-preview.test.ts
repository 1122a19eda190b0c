import { Readable } from 'node:stream';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { patientPreview } from './patient-preview.ts';

const photo = await sharp({
  create: {
    width: 1600,
    height: 1200,
    channels: 3,
    background: 'black',
    noise: { type: 'gaussian', mean: 128, sigma: 60 },
  },
})
  .jpeg()
  .toBuffer();
const seen = (bytes: Buffer) =>
  patientPreview({ size: bytes.length, bytes: Readable.from([bytes.subarray(0, 5), bytes.subarray(5)]) });

it('shows a photo that lacks its end as far as it goes', async () => {
  const preview = await seen(photo.subarray(0, photo.length * 0.6));
  const { data, info } = await sharp(preview ?? Buffer.alloc(0))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ width: 1600, height: 1200 });
  const spread = (row: number) => {
    const line = data.subarray(row * info.width, (row + 1) * info.width);
    return Math.max(...line) - Math.min(...line);
  };
  expect(spread(100)).toBeGreaterThan(50);
  expect(spread(1_100)).toBeLessThan(20);
});

it.each([
  ['an empty file', Buffer.alloc(0)],
  ['a text', Buffer.from('<html></html>')],
  ['a head alone', photo.subarray(0, 20)],
])('shows nothing of %s', async (_, bytes) => {
  expect(await seen(bytes)).toBeNull();
});

it('stops reading what is larger than any picture', async () => {
  const endless = Readable.from(
    (function* () {
      for (;;) yield Buffer.alloc(1024 * 1024);
    })(),
  );
  expect(await patientPreview({ size: null, bytes: endless })).toBeNull();
  expect(endless.destroyed).toBe(true);
  const stated = Readable.from([photo]);
  expect(await patientPreview({ size: 1e9, bytes: stated })).toBeNull();
  expect(stated.destroyed).toBe(true);
});

it('shows nothing where the connection breaks', async () => {
  const broken = Readable.from(
    (async function* () {
      yield photo.subarray(0, 100);
      throw new Error('cut');
    })(),
  );
  expect(await patientPreview({ size: null, bytes: broken })).toBeNull();
});
