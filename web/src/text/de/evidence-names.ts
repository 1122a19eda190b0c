import type { Phrase } from '../phrases.ts';

/** How a name is said to look: "The name “…” is how …". */
export const names: readonly Phrase[] = [
  ['is how Android phones name screenshots', 'So benennen Android-Handys Screenshots'],
  ['is how desktop systems name screenshots', 'So benennen Rechner Screenshots'],
  ['is how a screenshot tool names its files', 'So benennt ein Screenshot-Programm seine Dateien'],
  ['says screenshot', 'Der Name sagt Screenshot'],
  ['is how games and consoles name captures', 'So benennen Spiele und Konsolen ihre Aufnahmen'],
  ['is how phones name screen recordings', 'So benennen Handys Bildschirmaufnahmen'],
  [
    'is how an iPhone names screenshots (and some other pictures)',
    'So benennt ein iPhone Screenshots (und einige andere Bilder)',
  ],
  ['is how cameras name photos', 'So benennen Kameras Fotos'],
  [
    'is how PhotoRec names files that it found on a disk',
    'So benennt PhotoRec, was es auf einem Datenträger fand',
  ],
  [
    'is how PhotoRec names the small preview embedded in another photo',
    'So benennt PhotoRec das kleine Vorschaubild aus einem anderen Foto',
  ],
  ['is how PhotoRec names files that it found broken', 'So benennt PhotoRec Dateien, die es beschädigt fand'],
  ['is how a recovery tool names what it found', 'So benennt ein Rettungsprogramm seine Funde'],
  [
    'is a bare number, as some recovery tools (and some cameras) give',
    'Eine bloße Zahl, wie manche Rettungsprogramme (und manche Kameras) sie vergeben',
  ],
  ['is how a browser names files in its cache', 'So benennt ein Browser Dateien in seinem Cache'],
  ['is how a thumbnail cache names its files', 'So benennt ein Vorschaubilder-Cache seine Dateien'],
  ['says icon', 'Der Name sagt Symbol'],
  ['says profile picture', 'Der Name sagt Profilbild'],
  ['says banner', 'Der Name sagt Banner'],
  ['says advertisement', 'Der Name sagt Werbung'],
  ['says thumbnail', 'Der Name sagt Vorschaubild'],
  ['says web graphic (logo, sprite, button)', 'Der Name sagt Web-Grafik (Logo, Sprite, Knopf)'],
  [
    'is how a browser names a picture without a name',
    'So benennt ein Browser ein Bild, das keinen Namen hat',
  ],
];

/** What a folder is: "It lies in “…”, …". */
export const folders: readonly Phrase[] = [
  ['a folder of thumbnails', 'einem Ordner für Vorschaubilder'],
  ['a cache or temporary folder', 'einem Cache oder temporären Ordner'],
  ['the output of a recovery tool', 'der Ausgabe eines Rettungsprogramms'],
  ['a folder of game captures', 'einem Ordner für Spielaufnahmen'],
  ['a folder of screenshots', 'einem Ordner für Screenshots'],
  ['a messenger’s folder', 'dem Ordner eines Messengers'],
  ['a download folder', 'einem Download-Ordner'],
  ['a camera’s folder', 'dem Ordner einer Kamera'],
];

/** What a number of pixels is: "… pixels is …". */
export const sizes: readonly Phrase[] = [
  ['exactly the screen of a phone', 'genau der Bildschirm eines Handys'],
  ['exactly the screen of a tablet', 'genau der Bildschirm eines Tablets'],
  ['exactly the screen of a computer', 'genau der Bildschirm eines Rechners'],
  [
    'a 16:9 frame that screens, videos and forwarded photos share',
    'ein 16:9-Format, wie Bildschirme, Videos und weitergeleitete Fotos es haben',
  ],
  ['a standard advertisement size', 'eine übliche Größe für Werbung'],
  ['a standard icon size', 'eine übliche Größe für Symbole'],
  ['the size of the preview embedded in camera files', 'die Größe des Vorschaubilds in Kameradateien'],
  ['not tiny', 'nicht winzig'],
  ['less than any screen has', 'weniger, als irgendein Bildschirm hat'],
  ['tiny: fewer than 200 on either side', 'winzig: weniger als 200 auf jeder Seite'],
];
