import { describe, expect, it } from 'vitest';
import type { EmbeddedAsset } from '../catalogue.ts';
import { LivePhotos } from './live-photos.ts';

const asset = (id: string, type: 'IMAGE' | 'VIDEO') => ({ id, type }) as EmbeddedAsset;

describe('LivePhotos', () => {
  it('joins a still and a video of one identifier, in either order', () => {
    const live = new LivePhotos();
    expect(live.add(asset('v', 'VIDEO'), 'A')).toBeNull();
    expect(live.add(asset('other', 'IMAGE'), 'B')).toBeNull();
    expect(live.add(asset('s', 'IMAGE'), 'A')).toEqual({ still: 's', video: 'v' });
  });

  it('joins nothing without identifier, and no two stills', () => {
    const live = new LivePhotos();
    expect(live.add(asset('a', 'IMAGE'), null)).toBeNull();
    expect(live.add(asset('b', 'IMAGE'), 'A')).toBeNull();
    expect(live.add(asset('c', 'IMAGE'), 'A')).toBeNull();
  });
});
