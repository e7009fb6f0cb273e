/** One line of a bench: what was measured, its numbers, and the same numbers of what it is held against. */
export interface Figure {
  readonly what: string;
  readonly numbers: Numbers;
  /** What the reference is, and its numbers from the same run. */
  readonly reference?: { readonly what: string; readonly numbers: Numbers };
  readonly aims?: readonly Aim[];
  readonly note?: string;
}

/** By name, with the unit in the name: `p95Ms`, `perSecond`, `webMb`. */
export type Numbers = Readonly<Record<string, number>>;

/** What we hope for. A bench prints it beside the figure and never fails by it: a busy machine is not a fault. */
export type Aim =
  | { readonly number: string; readonly atMost: number }
  | { readonly number: string; readonly atLeast: number }
  /** This figure divided by its reference's number of the same name. */
  | { readonly timesReference: string; readonly atLeast: number }
  | { readonly timesReference: string; readonly atMost: number };

/** One bench of a kind. Every file of `bench/` that measures exports one as `part`. */
export interface Part {
  readonly name: string;
  readonly about: string;
  run(context: BenchContext): Promise<readonly Figure[]>;
}

/** What a bench is given by whoever runs it. */
export interface BenchContext {
  /** A line for whoever waits, on standard error. */
  say(line: string): void;
  /** `--seconds 60` on the command line is `option('seconds')`. */
  option(name: string): string | undefined;
  /** An empty folder of its own, removed at the end of the run. */
  newFolder(): string;
  /** Done at the end of the run, last first, also when the bench fails. */
  atEnd(action: () => Promise<void> | void): void;
}

/** A whole number given on the command line, or the usual one. */
export function numberOption(context: BenchContext, name: string, usual: number): number {
  const text = context.option(name);
  if (text === undefined) return usual;
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0) throw new Error(`--${name} is "${text}": give a number.`);
  return value;
}
