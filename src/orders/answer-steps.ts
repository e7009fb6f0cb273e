/** One step of how long an answer took: from the step before up to so many hours. */
export interface AnswerStep {
  readonly key: string;
  readonly label: string;
  /** Null for longer than all others. */
  readonly hours: number | null;
}

const step = (hours: number, words: string): AnswerStep => ({ key: `orders-within-${hours}h`, label: `Orders answered in ${words}`, hours });

/** The steps by which the time to answer is counted, so that the middle of it is known without reading every order. */
export const answerSteps: readonly AnswerStep[] = [
  step(1, 'less than an hour'), step(2, '1 to 2 hours'), step(4, '2 to 4 hours'), step(8, '4 to 8 hours'), step(16, '8 to 16 hours'), step(24, '16 to 24 hours'), step(48, '1 to 2 days'), step(72, '2 to 3 days'),
  step(120, '3 to 5 days'), step(168, '5 to 7 days'), step(336, '1 to 2 weeks'), { key: 'orders-within-longer', label: 'Orders answered in more than 2 weeks', hours: null },
];
