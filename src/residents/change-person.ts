import type { Instant, PlainDate } from '../clock/index.ts';
import { RecordChanged } from '../platform/database/index.ts';
import type { FieldErrors } from '../platform/govuk/index.ts';
import type { StaffVisit } from '../platform/http/index.ts';
import { actorOf } from '../staff/index.ts';
import { changeContactDetails, confirmNeeds, withdrawConsent, type ResidentDecision, type ResidentRefusal } from './decide.ts';
import { addRepresentative, endRepresentative, type RepresentativeDecision } from './decide/representatives.ts';
import { parseEndOfRepresentative, parseRepresentative } from './forms/representatives.ts';
import { parseContactDetails, parseNeeds, parseWithdrawal, type Parsed } from './forms.ts';
import type { ContactDetails, Resident, ResidentContext } from './model.ts';
import { heedTextsChosenAgain, saveResidentEvents } from './store/index.ts';

/** Somebody changing a person's record, on a page or through the API: what they sent, put onto the form of the page. */
export type PersonChanger = Pick<StaffVisit, 'tx' | 'actor' | 'now' | 'today' | 'newId' | 'body'> & {
  /** The version they read; undefined where a program does not say. */
  readonly seenVersion: number | undefined;
};

type NotDone = { readonly ok: false; readonly errors: FieldErrors } | { readonly ok: false; readonly refusal: ResidentRefusal };

/** What a form about a person comes to: events to save, or why not. */
export type PersonChange = (body: PersonChanger['body'], resident: Resident, context: ResidentContext) => ResidentDecision | RepresentativeDecision | NotDone;

const decideParsed = <Command>(parsed: Parsed<Command>, decide: (command: Command) => ResidentDecision | RepresentativeDecision) =>
  parsed.ok ? decide(parsed.command) : parsed;

/** All that is changed by hand of a person. The pages and the API have no other way. */
export const personChanges = {
  needs: (body, resident, context) => decideParsed(parseNeeds(body), (command) => confirmNeeds(resident, command, context)),
  consent: (body, resident, context) => decideParsed(parseWithdrawal(body), (source) => withdrawConsent(resident, source, context)),
  representative: (body, resident, context) => decideParsed(parseRepresentative(body), (command) => addRepresentative(resident, command, context)),
  endOfRepresentative: (body, resident, context) => decideParsed(parseEndOfRepresentative(body), (command) => endRepresentative(resident, command, context)),
  contactDetails: (body, resident) => {
    const onRecord = contactDetailsIn(resident);
    const typed = Object.fromEntries(Object.entries(onRecord).map(([field, value]) => [field, value ?? '']));
    // What was not sent stays to the letter: a number written with spaces is no change of the number.
    const notSent = Object.fromEntries(Object.entries(onRecord).filter(([field]) => body[field] === undefined));
    return decideParsed(parseContactDetails({ ...typed, ...body }), (details) => changeContactDetails(resident, { ...details, ...notSent }));
  },
} as const satisfies Record<string, PersonChange>;

const contactDetailsIn = ({ mobile, phone, email, preferredChannel, contactTimes, language, format }: Resident): ContactDetails =>
  ({ mobile, phone, email, preferredChannel, contactTimes, language, format });

/** Decides and saves, unless something is wrong with it or the record has changed since they read it. */
export async function changePerson(changer: PersonChanger, resident: Resident, change: PersonChange): Promise<{ readonly ok: true } | NotDone> {
  const { now, today, newId, seenVersion } = changer;
  const context: ResidentContext = { actor: actorOf(changer.actor), now: now as Instant, today: today as PlainDate, newId };
  const decision = change(changer.body, resident, context);
  if (!decision.ok) return decision;
  if (seenVersion !== undefined && seenVersion !== resident.version) throw new RecordChanged('resident');
  await saveResidentEvents(changer.tx, resident, decision.events, context);
  await heedTextsChosenAgain(changer.tx, resident.id, decision.events);
  return { ok: true };
}
