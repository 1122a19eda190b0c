/** Platt scaling: `log-odds = slope · score + offset`, fitted by Newton steps on weighted examples. */
export interface Scaling {
  readonly slope: number;
  readonly offset: number;
}

export interface Scored {
  readonly score: number;
  /** 1 where it is of the category. */
  readonly truth: 0 | 1;
  readonly weight: number;
}

const STEPS = 60;

/** With `slope` given, only the offset is fitted. Weights are used as they are; a little ridge keeps it finite. */
export function scale(scored: readonly Scored[], slope?: number): Scaling {
  let a = slope ?? 1;
  let b = 0;
  const total = scored.reduce((sum, { weight }) => sum + weight, 0);
  const ridge = 1e-6 * total;
  for (let step = 0; step < STEPS; step++) {
    let [ga, gb, haa, hab, hbb] = [0, 0, ridge, 0, ridge];
    for (const { score, truth, weight } of scored) {
      const p = 1 / (1 + Math.exp(-(a * score + b)));
      const pull = weight * (truth - p);
      const bend = weight * p * (1 - p);
      ga += pull * score;
      gb += pull;
      haa += bend * score * score;
      hab += bend * score;
      hbb += bend;
    }
    if (slope !== undefined) b += clamp(gb / hbb);
    else {
      const determinant = haa * hbb - hab * hab;
      a += clamp((ga * hbb - gb * hab) / determinant);
      b += clamp((gb * haa - ga * hab) / determinant);
    }
  }
  return { slope: a, offset: b };
}

/** No step longer than one: Newton's method overshoots where classes are rare. */
const clamp = (step: number): number => Math.max(-1, Math.min(1, step));
