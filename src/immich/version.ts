/** Immich's own version number. */
export interface ServerVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** The oldest version whose answers this program was checked against. */
export const OLDEST_SUPPORTED: ServerVersion = { major: 1, minor: 138, patch: 0 };

export function atLeast(version: ServerVersion, wanted: ServerVersion): boolean {
  if (version.major !== wanted.major) return version.major > wanted.major;
  if (version.minor !== wanted.minor) return version.minor > wanted.minor;
  return version.patch >= wanted.patch;
}

/** "3.1.0" */
export function versionText({ major, minor, patch }: ServerVersion): string {
  return `${major}.${minor}.${patch}`;
}
