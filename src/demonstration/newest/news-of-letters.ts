import { letterCameBack } from '../../correspondence/index.ts';
import { done, memberWho, some, type NewestDays } from './visit-of.ts';

const why = ['Addressee gone away', 'Not called for', 'Address incomplete'];

/** Letters of some days ago that the post brought back: each goes the next way there is, or a person must find one. */
export async function bringLettersBack(days: NewestDays): Promise<void> {
  const letters = await days.database.inLandlord(days.landlord.id, (tx) => tx.query<{ id: string }>(
    `select m.id from messages m join cases c on c.landlord_id = m.landlord_id and c.id = m.case_id join residents p on p.landlord_id = m.landlord_id and p.id = m.resident_id
     where m.landlord_id = $1 and m.channel = 'letter' and m.status = 'sent' and m.queued_at >= $2::timestamptz - interval '21 days' and m.queued_at < $2::timestamptz - interval '4 days'
       and (select e.at from case_events e where e.landlord_id = $1 and e.case_id = c.id order by e.sequence desc limit 1) < $2
     order by (p.mobile is null and p.email is null) desc, m.queued_at desc, m.id limit 200`,
    [tx.landlordId, days.lately],
  ));
  // The first have no other way, the last have one.
  const chosen = [...letters.slice(0, some(days, 2)), ...letters.slice(-some(days, 4))];
  for (const id of new Set(chosen.map((letter) => letter.id))) {
    const reason = days.chance.pick(why);
    await done(days, memberWho(days, 'adviser'), days.lately, (visit) => letterCameBack(visit.tx, id, { reason }, visit));
  }
}
