import { lstat, mkdir, readdir, realpath } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { CatalogueRefusal } from '../catalogue.ts';
import type { LocalFile } from './local-file.ts';
import { isThere, moveFile, settleMove } from './move-file.ts';
import { readManifest, recordIntents, type TrashEntry } from './trash-manifest.ts';
import { leaveNote } from './trash-note.ts';
import { trashFolderName } from './walk-folder.ts';

export interface TrashedFile {
  /** As it is known by: the place it came from. Its bytes lie elsewhere (`file.path`). */
  readonly file: LocalFile;
  readonly trashedAt: string;
  readonly slot: string;
}

/** The trash of a folder: `.image-cleaner-trash/<slot>/<file name>`, beside `manifest.jsonl`. Nothing in it is ever removed. */
export class FolderTrash {
  readonly #folder: string;
  readonly #trash: string;

  /** `folder`: its real path. */
  constructor(folder: string) {
    this.#folder = folder;
    this.#trash = join(folder, trashFolderName);
  }

  get #manifest(): string {
    return join(this.#trash, 'manifest.jsonl');
  }

  /** What lies in the trash. Finishes moves that a crash interrupted. */
  async open(): Promise<TrashedFile[]> {
    const found: TrashedFile[] = [];
    for (const entry of (await readManifest(this.#manifest)).values()) {
      const trashed = this.#slotPath(entry);
      const original = this.#originalPath(entry);
      // Under both names after a crash: it then counts as not trashed, which loses nothing and surprises nobody.
      await settleMove(trashed, original);
      const stats = await lstat(trashed).catch(() => null);
      if (!stats?.isFile()) continue;
      const file = {
        relative: entry.relative,
        path: trashed,
        size: stats.size,
        modifiedMs: Math.trunc(stats.mtimeMs),
      };
      found.push({ file, trashedAt: entry.trashedAt, slot: entry.slot });
    }
    return found;
  }

  /**
   * Moves all of them or none.
   * @throws CatalogueRefusal where the folder cannot be written to, or a file is gone.
   */
  async move(
    files: readonly { readonly id: string; readonly file: LocalFile }[],
    at: string,
  ): Promise<TrashedFile[]> {
    await this.#makeTrash();
    const planned: { file: LocalFile; entry: TrashEntry }[] = [];
    for (const { id, file } of files) {
      const bytes = Buffer.isBuffer(file.path) ? { bytes: this.#relativeBytes(file.path) } : {};
      planned.push({
        file,
        entry: { slot: await this.#freeSlot(id), relative: file.relative, ...bytes, trashedAt: at },
      });
    }
    await recordIntents(
      this.#manifest,
      planned.map(({ entry }) => entry),
    );
    const moves = planned.map(({ file, entry }) => ({ from: file.path, to: this.#slotPath(entry) }));
    await this.#moveAll(moves, 'moved to the trash');
    return planned.map(({ file, entry }) => ({
      file: { ...file, path: this.#slotPath(entry) },
      trashedAt: at,
      slot: entry.slot,
    }));
  }

  /**
   * Moves all of them back or none; never over a file that has taken the name meanwhile.
   * @throws CatalogueRefusal
   */
  async restore(trashed: readonly TrashedFile[]): Promise<LocalFile[]> {
    const entries = await readManifest(this.#manifest);
    const moves = trashed.map(({ file, slot }) => {
      const entry = entries.get(slot);
      if (!entry) throw new CatalogueRefusal(`The trash's manifest says nothing of ${file.relative}`);
      return { from: file.path, to: this.#originalPath(entry), relative: file.relative };
    });
    for (const { to, relative } of moves) {
      if (await isThere(to))
        throw new CatalogueRefusal(`There is another file now at ${relative}: move it away first`);
      await this.#makeParent(to, relative);
    }
    await this.#moveAll(moves, 'moved back');
    return moves.map(({ to }, at) => {
      const { file } = trashed[at] ?? {};
      if (!file) throw new CatalogueRefusal('The trash lost count of its files');
      return { ...file, path: to };
    });
  }

  async #moveAll(
    moves: readonly { from: string | Buffer; to: string | Buffer }[],
    what: string,
  ): Promise<void> {
    const made: { from: string | Buffer; to: string | Buffer }[] = [];
    try {
      for (const one of moves) {
        await moveFile(one.from, one.to);
        made.push(one);
      }
    } catch (cause) {
      for (const { from, to } of made.reverse()) await moveFile(to, from).catch(() => undefined);
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new CatalogueRefusal(`Nothing was ${what}: ${reason}`, { cause });
    }
  }

  async #makeTrash(): Promise<void> {
    try {
      await mkdir(this.#trash, { recursive: true });
      if (!(await lstat(this.#trash)).isDirectory()) throw new Error('it is a link, not a folder');
      await leaveNote(this.#trash);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new CatalogueRefusal(`The trash ${this.#trash} cannot be used: ${reason}`, { cause });
    }
  }

  /** The folder it came from may be gone; and it may have become a link that leads elsewhere. */
  async #makeParent(path: string | Buffer, relative: string): Promise<void> {
    const parent = dirname(path.toString());
    await mkdir(parent, { recursive: true });
    const real = await realpath(parent);
    if (real !== this.#folder && !real.startsWith(this.#folder + sep))
      throw new CatalogueRefusal(`${relative} cannot go back: its folder now lies outside the library`);
  }

  async #freeSlot(id: string): Promise<string> {
    for (let turn = 1; ; turn += 1) {
      const slot = turn === 1 ? id : `${id}-${turn}`;
      const path = join(this.#trash, slot);
      const isFree = await mkdir(path)
        .then(
          () => true,
          () => readdir(path).then((names) => names.length === 0),
        )
        .catch(() => false);
      if (isFree) return slot;
      if (turn > 1000) throw new CatalogueRefusal(`The trash ${this.#trash} cannot be written to`);
    }
  }

  #relativeBytes(path: Buffer): string {
    return path.subarray(Buffer.byteLength(this.#folder) + 1).toString('base64');
  }

  #slotPath(entry: TrashEntry): string {
    return join(this.#trash, entry.slot, basename(entry.relative));
  }

  #originalPath(entry: TrashEntry): string | Buffer {
    if (entry.bytes === undefined) return join(this.#folder, entry.relative);
    return Buffer.concat([Buffer.from(`${this.#folder}${sep}`), Buffer.from(entry.bytes, 'base64')]);
  }
}
