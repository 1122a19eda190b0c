/** A whole SVG document of this size. */
export function svg(width: number, height: number, ...parts: readonly string[]): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${parts.join('')}</svg>`,
  );
}

/** A rectangle; `radius` rounds its corners. */
export function box(x: number, y: number, width: number, height: number, fill: string, radius = 0): string {
  const round = radius > 0 ? ` rx="${radius.toFixed(1)}"` : '';
  return `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${Math.max(0, width).toFixed(1)}" height="${Math.max(0, height).toFixed(1)}" fill="${fill}"${round}/>`;
}

export function disc(x: number, y: number, radius: number, fill: string): string {
  return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${radius.toFixed(1)}" fill="${fill}"/>`;
}

/** A stroked line through points, `[x, y, x, y, …]`. */
export function line(points: readonly number[], stroke: string, width: number): string {
  const pairs: string[] = [];
  for (let i = 0; i + 1 < points.length; i += 2)
    pairs.push(`${points[i]?.toFixed(1)} ${points[i + 1]?.toFixed(1)}`);
  return `<path d="M${pairs.join('L')}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
}
