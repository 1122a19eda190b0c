import { describe, expect, it, test } from 'vitest';
import { CAMERA, SETTINGS, subjectOf } from '../../test/domain/subjects.ts';
import type { AssetFacts } from './asset-facts.ts';
import { assetId } from './asset-facts.ts';
import { judge } from './judge.ts';
import { nextStep } from './ladder.ts';
import { POLICY_HASH } from './policy/index.ts';
import { registry, SIGNALS } from './signals/index.ts';
import { LIBRARY_MIXES, type Subject } from './subject.ts';
import type { BetterCopy, Relation } from './verdict.ts';

const SCREENSHOT: Partial<AssetFacts> = {
  fileName: 'Screenshot_20220912-064012_WhatsApp.png',
  mimeType: 'image/png',
  width: 1080,
  height: 2400,
  bytes: 350_000,
};
const judged = (facts: Partial<AssetFacts> = {}, rest: Partial<Subject> = {}) =>
  judge(subjectOf(facts, rest), SETTINGS);

const better: Relation = {
  kind: 'larger_version',
  better: {
    id: assetId('00000000-0000-4000-8000-000000000002'),
    fileName: 'IMG_1.JPG',
    width: 4000,
    height: 3000,
    bytes: 4_000_000,
    hasCamera: true,
    relation: 'larger_version',
  },
  distance: 2,
};

describe('a verdict', () => {
  it('has no getter of its own, which would keep in memory all that it was made of', () => {
    const verdict = judged(SCREENSHOT);
    for (const own of Object.values(Object.getOwnPropertyDescriptors(verdict)))
      expect(own.get).toBeUndefined();
    expect(verdict.contributions.length).toBeGreaterThan(0);
  });

  it('shows a copy that stands another way, and leaves it to the person which one is upright', () => {
    const turned: Relation = { ...better, kind: 'turned_copy' };
    const verdict = judged({}, { relations: [turned] });
    expect(verdict).toMatchObject({
      category: 'duplicates',
      subKind: 'turned',
      band: 'medium',
      recommended: false,
      betterCopy: { width: 4000, height: 3000 },
    });
    expect(verdict.contributions[0]?.text).toContain('turned by 90°');
  });

  it('recommends a screenshot that two independent facts tell', () => {
    expect(judged(SCREENSHOT)).toMatchObject({
      category: 'screenshots',
      subKind: 'phone',
      band: 'high',
      recommended: true,
      sourceApp: 'WhatsApp',
    });
  });

  it('never suspects a photo with camera data, whatever its name', () => {
    const { confidence } = judged({
      ...SCREENSHOT,
      mimeType: 'image/jpeg',
      width: 3000,
      height: 4000,
      camera: CAMERA,
    });
    expect(confidence).toBeLessThan(0.4);
  });

  it('adds up: prior and contributions are the confidence', () => {
    const { confidence, prior, contributions } = judged(SCREENSHOT);
    const sum = contributions.reduce(
      (total, { direction, strength }) => total + (direction === 'for' ? strength : -strength),
      prior,
    );
    expect(1 / (1 + Math.exp(-sum))).toBeCloseTo(confidence, 9);
  });

  it('speaks in whole sentences with the field they come from', () => {
    for (const { text, source, value } of judged(SCREENSHOT).contributions) {
      expect(text).toMatch(/^\p{Lu}.*\.$|^\d.*\.$/u);
      expect(source).not.toBe('');
      expect(value).not.toBe('');
    }
  });

  it('calls a file without thumbnail corrupted only after a day, and only of a format that every server reads', () => {
    expect(judged({ thumbhash: null })).toMatchObject({
      category: 'low_quality',
      subKind: 'corrupted',
      band: 'high',
    });
    expect(judged({ thumbhash: null, uploadedAt: '2025-12-31T20:00:00.000Z' }).category).toBeNull();
    expect(judged({ thumbhash: null, mimeType: 'image/heic', fileName: 'IMG_1.HEIC' }).category).toBeNull();
  });

  it('recommends an unreadable file only where there is nothing of a picture in it', () => {
    const bytes = (facts: Record<string, string | number>) => ({ bytes: { version: 1, facts } });
    const unread = { recommended: false, heldBack: 'only_surviving_copy' };
    expect(judged({ thumbhash: null })).toMatchObject(unread);
    // It lacks its last bytes: the photo is nearly whole, and may exist nowhere else.
    expect(judged({ thumbhash: null }, bytes({ magic: 'jpeg', end_marker: 'missing' }))).toMatchObject(
      unread,
    );
    expect(judged({ thumbhash: null }, bytes({ magic: 'jpeg', head_zero_sectors: 3 }))).toMatchObject(unread);
    expect(judged({ thumbhash: null }, bytes({ magic: 'html' }))).toMatchObject({
      recommended: true,
      heldBack: null,
    });
    expect(judged({ thumbhash: null, bytes: 0 }).heldBack).not.toBe('only_surviving_copy');
  });

  it('judges videos as screen recordings or not at all', () => {
    const video = { type: 'video', mimeType: 'video/mp4', thumbhash: null } as const;
    expect(
      judged({ ...video, fileName: 'RPReplay_Final1600000000.MP4', width: 1170, height: 2532 }),
    ).toMatchObject({ category: 'screenshots', subKind: 'recording' });
    expect(
      judged({ ...video, fileName: 'VID_20200101_120000.mp4', width: 1920, height: 1080 }).category,
    ).toBeNull();
    expect(judged({ ...video, fileName: 'clip.mp4', width: 120, height: 90 }).category).toBeNull();
  });
});

