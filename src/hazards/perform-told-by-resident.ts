import { loadCaseForChange } from '../casefile/index.ts';
import { dateInLondon, type Instant } from '../clock/index.ts';
import { hazardKindsOn } from '../law/index.ts';
import type { HazardDraft } from './apply.ts';
import { performHazardReport, type AskingForNumber, type HazardReported } from './perform-report.ts';
import { performOnHazard, type PerformedOnHazard } from './perform.ts';
import { openSinceItEnded, type HazardOfLink } from './queries/of-link.ts';

/** What whoever lives there says of it. */
export interface ToldByResident {
  readonly words: string;
  readonly saidEmergency: boolean;
}

/** Told again, by them and now. */
const hearAgain = ({ words, saidEmergency }: ToldByResident, { actor, now }: Pick<AskingForNumber, 'actor' | 'now'>) =>
  ({ type: 'HearAgain', awareAt: now as Instant, route: 'resident', words, saidEmergency, reporterName: actor.name, lateBecause: '' }) as const;

/** More is told of what is open; what was called fixed has come back. */
export function tellAgain(asking: AskingForNumber, reference: string, told: ToldByResident): Promise<PerformedOnHazard> {
  return performOnHazard(asking, { reference }, hearAgain(told, asking));
}

/**
 * It has ended, and whoever lives there says that it is back, or that it never was nothing: their word makes the landlord aware, with
 * clocks of its own. Said again, it is told to the case that this opened. The case that ended is held meanwhile, so that two words at
 * once open one.
 */
export async function tellAfterTheEnd(asking: AskingForNumber, first: HazardOfLink, told: ToldByResident): Promise<HazardReported> {
  await loadCaseForChange(asking.tx, first.reference);
  const later = await openSinceItEnded(asking.tx, first.caseId);
  if (later !== undefined) return asReported(await tellAgain(asking, later.reference, told));
  const { homeId, communalAreaId, hazard } = first;
  const kind = hazard.triage?.kind ?? hazard.suspected;
  const awareAt = asking.now as Instant;
  const suspected = hazardKindsOn(dateInLondon(awareAt)).some(({ id }) => id === kind) ? kind : null;
  return performHazardReport(asking, { homeId, communalAreaId, already: { because: `It was told of ${first.reference}, which had ended` }, told: { ...told, awareAt, route: 'resident', suspected, reporterName: asking.actor.name, reporterContact: null, lateBecause: '', fromRepair: null } }, [
    { toCaseId: first.caseId, toReference: first.reference, kind: 'same-problem-as' },
  ]);
}

const asReported = (done: PerformedOnHazard): { readonly ok: true; readonly draft: HazardDraft } | Extract<HazardReported, { ok: false }> => (done.ok ? done : { ok: false, why: 'refused', refused: done });
