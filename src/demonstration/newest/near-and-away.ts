import { addDays, dateInLondon, longDate } from '../../clock/index.ts';
import { performOnHazard, proposalsOf, type Grade, type HazardCommand } from '../../hazards/index.ts';
import { askingOf } from '../../repairs/index.ts';
import { actorOf } from '../../staff/index.ts';
import { foundWords, weighedBecause } from '../hazards/hazard-words.ts';
import { investigationBy } from '../hazards/put-right.ts';
import { done, memberWho, some, type Member, type NewestDays } from './visit-of.ts';

/** Damp in blocks that was looked into yesterday: some of the places near it are decided, the others wait; one household is away, another would not go. */
export async function lookNearDamp(days: NewestDays): Promise<void> {
  const surveyor = memberWho(days, 'surveyor');
  const chance = days.chance.branch('near damp');
  for (const [at, { reference, caseId, grade, isWeighed }] of (await dampToLookInto(days, surveyor)).entries()) {
    const words = foundWords('damp-and-mould', (all) => chance.pick(all));
    if (!isWeighed) await act(days, reference, surveyor, { type: 'TriageHazard', kind: 'damp-and-mould', severity: 'serious', nearness: 'if-left', atGreaterRisk: true, notAskedBecause: 'Nobody answered; weighed as if somebody were at greater risk', grade: 'significant', rationale: chance.pick(weighedBecause) });
    await act(days, reference, surveyor, investigationBy({ surveyorName: surveyor.name, grade, kind: 'damp-and-mould', chance }, words, days.lately));
    const [first, second] = await days.database.inLandlord(days.landlord.id, (tx) => proposalsOf(tx, caseId));
    if (at < 2 && first !== undefined) await act(days, reference, surveyor, { type: 'AcceptSpread', proposalId: first.id, as: 'visit', visitBy: addDays(dateInLondon(days.present), 9), words: 'The stain runs on towards it' });
    if (at === 0 && second !== undefined) await act(days, reference, surveyor, { type: 'DeclineSpread', proposalId: second.id, reason: 'Looked at in the spring, dry by meter; the wet wall is on the other side' });
    const stay = stays[at];
    if (stay !== undefined) await offerStay(days, reference, stay);
  }
}

const stays = [
  { place: 'Serviced flat in Heaton Norris', cost: 84_000, answer: 'accepted', said: 'Yes, the children can still walk to school' },
  { place: 'Hotel by the station', cost: 61_500, answer: 'refused', said: 'No room for the wheelchair; would go to somewhere on the ground floor' },
] as const;

async function offerStay(days: NewestDays, reference: string, { place, cost, answer, said }: (typeof stays)[number]): Promise<void> {
  const adviser = memberWho(days, 'adviser');
  const at = days.lately;
  const fromOn = dateInLondon(at);
  const untilOn = addDays(fromOn, 16);
  await act(days, reference, adviser, { type: 'OfferAccommodation', at, lateBecause: '', words: `Until ${longDate(untilOn, fromOn)}, while the wall is treated and dries`, place, fromOn, untilOn, costPence: cost });
  await act(days, reference, adviser, { type: 'AnswerAccommodation', at, lateBecause: '', answer, words: said });
}

async function act(days: NewestDays, reference: string, member: Member, command: HazardCommand): Promise<void> {
  await done(days, member, days.lately, async (visit) => {
    const acted = await performOnHazard({ ...askingOf(visit), actor: actorOf(visit.actor), database: visit.database }, { reference }, command);
    if (!acted.ok) throw new Error(`The demonstration does what is refused near damp: ${command.type}, ${acted.refusal} ${JSON.stringify(acted.facts)}`);
  });
}

interface DampToLookInto {
  readonly reference: string;
  readonly caseId: string;
  readonly grade: Grade;
  readonly isWeighed: boolean;
}

/** Damp in blocks that is not made safe yet and waits for its surveyor: what is weighed first. */
function dampToLookInto(days: NewestDays, { organisationId }: Member): Promise<DampToLookInto[]> {
  return days.database.inLandlord(days.landlord.id, (tx) => tx.query<DampToLookInto>(
    `select c.reference, c.id as "caseId", z.grade, z.triage is not null as "isWeighed" from cases c join hazards z on z.landlord_id = c.landlord_id and z.case_id = c.id join homes h on h.landlord_id = c.landlord_id and h.id = c.home_id
     where c.landlord_id = $1 and c.closed_at is null and c.stage in ('to-investigate', 'to-triage') and z.kind = 'damp-and-mould' and z.grade = 'significant' and z.downgrade is null and z.made_safe_at is null and h.block_id is not null and h.managing_organisation_id = $2
       and (select e.at from case_events e where e.landlord_id = $1 and e.case_id = c.id order by e.sequence desc limit 1) < $3
     order by c.stage, c.opened_at, c.id limit $4`,
    [tx.landlordId, organisationId, days.lately, some(days, 5)],
  ));
}
