import { lstat, mkdir, readdir, realpath, rmdir } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { CatalogueRefusal } from '../catalogue.ts';
import type { LocalFile } from './local-file.ts';
import { anotherFileAt, type Move, moveAll } from './move-all.ts';
import { codeOf, fileAt, isThere, settleMove } from './move-file.ts';
import { isSameContent } from './same-content.ts';
import { readManifest, recordIntents, type TrashEntry } from './trash-manifest.ts';
import { leaveNote } from './trash-note.ts';
import { trashFolderName } from './walk-folder.ts';

export interface TrashedFile {
  /** As it is known by: the place it came from. Its bytes lie elsewhere (`file.path`). */
  readonly file: LocalFile;
  readonly trashedAt: string;
  readonly slot: string;
}

/** The trash of a folder: `.image-cleaner-trash/<slot>/<file name>`, beside `manifest.jsonl`. No file in it is ever removed. */
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
    await moveAll(
      planned.map(({ file, entry }) => ({
        from: file.path,
        to: this.#slotPath(entry),
        relative: file.relative,
      })),
    );
    return planned.map(({ file, entry }) => ({
      file: { ...file, path: this.#slotPath(entry) },
      trashedAt: at,
      slot: entry.slot,
    }));
  }

  /**
   * Moves all of them back or none; never over a file that has taken the name meanwhile. One with the same content
   * counts as back: the one in the trash stays there, as everything that somebody else did not move.
   * @throws CatalogueRefusal
   */
  async restore(trashed: readonly TrashedFile[]): Promise<LocalFile[]> {
    const entries = await readManifest(this.#manifest);
    const moves: Move[] = [];
    const files: LocalFile[] = [];
    for (const { file, slot } of trashed) {
      const { relative, path: from } = file;
      const entry = entries.get(slot);
      if (!entry) throw new CatalogueRefusal(`The trash's manifest says nothing of ${relative}`);
      const to = this.#originalPath(entry);
      const present = await fileAt(to);
      if (present !== null && (await isBack(file, to, present))) {
        files.push({ relative, path: to, ...present });
        continue;
      }
      if (await isThere(to)) throw new CatalogueRefusal(anotherFileAt(relative));
      if (!(await isThere(from))) throw new CatalogueRefusal(this.#notInTrash(entry));
      await this.#makeParent(to, relative);
      moves.push({ from, to, relative });
      files.push({ ...file, path: to });
    }
    await moveAll(moves);
    // Only where nothing else lies in it: such a folder is refused, and stays.
    for (const { from } of moves) await rmdir(dirname(from.toString())).catch(() => {});
    return files;
  }

  #notInTrash(entry: TrashEntry): string {
    const place = `${trashFolderName}/${entry.slot}/${basename(entry.relative)}`;
    return `${entry.relative} does not lie in the trash any more: put it back at ${place}, then restore once more.`;
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
    await mkdir(parent, { recursive: true }).catch((cause: unknown) => {
      throw new CatalogueRefusal(
        `${relative} cannot go back: its folder cannot be made again (${String(codeOf(cause))}).`,
        { cause },
      );
    });
    const real = await realpath(parent);
    if (real !== this.#folder && !real.startsWith(this.#folder + sep))
      throw new CatalogueRefusal(`${relative} cannot go back: its folder now lies outside the library.`);
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

/** The same bytes lie in the old place; or the person moved the file there by hand, which keeps size and date. */
async function isBack(
  file: LocalFile,
  to: string | Buffer,
  present: { readonly size: number; readonly modifiedMs: number },
): Promise<boolean> {
  if (await isThere(file.path)) return isSameContent(file.path, to);
  return present.size === file.size && present.modifiedMs === file.modifiedMs;
}
