import { type Phrase, translator } from '../phrases.ts';
import { facts, titles } from './evidence-facts.ts';
import { folders, names, sizes } from './evidence-names.ts';
import { whatWouldChange } from './what-would-change.ts';

const proofs: readonly Phrase[] = [
  ['The file does not begin like any picture', 'Die Datei beginnt wie kein Bild'],
  ['The head of the file is broken', 'Der Anfang der Datei ist beschädigt'],
  ['Foreign data stand in the middle of the picture', 'Mitten im Bild stehen fremde Daten'],
  ['Part of the file was overwritten', 'Ein Teil der Datei wurde überschrieben'],
  ['The file ends before the picture does', 'Die Datei endet vor dem Bild'],
  [
    'The file says so itself: its user comment is “Screenshot”',
    'Die Datei sagt es selbst: Ihr Kommentar lautet „Screenshot“',
  ],
  [
    'The file ends with the capture record that Samsung phones write into screenshots',
    'Die Datei endet mit dem Vermerk, den Samsung-Handys in Screenshots schreiben',
  ],
  ['It was written by a screenshot tool', 'Ein Screenshot-Programm hat sie geschrieben'],
  ['It was written by the home screen of iOS', 'Der Startbildschirm von iOS hat sie geschrieben'],
  [
    'It was written by Android itself and by no camera',
    'Android selbst hat sie geschrieben und keine Kamera',
  ],
  ['The original itself carries camera data', 'Das Original selbst enthält Kameradaten'],
  [
    'It looks like a sheet of paper, scanned or photographed',
    'Es sieht aus wie ein Blatt Papier, gescannt oder fotografiert',
  ],
];

const copies: readonly Phrase[] = [
  ['The same file is there a second time', 'Dieselbe Datei ist noch einmal da'],
  ['The same picture is there in better quality', 'Dasselbe Bild ist in besserer Qualität da'],
  ['The same picture is there in a larger version', 'Dasselbe Bild ist in größerer Fassung da'],
  [
    'It is the preview embedded in another recovered photo',
    'Es ist das Vorschaubild aus einem anderen geretteten Foto',
  ],
  [
    'Immich itself counts it among the duplicates of a better one',
    'Immich selbst zählt es zu den Duplikaten eines besseren',
  ],
  ['The same picture is there, turned by 90°', 'Dasselbe Bild ist da, um 90° gedreht'],
  ['The same picture is there, turned by 180°', 'Dasselbe Bild ist da, um 180° gedreht'],
  ['The same picture is there, mirrored', 'Dasselbe Bild ist da, gespiegelt'],
];

const groups: readonly Phrase[] = [
  ['in its name', 'im Namen'],
  ['in its folder', 'im Ordner'],
  ['in its camera data', 'in den Kameradaten'],
  ['in its size', 'in den Maßen'],
  ['in its file', 'in der Datei'],
  ['in its looks', 'im Aussehen'],
  ['in its sharpness', 'in der Schärfe'],
  ['in its exposure', 'in der Belichtung'],
  ['of damage or of none', 'zu Schäden'],
  ['in its bytes', 'in den Bytes der Datei'],
  ['in other pictures', 'bei anderen Bildern'],
  ['in who is on it', 'bei den Personen'],
  ['in what Immich’s models say', 'in dem, was Immichs Modelle sagen'],
  ['in the library around it', 'in der Umgebung der Bibliothek'],
];

const others: readonly Phrase[] = [
  [
    'The name says that it was received or saved through {=}.',
    'Der Name sagt, dass es über {} kam oder gesichert wurde.',
  ],
  ['Its name is not how screenshots are named.', 'So heißen Screenshots nicht.'],
  ['It carries no camera data.', 'Es enthält keine Kameradaten.'],
  ['It carries camera data: {}.', 'Es enthält Kameradaten: {}.'],
  ['The file carries a date in its EXIF data.', 'Die Datei enthält ein Datum in ihren EXIF-Daten.'],
  ['The file carries no date in its EXIF data.', 'Die Datei enthält kein Datum in ihren EXIF-Daten.'],
  ['Its size is not that of a known screen.', 'Es hat nicht die Größe eines bekannten Bildschirms.'],
  [
    'Its size is not a standard one of icons or advertisements.',
    'Es hat keine übliche Größe von Symbolen oder Werbung.',
  ],
  [
    'Its size is not known, so less can be said of it.',
    'Seine Größe ist nicht bekannt, deshalb lässt sich weniger sagen.',
  ],
  ['Nothing in it is transparent.', 'Nichts darin ist durchsichtig.'],
  [
    '{} of it is transparent, as in icons and graphics.',
    '{} davon sind durchsichtig, wie bei Symbolen und Grafiken.',
  ],
  ['The picture looks damaged {}.', 'Das Bild sieht beschädigt aus, {}.'],
  [
    'It is nearly black: its brightest parts reach {}.',
    'Es ist fast schwarz: Die hellsten Stellen erreichen {}.',
  ],
  [
    'It is blown out: even its darkest parts are at {}.',
    'Es ist überbelichtet: Selbst die dunkelsten Stellen liegen bei {}.',
  ],
  [
    'It was compressed very hard: {} cannot hold the detail that it shows.',
    'Es wurde sehr stark komprimiert: {} können die Einzelheiten nicht fassen, die es zeigt.',
  ],
  ['Immich recognised {} in it.', 'Immich hat darin {} erkannt.'],
  [
    '{} files beside it have names that recovery tools give.',
    '{} Dateien daneben heißen, wie Rettungsprogramme benennen.',
  ],
  ['In Immich’s search for “{=}” it is {}.', 'In Immichs Suche nach „{}“ steht es {}.'],
  ['Immich read {}: more than is usual in photos.', 'Immich hat {} gelesen: mehr, als in Fotos üblich ist.'],
  ['Immich read {}.', 'Immich hat {} gelesen.'],
  ['It needs {} as PNG, as photos saved so do.', 'Als PNG braucht es {}, wie so gespeicherte Fotos.'],
  [
    'It could be read, and a thumbnail could be made of it.',
    'Es ließ sich lesen, und ein Vorschaubild ließ sich davon machen.',
  ],
  ['The file is empty.', 'Die Datei ist leer.'],
  [
    'No thumbnail could be made of it, though the format is a common one.',
    'Ein Vorschaubild ließ sich nicht machen, obwohl das Format ein übliches ist.',
  ],
  [
    'Big light letters with a dark outline run across it ({}), as in memes.',
    'Große helle Buchstaben mit dunklem Rand laufen darüber ({}), wie in Memes.',
  ],
  ['Beginning and end of the file are in order.', 'Anfang und Ende der Datei sind in Ordnung.'],
  [
    'Its colours are stored for print (CMYK), which cameras never do.',
    'Die Farben sind für den Druck gespeichert (CMYK), was Kameras nie tun.',
  ],
  [
    'It has a palette of at most 256 colours, as graphics have.',
    'Es hat höchstens 256 Farben, wie Grafiken.',
  ],
  ['It has black and white only.', 'Es hat nur Schwarz und Weiß.'],
  ['It has 16 bits per channel.', 'Es hat 16 Bit je Kanal.'],
  [
    'The preview in its head shows {}: two files were put together when it was recovered.',
    'Das Vorschaubild am Anfang zeigt {}: Beim Retten wurden zwei Dateien vermengt.',
  ],
];

