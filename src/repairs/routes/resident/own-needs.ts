import { caseContext, performOnCase } from '../../../casefile/index.ts';
import { longDate, type Instant, type PlainDate } from '../../../clock/index.ts';
import { NotFound } from '../../../platform/database/index.ts';
import type { FieldErrors } from '../../../platform/govuk/index.ts';
import { formText, page, publicPage, redirect, type LinkVisit, type Reply } from '../../../platform/http/index.ts';
import { confirmOwnNeedsOf, needsShownByLink, residentById, type Resident } from '../../../residents/index.ts';
import { ownNeedsFrom } from '../../forms/resident/own-needs.ts';
import { promisesToResident, visitedForByLink, type LinkedCase } from '../../queries/resident-page.ts';
import { offeredAnswers, ownNeedsPage, ownNeedsTitle } from '../../views/resident/own-needs-page.ts';
import { ringAddedBy } from './join-report.ts';
import { askingOfHolder } from './tracking.ts';

/** What visitors are told about them. A link that is nobody's on record has no such page. */
export async function showOwnNeeds(visit: LinkVisit): Promise<Reply> {
  await visitedForByLink(visit.tx, visit.link);
  return reply(visit, await holderOf(visit), {});
}

/** Keeps that it is right; what is wrong is for us to ask about, by a day that we promise. */
export async function sendOwnNeeds(visit: LinkVisit): Promise<Reply> {
  const of = await visitedForByLink(visit.tx, visit.link);
  const holder = await holderOf(visit);
  const parsed = ownNeedsFrom(visit.body, offeredAnswers(heldOf(holder)));
  if (!parsed.ok) return reply(visit, holder, parsed.errors);
  const { said, seenVersion } = parsed;
  if (said.answer === 'wrong') return askUs(visit, of, holder, said.words);
  const { now, today, newId } = visit;
  const { actor } = askingOfHolder(visit, { holderName: holder.name });
  const done = await confirmOwnNeedsOf(visit.tx, { answer: said.answer, seenVersion }, { actor, now: now as Instant, today: today as PlainDate, newId });
  return done.ok ? redirect(`/r/${visit.link.token}?thanks=needs`) : reply(visit, holder, { answer: 'This was changed a moment ago. Look at what it says now, then answer' });
}

async function holderOf({ tx, link }: LinkVisit): Promise<Resident> {
  const holder = link.residentId === null ? undefined : await residentById(tx, link.residentId);
  if (holder === undefined) throw new NotFound('resident');
  return holder;
}

const heldOf = (holder: Resident) => ({ held: holder.needsAnswer.answer, shown: needsShownByLink(holder) });

const contactWords = 'We will contact you about what visitors are told';

/** Their words on the record, and a promise to contact them, once for all they say until then. Nothing of it becomes a need before somebody has asked. */
async function askUs(visit: LinkVisit, { caseId, reference }: LinkedCase, holder: Resident, words: string): Promise<Reply> {
  const holderName = holder.name;
  const asking = askingOfHolder(visit, { holderName });
  const today = visit.today as PlainDate;
  const dueOn = ringAddedBy(visit.landlord.settings, today);
  const told = `What visitors are told about their home is not right, they say by their link. ${words === '' ? '' : `“${words}” `}Ask, and write down only what they agree to.`;
  const promised = { type: 'MakePromise', madeTo: holderName, words: `${contactWords}, by ${longDate(dueOn, today)}`, dueOn } as const;
  const isPromised = (await promisesToResident(visit.tx, { caseId, holderName })).some((promise) => promise.outcome === null && promise.words.startsWith(contactWords));
  // The promise first: what a closed case refuses is then refused before anything is written.
  for (const command of [...(isPromised ? [] : [promised]), { type: 'AddNote', words: told } as const]) {
    const done = await performOnCase(asking.tx, { reference }, command, caseContext(asking, asking.actor));
    if (!done.ok) return reply(visit, holder, { answer: `This is closed, so we do not look here. Call us on ${visit.landlord.phone}` });
  }
  return redirect(`/r/${visit.link.token}?thanks=needs-wrong`);
}

function reply(visit: LinkVisit, holder: Resident, errors: FieldErrors): Reply {
  const { csrfToken, path, link, landlord, body } = visit;
  const hasErrors = Object.keys(errors).length > 0;
  const { needsAnswer, version } = holder;
  const main = ownNeedsPage({
    csrfToken, action: path, phone: landlord.phone, ...heldOf(holder), confirmedOn: needsAnswer.answer === 'unknown' ? null : needsAnswer.confirmedOn,
    version, chosen: formText(body, 'answer'), words: formText(body, 'words'), errors,
  });
  return page(publicPage(visit, { title: ownNeedsTitle, main, hasErrors, backLink: { href: `/r/${link.token}` } }), hasErrors ? 422 : 200);
}
