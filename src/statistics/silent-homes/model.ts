/** One fact of a home as a number that the model weighs: 1 or 0 for what is or is not, or an amount. */
export interface Feature {
  readonly name: string;
  /** What a reader is told when it speaks for looking: “Solid walls”. */
  readonly words: string;
  /** Features of one fact, such as each kind of wall: a reader is told their points together. Its name where it stands alone. */
  readonly of?: string;
}

/** Homes as the model sees them. Facts in the order of the features. */
export interface HomeFacts {
  readonly facts: readonly number[];
  /** What is taken as given of such a home, before its facts: between 0 and 1 and neither. */
  readonly given: number;
}

/** Homes alike of which it is known how many were damp: found by somebody who looked, or reported; the caller says which. */
export interface KnownHomes extends HomeFacts {
  /** Which part of the landlord they are in. Homes of one place are in one part, so that no place speaks for itself. */
  readonly part: number;
  readonly homes: number;
  readonly damp: number;
}

/** A fitted model: log odds = those given + base + the weight of each fact beyond its average. */
export interface RiskModel {
  readonly features: readonly Feature[];
  readonly base: number;
  /** Per unit of each fact. */
  readonly weights: readonly number[];
  readonly averages: readonly number[];
  /** How strongly weights were pulled to nought. */
  readonly pull: number;
  readonly homes: number;
}

/** The model of all homes, for people to read; and for each part the model of all the others, by which its homes are judged. */
export interface RiskFit {
  readonly model: RiskModel;
  readonly ofOthers: ReadonlyMap<number, RiskModel>;
}
