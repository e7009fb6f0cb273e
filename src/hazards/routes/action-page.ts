import type { TProperties } from 'typebox';
import { referenceSchema } from '../../casefile/index.ts';
import { photoUpload } from '../../evidence/index.ts';
import { ApiProblem, apiRoute, invalidFields, object, seenVersionOf, versionField, type ApiRoute } from '../../platform/api/index.ts';
import type { Parsed } from '../../platform/forms/index.ts';
import type { FieldErrors } from '../../platform/govuk/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { formText, page, redirect, seenVersionIn, staffPage, staffRoute, takesFiles, type FormBody, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { column, formHeading, keepPhotos, link, paragraph, postForm, type FormState, type PhotoSeal } from '../../repairs/index.ts';
import { rolesThatMay } from '../access.ts';
import type { HazardCommand, HazardRefusal } from '../decide/index.ts';
import { whyNot } from '../decide/why-not.ts';
import { performOnHazard } from '../perform.ts';
import { fieldOfRefusal, hazardRefusalInWords } from '../views/refusal-words.ts';
import { errorsOfMembers, formFromJson, listOf, memberOf } from './form-from-json.ts';
import { openHazardTo, type OpenHazard } from './open-hazard.ts';
import { hazardFromDraft, hazardExample, hazardSchema } from './hazard-schema.ts';

/** One thing that is done to a hazard: on a small page of its own, and by programs with the same answers. */
export interface HazardAction {
  /** Under /hazards/:reference, and under /api/v1/hazards/:reference. */
  readonly path: string;
  readonly action: HazardCommand['type'];
  readonly title: string;
  readonly verb: string;
  readonly look?: 'warning';
  readonly fields: (open: OpenHazard, form: FormState) => Html;
  /** The field in which the reason is given, where it is not called so. */
  readonly reasonIn?: string;
  readonly parse: (body: FormBody, who: { readonly now: string; readonly name: string }) => Parsed<HazardCommand>;
  /** Photos come with the form, and go with the command once they are kept. */
  readonly withPhotos?: (command: HazardCommand, photos: readonly PhotoSeal[]) => HazardCommand;
  /** Where the door does more first, such as open a case of its own. */
  readonly perform?: typeof performOnHazard;
  readonly api: { readonly operationId: string; readonly description: string; readonly fields: TProperties; readonly example: object };
}

/** The two routes of an action on pages: the form, and what it sends. */
export function pageRoutesOf(action: HazardAction, store: FileStore): readonly Route[] {
  const path = `/hazards/:reference/${action.path}`;
  const roles = rolesThatMay(action.action);
  const send = staffRoute('POST', path, roles, (visit) => act(visit, action, store));
  return [
    staffRoute('GET', path, roles, async (visit) => {
      const open = await openHazardTo(visit, visit.params['reference'] ?? '', action.action);
      const refused = whyNot(open.record, action.action, open.context);
      return refused === undefined ? formPage(visit, open, { action, errors: {} }) : refusedPage(visit, open, { title: action.title, words: hazardRefusalInWords(refused.refusal, refused.facts) });
    }),
    action.withPhotos === undefined ? send : takesFiles(photoUpload, send),
  ];
}

async function act(visit: StaffVisit, action: HazardAction, store: FileStore): Promise<Reply> {
  const open = await openHazardTo(visit, visit.params['reference'] ?? '', action.action);
  const { reference } = open.record.spine.file;
  const parsed = action.parse(visit.body, { now: visit.now, name: visit.actor.name });
  if (!parsed.ok) return formPage(visit, open, { action, errors: parsed.errors });
  const kept = action.withPhotos === undefined ? undefined : await keepPhotos(visit, open.record.spine.file.id, store);
  if (kept?.ok === false) return formPage(visit, open, { action, errors: kept.errors });
  const command = kept === undefined ? parsed.command : (action.withPhotos?.(parsed.command, kept.command) ?? parsed.command);
  const done = await (action.perform ?? performOnHazard)(open.asking, { reference, seenVersion: seenVersionIn(visit.body) }, command);
  if (done.ok) return redirect(`/hazards/${reference}?done=${action.path}`);
  return formPage(visit, open, { action, errors: { [fieldIn(action, done.refusal, done.facts)]: hazardRefusalInWords(done.refusal, done.facts) } });
}

