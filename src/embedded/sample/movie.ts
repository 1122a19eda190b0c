/**
 * The smallest movie that players open: one track of motion JPEG (QuickTime file format, sample entry
 * "jpeg"), every frame a whole JPEG.
 */
export function movie(
  frames: readonly Buffer[],
  width: number,
  height: number,
  framesPerSecond: number,
): Buffer {
  const head = atom('ftyp', Buffer.from('qt  \0\0\0\0qt  isom', 'latin1'));
  const media = atom('mdat', ...frames);
  const duration = frames.length;
  const track = atom(
    'trak',
    atom(
      'tkhd',
      words(0x00000007, 0, 0, 1, 0, duration, 0, 0, 0, 0),
      matrix,
      words(width << 16, height << 16),
    ),
    atom(
      'mdia',
      atom('mdhd', words(0, 0, 0, framesPerSecond, duration, 0)),
      atom('hdlr', words(0), Buffer.from('mhlrvide', 'latin1'), words(0, 0, 0), Buffer.from('\0', 'latin1')),
      atom(
        'minf',
        atom('vmhd', words(1, 0x00000000, 0)),
        dataReference,
        sampleTable(frames, width, height, head.length + 8),
      ),
    ),
  );
  const header = atom(
    'mvhd',
    words(0, 0, 0, framesPerSecond, duration, 0x00010000, 0x01000000, 0, 0),
    matrix,
    words(0, 0, 0, 0, 0, 0, 2),
  );
  return Buffer.concat([head, media, atom('moov', header, track)]);
}

function sampleTable(frames: readonly Buffer[], width: number, height: number, offset: number): Buffer {
  const entry = Buffer.alloc(86);
  entry.writeUInt32BE(86, 0);
  entry.write('jpeg', 4, 'latin1');
  entry.writeUInt16BE(1, 14);
  entry.writeUInt16BE(width, 32);
  entry.writeUInt16BE(height, 34);
  // 72 dots per inch, 16.16 fixed point.
  entry.writeUInt32BE(72 << 16, 36);
  entry.writeUInt32BE(72 << 16, 40);
  entry.writeUInt16BE(1, 48);
  entry.writeUInt16BE(24, 82);
  entry.writeInt16BE(-1, 84);
  return atom(
    'stbl',
    atom('stsd', words(0, 1), entry),
    atom('stts', words(0, 1, frames.length, 1)),
    atom('stsc', words(0, 1, 1, frames.length, 1)),
    atom('stsz', words(0, 0, frames.length, ...frames.map((frame) => frame.length))),
    atom('stco', words(0, 1, offset)),
  );
}

function atom(kind: string, ...parts: readonly Buffer[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 8);
  return Buffer.concat([words(length), Buffer.from(kind, 'latin1'), ...parts]);
}

function words(...values: readonly number[]): Buffer {
  const out = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) out.writeUInt32BE(value >>> 0, i * 4);
  return out;
}

/** No rotation, no scaling. */
const matrix = words(0x00010000, 0, 0, 0, 0x00010000, 0, 0, 0, 0x40000000);

/** The samples are in this very file. */
const dataReference = atom('dinf', atom('dref', words(0, 1), atom('url ', words(1))));
