import { readForm, type Parsed } from '../platform/forms/index.ts';
import type { FormBody } from '../platform/http/visit.ts';
import type { SealCommand } from './decide/seal.ts';
import { audiences } from './model.ts';
import { refusalWords } from './views/words.ts';

export const mostReason = 1000;

/** Whom it is for and why: all that is missing at once. Whether it may be made is a question for the decision. */
export function parseSealing(body: FormBody): Parsed<SealCommand> {
  const read = readForm(body);
  const audience = read.oneOf('audience', audiences, refusalWords['audience-missing'].words);
  const reason = read.needed('reason', refusalWords['reason-missing'].words, mostReason);
  return read.result(() => (audience === undefined ? undefined : { audience, reason }));
}