interface ShownForm {
  readonly action: HazardAction;
  readonly errors: FieldErrors;
}

function formPage(visit: StaffVisit, open: OpenHazard, { action, errors }: ShownForm): Reply {
  const { file } = open.record.spine;
  const hasErrors = Object.keys(errors).length > 0;
  const form: FormState = { csrfToken: visit.csrfToken, body: visit.body, errors };
  const main = column(html`${formHeading(action.title, errors, `${file.reference}: ${file.title}`)}
    ${postForm(form, {
      action: visit.path, verb: action.verb, fields: action.fields(open, form), hidden: { seenVersion: hasErrors ? formText(visit.body, 'seenVersion') : String(file.version) },
      ...(action.look === undefined ? {} : { look: action.look }), ...(action.withPhotos === undefined ? {} : { takesFiles: true }),
    })}`);
  return page(staffPage(visit, { title: action.title, main, hasErrors, backLink: backTo(file.reference), current: '/hazards' }), hasErrors ? 422 : 200);
}

function refusedPage(visit: StaffVisit, open: OpenHazard, { title, words }: { readonly title: string; readonly words: string }): Reply {
  const { file } = open.record.spine;
  const main = column(html`${formHeading(title, {}, `${file.reference}: ${file.title}`)}${paragraph(`This cannot be done now. ${words}`)}${paragraph(link(`/hazards/${file.reference}`, `Go back to ${file.reference}`))}`);
  return page(staffPage(visit, { title, main, backLink: backTo(file.reference), current: '/hazards' }), 422);
}

function fieldIn({ reasonIn }: HazardAction, refusal: HazardRefusal, facts: Readonly<Record<string, string>>): string {
  const field = fieldOfRefusal(refusal, facts);
  return field === 'reason' ? (reasonIn ?? field) : field;
}

const backTo = (reference: string) => ({ href: `/hazards/${reference}`, text: reference });

const params = object({ reference: referenceSchema });

/** The same for programs: their JSON is put onto the form. */
export function apiRouteOf(of: HazardAction): ApiRoute {
  const { path, action, title, parse, api } = of;
  return apiRoute({
    method: 'POST', path: `/api/v1/hazards/:reference/${path}`, operationId: api.operationId, tag: 'Hazards', scope: 'repairs:write', roles: rolesThatMay(action),
    summary: title, description: api.description, params, body: object({ ...api.fields, ...versionField }), bodyExample: api.example,
    answer: { status: 200, description: 'Done, and saved.', schema: hazardSchema, example: hazardExample },
  }, async (visit) => {
    const open = await openHazardTo(visit, visit.params.reference, action);
    const { version, ...sent } = visit.body as { readonly version?: number };
    const parsed = parse(formFromJson(sent), { now: visit.now, name: visit.actor.name });
    if (!parsed.ok) throw invalidFields(errorsOfMembers(parsed.errors), memberOf);
    const done = await (of.perform ?? performOnHazard)(open.asking, { reference: open.record.spine.file.reference, ...seenVersionOf(visit, version) }, parsed.command);
    if (done.ok) return { status: 200, value: hazardFromDraft(done.draft) };
    const words = hazardRefusalInWords(done.refusal, done.facts);
    const field = fieldIn(of, done.refusal, done.facts);
    const member = memberOf[field] ?? listOf(field);
    throw new ApiProblem('refused', words, { refusal: done.refusal, facts: done.facts, ...(member in api.fields ? { errors: [{ in: 'body' as const, pointer: `/${member}`, reason: done.refusal, mend: words }] } : {}) });
  });
}