const values: readonly Phrase[] = [
  ['{} bits per pixel', '{} Bit je Pixel'],
  ['from {} of the height down', 'ab {} der Höhe'],
  ['one person', 'eine Person'],
  ['{} persons', '{} Personen'],
  ['1 word on {} of it', '1 Wort auf {} der Fläche'],
  ['{} words on {} of it', '{} Wörter auf {} der Fläche'],
  ['near the top', 'weit vorn'],
  ['far from the top', 'weit hinten'],
  ['{} of 255', '{} von 255'],
  ['{} of the height', '{} der Höhe'],
  ['{} without colour, {} print', '{} ohne Farbe, {} Schrift'],
  ['{} stray markers', '{} verirrte Markierungen'],
  ['1 sector of 512 bytes', '1 Sektor zu 512 Bytes'],
  ['{} sectors of 512 bytes', '{} Sektoren zu 512 Bytes'],
  ['{} slight signs', '{} leichte Hinweise'],
  ['it has no bytes', 'sie hat keine Bytes'],
  ['it is a web page', 'sie ist eine Webseite'],
  ['it is text', 'sie ist Text'],
  ['only zeros', 'nur Nullen'],
  ['only bytes of 255', 'nur Bytes mit 255'],
  ['only noise', 'nur Rauschen'],
  ['no format that is known', 'kein bekanntes Format'],
  ['its parts do not follow one another', 'ihre Teile folgen nicht aufeinander'],
  ['no end marker', 'ohne Endmarkierung'],
  ['another picture', 'ein anderes Bild'],
  ['capture record', 'Aufnahmevermerk'],
  ['exposure', 'Belichtung'],
  ['some', 'einige'],
  ['none', 'keine'],
  ['Less than 1 %', 'Weniger als 1 %'],
  ['the file is empty', 'die Datei ist leer'],
  ['there is one', 'vorhanden'],
  ['{} % of {}', '{} % von {}'],
];

const inForm = (phrases: readonly Phrase[], english: string, german: string): Phrase[] =>
  phrases.map(([from, to]) => [english.replace('*', from), german.replace('*', to)]);

/** The sentences of evidence in German: see the signals of the service. */
export const evidence = translator({
  sentences: [
    ...inForm(names, 'The name “{=}” *.', '*: „{}“.'),
    ...inForm(folders, 'It lies in “{=}”, *.', 'Es liegt in „{}“, *.'),
    ...inForm(sizes, '{} pixels is *.', '{} Pixel: *.'),
    ...inForm(proofs, '* ({}).', '* ({}).'),
    ...inForm(copies, '*: {=}.', '*: {}.'),
    ...inForm(
      groups,
      '{} slight signs * together speak a little for it.',
      '{} leichte Hinweise * sprechen zusammen ein wenig dafür.',
    ),
    ...inForm(
      groups,
      '{} slight signs * together speak a little against it.',
      '{} leichte Hinweise * sprechen zusammen ein wenig dagegen.',
    ),
    ...others,
    ...whatWouldChange,
  ],
  facts,
  titles,
  values,
  speaksFor: '{}: Das spricht für {}.',
  speaksAgainst: '{}: Das spricht gegen {}.',
  pictures: [
    ['a screenshot', 'einen Screenshot'],
    ['a picture from the web', 'ein Bild aus dem Web'],
    ['a failed picture', 'ein misslungenes Bild'],
    ['a leftover of a recovery', 'ein Überbleibsel einer Datenrettung'],
    ['a copy', 'eine Kopie'],
  ],
  together: '{} zusammen mit {}',
  decimalSign: ',',
});
