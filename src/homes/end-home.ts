import { caseContext, type CaseContext } from '../casefile/index.ts';
import type { PlainDate } from '../clock/index.ts';
import { NotFound, type Tx } from '../platform/database/index.ts';
import { NotAllowed, type StaffVisit } from '../platform/http/index.ts';
import { actorOf, hasRole } from '../staff/index.ts';
import { homeEnderRoles, mayWorkOn, whoMayWorkOn } from './access.ts';
import { decideHomeEnd, decideUndoing, type HomeEndVerdict } from './decide/home-end.ts';
import type { Home, HomeEnd } from './model.ts';
import { homeById } from './queries/index.ts';
import { endsOfHome } from './queries/home-end.ts';
import { addEnds, undoEnd, type EndToKeep } from './store/home-ends.ts';
import { tellOpenCases } from './tell-cases.ts';

/** Whoever ends a home or undoes its end, on a page or through the API. */
export type EndingVisit = Pick<StaffVisit, 'tx' | 'actor' | 'now' | 'today' | 'newId' | 'landlord'>;

/** A home for staff of an organisation that owns or manages it. */
export async function homeOfTheirs({ tx, actor }: Pick<EndingVisit, 'tx' | 'actor'>, id: string): Promise<Home> {
  const home = await homeById(tx, id);
  if (home === undefined) throw new NotFound('home');
  if (!mayWorkOn(actorOf(actor), home)) throw new NotAllowed(whoMayWorkOn);
  return home;
}

/** The one door to the end of a home, for a page and the API; files come by `endHomes` with what was decided of each row. */
export async function endHome(visit: EndingVisit, home: Home, end: HomeEnd): Promise<HomeEndVerdict> {
  mustEnd(visit);
  const { tx, today } = visit;
  await holdHomes(tx, [home.id]);
  const verdict = decideHomeEnd(end, { ends: await endsOfHome(tx, home.id), today: today as PlainDate });
  if (verdict.ok) await endHomes(tx, [{ homeId: home.id, end }], contextOf(visit));
  return verdict;
}

/** Writes down ends that were agreed to, and tells the open cases there. */
export async function endHomes(tx: Tx, ends: readonly EndToKeep[], context: CaseContext): Promise<void> {
  await holdHomes(tx, ends.map(({ homeId }) => homeId));
  await addEnds(tx, ends, context);
  await tellOpenCases(tx, ends.map(({ homeId, end }) => ({ homeId, event: { type: 'HomeEnded', data: end } })), context);
}

/** Undoes the end of a home: it is ours after all, and always was. */
export async function undoHomeEnd(visit: EndingVisit, home: Home, reason: string): Promise<HomeEndVerdict> {
  mustEnd(visit);
  const { tx } = visit;
  await holdHomes(tx, [home.id]);
  const verdict = decideUndoing(reason, await endsOfHome(tx, home.id));
  if (!verdict.ok) return verdict;
  const context = contextOf(visit);
  await undoEnd(tx, home.id, reason, context);
  await tellOpenCases(tx, [{ homeId: home.id, event: { type: 'HomeEndUndone', data: { reason } } }], context);
  return verdict;
}

const contextOf = (visit: EndingVisit): CaseContext => caseContext(visit, actorOf(visit.actor));

function mustEnd({ actor }: EndingVisit): void {
  if (!hasRole(actorOf(actor), ...homeEnderRoles)) throw new NotAllowed('Administrators say whether a home is still ours.');
}

/**
 * Two people ending the same at once: the second waits and is told. Whoever opens a case there now is waited for, so that the case hears
 * of the end, or waits for us and is refused (`endOfHomeHeld`). The open cases come first, as they do for whoever works on one.
 */
async function holdHomes(tx: Tx, ids: readonly string[]): Promise<void> {
  await Promise.all([
    tx.query('select 1 from cases where landlord_id = $1 and home_id = any ($2::uuid[]) and closed_at is null order by id for update', [tx.landlordId, ids]),
    tx.query('select 1 from homes where landlord_id = $1 and id = any ($2::uuid[]) order by id for update', [tx.landlordId, ids]),
  ]);
}
