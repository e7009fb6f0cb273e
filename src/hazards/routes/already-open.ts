import { readReference } from '../../casefile/index.ts';
import { formText, type FormBody } from '../../platform/http/index.ts';
import type { HazardToReport } from '../perform-report.ts';

/** Which of the cases that are open there it is said to be the same as, or why it is another; nothing where neither was said. */
export function alreadyIn(body: FormBody): Pick<HazardToReport, 'already'> {
  const chosen = formText(body, 'already');
  if (chosen === 'another') return { already: { because: formText(body, 'anotherBecause').slice(0, 500).toWellFormed() } };
  const sameAs = readReference(chosen);
  return sameAs === undefined ? {} : { already: { sameAs } };
}
