import sharp, { type Sharp } from 'sharp';
import type { SeededRandom } from '../../seeded-random.ts';
import type { Pixels } from '../photo/develop.ts';
import type { Expectation } from '../sample-label.ts';
import { AD_SIZES, advertisement, avatar, emoji, icon, memeCaption, siteBanner } from '../web/graphics.ts';
import { type Piece, printed, someDay } from './piece.ts';

const CACHE = 'AppData/Local/Google/Chrome/User Data/Default/Cache';
const OLD_CACHE = 'Temporary Internet Files/Content.IE5/K3Q1ZP8A';

interface Find {
  readonly kind: string;
  readonly telling: string;
  readonly silent: string;
  readonly draw: (random: SeededRandom) => Promise<Buffer>;
}

const png = (drawing: Buffer): Promise<Buffer> => sharp(drawing).png().toBuffer();

/** A meme may amuse; a stranger's picture may lie there in two sizes. */
const ALSO_RIGHT: Readonly<Record<string, readonly Expectation[]>> = {
  meme: ['keep'],
  thumbnail: ['duplicates'],
  avatar: ['duplicates'],
};

/** What browsers and apps leave behind. Every second name says nothing of it. */
export function webFinds(random: SeededRandom, stock: () => Promise<Pixels[]>): Piece[] {
  const finds = [...signs(), ...faces(stock), ...advertisements(), ...pictures(stock)];
  return finds.map((find, i): Piece => {
    const own = random.fork(i);
    const telling = i % 2 === 0;
    return {
      path: (telling ? find.telling : find.silent).replaceAll('#', String(i)),
      expect: ['web_cache', ...(ALSO_RIGHT[find.kind] ?? [])],
      kind: find.kind,
      name: telling ? 'tells' : 'silent',
      takenAt: someDay(own),
      draw: () => find.draw(own),
    };
  });
}

function signs(): Find[] {
  const icons = [16, 32, 32, 48, 64, 64, 96, 128, 180, 192, 256, 512, 512].map(
    (side): Find => ({
      kind: 'icon',
      telling: side <= 48 ? `${CACHE}/favicon-${side}x${side}_#.png` : `Download/app-icon-${side}_#.png`,
      silent: `${CACHE}/f_00${(side + 41).toString(16).padStart(3, '0')}#.png`,
      draw: (random) => png(icon(random, side)),
    }),
  );
  const emojis = [72, 128, 136, 160, 512].map(
    (side): Find => ({
      kind: 'graphic',
      telling: `Download/emoji_smile_#.png`,
      silent: `WhatsApp/Media/WhatsApp Stickers/STK-2023061#-WA00${side}.png`,
      draw: (random) => png(emoji(random, side)),
    }),
  );
  return [...icons, ...emojis];
}

function faces(stock: () => Promise<Pixels[]>): Find[] {
  return [48, 96, 100, 150, 200, 400, 128].map(
    (side, i): Find => ({
      kind: 'avatar',
      telling: `${OLD_CACHE}/avatar_#[1].jpg`,
      silent: `${CACHE}/f_0a4c#${i}`.concat('.jpg'),
      draw: async (random) =>
        i % 3 === 0
          ? printed(await anyPhoto(random, stock), { width: side, height: side, quality: 72 })
          : sharp(avatar(random, side)).jpeg({ quality: 85 }).toBuffer(),
    }),
  );
}

function advertisements(): Find[] {
  const ads = [...AD_SIZES, [300, 600] as const].map(
    ([width, height], i): Find => ({
      kind: 'ad',
      telling: `${CACHE}/ad_${width}x${height}_#.jpg`,
      silent: `${OLD_CACHE}/CAZ${i}84Q#.${i % 2 ? 'gif' : 'jpg'}`,
      draw: (random) => {
        const drawing = sharp(advertisement(random, width, height));
        return (i % 2 ? drawing.gif({ colours: 96 }) : drawing.jpeg({ quality: 82 })).toBuffer();
      },
    }),
  );
  const banners = (
    [
      [1200, 240],
      [960, 150],
      [1500, 500],
      [980, 120],
      [1100, 220],
    ] as const
  ).map(
    ([width, height]): Find => ({
      kind: 'banner',
      telling: `Download/site-banner_#.png`,
      silent: `Download/download (#).png`,
      draw: (random) => png(siteBanner(random, width, height)),
    }),
  );
  return [...ads, ...banners];
}

/** Photos of strangers as web pages carry them: thumbnails, teasers, memes. */
function pictures(stock: () => Promise<Pixels[]>): Find[] {
  const thumbs = (
    [
      [150, 150],
      [300, 200],
      [120, 90],
      [320, 180],
      [480, 360],
      [236, 314],
      [200, 133],
      [180, 180],
      [160, 90],
      [246, 138],
    ] as const
  ).map(
    ([width, height]): Find => ({
      kind: 'thumbnail',
      telling:
        width === 480 ? `${CACHE}/hqdefault_#.jpg` : `Download/holiday-offers-#-${width}x${height}.jpg`,
      silent: `${CACHE}/f_00b2#.jpg`,
      draw: async (random) => printed(await anyPhoto(random, stock), { width, height, quality: 68 }),
    }),
  );
  const memes = [0, 1, 2, 3].map(
    (): Find => ({
      kind: 'meme',
      telling: `Download/funny meme #.jpg`,
      silent: `Pictures/Misc/xk3f9a2#.jpg`,
      draw: async (random) => {
        const photo = await (await anyPhoto(random, stock))
          .resize(600, 520, { fit: 'cover' })
          .png()
          .toBuffer();
        return sharp(photo)
          .composite([{ input: memeCaption(random, 600, 520) }])
          .jpeg({ quality: 74 })
          .toBuffer();
      },
    }),
  );
  return [...thumbs, ...memes];
}

async function anyPhoto(random: SeededRandom, stock: () => Promise<Pixels[]>): Promise<Sharp> {
  const { data, width, height } = random.pick(await stock());
  return sharp(data, { raw: { width, height, channels: 3 } });
}
