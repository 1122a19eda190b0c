/** One library size of the curve. */
export interface CurvePoint {
  readonly assets: number;
  readonly seconds: number;
  readonly megabytes: number;
}

const WIDTH = 720;
const HEIGHT = 300;
const LEFT = 64;
const RIGHT = 64;
const TOP = 28;
const BOTTOM = 44;

/** Time and memory over library size as an SVG: time on the left scale, memory on the right one. */
export function curveSvg(points: readonly CurvePoint[], title: string): string {
  const most = (values: readonly number[]) => niceAbove(Math.max(...values));
  const sizes = Math.max(...points.map(({ assets }) => assets));
  const seconds = most(points.map((point) => point.seconds));
  const megabytes = most(points.map((point) => point.megabytes));
  const x = (assets: number) => LEFT + ((WIDTH - LEFT - RIGHT) * assets) / sizes;
  const y = (share: number) => HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share;
  const line = (share: (point: CurvePoint) => number) =>
    points.map((point) => `${x(point.assets).toFixed(1)},${y(share(point)).toFixed(1)}`).join(' ');
  const grid = [0, 0.25, 0.5, 0.75, 1].map(
    (share) => `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(share)}" y2="${y(share)}" stroke="#8884"/>
<text x="${LEFT - 8}" y="${y(share) + 4}" text-anchor="end" fill="#2563eb">${label(seconds * share)} s</text>
<text x="${WIDTH - RIGHT + 8}" y="${y(share) + 4}" fill="#b45309">${label(megabytes * share)} MB</text>`,
  );
  const marks = points.map(
    ({ assets }) =>
      `<text x="${x(assets)}" y="${HEIGHT - BOTTOM + 20}" text-anchor="middle" fill="#666">${assets.toLocaleString('en')}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="12" role="img" aria-label="${title}">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
<text x="${LEFT}" y="16" fill="#333">${title}</text>
${grid.join('\n')}
${marks.join('\n')}
<polyline points="${line((point) => point.seconds / seconds)}" fill="none" stroke="#2563eb" stroke-width="2"/>
<polyline points="${line((point) => point.megabytes / megabytes)}" fill="none" stroke="#b45309" stroke-width="2" stroke-dasharray="5 4"/>
<text x="${WIDTH / 2}" y="${HEIGHT - 6}" text-anchor="middle" fill="#666">assets in the library (blue: seconds; dashed: peak memory)</text>
</svg>
`;
}

function niceAbove(value: number): number {
  const step = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  return Math.ceil(value / step) * step;
}

function label(value: number): string {
  return value >= 10 || value === 0 ? value.toFixed(0) : value.toFixed(1);
}
