import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { BYTE_FACTS } from './facts.ts';
import { measureBytes } from './measure-bytes.ts';

const HEAD = 65_536;
const TAIL = 4_096;

function picture(width = 640, height = 480) {
  const data = Buffer.alloc(width * height * 3);
  let state = 1;
  for (let i = 0; i < data.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    data[i] = ((i / 3) % width) / 4 + (state >>> 26);
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

async function factsOf(file: Uint8Array, changes: Partial<Parameters<typeof measureBytes>[1]> = {}) {
  const ends = { head: file.subarray(0, HEAD), tail: file.subarray(-TAIL), size: file.length };
  const declared = {
    fileName: 'a.jpg',
    mimeType: 'image/jpeg',
    width: 640,
    height: 480,
    bytes: file.length,
    ...changes,
  };
  return (await measureBytes(ends, declared)).facts;
}

/** An APP1 segment with one ASCII-or-bytes tag in IFD0 or, through a pointer, in the EXIF IFD. */
function exifSegment(tag: number, type: number, value: Buffer): Buffer {
  const tiff = Buffer.alloc(44);
  tiff.write('II*\0', 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  tiff.writeUInt16LE(0x8769, 10);
  tiff.writeUInt16LE(4, 12);
  tiff.writeUInt32LE(1, 14);
  tiff.writeUInt32LE(26, 18);
  tiff.writeUInt16LE(1, 26);
  tiff.writeUInt16LE(tag, 28);
  tiff.writeUInt16LE(type, 30);
  tiff.writeUInt32LE(value.length, 32);
  tiff.writeUInt32LE(44, 36);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, value]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

const withSegment = (jpeg: Buffer, segment: Buffer) =>
  Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);

const NOTHING_LOST = {
  head_zero_sectors: 0,
  head_ff_sectors: 0,
  tail_zero_sectors: 0,
  tail_ff_sectors: 0,
  filled_from: null,
};

describe('measureBytes', () => {
  it('reads a sound JPEG and gives exactly the documented facts', async () => {
    const facts = await factsOf(await picture().jpeg({ quality: 60, mozjpeg: false }).toBuffer());
    expect(Object.keys(facts).sort()).toEqual(Object.keys(BYTE_FACTS).sort());
    expect(facts).toMatchObject({
      magic: 'jpeg',
      magic_matches_name: true,
      magic_matches_mime: true,
      size_matches: true,
      jpeg_quality: 60,
      jpeg_sampling: '4:2:0',
      jpeg_progressive: false,
      header_broken: false,
      end_marker: 'present',
      trailing_bytes: 0,
      stray_markers: 0,
      head_zero_sectors: 0,
    });
  });

  it('notices a cut, a zeroed and a foreign end', async () => {
    const jpeg = await picture().jpeg({ quality: 95 }).toBuffer();
    const half = Math.floor(jpeg.length / 2);
    expect(await factsOf(jpeg.subarray(0, half))).toMatchObject({ end_marker: 'missing' });
    const zeroed = Buffer.from(jpeg);
    zeroed.fill(0, half);
    const zeros = await factsOf(zeroed);
    expect(zeros).toMatchObject({
      end_marker: 'missing',
      tail_entropy: 0,
      tail_zero_sectors: TAIL / 512 - 1,
    });
    const foreign = Buffer.concat([jpeg.subarray(0, half), Buffer.from('<p>another file</p>\n'.repeat(900))]);
    const text = await factsOf(foreign);
    expect(text.end_marker).toBe('missing');
    expect(text.tail_entropy).toBeLessThan(5);
    const padded = await factsOf(Buffer.concat([jpeg, Buffer.alloc(1000)]));
    expect(padded).toMatchObject({ end_marker: 'followed', trailing_bytes: 1000, trailing_kind: 'zeros' });
  });

  it('counts zeroed sectors and foreign bytes within the coded data', async () => {
    const jpeg = await picture().jpeg({ quality: 90 }).toBuffer();
    const zeroed = Buffer.from(jpeg);
    zeroed.fill(0, 8192, 8192 + 2048);
    expect((await factsOf(zeroed)).head_zero_sectors).toBeGreaterThanOrEqual(3);
    const other = Buffer.from(jpeg);
    for (let i = 0; i < 2000; i += 2) other.set([0xff, 0x41 + (i % 20)], 8192 + i);
    expect((await factsOf(other)).stray_markers).toBeGreaterThan(100);
  });

  it('takes the even areas of a screenshot for what they are, however they are coded', async () => {
    const even = sharp({ create: { width: 1080, height: 2400, channels: 3, background: '#fff' } });
    const line = { create: { width: 700, height: 40, channels: 3, background: '#135' } } as const;
    const page = even.composite([{ input: await sharp(line).png().toBuffer(), left: 90, top: 1200 }]);
    for (const jpeg of [
      await page.clone().jpeg({ optimiseCoding: true, progressive: false }).toBuffer(),
      await page.clone().jpeg({ mozjpeg: true }).toBuffer(),
    ]) {
      expect(jpeg.indexOf(Buffer.alloc(512))).toBeGreaterThan(0);
      expect(await factsOf(jpeg), String(jpeg.length)).toMatchObject(NOTHING_LOST);
    }
    const bmp = Buffer.alloc(200_000);
    bmp.write('BM', 'latin1');
    expect(await factsOf(bmp)).toMatchObject({ magic: 'bmp', head_zero_sectors: null });
  });

  it('does not take what pads a whole file for a lost part of it', async () => {
    const jpeg = await picture().jpeg().toBuffer();
    const padded = Buffer.concat([jpeg, Buffer.alloc(4096 - (jpeg.length % 512))]);
    expect(await factsOf(padded)).toMatchObject({ ...NOTHING_LOST, trailing_kind: 'zeros' });
  });

  it('reads a file that lies amid others in memory', async () => {
    const jpeg = await picture()
      .withExif({ IFD0: { Make: 'Canon' } })
      .jpeg()
      .toBuffer();
    const shared = Buffer.concat([Buffer.from('another file'), jpeg, Buffer.from('and another')]);
    expect(await factsOf(shared.subarray(12, 12 + jpeg.length))).toMatchObject({ camera_make: 'Canon' });
  });

  it('knows iOS screenshots by their comment, and only by the exact one', async () => {
    const jpeg = await picture().jpeg().toBuffer();
    const comment = (text: string) => exifSegment(0x9286, 7, Buffer.from(`ASCII\0\0\0${text}`, 'latin1'));
    const shot = await factsOf(withSegment(jpeg, comment('Screenshot')));
    expect(shot).toMatchObject({ user_comment: 'Screenshot', screenshot_comment: true });
    const other = await factsOf(withSegment(jpeg, comment('Screenshots of my trip')));
    expect(other).toMatchObject({ user_comment: 'Screenshots of my trip', screenshot_comment: false });
  });

  it('reads the software of a PNG and its colour mode', async () => {
    const png = await picture().png({ palette: true }).toBuffer();
    const text = Buffer.from('Software\0gnome-screenshot', 'latin1');
    const chunk = Buffer.alloc(12 + text.length);
    chunk.writeUInt32BE(text.length, 0);
    chunk.write('tEXt', 4, 'latin1');
    text.copy(chunk, 8);
    const file = Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
    expect(await factsOf(file, { fileName: 'a.png', mimeType: 'image/png' })).toMatchObject({
      magic: 'png',
      software: 'gnome-screenshot',
      colour_mode: 'palette',
      end_marker: 'present',
    });
    expect((await factsOf(file)).magic_matches_name).toBe(false);
  });

  it('names CMYK, camera and make', async () => {
    const cmyk = await picture().toColourspace('cmyk').jpeg().toBuffer();
    expect((await factsOf(cmyk)).colour_mode).toBe('cmyk');
    const camera = await picture()
      .withExif({ IFD0: { Make: 'Canon', Model: 'EOS 80D' } })
      .jpeg()
      .toBuffer();
    expect(await factsOf(camera)).toMatchObject({ camera_make: 'Canon', camera_model: 'EOS 80D' });
  });

  it('finds Samsung’s capture trailer and its app', async () => {
    const jpeg = await picture().jpeg().toBuffer();
    const trailer = Buffer.concat([
      Buffer.from([0, 0, 0xa1, 0x0b, 17, 0, 0, 0]),
      Buffer.from('Captured_App_Infocom.whatsapp', 'latin1'),
      Buffer.from([0, 0]),
      Buffer.from('SEFH\x6b\0\0\0\x01\0\0\0', 'latin1'),
      Buffer.from([24, 0, 0, 0]),
      Buffer.from('SEFT', 'latin1'),
    ]);
    expect(await factsOf(Buffer.concat([jpeg, trailer]))).toMatchObject({
      samsung_capture: true,
      samsung_app: 'com.whatsapp',
      end_marker: 'followed',
      trailing_kind: 'samsung',
    });
  });

  it('tells what is no picture at all', async () => {
    const noise = deflateSync(Buffer.from(Array.from({ length: 40_000 }, (_, i) => (i * i * 31) & 255)));
    const random = Buffer.from(Array.from({ length: 4096 }, (_, i) => Math.imul(i + 7, 2654435761) >>> 24));
    for (const [file, magic] of [
      [Buffer.alloc(5000), 'zeros'],
      [Buffer.alloc(5000, 255), 'ff'],
      [Buffer.from('<!DOCTYPE html><html>404'), 'html'],
      [Buffer.from('just words, many of them'), 'text'],
      [Buffer.alloc(0), 'empty'],
      [random, 'noise'],
    ] as const) {
      expect((await factsOf(file)).magic).toBe(magic);
    }
    expect((await factsOf(noise)).magic_matches_name).toBe(false);
  });

  it('never throws, whatever the bytes', async () => {
    const jpeg = withSegment(
      await picture(64, 48).jpeg().toBuffer(),
      exifSegment(0x9286, 7, Buffer.from('UNICODE\0S\0c\0', 'latin1')),
    );
    const png = await picture(64, 48).png().toBuffer();
    const damage = fc.record({
      file: fc.constantFrom(jpeg, png),
      writes: fc.array(fc.tuple(fc.nat(600), fc.integer({ min: 0, max: 255 })), { maxLength: 12 }),
      cut: fc.nat(4000),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ file, writes, cut }) => {
        const broken = Buffer.from(file.subarray(0, Math.max(0, file.length - cut)));
        for (const [at, value] of writes) if (at < broken.length) broken[at] = value;
        expect((await factsOf(broken)).magic).toBeTypeOf('string');
      }),
      { numRuns: 150 },
    );
  });
});
