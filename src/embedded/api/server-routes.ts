import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { mediaExtensions } from '../media-types.ts';
import { type Answer, type Call, ok, type Route } from './call.ts';

/** The Immich whose answers are given here. */
const version = { major: 3, minor: 1, patch: 0, prerelease: null };
const versionText = `${version.major}.${version.minor}.${version.patch}`;

/** Immich's own default; files in a folder's trash stay until a person removes them. */
const trashDays = 30;

const features = {
  smartSearch: false,
  facialRecognition: false,
  duplicateDetection: false,
  map: false,
  reverseGeocoding: false,
  importFaces: false,
  sidecar: false,
  search: true,
  trash: true,
  oauth: false,
  oauthAutoLaunch: false,
  ocr: false,
  passwordLogin: true,
  configFile: false,
  email: false,
  realtimeTranscoding: false,
};

const config = {
  loginPageMessage: '',
  trashDays,
  userDeleteDelay: 7,
  oauthButtonText: 'Login with OAuth',
  isInitialized: true,
  isOnboarded: true,
  externalDomain: '',
  publicUsers: true,
  mapDarkStyleUrl: '',
  mapLightStyleUrl: '',
  maintenanceMode: false,
  minFaces: 3,
};

const about = (): Answer =>
  ok({
    version: `v${versionText}`,
    versionUrl: '',
    licensed: false,
    nodejs: process.version,
    exiftool: '',
    ffmpeg: '',
    libvips: '',
    imagemagick: '',
  });

const human = (bytes: number): string => {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  return `${(bytes / 1024 ** power).toFixed(1)} ${units[power]}`;
};

const storage = async (): Promise<Answer> => {
  const disk = await statfs(tmpdir());
  const size = disk.blocks * disk.bsize;
  const available = disk.bavail * disk.bsize;
  const use = size - disk.bfree * disk.bsize;
  return ok({
    diskAvailable: human(available),
    diskSize: human(size),
    diskUse: human(use),
    diskAvailableRaw: available,
    diskSizeRaw: size,
    diskUseRaw: use,
    diskUsagePercentage: size === 0 ? 0 : Math.round((use / size) * 10_000) / 100,
  });
};

const statistics = ({ library }: Call): Answer => {
  const use = { photos: 0, videos: 0, usage: 0, usagePhotos: 0, usageVideos: 0 };
  for (const asset of library.walk({ order: 'asc' })) {
    const bytes = asset.exif.fileSizeInByte;
    use.usage += bytes;
    if (asset.type === 'IMAGE') {
      use.photos += 1;
      use.usagePhotos += bytes;
    } else {
      use.videos += 1;
      use.usageVideos += bytes;
    }
  }
  const { id, name } = library.catalogue.owner;
  return ok({ ...use, usageByUser: [{ userId: id, userName: name, ...use, quotaSizeInBytes: null }] });
};

const history = ({ library }: Call): Answer =>
  ok([
    { id: library.catalogue.owner.id, createdAt: library.catalogue.owner.createdAt, version: versionText },
  ]);

const open = (path: string, json: unknown): Route => ({
  method: 'GET',
  path,
  permission: 'public',
  run: () => ok(json),
});

export const serverRoutes: readonly Route[] = [
  open('/server/ping', { res: 'pong' }),
  open('/server/version', version),
  open('/server/features', features),
  open('/server/config', config),
  open('/server/media-types', mediaExtensions),
  { method: 'GET', path: '/server/version-history', permission: 'public', run: history },
  { method: 'GET', path: '/server/about', permission: 'server.about', run: about },
  { method: 'GET', path: '/server/storage', permission: 'server.storage', run: storage },
  { method: 'GET', path: '/server/statistics', permission: 'server.statistics', run: statistics },
];
