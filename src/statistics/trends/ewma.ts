/** A week's cases and what was usual for it. */
export interface ChartWeek {
  readonly count: number;
  readonly expected: number;
}

/** How a chart looks back and how wide its limits are; usually 0.3 and 2.7. */
export interface ChartSettings {
  /** How much the newest week counts, above 0 up to 1. */
  readonly weight: number;
  /** Limits in standard deviations. */
  readonly width: number;
  /** How much more weeks scatter than by chance: at least 1. */
  readonly dispersion: number;
}

/** A point of the chart, all as times the usual: 1 is as usual. Multiply by the usual rate for a chart of rates. */
export interface ChartPoint {
  readonly seen: number;
  readonly smoothed: number;
  readonly low: number;
  readonly high: number;
  readonly isOut: 'above' | 'below' | null;
}

const usual: ChartSettings = { weight: 0.3, width: 2.7, dispersion: 1 };

/**
 * An exponentially weighted moving average (Roberts, Technometrics 1(3), 1959) of how many times the usual each week brought, with limits that
 * widen where little is expected. For people to look at; alarms come from the weekly alarm. Null for a week in which nothing could be
 * expected.
 */
export function ewmaChart(weeks: readonly ChartWeek[], settings: Partial<ChartSettings> = {}): readonly (ChartPoint | null)[] {
  const { weight, width, dispersion } = { ...usual, ...settings };
  if (!(weight > 0 && weight <= 1)) throw new RangeError(`weight: is ${weight}; give a number above 0 up to 1, such as 0.3.`);
  let smoothed = 1;
  let variance = 0;
  return weeks.map(({ count, expected }) => {
    if (!(expected > 0)) return null;
    smoothed = (weight * count) / expected + (1 - weight) * smoothed;
    variance = (weight * weight * Math.max(1, dispersion)) / expected + (1 - weight) ** 2 * variance;
    const reach = width * Math.sqrt(variance);
    const isOut = smoothed > 1 + reach ? 'above' : smoothed < 1 - reach ? 'below' : null;
    return { seen: count / expected, smoothed, low: Math.max(0, 1 - reach), high: 1 + reach, isOut };
  });
}
