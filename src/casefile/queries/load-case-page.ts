import type { Instant, PlainDate } from '../../clock/index.ts';
import { NotFound, type Tx } from '../../platform/database/index.ts';
import type { StaffVisit } from '../../platform/http/index.ts';
import { actorOf, hasRole, recordView, type StaffActor } from '../../staff/index.ts';
import { caseActions, mayOnCase, peopleRoles, type CaseAction, type CaseFacts } from '../access.ts';
import { casePath, kindInWords, priorityInWords, stageInWords } from '../case-kinds.ts';
import { caseSectionsFor } from '../case-sections.ts';
import { casesOfOwnVisits } from '../case-visibility.ts';
import type { CaseFile } from '../model.ts';
import { verifyNewest } from '../store/verify.ts';
import type { CasePage, ShownLink } from '../views/case-page.ts';
import { typesShownBy } from '../views/timeline.ts';
import { caseHeader, clocksOfCase, doorInstructions, linksOfCase, promisesOfCase, unreadHandover, type CaseHeader } from './case-page.ts';
import { timelineOfCase, type WhichEntries } from './timeline.ts';

/** A case this person may see, with what decides what else they may do to it. */
export interface OpenedCase {
  readonly header: CaseHeader;
  readonly actor: StaffActor;
  readonly facts: CaseFacts;
}

/** Whoever opens a case, on a page or through the API. */
export type CaseReader = Pick<StaffVisit, 'tx' | 'actor'>;

/** Opens a case for whoever asks. One they may not see is not found: that it exists is itself a fact about somebody. */
export async function openCase(visit: CaseReader, reference: string): Promise<OpenedCase> {
  const opened = await openCaseIfThere(visit, reference);
  if (opened === undefined) throw new NotFound('case');
  return opened;
}

/** As `openCase`; undefined when there is none, or none for them. */
export async function openCaseIfThere(visit: CaseReader, reference: string): Promise<OpenedCase | undefined> {
  const header = await caseHeader(visit.tx, reference);
  if (header === undefined) return undefined;
  const actor = actorOf(visit.actor);
  const own = await casesOfOwnVisits(visit.tx, actor.id, [header.file.id]);
  const facts: CaseFacts = { organisationIds: header.organisationIds, isOwnVisit: own.has(header.file.id) };
  return mayOnCase(actor, 'see', facts) ? { header, actor, facts } : undefined;
}

/** Everything the page of a case shows, asked for together. Writes down that this person looked. */
export async function loadCasePage(visit: StaffVisit, opened: OpenedCase): Promise<CasePage> {
  const { header, actor, facts } = opened;
  const { file, ownerName, teamName, place, person } = header;
  const { tx } = visit;
  const [instructions, clocks, promises, links, timeline, chain, handover, sections] = await Promise.all([
    doorInstructions(tx, file.homeId, visit.today),
    clocksOfCase(tx, file.id, visit.now as Instant),
    promisesOfCase(tx, file.id),
    linksFor(actor, tx, file.id),
    timelineOfCase(tx, file.id, whichEntries(visit)),
    verifyNewest(tx, file),
    unreadHandover(tx, file.id, actor.id),
    caseSectionsFor(visit, opened),
    recordView(tx, visit, 'case', file.id),
  ]);
  return {
    file, ownerName, teamName, place, person, ...inWords(file), instructions, clocks, promises, links, timeline, chain, facts, handover, sections, csrfToken: visit.csrfToken,
    may: Object.fromEntries(caseActions.map((action) => [action, mayOnCase(actor, action, facts)])) as Record<CaseAction, boolean>,
    mayOpenPerson: hasRole(actor, ...peopleRoles),
    path: casePath(file.reference),
    today: visit.today as PlainDate,
    now: visit.now as Instant,
  };
}

/** A link may lead to a home that is none of the reader's: then it tells no more than that there is one. */
export async function linksFor(actor: StaffActor, tx: Tx, caseId: string): Promise<ShownLink[]> {
  const links = await linksOfCase(tx, caseId);
  const own = await casesOfOwnVisits(tx, actor.id, links.map(({ id }) => id));
  return links.map(({ id, reference, kind, isFromHere, title, isClosed, organisationIds }) => {
    const maySee = mayOnCase(actor, 'see', { organisationIds, isOwnVisit: own.has(id) });
    return { reference, kind, isFromHere, opens: maySee ? { href: casePath(reference), title, isClosed } : null };
  });
}

function inWords({ kind, stage, priority }: CaseFile): Pick<CasePage, 'kindName' | 'stageName' | 'priorityName'> {
  return { kindName: kindInWords(kind), stageName: stageInWords(kind, stage), priorityName: priority === null ? null : priorityInWords(kind, priority) };
}

function whichEntries({ query }: Pick<StaffVisit, 'query'>): WhichEntries {
  const types = typesShownBy(query['show'] ?? 'all');
  const before = /^\d{1,9}$/.test(query['before'] ?? '') ? Number(query['before']) : undefined;
  return { filter: types === undefined ? 'all' : (query['show'] ?? 'all'), types, before };
}
