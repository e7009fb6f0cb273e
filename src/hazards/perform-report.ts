import { caseContext, loadCasesForChange, nextReference, type NewLink, type Performed, type Reference } from '../casefile/index.ts';
import { dateInLondon, yearOf, type Instant, type PlainDate } from '../clock/index.ts';
import { endOfHomeHeld } from '../homes/index.ts';
import { NotFound, type Database } from '../platform/database/index.ts';
import { NotAllowed } from '../platform/http/index.ts';
import { ownCauses, performOnRepair, takePlaceInTurn, type Asking } from '../repairs/index.ts';
import { managersOfTeams } from '../staff/index.ts';
import { mayOnHazard, whoCan } from './access.ts';
import type { HazardDraft } from './apply.ts';
import { beginHazard } from './begin-hazard.ts';
import { nothingDoneYet, reportHazard, type FixedBefore, type HazardContext, type HazardRefusal, type ReportHazard } from './decide/index.ts';
import { recurrenceOf } from './decide/dry/recurrence.ts';
import { noSpreadYet, noWorksYet, type Awareness } from './model.ts';
import { ownLimitsFrom } from './model/own-limits.ts';
import { correspondentOf, endOf, tellTheFirst, saveHazard } from './perform.ts';
import { dampFixedAt } from './queries/dry.ts';
import { ownerForHazard, placeOfHazard, type PlaceOfHazard } from './queries/place.ts';
import { readerOfHazard } from './queries/reader.ts';
import { openHazardLike, openHazardNamed, openHazardOfRepair, openHazardsAt, repairToHandOver, type RepairToHandOver } from './queries/repair.ts';

/** What somebody tells of a place. */
export interface HazardToReport {
  readonly homeId: string | null;
  readonly communalAreaId: string | null;
  readonly told: ReportHazard['told'];
  /** What is said of a case of its kind that is open there; left out by whoever has not been asked. */
  readonly already?: AlreadyOpen;
}

/** It is the same as the one of its kind, whichever that is; the same as this one; or another, and why. */
export type AlreadyOpen = 'same' | { readonly sameAs: Reference } | { readonly because: string };

/** Whoever asks, and where the number of the new case comes from. */
export type AskingForNumber = Asking & { readonly database: Database; /** A number that is taken back with all else: a dry run uses none up. */ readonly reference?: Reference };

export type HazardReported =
  | { readonly ok: true; readonly draft: HazardDraft }
  | { readonly ok: false; readonly why: 'nobody-to-own-it' }
  | { readonly ok: false; readonly why: 'refused'; readonly refused: Extract<Performed<HazardRefusal>, { ok: false }> };

/** Opens a hazard, whoever of the landlord's people tells of it: the one door to a new one. */
export async function performHazardReport(asking: AskingForNumber, wanted: HazardToReport, links: readonly NewLink[] = []): Promise<HazardReported> {
  const { tx, actor, today } = asking;
  if (!mayOnHazard(actor, 'ReportHazard', null)) throw new NotAllowed(whoCan('ReportHazard'));
  await takePlaceInTurn(tx, wanted);
  const place = await placeOfHazard(tx, wanted, today, dateInLondon(wanted.told.awareAt));
  const { fromRepair, ...told } = wanted.told;
  const before = told.suspected === 'damp-and-mould' ? await dampFixedAt(asking, { homeId: place.homeId, at: asking.now as Instant }) : undefined;
  if (before?.closedAt === null) return reopened(await tellTheFirst(asking, { ...before, place }, { ...told, type: 'HearAgain', ...(fromRepair === null ? {} : { fromRepair }) }, links));
  const open = await openLike(asking, wanted, place);
  if (open === 'ended') return refusedAs('case-is-closed');
  if (open?.isSame === true) return reopened(await tellTheFirst(asking, { reference: open.reference, place }, { ...told, type: 'HearAgain', ...(fromRepair === null ? {} : { fromRepair }) }, links));
  return openNew(asking, wanted, { place, before, links, ...(open === undefined ? {} : { openAlready: open.reference }) });
}

