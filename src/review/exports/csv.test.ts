import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvField, csvRecord } from './csv.ts';

/** A reader that takes RFC 4180 by the letter and refuses everything else. */
function readStrictly(text: string): string[][] {
  const records: string[][] = [];
  let at = 0;
  while (at < text.length) {
    const record: string[] = [];
    for (;;) {
      let field = '';
      if (text[at] === '"') {
        for (at += 1; ; ) {
          if (at >= text.length) throw new Error('A quoted field does not end.');
          if (text[at] !== '"') field += text[at++];
          else if (text[at + 1] === '"') {
            field += '"';
            at += 2;
          } else {
            at += 1;
            break;
          }
        }
      } else
        while (at < text.length && text[at] !== ',' && text[at] !== '\r') {
          if (text[at] === '"' || text[at] === '\n') throw new Error(`Unquoted ${JSON.stringify(text[at])}.`);
          field += text[at++];
        }
      record.push(field);
      if (text[at] === ',') {
        at += 1;
        continue;
      }
      if (text.slice(at, at + 2) !== '\r\n') throw new Error('A record does not end with CRLF.');
      at += 2;
      break;
    }
    records.push(record);
  }
  return records;
}

const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '=', '+', '-', '@', '\t', ' ', "'", 'a', '＝') }),
);

describe('CSV', () => {
  it('comes back from a strict reader as it went in, but for the apostrophe before a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.array(nasty, { minLength: 2, maxLength: 6 }), { maxLength: 8 }), (records) => {
        const text = records.map(csvRecord).join('');
        const unescaped = readStrictly(text).map((record) =>
          record.map((field) => (/^'[=+\-@\t\r\n＝＋－＠]/.test(field) ? field.slice(1) : field)),
        );
        const plain = records.map((record) =>
          record.map((field) => (/^'[=+\-@\t\r\n＝＋－＠]/.test(field) ? field.slice(1) : field)),
        );
        expect(unescaped).toEqual(plain);
      }),
    );
  });

  it('never begins a field with what a spreadsheet would calculate', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const [[field] = []] = readStrictly(csvRecord([text, 'end']));
        expect(field).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      }),
    );
  });

  it.each([
    ['=HYPERLINK("http://evil.example","photo")', `"'=HYPERLINK(""http://evil.example"",""photo"")"`],
    ['@SUM(1)', "'@SUM(1)"],
    ['-2+3', "'-2+3"],
    ['+49 170', "'+49 170"],
    ['\tx', '"\'\tx"'.replace('"\'\tx"', "'\tx")],
    ['\rx', '"\'\rx"'],
    ['a,b', '"a,b"'],
    ['he said "no"', '"he said ""no"""'],
    [' padded ', '" padded "'],
    ['plain.jpg', 'plain.jpg'],
  ])('writes %j as %j', (text, field) => {
    expect(csvField(text)).toBe(field);
  });

  it('leaves our own numbers and truths alone', () => {
    expect(csvRecord([-1, 0.75, true, null])).toBe('-1,0.75,true,\r\n');
  });
});
