import { caseContext, performOnCase } from '../../casefile/index.ts';
import { performOnOrder } from '../../orders/index.ts';
import { performSealing } from '../../sealed-casefile/index.ts';
import { actorOf } from '../../staff/index.ts';
import { quietCases } from './quiet-cases.ts';
import { done, memberWho, some, type NewestDays } from './visit-of.ts';

const notes = [
  { promised: 'A visit this week; the day is on the record.', next: 'Ring them the evening before: they work days.', resident: 'Cross about the first visit. Wants one person to deal with.' },
  { promised: 'A call when the part is in.', next: 'Chase the supplier, the order went in ten days ago.', resident: 'Happy to wait as long as somebody rings.' },
  { promised: 'That the ceiling is painted after the leak.', next: 'Book the plasterer once it has dried.', resident: 'Mother of two, mornings only.' },
];

/** Cases that came to the planner people sign in as, each with a note to read. */
export async function handCasesOn(days: NewestDays): Promise<void> {
  const planner = memberWho(days, 'planner');
  const [teamId] = planner.teamIds;
  if (teamId === undefined) return;
  const cases = await days.database.inLandlord(days.landlord.id, (tx) => quietCases(tx, days.lately, { where: `c.closed_at is null and c.owner_id <> '${planner.id}' and c.team_id = '${teamId}'`, most: some(days, 3) }));
  for (const [at, { reference }] of cases.entries()) {
    await done(days, memberWho(days, 'manager'), days.lately, async (visit) => {
      const written = notes[at % notes.length];
      const handover = written === undefined ? { fromTheRecord: 'Shared out anew' } : { written };
      const moved = await performOnCase(visit.tx, { reference }, { type: 'ChangeOwner', ownerId: planner.id, ownerName: planner.name, teamId, handover }, caseContext(visit, actorOf(visit.actor)));
      if (!moved.ok) throw new Error(`The demonstration hands on what is refused: ${moved.refusal}`);
    });
  }
}

/** Firms whose people do not sign in act on an open order of theirs by a link. */
export async function sendOrderLinks(days: NewestDays): Promise<void> {
  const orders = await days.database.inLandlord(days.landlord.id, (tx) => tx.query<{ reference: string; number: number }>(
    `select c.reference, o.number from work_orders o join cases c on c.landlord_id = o.landlord_id and c.id = o.case_id join contractors k on k.landlord_id = o.landlord_id and k.id = o.contractor_id
     where o.landlord_id = $1 and k.organisation_id is null and o.state in ('raised', 'accepted', 'scheduled') and o.waiting is null and c.closed_at is null
       and (select e.at from case_events e where e.landlord_id = $1 and e.case_id = c.id order by e.sequence desc limit 1) < $2
     order by o.raised_at desc, o.id limit $3`,
    [tx.landlordId, days.lately, some(days, 8)],
  ));
  for (const { reference, number } of orders) {
    await done(days, memberWho(days, 'planner'), days.lately, async ({ tx, landlord, actor, now, today, newId }) => {
      const sent = await performOnOrder({ tx, landlord, actor: actorOf(actor), now, today, newId }, { reference, number }, { type: 'SendOrderLink' });
      if (!sent.ok) throw new Error(`The demonstration sends a link that is refused: ${sent.refusal}`);
    });
  }
}

/** The record of two cases has left the house, sealed. */
export async function sealCases(days: NewestDays): Promise<void> {
  const cases = await days.database.inLandlord(days.landlord.id, (tx) => quietCases(tx, days.lately, { where: 'r.failed_fixes > 0', most: 2 }));
  for (const [at, { reference }] of cases.entries()) {
    const command = at === 0 ? { audience: 'ombudsman' as const, reason: 'The Ombudsman asked for the record of this repair' } : { audience: 'resident' as const, reason: 'The resident asked for a copy of what we hold' };
    const sealed = await done(days, memberWho(days, 'complaints officer'), days.lately, (visit) => performSealing(visit, reference, command));
    if (!sealed.ok && sealed.refusal !== 'no-resident') throw new Error(`The demonstration seals what is refused: ${sealed.refusal}`);
  }
}