/** The case of its kind that is open there, and whether this is told to it: as they say, or because they may not know that there is one. */
async function openLike({ tx, actor }: Asking, { told, already }: HazardToReport, place: PlaceOfHazard): Promise<{ readonly reference: Reference; readonly isSame: boolean } | 'ended' | undefined> {
  const mayKnow = mayOnHazard(actor, 'HearAgain', place.organisationIds);
  if (mayKnow && typeof already === 'object' && 'sameAs' in already) {
    const named = await openHazardNamed(tx, place, already.sameAs);
    return named === undefined ? 'ended' : { reference: named.reference, isSame: true };
  }
  const open = told.suspected === null ? undefined : await openHazardLike(tx, place, told.suspected);
  return open === undefined ? undefined : { reference: open.reference, isSame: already === 'same' || (!mayKnow && !(typeof already === 'object' && 'because' in already)) };
}

const refusedAs = (refusal: HazardRefusal): HazardReported => ({ ok: false, why: 'refused', refused: { ok: false, refusal, facts: {} } });


interface NewAt {
  readonly place: PlaceOfHazard;
  /** Damp that was called fixed here and had stayed dry. */
  readonly before: FixedBefore | undefined;
  readonly openAlready?: Reference;
  readonly links: readonly NewLink[];
}

async function openNew(asking: AskingForNumber, wanted: HazardToReport, { place: read, before, links, openAlready }: NewAt): Promise<HazardReported> {
  const { tx, actor, today } = asking;
  const place = { ...read, homeEndedOn: await endOfHomeHeld(tx, read.homeId) };
  const owner = await ownerForHazard(tx, place.homeId, today);
  if (owner === undefined) return { ok: false, why: 'nobody-to-own-it' };
  const managers = (await managersOfTeams(tx, [owner.teamId])).map(({ staffId }) => staffId);
  const recipient = await readerOfHazard(tx, place);
  const context: HazardContext = { ...caseContext(asking, actor), household: place.household, managers, causes: ownCauses(asking.landlord.settings), own: ownLimitsFrom(asking.landlord.settings), dry: nothingDoneYet, works: noWorksYet, spread: noSpreadYet, canWrite: recipient !== undefined, ...endOf(place), ...(openAlready === undefined ? {} : { openAlready }) };
  const because = typeof wanted.already === 'object' && 'because' in wanted.already ? { anotherBecause: wanted.already.because } : {};
  const decision = reportHazard({ type: 'ReportHazard', told: wanted.told, place, ...because }, context);
  if (!decision.ok) return { ok: false, why: 'refused', refused: { ok: false, refusal: decision.refusal, facts: decision.facts ?? {} } };
  const reference = asking.reference ?? await nextReference(asking.database, { landlordId: asking.landlord.id, prefix: 'HAZ', year: yearOf(today as PlainDate) });
  const again = recurrenceOf(before, wanted.told.awareAt, asking.newId);
  const change = { ...decision.change, events: [...decision.change.events, ...again.events] };
  const draft = beginHazard(change, { told: wanted.told, place, owner, reference, links: [...links.filter(({ toCaseId }) => !again.links.some((found) => found.toCaseId === toCaseId)), ...again.links] }, context, correspondentOf(asking, recipient));
  await saveHazard(asking, draft, context);
  return { ok: true, draft };
}

const reopened = (done: Awaited<ReturnType<typeof tellTheFirst>>): HazardReported => (done.ok ? done : { ok: false, why: 'refused', refused: done });

/** The repair, for somebody who may give it a hazard case; for those who have no part in the home there is none. */
export async function repairToOpen({ tx, actor, today }: Pick<Asking, 'tx' | 'actor' | 'today'>, repairReference: string): Promise<RepairToHandOver> {
  const repair = await repairToHandOver(tx, repairReference);
  if (repair === undefined) throw new NotFound('repair');
  const { organisationIds } = await placeOfHazard(tx, repair, today);
  if (actor.kind !== 'staff' || organisationIds?.includes(actor.organisationId) === false) throw new NotFound('repair');
  if (!mayOnHazard(actor, 'OpenFromRepair', organisationIds)) throw new NotAllowed(whoCan('OpenFromRepair'));
  return repair;
}

