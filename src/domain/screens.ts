/**
 * Native resolutions, short × long side in pixels, as published by the makers. Points are no pixels: widths
 * such as 390 or 414 never occur in a capture. A single matching side proves nothing (1080 × 1350 is a
 * social-media format), so both must match.
 */
export type Screen = 'phone' | 'tablet' | 'desktop' | 'wide';

const SIZES: Record<Exclude<Screen, 'wide'>, string> = {
  phone: `640x1136 750x1334 1242x2208 1125x2436 828x1792 1242x2688 1080x2340 1170x2532 1284x2778 1179x2556
    1290x2796 1206x2622 1320x2868 1260x2736 720x1600 1080x2160 1080x2220 1080x2280 1080x2400 1080x2412
    1440x2960 1440x3040 1440x3088 1440x3120 1440x3200 1220x2712 1260x2800`,
  tablet: `768x1024 1536x2048 1620x2160 1640x2360 1668x2224 1668x2388 2048x2732 1488x2266 2064x2752 1812x2176 1840x2208`,
  desktop: `900x1440 1600x2560 1664x2560 1800x2880 1864x2880 1964x3024 2234x3456 1912x2940 2224x3420 2880x5120
    768x1366 1050x1680 1200x1920 1440x3440`,
};
// Pure 16:9 (and 4:3 frames of old cameras) must never decide: forwarded photos and video stills share them.
const WIDE = '720x1280 900x1600 1080x1920 1440x2560 2160x3840';

const BY_SIZE = new Map<number, Screen>();
const key = (short: number, long: number) => short * 16384 + long;
for (const [screen, sizes] of [...Object.entries(SIZES), ['wide', WIDE]] as [Screen, string][])
  for (const size of sizes.trim().split(/\s+/)) {
    const [short = 0, long = 0] = size.split('x').map(Number);
    BY_SIZE.set(key(short, long), screen);
  }
// These two are photo formats as well (XGA and QXGA cameras), so they count as little as 16:9.
for (const [short, long] of [
  [768, 1024],
  [1536, 2048],
] as const)
  BY_SIZE.set(key(short, long), 'wide');

/** The kind of screen that has exactly these sides; null = none of the list. */
export function screenOf(short: number, long: number): Screen | null {
  return BY_SIZE.get(key(short, long)) ?? null;
}
