import { refuse, whatStopsClosing, type PromiseId } from '../../../casefile/index.ts';
import { longDate, type PlainDate } from '../../../clock/index.ts';
import { stillToDo, stillToProve } from '../../evolve.ts';
import { keptByCheck, type PlannedCure, type Recheck, type WatchGround } from '../../model.ts';
import { happened, type HazardContext, type HazardDecision, type HazardRecord, type Refused } from '../context.ts';
import { isDamp } from './facts.ts';
import { recheckDays } from './schedule.ts';

export interface Watching {
  readonly ending: WatchGround;
  readonly words: string;
  /** The planned work that is to cure it, where that is the ending. */
  readonly programmeId: string | null;
}

/**
 * Calls damp fixed, and watches whether it stays so: the case stays open, with its checks promised by their days, and closes by
 * itself when the last of them has found it dry. Where planned work is to cure it, the days count from its end.
 */
export function beginWatch(record: HazardRecord, { ending, words, programmeId }: Watching, context: HazardContext): HazardDecision {
  const planned = context.dry.planned.find((programme) => programme.programmeId === programmeId) ?? null;
  const refusal = whyNotWatched(record, ending, planned);
  if (refusal !== undefined) return refusal;
  const from = ending === 'works planned' && planned !== null && planned.endsOn > context.today ? planned.endsOn : context.today;
  const rechecks = Object.entries(recheckDays(from)).map(([occasion, days]): Recheck => ({ ...days, occasion: occasion as Recheck['occasion'], promiseId: context.newId() as PromiseId, foundDryAt: null }));
  return happened(record, [{ type: 'HazardWatched', data: { since: context.now, ending, words, planned: ending === 'works planned' ? planned : null, rechecks } }], {
    also: { promise: rechecks.map((recheck) => ({ id: recheck.promiseId, madeTo: 'the resident', words: promiseInWords(recheck, context.today), dueOn: recheck.dueOn, keptBy: keptByCheck(recheck.occasion) })) },
    context,
  });
}

function promiseInWords({ occasion, notBefore, dueOn }: Recheck, today: PlainDate): string {
  const between = `between ${longDate(notBefore, today)} and ${longDate(dueOn, today)}`;
  return occasion === 'next winter' ? `We will come once more in winter to measure whether it has stayed dry, ${between}` : `We will come again to measure whether it has stayed dry, ${between}`;
}

function whyNotWatched({ hazard, spine }: HazardRecord, ending: WatchGround, planned: PlannedCure | null): Refused | undefined {
  if (!isDamp(hazard)) return refuse('not-damp');
  if (hazard.watch !== null) return refuse('is-watched');
  if (ending === 'works planned' && planned === null) return refuse('no-works-planned');
  const proof = stillToProve(hazard).filter((one) => ending !== 'works planned' || one !== 'a check that it is dry');
  const left = [...stillToDo(hazard), ...proof];
  if (left.length > 0) return refuse('still-to-do', { what: left.join(', ') });
  const obstacle = whatStopsClosing(spine);
  if (obstacle === 'follow-on-open') return refuse('follow-on-open', { references: spine.openFollowOns.join(', ') });
  return obstacle === 'promise-open' ? refuse('promise-open', { promises: spine.promises.map((promise) => promise.words).join('; ') }) : undefined;
}
