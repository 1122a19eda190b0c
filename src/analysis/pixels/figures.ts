/**
 * Every figure that `measurePixels` gives, in one table. All of the thumbnail at a short side of at most 250 px;
 * luma is Rec. 601, 0–255. `range` is what occurs, not a clamp.
 */
export interface FigureMeta {
  readonly what: string;
  readonly range: string;
  /** Where the measure or its constants come from. */
  readonly source: string;
}

const OWN = 'own measure; constants explained where they stand';
const NATURAL = 'statistics of natural images: Huang & Mumford 1999';

const figure = (what: string, range = '0–1', source = OWN): FigureMeta => ({ what, range, source });

export const FIGURES = {
  colours: figure('log2 of 1 + distinct colours at 5 bits a channel', '1–15'),
  colours_per_pixel: figure('distinct colours over pixels'),
  colour_entropy: figure('entropy of the colour histogram in bits', '0–15'),
  top_colour: figure('share of the most frequent colour'),
  top_4_colours: figure('share of the four most frequent colours'),
  top_16_colours: figure('share of the sixteen most frequent colours'),
  luma_mean: figure('mean luma', '0–255'),
  luma_deviation: figure('standard deviation of luma', '0–127'),
  luma_entropy: figure('entropy of the luma histogram in bits', '0–8'),
  luma_levels: figure('luma levels that occur', '1–256'),
  luma_p1: figure('1st percentile of luma', '0–255'),
  luma_p5: figure('5th percentile of luma', '0–255'),
  luma_p50: figure('median luma', '0–255'),
  luma_p95: figure('95th percentile of luma', '0–255'),
  luma_p99: figure('99th percentile of luma', '0–255'),
  luma_range: figure('99th minus 1st percentile of luma', '0–255'),
  pure_white: figure('share of pixels with all channels ≥ 248'),
  pure_black: figure('share of pixels with all channels ≤ 7'),
  grey_share: figure('share of pixels whose channels differ by at most 8'),
  vivid_share: figure('share of pixels with saturation above 0.6 that are not dark'),
  saturation: figure('mean HSV saturation'),
  colourfulness: figure('colourfulness', '0–150', 'Hasler & Süsstrunk 2003'),
  tint: figure('largest difference of the channel means', '0–255'),

  flat_share: figure('share of 8 × 8 blocks with a luma range of at most 3'),
  smooth_share: figure('share of blocks with a range of 4–16: sky, walls, skin'),
  busy_share: figure('share of all other blocks'),
  flat_of_calm: figure('flat blocks over flat and smooth ones: drawn pictures near 1, photos near 0'),
  flat_white: figure('share of blocks that are flat and near white (≥ 235)'),
  flat_dark: figure('share of blocks that are flat and near black (≤ 40)'),
  flat_middle: figure('share of blocks that are flat and in between'),
  flat_one_shade: figure('share of the flat blocks that have the most frequent shade'),
  flat_shades: figure('shades (of 64) that flat blocks of more than 1 % of the frame have', '0–40'),
  bimodal_share: figure('share of blocks of two shades only: print, icons, drawn edges'),
  flat_largest: figure('largest connected patch of flat blocks, share of the frame'),
  flat_rows: figure('share of block rows that are flat over 90 % of the width'),
  flat_columns: figure('share of block columns that are flat over 90 % of the height'),

  edge_density: figure('share of pixels with a luma step of 24 or more over two pixels'),
  edge_strength: figure('mean gradient', '0–80', NATURAL),
  edge_calm: figure('share of pixels with a gradient below 2'),
  edge_axis: figure('share of edge energy within 5.6° of an axis'),
  edge_horizontal: figure('share of the axis-aligned edge energy that runs horizontally'),
  edge_entropy: figure('entropy of edge energy over eight directions in bits', '0–3'),
  edge_kurtosis: figure('log2 of 1 + kurtosis of the gradient', '1–12', NATURAL),
  edge_contrast: figure('deviation of the gradient over its mean', '0–15'),
  edge_step: figure('share of edges whose whole step lies within two pixels (drawn, not focused)'),
  rows_empty: figure('share of rows without any edge'),
  columns_empty: figure('share of columns without any edge'),
  rows_uneven: figure('change of edge density from row to row over its mean', '0–2'),
  columns_uneven: figure('change of edge density from column to column over its mean', '0–2'),
  rows_alternate: figure('changes between busy and empty rows per 100 rows: text, lists', '0–40'),
  edges_central: figure('share of edges in the middle quarter of the frame'),
  lines_horizontal: figure('total length of straight horizontal lines (≥ ¼ width each) in widths', '0–40'),
  lines_vertical: figure('total length of straight vertical lines (≥ ¼ height each) in heights', '0–40'),
  line_longest: figure('longest straight line, share of its side'),
  line_longest_horizontal: figure('longest horizontal line, share of the width'),
  line_longest_vertical: figure('longest vertical line, share of the height'),

  text_share: figure('share of 10 × 10 blocks that look like print'),
  text_dense: figure('share of blocks that look like print on even ground'),
  text_rows: figure('share of block rows with at least three such blocks'),
  caption_line: figure('tallest line of light letters with a dark outline, share of the height'),

  noise_silent: figure('share of 8 × 8 blocks without any grain', '0–1', 'Immerkær 1996'),
  noise_p5: figure(
    '5th percentile of grain (standard deviation of luma) over blocks',
    '0–5',
    'Immerkær 1996',
  ),
  noise_p20: figure('20th percentile of grain', '0–10', 'Immerkær 1996'),
  noise_p50: figure('median of grain', '0–20', 'Immerkær 1996'),
  noise_p90: figure('90th percentile: mostly texture', '0–40', 'Immerkær 1996'),
  noise_p99: figure('99th percentile: the finest detail anywhere', '0–60', 'Immerkær 1996'),

  detail_fine: figure('mean detail of the finest octave', '0–30'),
  detail_coarse: figure('mean detail three octaves below', '0–40'),
  detail_peak: figure('finest detail in the best of 6 × 6 tiles', '0–60'),
  detail_0_1: figure('finest octave over the next: blur lowers it first', '0–2', '1/f spectra: Field 1987'),
  detail_1_2: figure('second octave over the third', '0–2', '1/f spectra: Field 1987'),
  detail_2_3: figure('third octave over the fourth', '0–2', '1/f spectra: Field 1987'),
  sharp_best: figure('finest octave over the next in the sharpest tile: a sharp subject anywhere', '0–2'),
  sharp_p75: figure('the same at the 75th percentile of tiles', '0–2'),
  sharp_median: figure('the same at the median tile', '0–2'),
  sharp_spread: figure('sharpest tile minus lower quartile: bokeh', '0–2'),

  smear: figure('fine detail of the poorest direction over that of the richest: low where something moved'),

  bar_top: figure('one-coloured rows at the top, share of the height'),
  bar_bottom: figure('one-coloured rows at the bottom, share of the height'),
  bar_left: figure('one-coloured columns at the left, share of the width'),
  bar_right: figure('one-coloured columns at the right, share of the width'),
  letterbox: figure('bars on both of two opposite sides', '0–2'),
  status_bar: figure('share of the top 3.5 % that has one shade (glyphs on even ground)'),
  navigation_bar: figure('the same at the bottom'),
  border_even: figure('share of the outermost two pixels that have one shade'),
  corners_alike: figure('1 where all four corners are flat and of one colour', '0 or 1'),
  symmetry: figure('difference from the own mirror image over the deviation: 0 = symmetric', '0–1.5'),
  damage: figure('how likely the picture is half decoded', '0–1', 'logistic regression, see damage.ts'),
  damage_grey: figure(
    'rows of decoder grey (128, 128, 128) at the bottom, share of the height',
    '0–1',
    'libjpeg',
  ),
  damage_green: figure(
    'rows of the green that zeroed chroma gives, share of the height',
    '0–1',
    'ITU-T T.871',
  ),
  damage_break: figure('share of columns that break off at the strongest break'),
  damage_row: figure('where that break is, from the top'),
  damage_breaks: figure('breaks from there on', '0–40'),
  damage_vivid: figure('share of vivid pixels below the break minus above', '−1–1'),
  damage_wild: figure('share of glaring pixels below the break minus above', '−1–1'),
  damage_bands: figure('share of loudly coloured rows below the break minus above', '−1–1'),
  damage_shift: figure('distance of the mean colours above and below the break', '0–300'),
  damage_still: figure('share of pixels above the break that equal their neighbour: drawn pictures'),
  damage_colours: figure('log2 of 1 + colours at 4 bits a channel above the break', '0–12'),

  alpha_share: figure('share of fully transparent pixels'),
  alpha_soft: figure('share of half-transparent pixels'),
  alpha_corners: figure('share of the four corners that are transparent'),
} as const satisfies Record<string, FigureMeta>;

export type FigureName = keyof typeof FIGURES;
export const FIGURE_NAMES = Object.keys(FIGURES) as readonly FigureName[];
