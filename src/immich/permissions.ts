/** A permission of an API key, and what this program does with it. */
export interface PermissionUse {
  /** Immich's name of it. */
  readonly name: string;
  /** `analyse`: nothing works without it; `better`: something is skipped; `act`: only for acting on decisions. */
  readonly neededFor: 'analyse' | 'better' | 'act';
  readonly why: string;
}

/** Every permission that helps, in the order in which a person reads them. */
export const PERMISSIONS: readonly PermissionUse[] = [
  { name: 'asset.read', neededFor: 'analyse', why: 'to read the catalogue with its EXIF data' },
  { name: 'user.read', neededFor: 'analyse', why: 'to tell your own photos from a partner’s' },
  { name: 'asset.view', neededFor: 'analyse', why: 'to look at thumbnails' },
  { name: 'album.read', neededFor: 'better', why: 'to protect what is in an album' },
  { name: 'tag.read', neededFor: 'better', why: 'to protect what you have tagged' },
  { name: 'stack.read', neededFor: 'better', why: 'to protect stacks (before Immich 2.7)' },
  { name: 'asset.download', neededFor: 'better', why: 'to read the first and last bytes of suspected files' },
  { name: 'face.read', neededFor: 'better', why: 'to count faces as a reason to keep' },
  { name: 'asset.statistics', neededFor: 'better', why: 'to count your assets without reading them all' },
  { name: 'asset.delete', neededFor: 'act', why: 'to move to the trash, and to restore from it' },
  { name: 'asset.update', neededFor: 'act', why: 'to archive, and to merge duplicates' },
  { name: 'album.create', neededFor: 'act', why: 'to make a review album' },
  { name: 'albumAsset.create', neededFor: 'act', why: 'to add to an album' },
  { name: 'albumAsset.delete', neededFor: 'act', why: 'to take out of an album again' },
  { name: 'tag.create', neededFor: 'act', why: 'to make tags' },
  { name: 'job.read', neededFor: 'act', why: 'to wait for idle queues before tags are taken off' },
  { name: 'tag.asset', neededFor: 'act', why: 'to tag, and to take tags off again' },
];
