/** The mean; undefined of nothing. */
export function mean(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * A quantile by linear interpolation between the values around it (Hyndman and Fan, Sample Quantiles
 * in Statistical Packages, 1996, type 7); undefined of nothing.
 * @param share 0 to 1; 0.5 is the median.
 */
export function quantile(values: readonly number[], share: number): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)];
  const above = sorted[Math.ceil(at)];
  if (below === undefined || above === undefined) return undefined;
  return below + (above - below) * (at - Math.floor(at));
}

/** Quantile of the normal distribution for a two-sided interval of 95%. */
const Z = 1.959963984540054;

/**
 * Wilson's score interval of a share, 95% (E. B. Wilson, Probable Inference, 1927), as shares from 0
 * to 1.
 * @param part 0 to `whole`
 * @param whole above 0
 */
export function wilson(part: number, whole: number): readonly [low: number, high: number] {
  const share = part / whole;
  const square = (Z * Z) / whole;
  const middle = share + square / 2;
  const width = Z * Math.sqrt((share * (1 - share)) / whole + square / (4 * whole));
  const clamp = (value: number) => Math.min(1, Math.max(0, value / (1 + square)));
  return [clamp(middle - width), clamp(middle + width)];
}
