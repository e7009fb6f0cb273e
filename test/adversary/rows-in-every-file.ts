import { pino } from 'pino';
import { insightJobs } from '../../src/insight/index.ts';
import { performanceJobs } from '../../src/performance/index.ts';
import { insertRows, type Database, type Tx } from '../../src/platform/database/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { demonstrationNow } from '../demonstration-database.ts';
import { addOrphan } from '../evidence-facts.ts';
import { addLetterToPrint } from '../message-facts.ts';
import { addHazardEntry, addMoreOrders } from '../order-facts.ts';
import { addCapture } from '../phone-facts.ts';
import { addAbsence, type RouteFacts } from '../route-facts.ts';

/** Adds what the facts leave out, so that each list that leaves in a file has a row. Answers with the day on which somebody visits. */
export async function fillEveryFile(database: Database, facts: RouteFacts): Promise<string> {
  const { landlordId, staff, homeId, programmeId, caseId, visitId } = facts;
  const on = await database.inLandlord(landlordId, async (tx) => {
    await insertRows(tx, 'programme_places', [{ landlord_id: landlordId, programme_id: programmeId, place_id: homeId, home_id: homeId }]);
    await addLetterToPrint(tx, caseId);
    await addOrphan(tx, staff.manager.organisationId, { status: 'waiting', reason: null, settled_at: null, settled_by_name: null });
    await addMoreOrders(tx, facts);
    await addCapture(tx, { caseId, visitId, staffId: staff.operative.staffId }, { state: 'unfit', answer: null, decided_at: null, decided_by_name: null });
    await addResult(tx, facts);
    await addPlaceNear(tx, facts);
    await addHazardEntry(tx, { block_id: facts.blockId });
    return sendAwayWhoeverIsBooked(tx, facts);
  });
  const tools = { database, log: pino({ level: 'silent' }), now: demonstrationNow, newId: () => newId() };
  await performanceJobs.tasks['count-cases']?.({}, tools);
  await insightJobs.tasks['work-out-damp']?.({ landlordId }, tools);
  return on;
}

/** Work of a team that was checked and found good. */
async function addResult(tx: Tx, { caseId, teamId, staff: { surveyor } }: RouteFacts): Promise<void> {
  await insertRows(tx, 'post_inspections', [{
    landlord_id: tx.landlordId, case_id: caseId, repair_id: caseId, fix_number: 90, rule: 'everything', rule_words: 'Every job', is_hazard: false, trade: 'plumber', team_id: teamId,
    outcome: 'passed', words: '', settled_at: demonstrationNow, inspector_id: surveyor.staffId, inspector_name: surveyor.name,
  }]);
}

/** A block that may have the damp of the hazard of a home in it, and nobody has decided. */
async function addPlaceNear(tx: Tx, { hazardCase, blockId }: RouteFacts): Promise<void> {
  const [file] = await tx.query<{ id: string }>('select id from cases where landlord_id = $1 and reference = $2', [tx.landlordId, hazardCase]);
  await insertRows(tx, 'hazard_spread', [{ landlord_id: tx.landlordId, id: newId(), case_id: file?.id, block_id: blockId, side: 'block', rule: 'block', proposed_at: demonstrationNow, state: 'open' }]);
}

async function sendAwayWhoeverIsBooked(tx: Tx, { visitId, staff }: RouteFacts): Promise<string> {
  const [visit] = await tx.query<{ on: string }>('select visit_on as "on" from repair_visits where landlord_id = $1 and id = $2', [tx.landlordId, visitId]);
  const on = visit?.on ?? '';
  await addAbsence(tx, { id: newId(), staffId: staff.operative.staffId, coverId: staff.planner.staffId }, { from_on: on, until_on: on });
  return on;
}
