import { describe, expect, it } from 'vitest';
import { assetId } from '../../domain/asset-facts.ts';
import { refusal } from '../../immich/batches.ts';
import { ImmichRefused } from '../../immich/errors.ts';
import { brokenOff, whyNotBack, whyNotDone } from './refused.ts';

const ID = assetId('11111111-1111-4111-8111-111111111111');
const UNKNOWN = refusal(ID, 'Not found or no asset.delete access');
const READ_ONLY = refusal(ID, 'IMG_1.jpg lies in a folder that is read-only.');
const [FOLDER, IMMICH] = [{ isFolder: true }, { isFolder: false }];

describe('what is said of a refusal', () => {
  it('says of a folder what became of the file, and passes on what a folder says itself', () => {
    expect(whyNotDone(FOLDER, UNKNOWN)).toBe('It is not in the folder any more.');
    expect(whyNotBack(FOLDER, UNKNOWN)).toContain('It does not lie in the trash of the folder any more');
    expect(whyNotDone(FOLDER, READ_ONLY)).toBe(READ_ONLY.reason);
    expect(whyNotBack(FOLDER, READ_ONLY)).toBe(READ_ONLY.reason);
  });

  it('quotes Immich', () => {
    expect(whyNotDone(IMMICH, UNKNOWN)).toBe('Immich refused it: Not found or no asset.delete access.');
    expect(whyNotBack(IMMICH, UNKNOWN)).toContain('(Not found or no asset.delete access)');
  });

  it('leaves the request out where a folder breaks off with words of its own', () => {
    const refused = new ImmichRefused(400, 'DELETE /assets', 'There is no room left.');
    expect(brokenOff(FOLDER, refused).message).toMatch(
      /^The folder could not be worked on: There is no room/,
    );
    expect(brokenOff(FOLDER, new Error('cut off')).message).toContain('cut off');
  });
});
