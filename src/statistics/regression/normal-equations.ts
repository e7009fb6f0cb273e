/** A table of numbers, row after row in one array. */
export interface Table {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/** A table from rows of numbers. */
export function tableOf(rows: readonly (readonly number[])[]): Table {
  const columns = rows[0]?.length ?? 0;
  return { rows: rows.length, columns, values: Float64Array.from(rows.flat()) };
}

/** The lower triangle L of a symmetric positive table A = L Lᵀ, row after row. */
export interface Factor {
  readonly size: number;
  readonly lower: Float64Array;
}

/** What is left of a column once the ones before it are taken out, below which it says nothing of its own. */
const nothingOwn = 1e-11;

/** Cholesky’s factor. A column that the earlier ones already say is left out: its coefficient becomes nought. */
export function factorOf(symmetric: Float64Array, size: number): Factor {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = symmetric[row * size + column] ?? 0;
      for (let k = 0; k < column; k += 1) sum -= (lower[row * size + k] ?? 0) * (lower[column * size + k] ?? 0);
      const pivot = lower[column * size + column] ?? 0;
      if (column < row) lower[row * size + column] = pivot === 0 ? 0 : sum / pivot;
      else lower[row * size + row] = sum > nothingOwn * (symmetric[row * size + row] ?? 0) ? Math.sqrt(sum) : 0;
    }
  }
  return { size, lower };
}

/** y of L y = right. */
export function solveLower({ size, lower }: Factor, right: Float64Array): Float64Array {
  const found = new Float64Array(size);
  for (let row = 0; row < size; row += 1) {
    let sum = right[row] ?? 0;
    for (let k = 0; k < row; k += 1) sum -= (lower[row * size + k] ?? 0) * (found[k] ?? 0);
    const pivot = lower[row * size + row] ?? 0;
    found[row] = pivot === 0 ? 0 : sum / pivot;
  }
  return found;
}

/** x of A x = right. */
export function solve(factor: Factor, right: Float64Array): Float64Array {
  const { size, lower } = factor;
  const found = solveLower(factor, right);
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = found[row] ?? 0;
    for (let k = row + 1; k < size; k += 1) sum -= (lower[k * size + row] ?? 0) * (found[k] ?? 0);
    const pivot = lower[row * size + row] ?? 0;
    found[row] = pivot === 0 ? 0 : sum / pivot;
  }
  return found;
}

/** The diagonal of A’s inverse: variances of the coefficients, nought for those left out. */
export function inverseDiagonal(factor: Factor): Float64Array {
  return Float64Array.from({ length: factor.size }, (_, at) => {
    if ((factor.lower[at * factor.size + at] ?? 0) === 0) return 0;
    const unit = new Float64Array(factor.size);
    unit[at] = 1;
    return solve(factor, unit)[at] ?? 0;
  });
}

/** Σ weightᵢ rowᵢ rowᵢᵀ. */
export function crossProducts({ rows, columns, values }: Table, weights: Float64Array): Float64Array {
  const sums = new Float64Array(columns * columns);
  for (let row = 0; row < rows; row += 1) {
    const weight = weights[row] ?? 0;
    const from = row * columns;
    for (let one = 0; one < columns; one += 1) {
      const part = weight * (values[from + one] ?? 0);
      if (part === 0) continue;
      for (let other = 0; other <= one; other += 1) {
        sums[one * columns + other] = (sums[one * columns + other] ?? 0) + part * (values[from + other] ?? 0);
      }
    }
  }
  for (let one = 0; one < columns; one += 1) for (let other = 0; other < one; other += 1) sums[other * columns + one] = sums[one * columns + other] ?? 0;
  return sums;
}

/** rowᵀ · coefficients, for each row. */
export function linear({ rows, columns, values }: Table, coefficients: Float64Array): Float64Array {
  const found = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    let sum = 0;
    for (let column = 0; column < columns; column += 1) sum += (values[row * columns + column] ?? 0) * (coefficients[column] ?? 0);
    found[row] = sum;
  }
  return found;
}
