import type { SeededRandom } from '../../seeded-random.ts';
import { text } from '../lettering/lettering.ts';
import { box, disc } from '../markup.ts';
import { headline, message, paragraph } from '../words.ts';
import type { Screen } from './phone.ts';

export interface Desktop {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

export const DESKTOPS: readonly Desktop[] = [
  { width: 1920, height: 1080, scale: 1 },
  { width: 2560, height: 1600, scale: 1.5 },
  { width: 2560, height: 1440, scale: 1.3 },
  { width: 1366, height: 768, scale: 0.9 },
];

type DesktopScreen = (random: SeededRandom, desktop: Desktop) => Screen;

const CODE = [
  ['#c586c0', 'export function total(lines) {'],
  ['#9cdcfe', '  let sum = 0;'],
  ['#c586c0', '  for (const line of lines) {'],
  ['#dcdcaa', '    sum += parsePrice(line.amount);'],
  ['#d4d4d4', '  }'],
  ['#6a9955', '  // Rounding once, at the end, keeps the cents right.'],
  ['#c586c0', '  return Math.round(sum * 100) / 100;'],
  ['#d4d4d4', '}'],
  ['#d4d4d4', ''],
  ['#4ec9b0', "import { open } from './ledger.js';"],
  ['#ce9178', "const TITLE = 'Household accounts';"],
] as const;

const windowBar = (d: Desktop, title: string, tone: string, ink: string): string =>
  `${box(0, 0, d.width, 34 * d.scale, tone)}${['#ff5f57', '#febc2e', '#28c840'].map((c, i) => disc((20 + i * 22) * d.scale, 17 * d.scale, 6.5 * d.scale, c)).join('')}${text(d.width / 2, 22 * d.scale, title, { size: 13 * d.scale, fill: ink, anchor: 'middle' })}`;

export const editor: DesktopScreen = (random, d) => {
  const s = d.scale;
  const parts = [
    box(0, 0, d.width, d.height, '#1e1e1e'),
    windowBar(d, 'ledger - editor', '#323233', '#cccccc'),
    box(0, 34 * s, 48 * s, d.height, '#333333'),
    box(48 * s, 34 * s, 220 * s, d.height, '#252526'),
  ];
  for (let i = 0; i < 16; i++)
    parts.push(
      text(
        (66 + (i % 4 === 0 ? 0 : 18)) * s,
        (72 + i * 24) * s,
        random.pick(['accounts.ts', 'ledger.ts', 'src', 'test', 'README.md', 'price.ts', 'index.html']),
        { size: 13 * s, fill: '#cccccc' },
      ),
    );
  for (let i = 0, y = 70 * s; y < d.height - 40 * s; i++, y += 21 * s) {
    const [tone, code] = random.pick(CODE);
    parts.push(
      text(310 * s, y, String(i + 1), { size: 13.5 * s, fill: '#858585', font: 'mono', anchor: 'end' }),
      text(332 * s, y, code, { size: 13.5 * s, fill: tone, font: 'mono' }),
    );
  }
  parts.push(
    box(0, d.height - 24 * s, d.width, 24 * s, '#007acc'),
    text(14 * s, d.height - 7 * s, 'main   0 errors   Ln 42, Col 7', { size: 12.5 * s, fill: '#ffffff' }),
  );
  return { svg: parts.join(''), pictures: [] };
};

export const terminal: DesktopScreen = (random, d) => {
  const s = d.scale;
  const parts = [
    box(0, 0, d.width, d.height, '#11151a'),
    windowBar(d, 'anna@workshop: ~/photos', '#2a2f36', '#c5cdd5'),
  ];
  const answers = [
    'drwxr-xr-x  2 anna anna   4096 holidays',
    '-rw-r--r--  1 anna anna 812331 harbour.jpg',
    'copied 214 of 900 files, 12.4 MB/s',
    'warning: skipped 3 unreadable files',
    'rsync: sending incremental file list',
    'total size is 4,211,908,331  speedup is 1.21',
    'done.',
  ];
  for (let y = 62 * s; y < d.height - 10 * s; y += 20 * s) {
    const prompt = random.chance(0.25);
    if (prompt)
      parts.push(
        text(16 * s, y, 'anna@workshop:~$', { size: 14 * s, fill: '#4ec26b', font: 'mono', bold: true }),
      );
    parts.push(
      text(
        (prompt ? 166 : 16) * s,
        y,
        prompt
          ? random.pick(['ls -l', 'df -h', 'rsync -a DCIM/ backup/', 'du -sh *', 'uptime'])
          : random.pick(answers),
        { size: 14 * s, fill: '#d7dde3', font: 'mono' },
      ),
    );
  }
  return { svg: parts.join(''), pictures: [] };
};

export const spreadsheet: DesktopScreen = (random, d) => {
  const s = d.scale;
  const parts = [
    box(0, 0, d.width, d.height, '#ffffff'),
    windowBar(d, 'Budget.xlsx', '#1f7244', '#ffffff'),
    box(0, 34 * s, d.width, 96 * s, '#f3f2f1'),
  ];
  for (const [i, tab] of ['File', 'Home', 'Insert', 'Layout', 'Formulas', 'Data', 'View'].entries())
    parts.push(text((24 + i * 84) * s, 58 * s, tab, { size: 14 * s, fill: '#333' }));
  for (let i = 0; i < 22; i++)
    parts.push(
      box(
        (24 + i * 40) * s,
        76 * s,
        26 * s,
        26 * s,
        random.pick(['#d0d4d8', '#1f7244', '#b8c4cc', '#e0b050']),
        3 * s,
      ),
    );
  const wide = 118 * s;
  const tall = 25 * s;
  for (let column = 0; column * wide < d.width; column++) {
    const x = 44 * s + column * wide;
    parts.push(
      box(x, 130 * s, 1, d.height, '#d8dadc'),
      text(x + wide / 2, 148 * s, String.fromCharCode(65 + column), {
        size: 13 * s,
        fill: '#555',
        anchor: 'middle',
      }),
    );
  }
  for (let row = 0, y = 156 * s; y < d.height - 30 * s; row++, y += tall) {
    parts.push(
      box(0, y, d.width, 1, '#d8dadc'),
      text(22 * s, y + 17 * s, String(row + 1), { size: 12 * s, fill: '#555', anchor: 'middle' }),
      text(
        50 * s,
        y + 17 * s,
        row === 0 ? 'Month' : random.pick(['Rent', 'Food', 'Heating', 'Phone', 'Travel', 'Books']),
        { size: 13 * s, fill: '#222', bold: row === 0 },
      ),
    );
    for (let column = 1; column < 9; column++)
      if (random.chance(0.85))
        parts.push(
          text(44 * s + (column + 1) * wide - 8 * s, y + 17 * s, random.between(4, 1900).toFixed(2), {
            size: 13 * s,
            fill: random.chance(0.12) ? '#c0392b' : '#222',
            anchor: 'end',
          }),
        );
  }
  parts.push(
    box(0, d.height - 28 * s, d.width, 28 * s, '#f3f2f1'),
    text(60 * s, d.height - 9 * s, 'Sheet1    Sheet2    Totals', {
      size: 13 * s,
      fill: '#1f7244',
      bold: true,
    }),
  );
  return { svg: parts.join(''), pictures: [] };
};

export const browser: DesktopScreen = (random, d) => {
  const s = d.scale;
  const page = d.width * 0.58;
  const left = (d.width - page) / 2;
  const parts = [
    box(0, 0, d.width, d.height, '#ffffff'),
    box(0, 0, d.width, 78 * s, '#dee1e6'),
    box(10 * s, 8 * s, 230 * s, 34 * s, '#ffffff', 9 * s),
    text(34 * s, 30 * s, headline(random).slice(0, 24), { size: 13 * s, fill: '#333' }),
    box(0, 40 * s, d.width, 40 * s, '#ffffff'),
    box(120 * s, 46 * s, d.width - 260 * s, 28 * s, '#eef1f4', 14 * s),
    text(142 * s, 65 * s, 'https://www.daily-courier.example/region/news', { size: 14 * s, fill: '#3a4148' }),
  ];
  for (const [i, tone] of ['#9aa3ab', '#9aa3ab', '#c5ccd2'].entries())
    parts.push(disc((24 + i * 32) * s, 60 * s, 8 * s, tone));
  parts.push(
    box(0, 80 * s, d.width, 62 * s, '#143a5a'),
    text(left, 120 * s, 'Daily Courier', { size: 28 * s, fill: '#ffffff', bold: true }),
  );
  parts.push(text(left, 196 * s, headline(random), { size: 30 * s, fill: '#111', bold: true }));
  const pictures = [{ x: left, y: 220 * s, width: page * 0.62, height: page * 0.36 }];
  for (let y = 220 * s + page * 0.36 + 36 * s; y < d.height - 20 * s; y += 24 * s)
    parts.push(
      text(left, y, paragraph(random, 3).slice(0, Math.floor((page * 0.62) / (7.6 * s))), {
        size: 16 * s,
        fill: '#2b3035',
      }),
    );
  for (let _i = 0, y = 232 * s; y < d.height - 60 * s; _i++, y += 92 * s)
    parts.push(
      box(
        left + page * 0.67,
        y,
        90 * s,
        68 * s,
        random.pick(['#a9bccb', '#cdb38b', '#7a9a6a', '#b5523b']),
        4,
      ),
      text(left + page * 0.67 + 104 * s, y + 24 * s, headline(random).slice(0, 24), {
        size: 14 * s,
        fill: '#143a5a',
        bold: true,
      }),
      text(left + page * 0.67 + 104 * s, y + 46 * s, message(random).slice(0, 26), {
        size: 13 * s,
        fill: '#666',
      }),
    );
  return { svg: parts.join(''), pictures };
};
