import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const packageFile = 'node_modules/@sparticuz/chromium/package.json';
const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };
const folder = resolve('.cache/chromium', version);

/**
 * Unpacks the browser once for each version and tells Playwright where it is.
 * `CHROME` names an installed one instead, where this package has none (it is for Linux on x86-64).
 */
export default async function unpackBrowser(): Promise<void> {
  if (process.env.CHROME) {
    process.env.CHROMIUM_PATH = process.env.CHROME;
    return;
  }
  mkdirSync(folder, { recursive: true });
  const before = process.env.TMPDIR;
  // The package unpacks into the folder for temporary files and trusts whatever lies there.
  process.env.TMPDIR = folder;
  try {
    const { default: chromium, inflate } = await import('@sparticuz/chromium');
    process.env.CHROMIUM_PATH = await chromium.executablePath();
    // libnss3, libnspr4 and libexpat, for machines that have no browser.
    await inflate('node_modules/@sparticuz/chromium/bin/al2023.tar.br');
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  process.env.CHROMIUM_LIBS = join(folder, 'al2023', 'lib');
  process.env.CHROMIUM_FONTS = writeFontConfiguration();
}

/**
 * The package's own configuration looks for its fonts in `/tmp/fonts`. Finding none there, the browser dies at the
 * first text field ("SkFontMgr_FontConfigInterface: Not implemented"). Only these fonts: the same picture everywhere.
 */
function writeFontConfiguration(): string {
  const path = join(folder, 'fonts.conf');
  const dir = (name: string, at: string) => `<${name}>${join(folder, at)}</${name}>`;
  writeFileSync(
    path,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${dir('dir', 'fonts/fonts')}${dir('cachedir', 'fonts-cache')}</fontconfig>`,
  );
  return path;
}
