/** A library that can be opened: everything needed is there. The key lives in memory only. */
export type Library =
  | { readonly kind: 'immich'; readonly url: string; readonly apiKey: string }
  | { readonly kind: 'sample' }
  | { readonly kind: 'folder'; readonly path: string };

/** A library without accounts to sign in to. */
export type LocalLibrary = Exclude<Library, { readonly kind: 'immich' }>;

/** What a person asks for; without a key, the stored one is meant. */
export type LibraryRequest =
  | { readonly kind: 'immich'; readonly url: string; readonly apiKey?: string }
  | { readonly kind: 'sample' }
  | { readonly kind: 'folder'; readonly path: string };

/** The Immich account that a library belonged to when it was last open: review works while Immich is down. */
export interface RememberedUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** What may be told of the connected library: never the key. */
export interface LibraryDescription {
  readonly kind: Library['kind'];
  readonly url: string | null;
  readonly path: string | null;
  readonly hasApiKey: boolean;
  /** Set by the environment. */
  readonly fixed: boolean;
  /** The key is set by the environment. */
  readonly keyFixed: boolean;
  readonly userName: string | null;
}
