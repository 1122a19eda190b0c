import sharp from 'sharp';
import { expect, it } from 'vitest';
import { embeddedThumbnail } from './embedded-thumbnail.ts';

it('takes a preview that is larger than any thumbnail', async () => {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
  const preview = await sharp({ create: { width: 30, height: 20, channels: 3, background: '#fff', noise } })
    .resize(1080, 720)
    .jpeg()
    .toBuffer();
  const found = await embeddedThumbnail(preview, 1, 1.5);
  expect(found).toMatchObject({ intact: true, width: 1080, height: 720 });
  expect(found.hash).not.toBeNull();
});
