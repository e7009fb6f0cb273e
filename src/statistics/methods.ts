/** A method as it is named beside its result, so that whoever reads a number can find out how it came about. */
export interface Method {
  /** Grows whenever the same input would give another answer. */
  readonly version: number;
  /** What it answers, for somebody who reads a page. */
  readonly answers: string;
  readonly source: string;
}

/** Every method of this room: `docs/methods.md` has a section for each, with its formula, what it assumes and what it cannot say. */
export const methods = {
  'home-weeks': { version: 1, answers: 'How long homes were lived in, and which reports are one episode', source: 'Our own definitions' },
  'expected-counts': { version: 1, answers: 'How many homes a building of this type would have in this season', source: 'Indirect and direct standardisation; Garwood 1936; Fay and Feuer 1997' },
  'empirical-bayes': { version: 2, answers: 'Which areas are truly above the rest', source: 'Marshall 1991; Clayton and Kaldor 1987' },
  scan: { version: 2, answers: 'Where more cases are than usual, across borders', source: 'Kulldorff 1997; Abrams et al. 2010' },
  'space-time-scan': { version: 3, answers: 'Where and since when more homes report than usual, across borders', source: 'Kulldorff 1997 and 2001; Kulldorff et al. 2005; Abrams et al. 2010' },
  'weekly-alarm': { version: 1, answers: 'Whether this week brought more than usual', source: 'Farrington et al. 1996; Noufaily et al. 2013' },
  survival: { version: 1, answers: 'How long until something happens, and whether groups differ', source: 'Kaplan and Meier 1958; Greenwood 1926; Mantel 1966; Aalen and Johansen 1978' },
  'ewma-chart': { version: 1, answers: 'How weeks go, smoothed', source: 'Roberts 1959' },
  'cumulative-incidence': { version: 1, answers: 'How much came back after the work', source: 'Kaplan and Meier 1958; Aalen and Johansen 1978; Mantel 1966' },
  'observed-expected': { version: 2, answers: 'Whose work comes back more than jobs of its kind', source: 'Indirect standardisation; Clayton and Kaldor 1987' },
  'silent-homes': { version: 2, answers: 'Where nobody reports though homes like these are damp', source: 'Hoerl and Kennard 1970; le Cessie and van Houwelingen 1992; Garwood 1936; Benjamini and Hochberg 1995' },
  'getis-ord': { version: 1, answers: 'Which neighbourhoods have a high sum, for a picture', source: 'Ord and Getis 1995' },
  wilson: { version: 1, answers: 'What a share lies between', source: 'Wilson 1927' },
} as const satisfies Readonly<Record<string, Method>>;

export type MethodName = keyof typeof methods;
