import type { AssetId } from '../domain/asset-facts.ts';
import { parseJson, sayingOf } from './answer.ts';
import { readRow } from './catalogue.ts';
import type { ImmichClient } from './client.ts';
import { ENDPOINTS } from './endpoints.ts';
import { MissingPermission } from './errors.ts';
import type { FaceBox, TextBox } from './immich-library.ts';
import { check } from './read.ts';
import { wireFaces, wireSearchPage, wireTextBoxes } from './wire.ts';

/** OCR of one asset as upright boxes; null where the server has no OCR (before 2.2) or not this asset. */
export async function readText(
  client: ImmichClient,
  id: AssetId,
  signal: AbortSignal,
): Promise<readonly TextBox[] | null> {
  const answer = await client.call(ENDPOINTS.ocr, { id, accept: [400, 404] }, signal);
  if (answer.status >= 400) return null;
  const boxes = check(ENDPOINTS.ocr, wireTextBoxes, parseJson(answer, ENDPOINTS.ocr, client.address));
  return boxes
    .filter(({ isVisible }) => isVisible !== false)
    .map(({ text, x1, x2, x3, x4, y1, y2, y3, y4 }) => ({
      text,
      x1: Math.min(x1, x2, x3, x4),
      y1: Math.min(y1, y2, y3, y4),
      x2: Math.max(x1, x2, x3, x4),
      y2: Math.max(y1, y2, y3, y4),
    }));
}

/** Faces of one asset, unnamed ones too; null where the key lacks `face.read` or the asset is not ours. */
export async function readFaces(
  client: ImmichClient,
  id: AssetId,
  signal: AbortSignal,
): Promise<readonly FaceBox[] | null> {
  try {
    const answer = await client.call(ENDPOINTS.faces, { query: { id }, accept: [400, 404] }, signal);
    if (answer.status >= 400) return null;
    const faces = check(ENDPOINTS.faces, wireFaces, parseJson(answer, ENDPOINTS.faces, client.address));
    return faces
      .filter(({ imageWidth, imageHeight }) => imageWidth > 0 && imageHeight > 0)
      .map((face) => ({
        personId: face.person?.id ?? null,
        x1: face.boundingBoxX1 / face.imageWidth,
        y1: face.boundingBoxY1 / face.imageHeight,
        x2: face.boundingBoxX2 / face.imageWidth,
        y2: face.boundingBoxY2 / face.imageHeight,
      }));
  } catch (error) {
    if (error instanceof MissingPermission) return null;
    throw error;
  }
}

/** Largest page of a smart search. */
const PAGE = 1000;

/**
 * Own timeline images in order of rank, best first, at most `limit`. Null where smart search is off (400)
 * or its machine-learning service cannot be reached (500, though the features still claim it).
 *
 * The archive is left out: until 2.x it cannot be ranked together with the timeline in one search.
 */
export async function smartSearch(
  client: ImmichClient,
  ownerId: string,
  query: string,
  limit: number,
  signal: AbortSignal,
): Promise<readonly AssetId[] | null> {
  const ranked = new Set<AssetId>();
  const size = Math.min(PAGE, limit);
  for (let page = 1; ranked.size < limit; page += 1) {
    const body = { query, size, page, visibility: 'timeline', type: 'IMAGE' };
    const answer = await client.call(ENDPOINTS.smartSearch, { body, accept: [400, 500] }, signal);
    if (answer.status >= 400 && sayingOf(answer) !== '') return null;
    const parsed = check(
      ENDPOINTS.smartSearch,
      wireSearchPage,
      parseJson(answer, ENDPOINTS.smartSearch, client.address),
    );
    for (const row of parsed.assets.items) {
      const reading = readRow(row, ownerId, 'timeline', { pathsAreMeaningful: false });
      if (reading !== null && 'facts' in reading && ranked.size < limit) ranked.add(reading.facts.id);
    }
    if (parsed.assets.nextPage == null) break;
  }
  return [...ranked];
}