describe('the last copy', () => {
  const tiny = { width: 160, height: 120, bytes: 6_000 };

  it('is not recommended for being small', () => {
    expect(judged(tiny)).toMatchObject({ band: 'high', recommended: false, heldBack: 'only_surviving_copy' });
  });

  it('may go where a better copy is proven', () => {
    expect(judged(tiny, { relations: [better] })).toMatchObject({
      recommended: true,
      betterCopy: better.better,
    });
  });
});

describe('a copy that thumbnails alone tell', () => {
  const meter = { width: 1200, height: 900, fileName: 'meter 7.jpg' };
  const like = (more: Partial<BetterCopy>): Subject['relations'] => [
    {
      kind: 'reencoded_copy',
      better: {
        ...better.better,
        width: 1200,
        height: 900,
        hasCamera: false,
        ...more,
        relation: 'reencoded_copy',
      },
      distance: 2,
    },
  ];

  it('is not recommended where two photos of one thing look as much alike', () => {
    expect(judged(meter, { relations: like({ fileName: 'meter 8.jpg' }) })).toMatchObject({
      category: 'duplicates',
      band: 'high',
      recommended: false,
      heldBack: 'single_source',
    });
  });

  it('is, with the name or the camera in common, or another size', () => {
    const named = { ...meter, fileName: 'IMG_1234 (1).jpg' };
    const sure = { recommended: true, heldBack: null };
    expect(judged(named, { relations: like({ fileName: 'IMG_1234.HEIC' }) })).toMatchObject(sure);
    expect(judged(meter, { relations: like({ fileName: 'x.jpg', width: 1240, height: 930 }) })).toMatchObject(
      sure,
    );
    const shot = { ...meter, camera: CAMERA };
    const both = judged(shot, { relations: like({ fileName: 'x.jpg', hasCamera: true }) });
    expect(both.heldBack).not.toBe('single_source');
  });

  it('is not, where it has the camera data and the larger one has none: that may have been enlarged', () => {
    const larger = (hasCamera: boolean): Subject['relations'] => [
      { ...better, better: { ...better.better, hasCamera } },
    ];
    const shot = { fileName: 'IMG_0800.jpg', width: 800, height: 600, camera: CAMERA };
    expect(judged(shot, { relations: larger(false) }).recommended).toBe(false);
    expect(judged(shot, { relations: larger(true) })).toMatchObject({ recommended: true });
  });
});

describe('what a small or broken file is', () => {
  const recovered = '/mnt/disk/recup_dir.3/';

  it('is a preview that a recovery tool cut out, before it is small', () => {
    const thumbnail = { fileName: 't1234567.jpg', path: `${recovered}t1234567.jpg`, width: 160, height: 120 };
    expect(judged(thumbnail)).toMatchObject({
      category: 'recovery_artifacts',
      subKind: 'carved_thumbnail',
      band: 'high',
      recommended: false,
    });
    const original: Relation = { ...better, kind: 'carved_thumbnail_of' };
    expect(judged(thumbnail, { relations: [original] }).category).toBe('recovery_artifacts');
  });

  it('is half decoded where a recovery tool put it, camera data or not', () => {
    const pixels = {
      version: 1,
      figures: { damage: 0.95 },
      perceptualHash: null,
      damaged: [{ x: 0, y: 0.5, width: 1, height: 0.5 }],
    };
    for (const camera of [subjectOf().facts.camera, CAMERA])
      expect(
        judged({ fileName: 'f1234567.jpg', path: `${recovered}f1234567.jpg`, camera }, { pixels }).categories
          .recovery_artifacts,
      ).toBeGreaterThanOrEqual(0.4);
  });

  it('is an icon where it looks like one, before it is tiny', () => {
    expect(
      judged({ fileName: 'icon-home.png', mimeType: 'image/png', width: 64, height: 64, bytes: 2_000 }),
    ).toMatchObject({ category: 'web_cache', subKind: 'icon' });
  });

  it('is only tiny where nothing tells more', () =>
    expect(judged({ width: 160, height: 121, bytes: 6_000 })).toMatchObject({
      category: 'low_quality',
      subKind: 'tiny',
    }));
});

