import type { Calibration } from './calibration.ts';

const SIDE = 220;
const GAP = 50;

/** Predicted against observed, one panel per category; the area of a dot is the share of assets it stands for. */
export function reliabilityDiagram(calibrations: readonly Calibration[]): string {
  const width = calibrations.length * (SIDE + GAP) + GAP;
  const panels = calibrations.map((one, index) => panel(one, GAP + index * (SIDE + GAP)));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${SIDE + 90}" font-family="sans-serif" font-size="11" role="img">`,
    '<title>Predicted confidence against observed share, by category</title>',
    `<rect width="${width}" height="${SIDE + 90}" fill="#fff"/>`,
    ...panels,
    '</svg>\n',
  ].join('\n');
}

function panel({ category, mix, error, bins }: Calibration, left: number): string {
  const top = 40;
  const x = (share: number) => (left + share * SIDE).toFixed(1);
  const y = (share: number) => (top + SIDE - share * SIDE).toFixed(1);
  const total = bins.reduce((sum, { mass }) => sum + mass, 0);
  const dots = bins.map(({ predicted, observed, mass }) => {
    const radius = 3 + 9 * Math.sqrt(mass / total);
    return `<circle cx="${x(predicted)}" cy="${y(observed)}" r="${radius.toFixed(1)}" fill="#4250af" fill-opacity="0.6"/>`;
  });
  const ticks = [0, 0.5, 1].map(
    (at) =>
      `<text x="${x(at)}" y="${top + SIDE + 16}" text-anchor="middle">${at}</text><text x="${left - 8}" y="${y(at)}" text-anchor="end" dominant-baseline="middle">${at}</text>`,
  );
  return [
    `<text x="${left}" y="20" font-weight="bold">${category.replace('_', ' ')}</text>`,
    `<text x="${left}" y="33">${mix.replace('_', ' ')}, error ${error.toFixed(3)}</text>`,
    `<rect x="${left}" y="${top}" width="${SIDE}" height="${SIDE}" fill="none" stroke="#888"/>`,
    `<line x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}" stroke="#bbb" stroke-dasharray="4"/>`,
    ...ticks,
    ...dots,
    `<text x="${left + SIDE / 2}" y="${top + SIDE + 34}" text-anchor="middle">predicted</text>`,
  ].join('\n');
}
