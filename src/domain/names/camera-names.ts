/**
 * How cameras and phones name photos. A name like this speaks for a photo, and none of them may ever be
 * taken for anything else by name alone. Phone series: the naming rules published by photo importers;
 * camera series: DCF (JEITA CP-3461) and the makers' habits.
 */
const FORMS = new RegExp(
  [
    String.raw`(?:\d{5})?(?:IMG|VID|PXL|PANO|MVIMG|BURST|WP|C360|NIGHT|PORTRAIT|Photo)[_-]?\d{8}[_-]?\d{2,}.*`,
    String.raw`IMG_E?\d{3,5}`,
    String.raw`\d{5}IMG_\d{5}_BURST.*`,
    String.raw`(?:19|20)\d{6}[_-]\d{6}.*`,
    String.raw`(?:19|20)\d\d-\d\d-\d\d[- _.]\d\d[-.]\d\d[-.]\d\d`,
    String.raw`(?:DSC|DSCF|DSCN|DSCI|DSCO|_DSC|_MG_|_IMG|IMGP|SAM|CIMG|PICT|HPIM|DCP|SDC|KIF|STA|STB|PANA|P|R|L|EPSN|IMAG|CAM|MVC-|PHOT|Photo|S)_?\d{3,7}[A-Z]?(?:_BURST\d+.*)?`,
    String.raw`[A-Z_][A-Z0-9_]{2}[A-Z_]\d{4}`,
    String.raw`(?:GOPR|GP\d\d|G00|GX\d\d|GH\d\d)\d{4,5}`,
    String.raw`DJI_(?:\d{14}_)?\d{4}.*`,
    String.raw`\d{3}_\d{4}`,
    String.raw`WIN_\d{8}_\d\d_\d\d_\d\d_Pro`,
    String.raw`BURST\d{14}.*`,
    String.raw`IMG\d{14}(?:_.*)?`,
  ]
    .map((form) => `(?:${form})`)
    .join('|')
    .replace(/^/, '^(?:')
    .concat(String.raw`)(?:\(\d+\)| \(\d+\)|~\d+| ?[-_ ]?\(?copy\)?|_\d)*$`),
  '',
);

export function isCameraName(stem: string): boolean {
  return FORMS.test(stem);
}
