import { seededRandom } from '../../seeded-random.ts';
import { beach } from '../photo/beach.ts';
import { develop, type Pixels } from '../photo/develop.ts';
import { flower } from '../photo/garden.ts';
import { livingRoom } from '../photo/indoors.ts';
import { landscape } from '../photo/landscape.ts';
import { portrait } from '../photo/portrait.ts';
import { table } from '../photo/table.ts';
import { copies, recovered } from './copies.ts';
import { bursts, cameraPhotos, forwardedPhotos, papers } from './photos.ts';
import type { Piece } from './piece.ts';
import { desktopScreenshots, phoneScreenshots } from './screens.ts';
import { oddFiles, spoiledPhotos } from './spoiled.ts';
import { videos } from './videos.ts';
import { webFinds } from './web-finds.ts';

/** Every file of the sample library, in the order in which they are drawn. Nothing is drawn yet. */
export function inventory(seed: number): Piece[] {
  const random = seededRandom(seed);
  const stock = stockPhotos(seed);
  const photos = cameraPhotos(random.fork('camera'), 78);
  const pieces = [
    ...photos,
    ...bursts(random.fork('bursts'), 3),
    ...forwardedPhotos(random.fork('forwarded'), 20),
    ...papers(random.fork('papers')),
    ...phoneScreenshots(random.fork('phones'), 36, stock),
    ...desktopScreenshots(random.fork('desktops'), 14, stock),
    ...webFinds(random.fork('web'), stock),
    ...spoiledPhotos(random.fork('spoiled')),
    ...oddFiles(random.fork('odd')),
    ...recovered(random.fork('recovered')),
    ...videos(random.fork('videos'), stock),
    ...copies(random.fork('copies'), photos),
  ];
  return unique(eitherOfTwins(pieces));
}

/** Photos of strangers, for feeds, teasers and avatars; developed once, when first asked for. */
function stockPhotos(seed: number): () => Promise<Pixels[]> {
  const frame = { width: 640, height: 480 };
  let made: Promise<Pixels[]> | undefined;
  return () => {
    const random = seededRandom(seed).fork('stock');
    made ??= Promise.all(
      [landscape, portrait, table, flower, beach, livingRoom, landscape, portrait].map((paint, i) =>
        develop({ ...paint(random.fork(i), frame), grain: 0 }, i * 101),
      ),
    );
    return made;
  };
}

/** Of two files with the same bytes it does not matter which one is kept. */
function eitherOfTwins(pieces: readonly Piece[]): Piece[] {
  const twins = new Set(pieces.flatMap(({ kind, copyOf }) => (kind === 'exact' && copyOf ? [copyOf] : [])));
  return pieces.map((piece): Piece => {
    if (twins.has(piece.path)) return { ...piece, expect: ['keep', 'duplicates'] };
    return piece.kind === 'exact' ? { ...piece, expect: ['duplicates', 'keep'] } : piece;
  });
}

function unique(pieces: readonly Piece[]): Piece[] {
  const seen = new Set<string>();
  return pieces.filter(({ path }) => {
    // Not every disk tells DSC_1.JPG from dsc_1.jpg.
    const key = path.toLowerCase();
    return seen.has(key) ? false : seen.add(key);
  });
}
