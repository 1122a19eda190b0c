import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Contribution, combine, grouped, waterfall, weightOf } from '../../web/src/viewer/waterfall.ts';

const piece = (direction: 'for' | 'against', strength: number): Contribution => ({
  signal: 'file-name',
  group: 'name',
  category: 'screenshots',
  direction,
  strength,
  value: '',
  source: 'originalFileName',
  text: '',
});
const chance = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));
const contributions = fc.array(
  fc.record({
    direction: fc.constantFrom('for', 'against'),
    strength: fc.double({ min: 0, max: 5, noNaN: true }),
  }),
  { maxLength: 12 },
);

describe('the evidence waterfall', () => {
  it('starts each bar where the last one ended', () => {
    const { steps, at, remainder } = waterfall({
      prior: -3,
      confidence: chance(1),
      contributions: [piece('for', 5), piece('against', 1)],
    });
    expect(steps.map(({ change }) => change)).toEqual([5, -1]);
    expect(steps[0]?.start).toBeCloseTo(at(chance(-3)));
    expect(steps[1]?.end).toBeCloseTo(steps[0]?.end ?? Number.NaN);
    expect(steps[1]?.start).toBeCloseTo(at(chance(1)));
    expect(remainder).toBeNull();
  });

  it('names what the steps do not explain', () => {
    const { remainder } = waterfall({ prior: -2, confidence: 0.5, contributions: [piece('for', 3)] });
    expect(remainder).toBeCloseTo(-1);
  });

  it('stays on the axis whatever comes', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -8, max: 8, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        contributions,
        (prior, confidence, pieces) => {
          const chart = waterfall({
            prior,
            confidence,
            contributions: pieces.map(({ direction, strength }) => piece(direction, strength)),
          });
          for (const { start, end } of chart.steps) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeLessThanOrEqual(1);
            expect(start).toBeLessThanOrEqual(end);
          }
          expect(chart.at(0)).toBeLessThanOrEqual(chart.at(0.7));
          expect(chart.at(1)).toBeGreaterThanOrEqual(chart.at(0.7));
        },
      ),
    );
  });
});

describe('findings of one kind', () => {
  it('are one bar, the strongest first', () => {
    const name = (direction: 'for' | 'against', strength: number) => piece(direction, strength);
    const look = { ...piece('against', 3), group: 'look' as const };
    const groups = grouped([name('for', 2), look, name('against', 0.5)]);
    expect(groups.map((one) => [one.name, one.direction, one.strength, one.contributions.length])).toEqual([
      ['look', 'against', 3, 1],
      ['name', 'for', 1.5, 2],
    ]);
  });

  it('are named by what speaks as they do', () => {
    const pieces = [piece('for', 2), piece('against', 1.5), piece('against', 1.4)];
    const [group] = grouped(pieces);
    expect(group).toMatchObject({ direction: 'against' });
    expect(group?.contributions.map(({ strength }) => strength)).toEqual([1.5, 1.4, 2]);
  });

  it('come to the same in the end', () => {
    const pieces = [piece('for', 2), { ...piece('against', 3), group: 'look' as const }, piece('for', 0.5)];
    const whole = { prior: -1, confidence: chance(-1.5) };
    expect(waterfall({ ...whole, contributions: grouped(pieces) }).remainder).toBeNull();
    expect(waterfall({ ...whole, contributions: pieces }).remainder).toBeNull();
  });
});

describe('several steps as one', () => {
  it('reach from the first to the last', () => {
    const { steps, at } = waterfall({
      prior: -1,
      confidence: chance(0.5),
      contributions: [piece('for', 2), piece('against', 1), piece('for', 0.5)],
    });
    const one = combine(steps);
    expect(one.change).toBeCloseTo(1.5);
    expect(one.start).toBeCloseTo(at(chance(-1)));
    expect(one.end).toBeCloseTo(at(chance(0.5)));
  });

  it('are nothing where there are none', () => {
    expect(combine([])).toEqual({ change: 0, start: 0, end: 0 });
  });
});

describe('a weight in a word', () => {
  it.each([
    [-0.3, 'slight'],
    [0.7, 'clear'],
    [-2, 'strong'],
    [9, 'decisive'],
  ] as const)('%d is %s', (change, word) => {
    expect(weightOf(change)).toBe(word);
  });
});
