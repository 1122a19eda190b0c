/**
 * What the failures have in common, in words: from contact sheets that a person looked at. The pictures themselves
 * are no part of the project. Look again, and write this anew, when the figures above it change.
 */
export const SHORTCOMINGS: readonly string[] = [
  '## What it still gets wrong',
  '',
  '**Photos scored high** (none of them is recommended): a photo of a computer’s screen that was saved as PNG under a',
  'name that an iPhone gives to screenshots; a well-lit photo saved as PNG under such a name; a receipt that an app',
  'scanned to pure white. Scaled and cropped, four more photos join them: small, crisp ones with hard contrast (stripes,',
  'straw, a black frame, lettering on a cup), which at that size look as pictures from the web do.',
  '',
  '**Screenshots missed**: more than half are scenes of games, which are rendered to look like photos and have no bar,',
  'list or text. Next come lock screens with a photo behind a clock, pages that are mostly one photo, and small cuttings',
  'of a window with hardly anything on them.',
  '',
  '**Web pictures missed**: half are portraits from profile pages, which are good photos of a person and cannot be',
  'told from those at home without a telling name or folder, and a third are memes: photos and drawings with letters of',
  'another style than white with a dark outline, or with small print. Then banners with a rich picture behind the letters,',
  'and logos of two colours of more than icon size.',
  '',
  '**Damage missed**: JPEGs in which a block was zeroed and the decoder found its way again, so that what is left looks',
  'like two photos one above the other, or like a photo with a white lower half. Their bytes would show it; they are not',
  'read, since nothing in the thumbnail raises a suspicion.',
  '',
  '**Poor quality missed**: nearly half is blur along one direction, which keeps sharp edges along it. Next come photos',
  'that were compressed hard, but of so little contrast that their few bits might do. A brown or red frame from a covered',
  'lens is missed where it has a gentle light, as a wall has.',
  '',
];
