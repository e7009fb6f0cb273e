/**
 * What is asked of a problem that may or may not be a danger. Each is worded so that a clear "no" means that nobody tells of one;
 * the words are our own, and may be made plainer, but a question that asks something else has a name of its own.
 */
export const dangerQuestions = {
  'ceiling-unsafe': 'Is the ceiling bulging or cracking, or is water near a light, a socket or a switch?',
  'wet-for-long': 'Has it gone on for longer than a day, or is there mould?',
  'nothing-to-drink': 'Is there no water at all to drink, or no toilet that flushes?',
  'no-warm-room': 'Is the home cold, with no safe way to keep even one room warm?',
  'power-unsafe': 'Is the whole home without power, or has anything sparked, buzzed, got hot or got wet?',
  'only-alarm': 'Is it the only alarm on its floor, or the only one for carbon monoxide?',
  'waste-coming-up': 'Is waste or dirty water coming up or flooding?',
  'only-one-to-use': 'Is it the only sink, bath or drain of its kind that they can use?',
  'could-fall': 'Could somebody trip on it, fall, or put a foot through it?',
  'could-come-down': 'Has any of it come down, or is any of it hanging, bulging or wet?',
  'water-comes-in': 'Does water come inside, or is a wall or a ceiling inside wet?',
  'could-drop': 'Is anything up there loose that could drop, such as a tile or a gutter?',
  'more-at-risk': 'Could anybody there be more at risk because of it: somebody very young, older, pregnant, ill or disabled?',
} as const satisfies Readonly<Record<string, string>>;

export type DangerQuestion = keyof typeof dangerQuestions;
export const everyDangerQuestion = Object.keys(dangerQuestions) as readonly DangerQuestion[];

export const dangerAnswers = ['yes', 'no', 'not-sure'] as const;
export type DangerAnswer = (typeof dangerAnswers)[number];

/** What was answered, by question; what nobody asked is not there. */
export type DangerAnswers = Readonly<Partial<Record<DangerQuestion, DangerAnswer>>>;

/** Damp, mould and unsafe electrics are dangers by their very nature: nothing is asked of them, and they are marked whatever is said. */
const askedOf: Readonly<Record<string, readonly DangerQuestion[]>> = {
  'ceiling-leak': ['ceiling-unsafe', 'wet-for-long'],
  'no-water': ['nothing-to-drink', 'more-at-risk'],
  'no-heating': ['no-warm-room', 'more-at-risk'],
  'no-electricity': ['power-unsafe', 'more-at-risk'],
  'smoke-alarm': ['only-alarm'],
  'blocked-drain': ['waste-coming-up', 'only-one-to-use'],
  'floor-or-stairs': ['could-fall'],
  'ceiling-or-plaster': ['could-come-down'],
  'roof-or-gutter': ['water-comes-in', 'could-drop'],
};

/** The questions of a problem; none where it is a danger by its nature, or never one by itself. */
export const dangerQuestionsOf = (problem: string): readonly DangerQuestion[] => (Object.hasOwn(askedOf, problem) ? askedOf[problem] : undefined) ?? [];

/** Of what was answered, what belongs to the problem. That somebody is more at risk counts wherever anything is asked. */
export function answersThatCount(problem: string, answers: DangerAnswers): DangerAnswers {
  const asked = dangerQuestionsOf(problem);
  const counts = new Set<string>(asked.length === 0 ? [] : [...asked, 'more-at-risk']);
  return Object.fromEntries(Object.entries(answers).filter(([question]) => counts.has(question)));
}

/** The same as an entry of the record has them: nothing where nothing was asked. */
export function answersKept(problem: string, answers: DangerAnswers = {}): { readonly dangerAnswers?: DangerAnswers } {
  const dangerAnswers = answersThatCount(problem, answers);
  return Object.keys(dangerAnswers).length === 0 ? {} : { dangerAnswers };
}