describe('a photo that only looks bad', () => {
  const crushed = { width: 640, height: 480, bytes: 7_000 };
  const figures = { edge_strength: 15, luma_p99: 20, luma_p5: 0, sharp_best: 0.1, sharp_median: 0.1 };
  const pixels = { version: 1, figures, perceptualHash: null, damaged: [] };

  test.each(LIBRARY_MIXES)('is worth a look in a %s, and never of high confidence', (mix) => {
    const context = { ...subjectOf().context, mix };
    expect(judged(crushed, { pixels, context })).toMatchObject({
      category: 'low_quality',
      band: 'medium',
      recommended: false,
    });
  });

  it('is called compressed where the file is too small for what it shows', () =>
    expect(judged(crushed, { pixels: { ...pixels, figures: { edge_strength: 15 } } })).toMatchObject({
      category: 'low_quality',
      subKind: 'compressed',
      band: 'medium',
    }));
});

describe('what is left alone', () => {
  test.each([
    ['favourite', { isFavorite: true }],
    ['rated', { rating: 3 }],
    ['edited', { isEdited: true }],
    ['described', { description: 'the ticket' }],
    ['live_photo', { livePhotoVideoId: 'x' }],
    ['named_person', { people: [{ id: 'p', name: 'Ada' }] }],
  ] as const)('%s protects', (protectedBy, facts) => {
    expect(judged({ ...SCREENSHOT, ...facts })).toMatchObject({ protectedBy, recommended: false });
  });

  it('includes albums that count, tags and stacks', () => {
    const memberships = { albums: [{ id: 'a', name: 'Trip', counts: false }], tags: [], isStacked: false };
    const protectedBy = (change: object) =>
      judged(SCREENSHOT, { memberships: { ...memberships, ...change } }).protectedBy;
    expect(protectedBy({})).toBeNull();
    expect(protectedBy({ albums: [{ id: 'a', name: 'Trip', counts: true }] })).toBe('in_album');
    expect(protectedBy({ tags: ['keep'] })).toBe('tagged');
    expect(protectedBy({ isStacked: true })).toBe('stacked');
  });

  it('includes what the person listed', () => {
    const allowList = { ...SETTINGS.allowList, names: ['screenshot_2022*'] };
    expect(judge(subjectOf(SCREENSHOT), { ...SETTINGS, allowList })).toMatchObject({
      protectedBy: 'allow_listed',
      recommended: false,
    });
  });

  it('includes screenshots of the last days and tickets', () => {
    const fresh = { ...SCREENSHOT, takenAt: '2025-12-25T00:00:00.000Z' };
    expect(judged({ ...fresh, fileName: 'Screenshot (14).png' }).heldBack).toBe('recent');
    expect(judged({ ...fresh, fileName: 'Screenshot_20251225-064012.png' }).heldBack).toBe('recent');
    expect(judged(fresh).heldBack, 'copied lately, made in 2022 by its name').toBeNull();
    expect(judged({ ...SCREENSHOT, fileName: 'Screenshot_20220912-064012_DB Ticket.png' }).heldBack).toBe(
      'worth_keeping',
    );
  });
});

describe('the cost ladder', () => {
  it('does not look at an unsuspected camera photo in quick mode', () => {
    const photo = subjectOf({
      fileName: 'PXL_20210109_095536123.jpg',
      camera: CAMERA,
      width: 4000,
      height: 3000,
      bytes: 4_000_000,
    });
    expect(nextStep(photo, SETTINGS, 'quick')).toBeNull();
    expect(nextStep(photo, SETTINGS, 'thorough')).toBe('pixels');
  });

  it('has nothing more to fetch once pixels and bytes are known', () => {
    const pixels = {
      version: 1,
      figures: { noise_p99: 0.4, sharp_best: 0.4 },
      perceptualHash: null,
      damaged: [],
    };
    const bytes = { version: 1, facts: {} };
    expect(nextStep(subjectOf({}, { pixels, bytes }), SETTINGS, 'thorough')).toBeNull();
  });

  it('looks at a picture without camera data', () =>
    expect(nextStep(subjectOf(), SETTINGS, 'quick')).toBe('pixels'));

  it('reads the bytes of what has no thumbnail, and nothing of videos', () => {
    expect(nextStep(subjectOf({ thumbhash: null }), SETTINGS, 'quick')).toBe('bytes');
    expect(
      nextStep(subjectOf({ type: 'video', fileName: 'RPReplay_Final1.MP4' }), SETTINGS, 'thorough'),
    ).toBeNull();
  });
});

describe('signals', () => {
  it('have ids of their own', () => {
    const [first] = SIGNALS;
    if (first === undefined) throw new Error('There are no signals.');
    expect(() => registry([first, first])).toThrow(first.meta.id);
  });

  it('explain themselves', () => {
    for (const { meta } of SIGNALS)
      for (const text of [meta.title, meta.looksFor, meta.source, meta.wrongWhen])
        expect(text, meta.id).not.toBe('');
  });

  it('belong to a policy with a name of its own', () => expect(POLICY_HASH).toMatch(/^[0-9a-f]{16}$/));
});
