import { applyChange, caseContext, linksOfCase, loadCasesForChange, openCase, openCaseIfThere, saveCases, type CaseReader, type OpenedCase } from '../casefile/index.ts';
import { mayOnEvidence } from '../evidence/index.ts';
import { addHours, type Instant } from '../clock/index.ts';
import { NotFound } from '../platform/database/index.ts';
import { NotAllowed } from '../platform/http/index.ts';
import { actorOf, recordView } from '../staff/index.ts';
import { maySeal, whoMaySeal } from './access.ts';
import { gapsOf } from './decide/gaps.ts';
import { leaveOut, takesOriginals, type Copied, type Receiver } from './decide/leave-out.ts';
import { copyRules, type LeftOutRule } from './decide/left-out-rules.ts';
import { decideSealing, type SealCommand } from './decide/seal.ts';
import type { Audience, CaseToSeal, Gap, LeftOut, SealedCasefile, SealRefusal } from './model.ts';
import { makingAt, type MadeBefore } from './queries/makings.ts';
import { recordToSeal } from './queries/record-to-seal.ts';

/** Somebody who makes a casefile: on a page, through the API or at the command line. */
export type Sealer = CaseReader & { readonly now: string; readonly today: string; readonly newId: () => string; readonly landlord: { readonly name: string; readonly settings: Readonly<Record<string, unknown>> } };

export type Sealed = { readonly ok: true; readonly sequence: number } | { readonly ok: false; readonly refusal: SealRefusal };

/** For so long whoever made a casefile may fetch it: after that they make another, and say why again. */
export const hoursToFetch = 24;

/** The case, for somebody who may take it out of the house. */
export async function openToSeal(sealer: CaseReader, reference: string): Promise<OpenedCase> {
  const opened = await openCase(sealer, reference);
  if (!maySeal(opened.actor, opened.facts)) throw new NotAllowed(whoMaySeal);
  return opened;
}

/** The one door out of the house: may they, is it said why; then each case that goes along keeps it on its chain. */
export async function performSealing(sealer: Sealer, reference: string, command: SealCommand): Promise<Sealed> {
  const opened = await openToSeal(sealer, reference);
  const { file } = opened.header;
  const { together } = command.audience === undefined ? { together: [] } : await linkedWith(sealer, opened, command.audience);
  const decision = decideSealing(command, { reference: file.reference, hasResident: file.residentId !== null, linked: together.map(({ header }) => header.file.reference) });
  if (!decision.ok) return { ok: false, refusal: decision.refusal };
  const drafts = await loadCasesForChange(sealer.tx, [file.id, ...together.map(({ header }) => header.file.id)]);
  const context = caseContext(sealer, actorOf(sealer.actor));
  for (const draft of drafts) applyChange(draft, decision.change, context);
  await saveCases(sealer.tx, drafts);
  return { ok: true, sequence: drafts.find((draft) => draft.file.id === file.id)?.file.lastSequence ?? 0 };
}

interface Linked {
  readonly together: readonly OpenedCase[];
  readonly left: readonly LeftOut[];
}

/** Cases linked with it that go along, and those that may not. */
async function linkedWith(sealer: CaseReader, { header: { file } }: OpenedCase, audience: Audience): Promise<Linked> {
  const links = await linksOfCase(sealer.tx, file.id);
  const together: OpenedCase[] = [];
  const left: LeftOut[] = [];
  for (const reference of new Set(links.map((link) => link.reference))) {
    const opened = await openCaseIfThere(sealer, reference);
    const rule: LeftOutRule | undefined = opened === undefined || !maySeal(opened.actor, opened.facts) ? 'not-theirs-to-open'
      : !copyRules[audience].casesOfOthers && opened.header.file.residentId !== file.residentId ? 'another-residents-case' : undefined;
    if (rule !== undefined) left.push({ reference: file.reference, what: 'case', about: reference, at: null, rule });
    else if (opened !== undefined) together.push(opened);
  }
  return { together, left };
}

/** The gaps of a case as its record stands, for whoever is about to make a casefile of it. */
export async function gapsNow(sealer: Pick<Sealer, 'tx' | 'now'>, { header }: OpenedCase): Promise<readonly Gap[]> {
  return gapsOf(await recordToSeal(sealer.tx, header), sealer.now as Instant);
}

/** What whoever made a casefile comes back to. */
export async function openMaking(sealer: Sealer, reference: string, sequence: number): Promise<{ readonly opened: OpenedCase; readonly making: MadeBefore; readonly canFetch: boolean }> {
  const opened = await openToSeal(sealer, reference);
  const making = await makingAt(sealer.tx, opened.header.file.id, sequence);
  if (making === undefined || making.of !== opened.header.file.reference) throw new NotFound('sealed casefile');
  return { opened, making, canFetch: making.actorId === sealer.actor.staffId && sealer.now < addHours(making.at as Instant, hoursToFetch) };
}

/** All that goes into the file that was asked for, as the record stands now. Only for whoever made it, and only for a day. */
export async function casefileToFetch(sealer: Sealer, reference: string, sequence: number): Promise<SealedCasefile> {
  const { opened, making, canFetch } = await openMaking(sealer, reference, sequence);
  if (!canFetch) throw new NotAllowed(`Only ${making.actorName}, who made this casefile, could fetch it, within ${hoursToFetch} hours. Make another and say why.`);
  const { together, left } = await linkedWith(sealer, opened, making.audience);
  const stillTogether = together.filter(({ header }) => making.linked.includes(header.file.reference));
  const cases: { readonly record: CaseToSeal; readonly copied: Copied; readonly receiver: Receiver }[] = [];
  for (const each of [opened, ...stillTogether]) {
    const record = await recordToSeal(sealer.tx, each.header);
    const receiver = receiverOf(opened, each, making.audience);
    cases.push({ record, receiver, copied: leaveOut(record, receiver) });
    await recordView(sealer.tx, sealer, 'case', each.header.file.id);
  }
  const leftOut = [...left, ...cases.flatMap(({ copied }) => copied.leftOut)];
  const hidden = new Set(leftOut.map(({ reference: of, about }) => `${of} ${about}`));
  return {
    reference: opened.header.file.reference, audience: making.audience, reason: making.reason, madeAt: making.at, madeBy: making.actorName, landlord: sealer.landlord.name,
    cases: cases.map(({ copied }) => copied.copy), leftOut,
    gaps: cases.flatMap(({ record }) => gapsOf(record, sealer.now as Instant)).filter(({ reference: of, about }) => !hidden.has(`${of} ${about}`)),
    withOriginals: new Set(cases.filter(({ receiver }) => takesOriginals(receiver)).flatMap(({ copied }) => copied.copy.evidence.filter(({ isAsSent }) => !isAsSent).map(({ id }) => id))),
  };
}

function receiverOf(main: OpenedCase, { actor, facts }: OpenedCase, audience: Audience): Receiver {
  const { file, person } = main.header;
  return { audience, residentId: file.residentId, residentName: person?.name ?? null, mayTakeOriginals: mayOnEvidence(actor, 'open the sealed', facts) };
}
