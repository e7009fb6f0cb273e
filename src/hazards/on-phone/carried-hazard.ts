import type { PlainDate } from '../../clock/index.ts';
import { photosOfCase } from '../../evidence/index.ts';
import { hazardsAround, registerInWords } from '../../homes/index.ts';
import type { StaffVisit } from '../../platform/http/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { contactDetailsOf, instructionsFor } from '../../residents/index.ts';
import { recordView } from '../../staff/index.ts';
import { mayOnHazard, whoCan } from '../access.ts';
import { awaitedCheck, occasionOf } from '../decide/dry/checks.ts';
import { whyNot } from '../decide/why-not.ts';
import { checksOf } from '../queries/dry.ts';
import { questionsOf } from '../routes/actions/investigation.ts';
import { openHazard, type OpenHazard } from '../routes/open-hazard.ts';
import { carriedHazardPage, checkToCarry, investigationToCarry, type CarriedForm } from '../views/carried-page.ts';
import { drynessSection } from '../views/dry.ts';
import { hazardRefusalInWords } from '../views/refusal-words.ts';

/** A hazard as it is carried to a place without signal. */
export interface CarriedHazard {
  readonly id: string;
  readonly reference: string;
  readonly address: string;
  readonly main: Html;
  readonly photoIds: readonly string[];
}

/** To be investigated, for whoever may see it. That it was taken along is written down as a look. */
export async function carriedHazard(visit: StaffVisit, reference: string): Promise<CarriedHazard> {
  const open = await openHazard(visit, reference);
  return carried(visit, open, investigationToCarry({ reference, hazard: open.record.hazard, questions: questionsOf(open), investigator: visit.actor.name, notNow: whyNotNow(open, 'RecordInvestigation') }));
}

/** To be measured whether it is dry, with every look before it. */
export async function carriedDryCheck(visit: StaffVisit, reference: string): Promise<CarriedHazard> {
  const open = await openHazard(visit, reference);
  const { record, context: { causes, today } } = open;
  const { hazard } = record;
  const before = drynessSection({ hazard, reference, checks: await checksOf(visit.tx, hazard.caseId), cameBackAs: [], causes, today });
  return carried(visit, open, checkToCarry({ reference, before: before ?? html``, awaited: { occasion: occasionOf(record), watch: hazard.watch, today, isRuleSaid: true, canSign: true }, knewOf: awaitedCheck(record), notNow: whyNotNow(open, 'RecordDryCheck') }));
}

async function carried(visit: StaffVisit, open: OpenHazard, form: CarriedForm): Promise<CarriedHazard> {
  const { file } = open.record.spine;
  const { address } = open.place;
  const [door, around, askFor, photos] = await Promise.all([
    file.homeId === null ? { instructions: [], notYetAsked: false } : instructionsFor(visit.tx, file.homeId, visit.today), hazardsAround(visit.tx, file), whoToAskFor(visit, file.residentId), photosOfCase(visit.tx, file.id),
  ]);
  await recordView(visit.tx, visit, 'case', file.id);
  const main = carriedHazardPage({ reference: file.reference, address, hazard: open.record.hazard, door, register: registerInWords(around, visit.today as PlainDate), askFor, photos, form });
  return { id: file.id, reference: file.reference, address, main, photoIds: photos.map(({ id }) => id) };
}

async function whoToAskFor({ tx }: StaffVisit, residentId: string | null) {
  const person = residentId === null ? undefined : await contactDetailsOf(tx, residentId);
  return person === undefined ? undefined : { name: person.name, phone: person.mobile ?? person.phone };
}

function whyNotNow({ record, context, asking, place }: OpenHazard, action: 'RecordInvestigation' | 'RecordDryCheck'): string | undefined {
  if (!mayOnHazard(asking.actor, action, place.organisationIds)) return whoCan(action);
  const refused = whyNot(record, action, context);
  return refused === undefined ? undefined : hazardRefusalInWords(refused.refusal, refused.facts);
}
