import { existsSync } from 'node:fs';
import {
  appendFile,
  copyFile,
  link,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Opened, openFolder, removeFolder, temporaryFolder } from './opened.ts';
import { jpeg, put } from './pictures.ts';

const trashName = '.image-cleaner-trash';

describe('the trash of a folder', () => {
  let folder = '';
  let cacheDir = '';
  let opened: Opened;
  let content: Buffer;
  const at = (...parts: string[]) => join(folder, ...parts);
  const open = () => openFolder({ folder, cacheDir, useExiftool: false });
  const reopen = async () => {
    await opened.close();
    opened = await open();
  };
  const search = async (body: object = {}) => {
    const { json } = await opened.api('POST', '/search/metadata', { order: 'asc', ...body });
    return json.assets.items as { id: string; originalFileName: string; isTrashed: boolean }[];
  };
  const idOf = async (name: string): Promise<string> =>
    (await search({ withDeleted: true, originalFileName: name }))[0]?.id ?? '';
  /** Files below the folder, those in the trash by their slot's name left out. */
  const files = async (): Promise<string[]> =>
    (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile() && !['manifest.jsonl', 'README.txt'].includes(entry.name))
      .map((entry) => (entry.parentPath.includes(trashName) ? `trash:${entry.name}` : entry.name))
      .sort();

  beforeEach(async () => {
    [folder, cacheDir] = await Promise.all([temporaryFolder(), temporaryFolder()]);
    content = await jpeg({ width: 30, height: 20 });
    for (const name of ['a.jpg', 'sub/b.jpg', 'sub/c.jpg']) await put(folder, name, content);
    opened = await open();
  });
  afterEach(async () => {
    await opened.close();
    await Promise.all([folder, cacheDir].map(removeFolder));
  });

  it('moves files away and back, and remembers them after a restart', async () => {
    const id = await idOf('b.jpg');
    expect((await opened.api('DELETE', '/assets', { ids: [id] })).status).toBe(204);
    expect(await files()).toEqual(['a.jpg', 'c.jpg', 'trash:b.jpg']);
    await reopen();
    expect((await search()).map((one) => one.originalFileName).sort()).toEqual(['a.jpg', 'c.jpg']);
    expect((await search({ trashedAfter: '1970-01-01T00:00:00.000Z' })).map((one) => one.id)).toEqual([id]);
    expect((await opened.api('GET', `/assets/${id}/thumbnail`)).status).toBe(200);
    expect((await opened.api('GET', `/assets/${id}/original`)).bytes).toEqual(content);
    expect((await opened.api('POST', '/trash/restore/assets', { ids: [id] })).json).toEqual({ count: 1 });
    expect(await readFile(at('sub/b.jpg'))).toEqual(content);
    expect(await files()).toEqual(['a.jpg', 'b.jpg', 'c.jpg']);
    await reopen();
    expect((await search()).every((one) => !one.isTrashed)).toBe(true);
  });

  it('leaves no empty folder of what went back, and nothing that somebody put beside it goes', async () => {
    const [a, b] = [await idOf('a.jpg'), await idOf('b.jpg')];
    await opened.api('DELETE', '/assets', { ids: [a, b] });
    await writeFile(at(`${trashName}/${b}/mine.txt`), 'a note');
    await opened.api('POST', '/trash/restore/assets', { ids: [a, b] });
    expect(existsSync(at(`${trashName}/${a}`))).toBe(false);
    expect(await readFile(at(`${trashName}/${b}/mine.txt`), 'utf8')).toBe('a note');
  });

  it('refuses a batch with one unknown id and moves nothing', async () => {
    const ids = [await idOf('a.jpg'), '11111111-1111-4111-8111-111111111111'];
    expect((await opened.api('DELETE', '/assets', { ids })).status).toBe(400);
    expect(await files()).toEqual(['a.jpg', 'b.jpg', 'c.jpg']);
  });

  it('refuses to delete for good, in words', async () => {
    const reply = await opened.api('DELETE', '/assets', { ids: [await idOf('a.jpg')], force: true });
    expect([reply.status, reply.json.message]).toEqual([400, expect.stringContaining('never deletes')]);
    expect((await opened.api('POST', '/trash/empty')).status).toBe(400);
    expect(existsSync(at('a.jpg'))).toBe(true);
  });

  it('never restores over another file', async () => {
    const id = await idOf('a.jpg');
    await opened.api('DELETE', '/assets', { ids: [id] });
    await writeFile(at('a.jpg'), 'something new');
    const reply = await opened.api('POST', '/trash/restore/assets', { ids: [id] });
    expect([reply.status, reply.json.message]).toEqual([400, expect.stringContaining('another file')]);
    expect(await readFile(at('a.jpg'), 'utf8')).toBe('something new');
    expect(await files()).toContain('trash:a.jpg');
  });

  it('takes a file with the same content in its place for the file, and keeps both', async () => {
    const ids = [await idOf('a.jpg'), await idOf('b.jpg')];
    await opened.api('DELETE', '/assets', { ids });
    await writeFile(at('a.jpg'), content);
    expect((await opened.api('POST', '/trash/restore/assets', { ids })).status).toBe(200);
    expect(await files()).toEqual(['a.jpg', 'b.jpg', 'c.jpg', 'trash:a.jpg']);
    expect((await search()).every((one) => !one.isTrashed)).toBe(true);
    await opened.api('DELETE', '/assets', { ids });
    await reopen();
    expect((await opened.api('POST', '/trash/restore/assets', { ids })).status).toBe(200);
    expect(await readFile(at('a.jpg'))).toEqual(content);
  });

  it('restores none of a batch with one that is not in the trash any more, names it, and knows one moved back by hand', async () => {
    const ids = [await idOf('a.jpg'), await idOf('b.jpg')];
    await opened.api('DELETE', '/assets', { ids });
    const [, b = ''] = ids;
    const slot = at(trashName, b, 'b.jpg');
    await rename(slot, at('aside.tmp'));
    const reply = await opened.api('POST', '/trash/restore/assets', { ids });
    expect([reply.status, reply.json.message]).toEqual([
      400,
      `sub/b.jpg does not lie in the trash any more: put it back at ${trashName}/${b}/b.jpg, then restore once more.`,
    ]);
    expect(existsSync(at('a.jpg'))).toBe(false);
    await rename(at('aside.tmp'), at('sub/b.jpg'));
    expect((await opened.api('POST', '/trash/restore/assets', { ids })).json).toEqual({ count: 2 });
    expect(await files()).toEqual(['a.jpg', 'b.jpg', 'c.jpg']);
  });

  it('takes neither a link nor another file of the same length for the file', async () => {
    const id = await idOf('a.jpg');
    await opened.api('DELETE', '/assets', { ids: [id] });
    const restore = () => opened.api('POST', '/trash/restore/assets', { ids: [id] });
    await writeFile(at('a.jpg'), Buffer.alloc(content.length));
    expect((await restore()).status).toBe(400);
    await rm(at('a.jpg'));
    await symlink(at(trashName, id, 'a.jpg'), at('a.jpg'));
    expect((await restore()).status).toBe(400);
  });

  it('restores into a folder that is gone', async () => {
    const ids = [await idOf('b.jpg'), await idOf('c.jpg')];
    await opened.api('DELETE', '/assets', { ids });
    await rm(at('sub'), { recursive: true });
    expect((await opened.api('POST', '/trash/restore')).json).toEqual({ count: 2 });
    expect(await readFile(at('sub/c.jpg'))).toEqual(content);
  });

  it('moves none of a batch when one cannot be moved', async () => {
    const ids = [await idOf('a.jpg'), await idOf('b.jpg')];
    await rename(at('sub/b.jpg'), at('sub/elsewhere.jpg'));
    expect((await opened.api('DELETE', '/assets', { ids })).status).toBe(400);
    expect(existsSync(at('a.jpg'))).toBe(true);
    expect((await search()).map((one) => one.id)).toContain(ids[0]);
  });

  it('can trash, restore and trash again, and trash a new file of the same name', async () => {
    const ids = [await idOf('a.jpg')];
    await opened.api('DELETE', '/assets', { ids });
    await opened.api('POST', '/trash/restore/assets', { ids });
    await opened.api('DELETE', '/assets', { ids });
    await put(folder, 'a.jpg', await jpeg({ width: 31, height: 20 }));
    await reopen();
    expect((await search()).map((one) => one.id)).toContain(ids[0]);
    await opened.api('DELETE', '/assets', { ids });
    expect((await files()).filter((name) => name === 'trash:a.jpg')).toHaveLength(2);
  });

  it('counts a file as kept when a crash came after the intent and before the move', async () => {
    const id = await idOf('a.jpg');
    await opened.close();
    await mkdir(at(trashName, id), { recursive: true });
    await appendFile(
      at(trashName, 'manifest.jsonl'),
      `${JSON.stringify({ slot: id, relative: 'a.jpg', trashedAt: '2026-01-01T00:00:00.000Z' })}\n{"slot":"half a li`,
    );
    opened = await open();
    expect((await search()).find((one) => one.id === id)?.isTrashed).toBe(false);
    expect((await opened.api('DELETE', '/assets', { ids: [id] })).status).toBe(204);
    expect((await files()).filter((name) => name.endsWith('a.jpg'))).toEqual(['trash:a.jpg']);
    await reopen();
    expect((await search({ trashedAfter: '1970-01-01T00:00:00.000Z' })).map((one) => one.id)).toEqual([id]);
  });

  it('settles a move, either way, that a crash cut in two', async () => {
    const id = await idOf('a.jpg');
    await opened.api('DELETE', '/assets', { ids: [id] });
    await opened.close();
    // The file stands under both names, as between the two halves of a move.
    await link(at(trashName, id, 'a.jpg'), at('a.jpg'));
    opened = await open();
    expect((await search()).find((one) => one.id === id)?.isTrashed).toBe(false);
    expect(await files()).toEqual(['a.jpg', 'b.jpg', 'c.jpg']);
    expect(await readFile(at('a.jpg'))).toEqual(content);
  });

  it('keeps both when a copy of a trashed file appears in its place', async () => {
    const id = await idOf('a.jpg');
    await opened.api('DELETE', '/assets', { ids: [id] });
    await opened.close();
    await copyFile(at(trashName, id, 'a.jpg'), at('a.jpg'));
    opened = await open();
    expect(await files()).toEqual(['a.jpg', 'b.jpg', 'c.jpg', 'trash:a.jpg']);
  });
});
