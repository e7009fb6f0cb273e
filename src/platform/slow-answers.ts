export interface Answered<Answer> {
  readonly answer: Answer;
  /** When it was worked out. */
  readonly at: string;
}

interface Patience {
  /** What takes no longer is worked out anew each time. */
  readonly slowMs: number;
  readonly keptMs: number;
  /** Milliseconds since any moment, as a stopwatch tells them. */
  readonly stopwatch: () => number;
}

/** Keeps answers that took long to work out, for a short while, in this process; quick ones are never kept. */
export class SlowAnswers<Answer> {
  readonly #kept = new Map<string, Answered<Answer>>();
  readonly #patience: Patience;

  constructor(differing: Partial<Patience> = {}) {
    this.#patience = { slowMs: 250, keptMs: 60_000, stopwatch: () => performance.now(), ...differing };
  }

  /** The key says whose answer it is: nobody is answered with what was worked out for another key. */
  async answer(key: string, now: string, workOut: () => Promise<Answer>): Promise<Answered<Answer>> {
    this.#forgetOld(now);
    const kept = this.#kept.get(key);
    if (kept !== undefined) return kept;
    const began = this.#patience.stopwatch();
    const answered = { answer: await workOut(), at: now };
    if (this.#patience.stopwatch() - began > this.#patience.slowMs) this.#kept.set(key, answered);
    return answered;
  }

  #forgetOld(now: string): void {
    for (const [key, { at }] of this.#kept) {
      const age = Date.parse(now) - Date.parse(at);
      if (age < 0 || age >= this.#patience.keptMs) this.#kept.delete(key);
    }
  }
}
