import type { CameraFacts } from './asset-facts.ts';

/**
 * `camera`: make or model together with how the picture was taken; `partial`: some of it;
 * `none`: Immich read the EXIF and there is nothing; `unknown`: Immich sent no EXIF row.
 */
export type HasCamera = 'camera' | 'partial' | 'none' | 'unknown';

/** What stands for a camera in the evidence: editors keep part of it, so its place and its lens count, too. */
export function hasCamera(camera: CameraFacts | null): HasCamera {
  if (camera === null) return 'unknown';
  const taken = isExposed(camera) || camera.focalLength !== null || Boolean(camera.lensModel);
  const placed = camera.latitude !== null && camera.longitude !== null;
  if (isNamed(camera) && (taken || placed)) return 'camera';
  if (isNamed(camera) || taken || placed) return 'partial';
  return 'none';
}

/** The stricter question: whether a shutter opened, by a camera that gives its name. No screenshot has this. */
export function tookExposure(camera: CameraFacts | null): boolean {
  return camera !== null && isNamed(camera) && isExposed(camera);
}

function isNamed({ make, model }: CameraFacts): boolean {
  return Boolean(make) || Boolean(model);
}

function isExposed({ exposureTime, fNumber, iso }: CameraFacts): boolean {
  return exposureTime !== null || fNumber !== null || iso !== null;
}
