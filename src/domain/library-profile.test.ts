import { describe, expect, it } from 'vitest';
import { CAMERA, subjectOf } from '../../test/domain/subjects.ts';
import { LibraryProfile } from './library-profile.ts';

const filled = (count: number, facts: Parameters<typeof subjectOf>[0]) => {
  const profile = new LibraryProfile();
  for (let index = 0; index < count; index++) profile.add(subjectOf(facts).facts);
  return profile;
};

describe('the library mix', () => {
  it('is a photo library where cameras took most of it', () =>
    expect(filled(50, { camera: CAMERA }).mix()).toBe('photo_library'));
  it('is a phone backup where they did not', () => expect(filled(50, {}).mix()).toBe('phone_backup'));
  it('is a recovery dump where a tool named it', () =>
    expect(filled(50, { fileName: 'f1234567.jpg' }).mix()).toBe('recovery_dump'));
  it('is taken for photos where too little is known', () =>
    expect(filled(3, {}).mix()).toBe('photo_library'));
});

it('knows the folder of an asset, and survives being stored', () => {
  const facts = { fileName: 'f1234567.jpg', path: '/mnt/recup_dir.1/f1234567.jpg' };
  const profile = LibraryProfile.from(JSON.parse(JSON.stringify(filled(10, facts))));
  expect(profile.folder(subjectOf(facts).facts)).toEqual({ assets: 10, carverShare: 1 });
  expect(profile.folder(subjectOf({ path: '/elsewhere/a.jpg' }).facts)).toBeNull();
  expect(profile.mix()).toBe('photo_library');
});

it('reads what an earlier version stored, which counted small pictures too', () => {
  const json =
    '{"images":40,"fromCamera":30,"withoutCamera":10,"carved":0,"small":7,"folders":{"/a":[40,0]}}';
  const profile = LibraryProfile.from(JSON.parse(json));
  expect(profile.mix()).toBe('photo_library');
  const { small: _, ...kept } = JSON.parse(json);
  expect(profile.toJSON()).toEqual(kept);
});
