import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeBackup } from '../../src/compose/backup.ts';
import { restoreBackup } from '../../src/compose/restore.ts';
import { ADA, assetIdOf, type InventedImmich, startInventedImmich } from '../access/invented-immich.ts';
import {
  analyse,
  type Browser,
  type ServiceUnderTest,
  serviceUnderTest,
} from '../access/service-under-test.ts';
import { temporaryFolder } from '../service/little-folder.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
let immich: InventedImmich;
let service: ServiceUnderTest;
let ada: Browser;
/** Of the moment in which one asset was marked. */
let folder: string;
const scratch = temporaryFolder('backup');

beforeAll(async () => {
  immich = await startInventedImmich([ADA]);
  service = serviceUnderTest({ IMMICH_URL: immich.url });
  await service.start();
  await signIn();
  await analyse(service, ada);
  await mark(0);
  folder = fresh();
  await makeBackup({ dataDir: service.dataDir }, folder, NOW);
  await mark(1);
});
afterAll(async () => {
  await service.remove();
  scratch.remove();
  await immich.close();
});

async function signIn(): Promise<void> {
  ada = service.browser();
  await ada.call('POST', '/api/session', { api_key: ADA.key });
}

const mark = (at: number) => ada.call('POST', '/api/mark_for_deletion', { asset_ids: [assetIdOf(ADA, at)] });

const marked = async (): Promise<readonly string[]> =>
  (await ada.call('GET', '/api/results?decision=delete&limit=100')).body.items.map(
    (item: { asset_id: string }) => item.asset_id,
  );

let made = 0;
const fresh = (): string => join(scratch.path, `backup-${++made}`);

// One after the other: the service of the first is stopped by the second.
describe('a backup', () => {
  it('is made while the service runs, and is not restored while it does', async () => {
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(() => restoreBackup({ dataDir: service.dataDir }, folder, NOW)).toThrow(
      expect.objectContaining({ code: 'folder_in_use', message: expect.stringContaining('stop it first') }),
    );
    expect(await marked()).toHaveLength(2);
  });

  it('is refused as a whole where one of its files is damaged, changed or foreign', async () => {
    await service.stop();
    const before = service.files().map(({ name }) => name);
    const damages: ((copy: string) => void)[] = [
      (copy) => writeFileSync(join(copy, databaseOf(copy)), 'not a database'),
      (copy) => writeFileSync(join(copy, 'backup.json'), '{}'),
      (copy) =>
        writeFileSync(
          join(copy, 'backup.json'),
          readFileSync(join(copy, 'backup.json'), 'utf8').replace('"library.json"', '"../library.json"'),
        ),
      (copy) => rmSync(join(copy, 'backup.json')),
    ];
    for (const damage of damages) {
      const copy = fresh();
      cpSync(folder, copy, { recursive: true });
      damage(copy);
      expect(() => restoreBackup({ dataDir: service.dataDir }, copy, NOW)).toThrow(
        expect.objectContaining({ code: 'backup_refused' }),
      );
    }
    expect(service.files().map(({ name }) => name)).toEqual(before);
  });

  it('overwrites nothing, and says where there is nothing to back up', async () => {
    await expect(makeBackup({ dataDir: service.dataDir }, folder, NOW)).rejects.toThrow(/is not empty/);
    await expect(makeBackup({ dataDir: scratch.path }, fresh(), NOW)).rejects.toThrow(/DATA_DIR/);
  });

  it('brings back every decision, and keeps what it replaces', async () => {
    const { replaced } = restoreBackup({ dataDir: service.dataDir }, folder, NOW);
    expect(readdirSync(replaced ?? '').toSorted()).toEqual(['accounts', 'library.json', 'sessions.json']);
    await service.start();
    await signIn();
    expect(await marked()).toEqual([assetIdOf(ADA, 0)]);
    await service.stop();
  });

  it('speaks of no key where none is stored', async () => {
    const dataDir = fresh();
    const folderOnly = { kind: 'folder', path: '/photos', user: null };
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, 'library.json'), JSON.stringify(folderOnly));
    expect(await cli('backup', fresh(), '--data-dir', dataDir)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/\nNo API key is stored in it\.\n$/),
    });
  });

  it('is made and restored from the command line', async () => {
    const other = fresh();
    const of = ['--data-dir', service.dataDir];
    expect(await cli('backup', other, ...of)).toMatchObject({
      code: 0,
      out: expect.stringContaining('SECRET_KEY'),
    });
    expect(await cli('restore', other, ...of)).toMatchObject({
      code: 0,
      out: expect.stringContaining('replaced-'),
    });
    expect(await cli('restore', join(other, 'nowhere'), ...of)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^[^\n]+ is no backup: [^\n]+\n$/),
    });
  });
});

function databaseOf(folder: string): string {
  const listed = JSON.parse(readFileSync(join(folder, 'backup.json'), 'utf8')).files as { file: string }[];
  return listed.find(({ file }) => file.endsWith('.db'))?.file ?? '';
}

async function cli(...args: string[]) {
  const bin = join(import.meta.dirname, '../../src/bin.ts');
  const child = spawn(process.execPath, [bin, ...args], {
    cwd: scratch.path,
    env: { PATH: process.env.PATH, HOME: scratch.path },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, out, err };
}
