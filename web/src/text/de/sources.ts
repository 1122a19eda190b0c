/** Where a finding was read, as it stands after "aus". */
const SOURCES: Readonly<Record<string, string>> = {
  originalFileName: 'dem Dateinamen',
  originalPath: 'dem Pfad',
  'names in the folder': 'den Namen im Ordner',
  originalMimeType: 'dem Dateiformat',
  'exifInfo.make': 'den Kameradaten',
  exifInfo: 'den EXIF-Daten',
  'exifInfo.timeZone': 'der Zeitzone in den EXIF-Daten',
  'exifInfo.fileSizeInByte': 'der Dateigröße',
  'width × height': 'Breite × Höhe',
  thumbnail: 'dem Vorschaubild',
  thumbhash: 'Immichs Thumbhash',
  people: 'Immichs Gesichtserkennung',
  ocr: 'Immichs Texterkennung',
  'smart search': 'Immichs intelligenter Suche',
  'checksum or Immich': 'Prüfsumme oder Immich',
  'perceptual hash': 'dem Bildvergleich',
  original: 'dem Original',
  'original, first bytes': 'den ersten Bytes des Originals',
  'original, last bytes': 'den letzten Bytes des Originals',
  'original, first and last bytes': 'den ersten und letzten Bytes des Originals',
  'original, embedded preview': 'dem Vorschaubild im Original',
  'original, EXIF': 'den EXIF-Daten des Originals',
  'original, EXIF UserComment': 'dem EXIF-Kommentar des Originals',
  'original, XMP': 'den XMP-Daten des Originals',
  'original, Software': 'der Software-Angabe des Originals',
};

/** One or more of them; what is not known stays as it is. */
export function sources(field: string): string {
  const known = SOURCES[field];
  if (known !== undefined) return known;
  // A name may itself hold a comma: the longest that is known comes first.
  for (let end = field.lastIndexOf(', '); end > 0; end = field.lastIndexOf(', ', end - 1)) {
    const first = SOURCES[field.slice(0, end)];
    if (first !== undefined) return `${first}, ${sources(field.slice(end + 2))}`;
  }
  return field;
}
