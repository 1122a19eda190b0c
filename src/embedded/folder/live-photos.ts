import type { EmbeddedAsset } from '../catalogue.ts';

interface Pair {
  still?: string;
  video?: string;
}

/** Finds the stills and short videos that Apple phones save as one photo, by the identifier they share. */
export class LivePhotos {
  readonly #pairs = new Map<string, Pair>();

  /** Both ids, once both parts are known. */
  add(asset: EmbeddedAsset, contentId: string | null): Required<Pair> | null {
    if (contentId === null) return null;
    const pair = this.#pairs.get(contentId) ?? {};
    this.#pairs.set(contentId, pair);
    if (asset.type === 'IMAGE') pair.still ??= asset.id;
    else pair.video ??= asset.id;
    const { still, video } = pair;
    return still !== undefined && video !== undefined ? { still, video } : null;
  }
}
