import type { Instant, PlainDate } from '../../clock/index.ts';
import { redirect, seenVersionIn, staffRoute, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { casePageRoles, ownerRoles } from '../access.ts';
import { casePath } from '../case-kinds.ts';
import { errorsOfRefusal } from '../forms/case-forms.ts';
import { clocksOfCase, promisesOfCase } from '../queries/case-page.ts';
import type { OpenedCase } from '../queries/load-case-page.ts';
import { linksToTakeAway } from '../queries/other-case.ts';
import { ownerChoices } from '../queries/owners.ts';
import { contactForm, keptForm, linkForm, movedForm, noteForm, ownerForm, promiseForm, unlinkForm, type CaseFormPage, type CaseFormPlace, type FormState } from '../views/case-forms.ts';
import { draftHandover, type HandoverNote } from '../words/handover.ts';
import { doings, promiseOf, type Doing } from './case-doings.ts';
import { emptyState, formPlace, openCaseFor, sentState, showForm, startingState } from './case-form-state.ts';

type Draw = (place: CaseFormPlace, state: FormState) => CaseFormPage;

interface Form extends Doing {
  /** What the empty form starts with, as far as the case and the address say. */
  readonly start: (visit: StaffVisit, opened: OpenedCase) => FormState | Promise<FormState>;
  readonly draw: (visit: StaffVisit, opened: OpenedCase) => Promise<Draw>;
}

/** A page with a form, and what happens when it is sent: saved and back to the case, or the page again with the reasons. */
function formRoutes(path: string, roles: readonly string[], form: Form): readonly Route[] {
  const address = `/cases/:reference/${path}`;
  return [
    staffRoute('GET', address, roles, async (visit) => {
      const opened = await openCaseFor(visit, form.action);
      const draw = await form.draw(visit, opened);
      return showForm(visit, draw(formPlace(visit, opened, opened.header.file.version), await form.start(visit, opened)));
    }),
    staffRoute('POST', address, roles, async (visit) => {
      const opened = await openCaseFor(visit, form.action);
      const outcome = await form.act({ ...visit, seenVersion: seenVersionIn(visit.body) }, opened);
      if (outcome.ok) return redirect(`${casePath(opened.header.file.reference)}?done=${path.split('/').at(-1) ?? ''}`);
      const errors = 'errors' in outcome ? outcome.errors : errorsOfRefusal(outcome.refusal);
      const draw = await form.draw(visit, opened);
      return showForm(visit, draw(formPlace(visit, opened, seenVersionIn(visit.body)), sentState(visit.body, errors)), 422);
    }),
  ];
}

const drawn = (draw: Draw) => async () => draw;

const note = formRoutes('notes', casePageRoles, {
  ...doings.note,
  start: emptyState,
  draw: drawn(noteForm),
});

const contact = formRoutes('contacts', casePageRoles, {
  ...doings.contact,
  start: ({ query }) => startingState({ direction: query['channel'] === undefined ? '' : 'out', channel: query['channel'] ?? '' }),
  draw: drawn(contactForm),
});

const promise = formRoutes('promises', ownerRoles, {
  ...doings.promise,
  start: (_visit, { header }) => startingState({ madeTo: header.person?.name ?? '' }),
  draw: drawn(promiseForm),
});

const kept = formRoutes('promises/:promise/kept', ownerRoles, {
  ...doings.keep,
  start: emptyState,
  draw: async (visit, opened) => {
    const promise = await promiseOf(visit, opened);
    return (place, state) => keptForm(place, state, promise, visit.today as PlainDate);
  },
});

const moved = formRoutes('promises/:promise/moved', ownerRoles, {
  ...doings.move,
  start: emptyState,
  draw: async (visit, opened) => {
    const promise = await promiseOf(visit, opened);
    return (place, state) => movedForm(place, state, promise, visit.today as PlainDate);
  },
});

const link = formRoutes('links', ownerRoles, {
  ...doings.link,
  start: emptyState,
  draw: drawn(linkForm),
});

const unlink = formRoutes('links/take-away', ownerRoles, {
  ...doings.unlink,
  start: emptyState,
  draw: async (visit, opened) => {
    const links = await linksToTakeAway(visit, opened.header.file.id);
    return (place, state) => unlinkForm(place, state, links);
  },
});

/** The note as the record has it, for somebody to correct. */
async function handoverDraft({ tx, now, today }: StaffVisit, { header: { file } }: OpenedCase): Promise<HandoverNote> {
  const [clocks, promises] = await Promise.all([clocksOfCase(tx, file.id, now as Instant), promisesOfCase(tx, file.id)]);
  const open = { deadlines: clocks.filter(({ status }) => status === 'open'), promises: promises.filter(({ outcome }) => outcome === null) };
  return draftHandover({ file, ...open }, today as PlainDate);
}

const owner = formRoutes('owner', ownerRoles, {
  ...doings.owner,
  start: async (visit, opened) => startingState({ ...(await handoverDraft(visit, opened)) }),
  draw: async (visit, opened) => {
    const choices = await ownerChoices(visit.tx, opened.header.organisationIds);
    return (place, state) => ownerForm(place, state, choices);
  },
});

/** What anybody may do to a case of any kind. */
export const caseActionRoutes: readonly Route[] = [...note, ...contact, ...promise, ...kept, ...moved, ...link, ...unlink, ...owner];
