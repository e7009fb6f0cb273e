import { refuse } from '../../casefile/index.ts';
import { needsCause } from '../model/causes.ts';
import type { Repair } from '../model.ts';
import type { Refused } from './context.ts';

/** What keeps work that was done from counting as the end of it: only mended for now, or nobody has said why it happened. */
export function stillOwed(repair: Repair): Refused | undefined {
  if (repair.temporaryFix !== null) return refuse('permanent-fix-owed', { permanent: repair.temporaryFix.permanent, by: repair.temporaryFix.permanentBy });
  return needsCause(repair) && repair.cause === null ? refuse('cause-missing') : undefined;
}
