import type { AssetFacts } from './asset-facts.ts';
import { carverForm } from './names/carver-names.ts';
import { readName } from './names/name-parts.ts';
import type { FolderProfile, LibraryMix } from './subject.ts';

/** What is counted of one folder: `[assets, names a recovery tool gives]`. */
type FolderCount = [assets: number, carved: number];

/** A profile as plain JSON. */
export interface LibraryProfileState {
  readonly images: number;
  readonly fromCamera: number;
  readonly withoutCamera: number;
  readonly carved: number;
  readonly folders: Readonly<Record<string, FolderCount>>;
}

/** Uploads have no folder of the person's: they are counted as one. */
const UPLOADS = '';
/** Below this many images a library is too small to have a character. */
const ENOUGH = 30;

/**
 * Counters over a library's metadata, filled while the catalogue is read. From them come the library mix
 * (to which the prior belongs) and what is known of each folder. Adding costs one name test per asset.
 */
export class LibraryProfile {
  #images = 0;
  #fromCamera = 0;
  #withoutCamera = 0;
  #carved = 0;
  readonly #folders = new Map<string, FolderCount>();

  static from(state: LibraryProfileState): LibraryProfile {
    const profile = new LibraryProfile();
    profile.#images = state.images;
    profile.#fromCamera = state.fromCamera;
    profile.#withoutCamera = state.withoutCamera;
    profile.#carved = state.carved;
    for (const [folder, [assets, carved]] of Object.entries(state.folders))
      profile.#folders.set(folder, [assets, carved]);
    return profile;
  }

  add(facts: AssetFacts): void {
    if (facts.type !== 'image') return;
    const form = carverForm(readName(facts.fileName).stem);
    const carved = form === null ? 0 : 1;
    this.#images++;
    this.#carved += carved;
    if (facts.camera !== null) {
      if (facts.camera.make !== null || facts.camera.model !== null) this.#fromCamera++;
      else this.#withoutCamera++;
    }
    const folder = folderOf(facts);
    const count = this.#folders.get(folder);
    if (count === undefined) this.#folders.set(folder, [1, carved]);
    else {
      count[0]++;
      count[1] += carved;
    }
  }

  /**
   * The stated mix that this library is nearest to. Recovery tools name nearly everything alike; a library of
   * photos has camera data in most files; a phone's backup is somewhere between.
   */
  mix(): LibraryMix {
    if (this.#images < ENOUGH) return 'photo_library';
    if (this.#carved / this.#images >= 0.4) return 'recovery_dump';
    const known = this.#fromCamera + this.#withoutCamera;
    if (known === 0) return 'photo_library';
    return this.#fromCamera / known >= 0.6 ? 'photo_library' : 'phone_backup';
  }

  folder(facts: AssetFacts): FolderProfile | null {
    const count = this.#folders.get(folderOf(facts));
    return count === undefined ? null : { assets: count[0], carverShare: count[1] / count[0] };
  }

  toJSON(): LibraryProfileState {
    return {
      images: this.#images,
      fromCamera: this.#fromCamera,
      withoutCamera: this.#withoutCamera,
      carved: this.#carved,
      folders: Object.fromEntries(this.#folders),
    };
  }
}

function folderOf({ path }: AssetFacts): string {
  if (path === null) return UPLOADS;
  const end = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  return end < 0 ? UPLOADS : path.slice(0, end);
}
