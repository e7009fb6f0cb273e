/** One fact of a home as a number that the model weighs: 1 or 0 for what is or is not, or an amount. */
export interface Feature {
  readonly name: string;
  /** What a reader is told when it speaks for looking: “Solid walls”. */
  readonly words: string;
}

/** A home as the model sees it. Facts in the order of the features. */
export interface HomeFacts {
  readonly id: string;
  readonly facts: readonly number[];
  /** What its block's own rate (empirical Bayes) makes likely, between 0 and 1 and neither. */
  readonly blockRate: number;
}

/** A home of which somebody competent said whether it is damp, whoever asked for it: a survey, a void inspection, a random sample. Never a report. */
export interface InspectedHome extends HomeFacts {
  readonly isDamp: boolean;
}

/** A fitted model: log odds = those of the block's rate + base + the weight of each fact beyond its average. */
export interface RiskModel {
  readonly features: readonly Feature[];
  readonly base: number;
  /** Per unit of each fact. */
  readonly weights: readonly number[];
  readonly averages: readonly number[];
  /** How strongly weights were pulled to nought. */
  readonly pull: number;
  readonly inspected: number;
}