type ToldOfRepair = Pick<Awareness, 'suspected' | 'words'> & Pick<HazardToReport, 'already'> & { readonly seenVersion?: number };

/**
 * Opens a hazard of what was reported as a repair. The repair gives its clocks over, and the hazard's count from when the repair
 * told of the danger, whatever the form was called. Where it has a hazard case that is open, that one is told again.
 */
export async function openHazardFromRepair(asking: AskingForNumber, repairReference: string, told: ToldOfRepair): Promise<HazardReported> {
  const repair = await repairToOpen(asking, repairReference);
  // Before any case of the place, as whoever reports a danger there does.
  await takePlaceInTurn(asking.tx, repair);
  const first = await holdWithHazards(asking.tx, repair);
  const done = first === undefined ? await openNewOfRepair(asking, repair, told) : await tellAgainOfRepair(asking, { first, repair }, told);
  if (!done.ok) return done;
  const { seenVersion } = told;
  const handed = await performOnRepair(asking, { reference: repairReference, ...(seenVersion === undefined ? {} : { seenVersion }) }, { type: 'HandHazardOver', hazardReference: done.draft.spine.file.reference });
  return handed.ok ? done : { ok: false, why: 'refused', refused: { ok: false, refusal: handed.refusal === 'case-is-closed' ? 'repair-is-closed' : 'has-own-hazard-case', facts: {} } };
}

/**
 * The repair and the hazard cases open at its home, before the home itself: whoever ends the home takes its open cases first, too
 * (`homes/end-home.ts`), by id as here, so that one waits for the other and neither for both. Gives the repair's own hazard case.
 */
async function holdWithHazards(tx: Asking['tx'], { caseId, ...place }: Pick<RepairToHandOver, 'caseId' | 'homeId' | 'communalAreaId'>): Promise<Reference | undefined> {
  const own = await openHazardOfRepair(tx, caseId);
  const there = await openHazardsAt(tx, place);
  await loadCasesForChange(tx, [...new Set([caseId, ...(own === undefined ? [] : [own.caseId]), ...there.map((one) => one.caseId)])]);
  return (await openHazardOfRepair(tx, caseId))?.reference;
}

const wordsOf = (told: string, added: string): string => (added === '' ? told : `${told}\n${added}`);
const routeOf = ({ reportedBy }: RepairToHandOver): Awareness['route'] => (reportedBy === 'staff' ? 'employee' : 'resident');

function openNewOfRepair(asking: AskingForNumber, repair: RepairToHandOver, { words, suspected, already }: ToldOfRepair): Promise<HazardReported> {
  const { reference, reporterName, reporterContact } = repair;
  return performHazardReport(asking, {
    ...repair, ...(already === undefined ? {} : { already }),
    told: {
      awareAt: repair.toldAt as Instant, route: routeOf(repair), words: wordsOf(repair.words, words), suspected, saidEmergency: repair.isEmergency,
      reporterName, reporterContact, lateBecause: `It was reported as the repair ${reference}`, fromRepair: reference,
    },
  }, [{ toCaseId: repair.caseId, toReference: reference, kind: 'same-problem-as' }]);
}

/** One danger has one case: what the repair tells later is told to the first, from when the repair was told of it. */
async function tellAgainOfRepair(asking: AskingForNumber, { first, repair }: { readonly first: Reference; readonly repair: RepairToHandOver }, { words }: ToldOfRepair): Promise<HazardReported> {
  const place = await placeOfHazard(asking.tx, repair, asking.today);
  return reopened(await tellTheFirst(asking, { reference: first, place }, {
    type: 'HearAgain', awareAt: repair.toldAt as Instant, route: routeOf(repair), words: wordsOf(repair.toldWords, words), saidEmergency: repair.isEmergency,
    reporterName: repair.toldBy, lateBecause: `It was told of the repair ${repair.reference}`, fromRepair: repair.reference,
  }, []));
}
