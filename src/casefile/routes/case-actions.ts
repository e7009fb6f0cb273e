import { redirect, staffRoute, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { NotFound } from '../../platform/database/index.ts';
import { casePageRoles, ownerRoles, type CaseAction } from '../access.ts';
import { casePath } from '../case-kinds.ts';
import type { CaseCommand, CaseRefusal } from '../decide.ts';
import { errorsOfRefusal, parseContact, parseKept, parseLink, parseMoved, parseNewOwner, parseNote, parsePromise, seenVersionIn, type OwnerRefusal, type Parsed } from '../forms/case-forms.ts';
import type { CasePromise } from '../model.ts';
import { caseContext, performOnCase, type Performed } from '../perform.ts';
import type { OpenedCase } from '../queries/load-case-page.ts';
import { otherCaseTyped } from '../queries/other-case.ts';
import { ownerChoices } from '../queries/owners.ts';
import { promisesOfCase } from '../queries/case-page.ts';
import { changeOwner } from '../change-owner.ts';
import { contactForm, keptForm, linkForm, movedForm, noteForm, ownerForm, promiseForm, type CaseFormPage, type CaseFormPlace, type FormState } from '../views/case-forms.ts';
import { emptyState, formPlace, openCaseFor, sentState, showForm, startingState } from './case-form-state.ts';
import type { PlainDate } from '../../clock/index.ts';

type Draw = (place: CaseFormPlace, state: FormState) => CaseFormPage;

interface Form {
  readonly action: CaseAction;
  /** What the empty form starts with, as far as the case and the address say. */
  readonly start: (visit: StaffVisit, opened: OpenedCase) => FormState;
  readonly draw: (visit: StaffVisit, opened: OpenedCase) => Promise<Draw>;
  readonly act: (visit: StaffVisit, opened: OpenedCase) => Promise<Outcome>;
}

type Outcome = Parsed<CaseCommand> | Performed<OwnerRefusal>;

/** A page with a form, and what happens when it is sent: saved and back to the case, or the page again with the reasons. */
function formRoutes(path: string, roles: readonly string[], form: Form): readonly Route[] {
  const address = `/cases/:reference/${path}`;
  return [
    staffRoute('GET', address, roles, async (visit) => {
      const opened = await openCaseFor(visit, form.action);
      const draw = await form.draw(visit, opened);
      return showForm(visit, draw(formPlace(visit, opened, opened.header.file.version), form.start(visit, opened)));
    }),
    staffRoute('POST', address, roles, async (visit) => {
      const opened = await openCaseFor(visit, form.action);
      const outcome = await form.act(visit, opened);
      if (outcome.ok) return redirect(casePath(opened.header.file.reference));
      const errors = 'errors' in outcome ? outcome.errors : errorsOfRefusal(outcome.refusal);
      const draw = await form.draw(visit, opened);
      return showForm(visit, draw(formPlace(visit, opened, seenVersionIn(visit.body)), sentState(visit.body, errors)), 422);
    }),
  ];
}

async function perform(visit: StaffVisit, opened: OpenedCase, parsed: Parsed<CaseCommand>): Promise<Outcome> {
  if (!parsed.ok) return parsed;
  const target = { reference: opened.header.file.reference, seenVersion: seenVersionIn(visit.body) };
  const done: Performed<CaseRefusal> = await performOnCase(visit.tx, target, parsed.command, caseContext(visit, opened.actor));
  return done;
}

const drawn = (draw: Draw) => async () => draw;

async function promiseOf(visit: StaffVisit, opened: OpenedCase): Promise<CasePromise> {
  const promise = (await promisesOfCase(visit.tx, opened.header.file.id)).find(({ id }) => id === visit.params['promise']);
  if (promise === undefined) throw new NotFound('promise');
  return promise;
}

const note = formRoutes('notes', casePageRoles, {
  action: 'note',
  start: emptyState,
  draw: drawn(noteForm),
  act: (visit, opened) => perform(visit, opened, parseNote(visit.body)),
});

const contact = formRoutes('contacts', casePageRoles, {
  action: 'contact',
  start: ({ query }) => startingState({ direction: query['channel'] === undefined ? '' : 'out', channel: query['channel'] ?? '' }),
  draw: drawn(contactForm),
  act: (visit, opened) => perform(visit, opened, parseContact(visit.body)),
});

const promise = formRoutes('promises', ownerRoles, {
  action: 'promise',
  start: (_visit, { header }) => startingState({ madeTo: header.person?.name ?? '' }),
  draw: drawn(promiseForm),
  act: (visit, opened) => perform(visit, opened, parsePromise(visit.body)),
});

const kept = formRoutes('promises/:promise/kept', ownerRoles, {
  action: 'promise',
  start: emptyState,
  draw: async (visit, opened) => {
    const promise = await promiseOf(visit, opened);
    return (place, state) => keptForm(place, state, promise, visit.today as PlainDate);
  },
  act: async (visit, opened) => perform(visit, opened, parseKept(visit.body, (await promiseOf(visit, opened)).id)),
});

const moved = formRoutes('promises/:promise/moved', ownerRoles, {
  action: 'promise',
  start: emptyState,
  draw: async (visit, opened) => {
    const promise = await promiseOf(visit, opened);
    return (place, state) => movedForm(place, state, promise, visit.today as PlainDate);
  },
  act: async (visit, opened) => perform(visit, opened, parseMoved(visit.body, (await promiseOf(visit, opened)).id)),
});

const link = formRoutes('links', ownerRoles, {
  action: 'link',
  start: emptyState,
  draw: drawn(linkForm),
  act: async (visit, opened) => perform(visit, opened, parseLink(visit.body, await otherCaseTyped(visit, opened.header.file.id))),
});

const owner = formRoutes('owner', ownerRoles, {
  action: 'change owner',
  start: emptyState,
  draw: async (visit, opened) => {
    const choices = await ownerChoices(visit.tx, opened.header.organisationIds);
    return (place, state) => ownerForm(place, state, choices);
  },
  act: async (visit, opened) => {
    const parsed = parseNewOwner(visit.body, await ownerChoices(visit.tx, opened.header.organisationIds));
    if (!parsed.ok) return parsed;
    const target = { reference: opened.header.file.reference, seenVersion: seenVersionIn(visit.body) };
    return changeOwner(visit.tx, target, parsed.command, caseContext(visit, opened.actor));
  },
});

/** What anybody may do to a case of any kind. */
export const caseActionRoutes: readonly Route[] = [...note, ...contact, ...promise, ...kept, ...moved, ...link, ...owner];
