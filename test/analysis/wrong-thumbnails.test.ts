import sharp from 'sharp';
import { expect, test } from 'vitest';
import { thumbhashOf } from '../thumbhash-of.ts';
import { inventedAsset, inventedLibrary } from './invented-library.ts';
import { accountsOfEachTest } from './test-account.ts';

const account = accountsOfEachTest();
const COUNT = 12;

/** White, with one dark band that stands elsewhere in each. */
async function picture(n: number) {
  const band =
    n % 2 === 0 ? `x="${n * 15}" width="80" height="300"` : `y="${n * 15}" width="300" height="80"`;
  const image = sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><rect width="300" height="300" fill="#fff"/><rect ${band} fill="#123"/></svg>`,
    ),
  ).flatten();
  return {
    bytes: new Uint8Array(await image.webp({ quality: 80 }).toBuffer()),
    thumbhash: await thumbhashOf(image.clone()),
  };
}

test('a proxy that answers every thumbnail with the first one proves no copies, and once it is well all are measured', async () => {
  const pictures = await Promise.all(Array.from({ length: COUNT }, (_, n) => picture(n)));
  const library = inventedLibrary(0);
  library.assets = pictures.map(({ thumbhash }, n) =>
    // A video, whose thumbhash may be of another frame, and an edited picture are not judged by theirs.
    inventedAsset(3 * n + 1, {
      thumbhash,
      visibility: 'timeline',
      ...(n === 2 ? { type: 'video' as const } : n === 3 ? { isEdited: true } : {}),
    }),
  );
  let isWell = false;
  library.thumbnail = async (id) => {
    const n = library.assets.findIndex((asset) => asset.id === id);
    library.asked.push(`thumbnail ${n}`);
    return { bytes: pictures[isWell ? n : 0]?.bytes ?? new Uint8Array(), contentType: 'image/webp' };
  };
  const here = account(library);
  await here.runs.start({});
  expect(await here.runs.idle()).toMatchObject({ state: 'finished', errors: COUNT - 3 });
  const errors = here.store.runErrors.list(1, { limit: COUNT });
  for (const error of errors)
    expect(error).toMatchObject({
      step: 'pixels',
      message: expect.stringMatching(/not of this picture.*proxy/),
    });
  const wronged = library.assets.filter((_, n) => n > 3).map(({ id }) => id);
  const measured = () =>
    [...here.store.subjects.all('2026-01-01T00:00:00.000Z')]
      .flat()
      .filter(({ facts }) => wronged.includes(facts.id));
  for (const { pixels, relations } of measured())
    expect({ pixels, relations }).toEqual({ pixels: null, relations: [] });

  isWell = true;
  library.asked = [];
  await here.runs.start({});
  expect(await here.runs.idle()).toMatchObject({ state: 'finished', errors: 0 });
  expect(library.asked.filter((call) => call.startsWith('thumbnail'))).toHaveLength(COUNT - 3);
  expect(measured()).toHaveLength(wronged.length);
  for (const { pixels } of measured()) expect(pixels).toHaveProperty('figures');
});
