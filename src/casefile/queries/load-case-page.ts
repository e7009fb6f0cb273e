import type { Instant, PlainDate } from '../../clock/index.ts';
import { NotFound } from '../../platform/database/index.ts';
import type { StaffVisit } from '../../platform/http/index.ts';
import { actorOf, hasRole, recordView, type StaffActor } from '../../staff/index.ts';
import { caseActions, mayOnCase, peopleRoles, type CaseAction, type CaseFacts } from '../access.ts';
import { casePath, kindInWords, priorityInWords, stageInWords } from '../case-kinds.ts';
import { casesOfOwnVisits } from '../case-visibility.ts';
import type { CaseFile } from '../model.ts';
import { verifyCase } from '../store/verify.ts';
import type { CasePage } from '../views/case-page.ts';
import type { EventWords } from '../views/event-words.ts';
import { typesShownBy } from '../views/timeline.ts';
import { caseHeader, clocksOfCase, doorInstructions, linksOfCase, promisesOfCase, type CaseHeader } from './case-page.ts';
import { timelineOfCase, type WhichEntries } from './timeline.ts';

/** A case this person may see, with what decides what else they may do to it. */
export interface OpenedCase {
  readonly header: CaseHeader;
  readonly actor: StaffActor;
  readonly facts: CaseFacts;
}

/** Opens a case for whoever asks. One they may not see is not found: that it exists is itself a fact about somebody. */
export async function openCase(visit: StaffVisit, reference: string): Promise<OpenedCase> {
  const header = await caseHeader(visit.tx, reference);
  if (header === undefined) throw new NotFound('case');
  const actor = actorOf(visit.actor);
  const own = await casesOfOwnVisits(visit.tx, actor.id, [header.file.id]);
  const facts: CaseFacts = { organisationIds: header.organisationIds, isOwnVisit: own.has(header.file.id) };
  if (!mayOnCase(actor, 'see', facts)) throw new NotFound('case');
  return { header, actor, facts };
}

/** Everything the page of a case shows. Writes down that this person looked. */
export async function loadCasePage(visit: StaffVisit, reference: string, eventWords: EventWords = {}): Promise<CasePage> {
  const { header, actor, facts } = await openCase(visit, reference);
  const { file, ownerName, teamName, place, person } = header;
  const { tx } = visit;
  await recordView(tx, visit, 'case', file.id);
  const links = await linksOfCase(tx, file.id);
  return {
    file, ownerName, teamName, place, person, ...inWords(file),
    instructions: await doorInstructions(tx, file.homeId, visit.today),
    clocks: await clocksOfCase(tx, file.id, visit.now as Instant),
    promises: await promisesOfCase(tx, file.id),
    links: links.map((link) => ({ ...link, href: casePath(link.reference) })),
    timeline: await timelineOfCase(tx, file.id, whichEntries(visit, eventWords)),
    chain: (await verifyCase(tx, file.reference)) ?? { intact: false, brokenAt: 1, why: 'the case is missing' },
    facts,
    may: Object.fromEntries(caseActions.map((action) => [action, mayOnCase(actor, action, facts)])) as Record<CaseAction, boolean>,
    mayOpenPerson: hasRole(actor, ...peopleRoles),
    path: casePath(file.reference),
    today: visit.today as PlainDate,
    now: visit.now as Instant,
  };
}

function inWords({ kind, stage, priority }: CaseFile): Pick<CasePage, 'kindName' | 'stageName' | 'priorityName'> {
  return { kindName: kindInWords(kind), stageName: stageInWords(kind, stage), priorityName: priority === null ? null : priorityInWords(kind, priority) };
}

function whichEntries({ query }: Pick<StaffVisit, 'query'>, eventWords: EventWords): WhichEntries {
  const types = typesShownBy(query['show'] ?? 'all', eventWords);
  const before = /^\d{1,9}$/.test(query['before'] ?? '') ? Number(query['before']) : undefined;
  return { filter: types === undefined ? 'all' : (query['show'] ?? 'all'), types, before };
}
