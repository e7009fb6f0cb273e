import { nextReference } from '../../casefile/index.ts';
import { addWorkingDays, dateInLondon, englandAndWales, instantInLondon, yearOf, type Instant, type PlainDate } from '../../clock/index.ts';
import { checklistFor, drawInspections, performOnInspection, type CheckedItem, type InspectionCommand } from '../../inspections/index.ts';
import type { Trade } from '../../repairs/index.ts';
import { actorOf } from '../../staff/index.ts';
import type { Chance } from '../seeded.ts';
import { inOfficeHours } from '../time-line.ts';
import { done, type Member, type NewestDays } from './visit-of.ts';

const workingDaysOfChecks = 8;
/**
 * For so many working days finished work has been drawn: of a quarter of the jobs, or four surveyors would never have come round; of all
 * where there are few homes, or the smallest landlord might have nothing to show.
 */
const jobsDrawnOf = ({ size }: NewestDays) => `get_byte(decode(right(c.id::text, 2), 'hex'), 0) < ${size < small ? 256 : 64}`;
const small = 0.1;
/** Of those that are old enough, how many have been looked at. */
const lookedAt = 0.75;

/** Work finished in the last days is drawn as it would have been, day by day; then surveyors go and look. */
export async function inspectWork(days: NewestDays): Promise<void> {
  for (let back = workingDaysOfChecks; back >= 0; back -= 1) {
    const on = addWorkingDays(dateInLondon(days.lately), -back, englandAndWales);
    const now = instantInLondon(on, '18:05');
    await days.database.inLandlord(days.landlord.id, (tx) => tx.query(
      `insert into inspection_draws (landlord_id, case_id, fix_number, fixed_at)
       select e.landlord_id, e.case_id, r.failed_fixes + 1, max(e.at) from case_events e
       join cases c on c.landlord_id = e.landlord_id and c.id = e.case_id and ${jobsDrawnOf(days)}
       join repairs r on r.landlord_id = e.landlord_id and r.case_id = e.case_id and r.stage in ('fixed', 'confirmed', 'closed')
       where e.landlord_id = $1 and e.at >= $2 and e.at < $3 and e.type in ('VisitDone', 'DeclaredFixed') group by 1, 2, 3 on conflict do nothing`,
      [tx.landlordId, instantInLondon(on, '00:00'), now],
    ));
    await drawInspections(days.database, days.landlord, { now, today: on, newId: () => days.newIdAt(now) });
  }
  for (const one of await dueOnes(days)) await lookAt(days, one);
}

interface Due {
  readonly reference: string;
  readonly ownerId: string;
  readonly openedAt: Instant;
  readonly trade: Trade;
  readonly isHazard: boolean;
  /** Nothing stands on the repair after the newest moment. */
  readonly isQuiet: boolean;
}

function dueOnes({ database, landlord, lately }: NewestDays): Promise<Due[]> {
  const until = instantInLondon(addWorkingDays(dateInLondon(lately), -3, englandAndWales), '23:00');
  return database.inLandlord(landlord.id, (tx) => tx.query<Due>(
    `select c.reference, c.owner_id as "ownerId", c.opened_at as "openedAt", i.trade, i.is_hazard as "isHazard",
       (select e.at from case_events e where e.landlord_id = $1 and e.case_id = i.repair_id order by e.sequence desc limit 1) < $3 as "isQuiet"
     from post_inspections i join cases c on c.landlord_id = i.landlord_id and c.id = i.case_id
     where i.landlord_id = $1 and c.opened_at < $2 order by c.opened_at, c.reference`,
    [tx.landlordId, until, lately],
  ));
}

async function lookAt(days: NewestDays, { reference, ownerId, openedAt, trade, isHazard, isQuiet }: Due): Promise<void> {
  const { chance, lately } = days;
  const inspector: Member | undefined = days.members.find(({ id, roles }) => id === ownerId && (roles.includes('surveyor') || roles.includes('manager')));
  const outcome = chance.weighted<Outcome>([['passed', 76], ['remarks', 12], ['failed', isQuiet ? 12 : 0]]);
  const at = outcome === 'failed' ? lately : inOfficeHours(addWorkingDays(dateInLondon(openedAt), chance.whole(1, 3), englandAndWales), chance);
  if (inspector === undefined || !chance.isTrue(lookedAt)) return;
  const command = recordOf({ trade, isHazard, outcome }, chance);
  await done(days, inspector, at < lately ? at : lately, async ({ tx, database, landlord, actor, now, today, newId }) => {
    const newReference = () => nextReference(database, { landlordId: landlord.id, prefix: 'REP', year: yearOf(today as PlainDate) });
    const recorded = await performOnInspection({ tx, landlord, actor: actorOf(actor), now, today, newId, newReference }, { reference }, command);
    if (!recorded.ok && recorded.refusal !== 'had-a-hand-in-it') throw new Error(`The demonstration inspects what is refused: ${recorded.refusal} ${JSON.stringify(recorded.facts)}`);
  });
}

type Outcome = 'passed' | 'remarks' | 'failed';

const wrong: readonly string[] = ['Sealant has gaps along the bath', 'Drips again after a minute', 'Patch stands proud and is not dry', 'Old unit left in the yard', 'Fan draws less than half of what it should', 'Hinge is loose already'];
const remarks: readonly string[] = ['Could have been swept', 'Fill line shows in a low light', 'Two screws short, put in while there'];
const readings: Readonly<Record<string, readonly string[]>> = { moisture: ['11 %, Protimeter', '13 %, Protimeter', '16 %, Protimeter'], humidity: ['52 %, hygrometer', '58 %, hygrometer'], warm: ['20 °C', '21 °C'], dry: ['2.4 bar', 'Watched for ten minutes'], flat: ['12 %', '14 %'], certificate: ['MW 20871', 'MW 21066'] };

function recordOf({ trade, isHazard, outcome }: { readonly trade: Trade; readonly isHazard: boolean; readonly outcome: Outcome }, chance: Chance): InspectionCommand {
  const list = checklistFor({ trade, isHazard });
  const worst = chance.whole(0, list.length - 1);
  const items = list.map(({ item, words }, at): CheckedItem => ({
    item, words, reading: readings[item] === undefined ? '' : chance.pick(readings[item]),
    result: outcome === 'failed' && at === worst ? 'fail' : 'pass',
    remark: outcome === 'failed' && at === worst ? chance.pick(wrong) : outcome === 'remarks' && at === worst ? chance.pick(remarks) : '',
  }));
  return { type: 'RecordInspection', items, words: outcome === 'remarks' ? 'Sound work. See the remark.' : '', photos: [], trade };
}
