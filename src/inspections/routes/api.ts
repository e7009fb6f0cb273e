import { Type } from 'typebox';
import { listKindRoute, referenceSchema } from '../../casefile/index.ts';
import { ApiProblem, apiRoute, invalidFields, maybeWords, object, orNull, seenVersionOf, versionField, words, type ApiRoute } from '../../platform/api/index.ts';
import type { Parsed } from '../../platform/forms/index.ts';
import { trades } from '../../repairs/index.ts';
import { recordView } from '../../staff/index.ts';
import { inspectionListRoles, rolesThatMay } from '../access.ts';
import { checklistFor } from '../decide/checklist.ts';
import { parseInspection, parseWaiver } from '../forms.ts';
import { itemResults, outcomes, type InspectionCommand } from '../model.ts';
import { performOnInspection } from '../perform.ts';
import { itemsOf } from '../queries/one-inspection.ts';
import { inspectionRefusalInWords } from '../views/words.ts';
import { openInspection, openInspectionTo, type OpenInspection } from './open-inspection.ts';

const text = (description: string) => Type.String({ description });
const params = object({ reference: referenceSchema });
const itemName = Type.String({ minLength: 1, maxLength: 40, pattern: '^[a-z][a-z-]*$', description: 'The item of the list, as the inspection names it.' });
const found = object({ item: itemName, result: Type.Enum([...itemResults], { description: 'How it was found.' }), remark: maybeWords(500, 'What is wrong: needed where it fails.'), reading: maybeWords(100, 'What was measured, its unit and the instrument.') });

const inspectionSchema = object({
  reference: text('The reference.'), repair: text('The repair whose work is checked.'), trade: text('The trade.'), why: text('The rule that picked it.'), version: Type.Integer(),
  whoseWork: orNull(text('Who did the work.')), outcome: orNull(Type.Enum([...outcomes])), checkedBy: orNull(text('Who checked it.')), remarks: orNull(text('What they remarked.')),
  list: Type.Array(object({ item: text('Its name.'), words: text('What to look at.') })),
  found: Type.Array(object({ item: text('Its name.'), result: Type.Enum([...itemResults]), remark: text('What is wrong.'), reading: text('What was measured.') })),
});
const example = {
  reference: 'INS-2026-00012', repair: 'REP-2026-00412', trade: 'plumber', why: 'A random share of everything: 5 in 100', version: 1, whoseWork: 'Jo Lee', outcome: null, checkedBy: null, remarks: null,
  list: [{ item: 'done', words: 'The work that was asked for is done' }], found: [],
};
const doneSchema = object({ outcome: Type.Enum([...outcomes]), raised: orNull(text('The repair raised for what failed.')) });

/** A program's items on the names of the form's fields. */
function asForm({ items, words: remarks = '', trade = '' }: { readonly items: readonly { readonly item: string; readonly result: string; readonly remark?: string; readonly reading?: string }[]; readonly words?: string; readonly trade?: string }) {
  const fields = items.flatMap(({ item, result, remark = '', reading = '' }) => [[`result-${item}`, result], [`remark-${item}`, remark], [`reading-${item}`, reading]]);
  return { ...Object.fromEntries(fields), words: remarks, trade } as Record<string, string>;
}

async function settle(visit: Parameters<typeof openInspection>[0] & Parameters<typeof seenVersionOf>[0], open: OpenInspection, parsed: Parsed<InspectionCommand>, version: number | undefined) {
  if (!parsed.ok) throw invalidFields(parsed.errors, Object.fromEntries(Object.keys(parsed.errors).map((field) => [field, field === 'reason' ? 'reason' : 'items'])));
  const done = await performOnInspection(open.asking, { reference: open.opened.header.file.reference, ...seenVersionOf(visit, version) }, parsed.command);
  if (!done.ok) throw new ApiProblem('refused', inspectionRefusalInWords(done.refusal, done.facts), { refusal: done.refusal, facts: done.facts });
  return { status: 200 as const, value: { outcome: done.outcome, raised: done.raised ?? null } };
}

const answer = { status: 200 as const, description: 'Done, and saved.', schema: doneSchema, example: { outcome: 'failed', raised: 'REP-2026-00500' } };

/** What programs may do to inspections: all that people may on the pages, by the same door. */
export const inspectionApiRoutes: readonly ApiRoute[] = [
  listKindRoute('post-inspection', { path: '/api/v1/inspections', operationId: 'listInspections', tag: 'Inspections', scope: 'repairs:read', summary: 'Inspections that are due' }),
  apiRoute({
    method: 'GET', path: '/api/v1/inspections/:reference', operationId: 'readInspection', tag: 'Inspections', scope: 'repairs:read', roles: inspectionListRoles,
    summary: 'One inspection', description: 'What to look at, and what was found. That you looked is written down, as it is for the page.',
    params, answer: { status: 200, description: 'The inspection.', schema: inspectionSchema, example },
  }, async (visit) => {
    const { opened, inspection } = await openInspection(visit, visit.params.reference);
    const { file } = opened.header;
    await recordView(visit.tx, visit, 'case', file.id);
    const { repairReference: repair, trade, ruleWords: why, operativeName: whoseWork, outcome, inspectorName: checkedBy, words: remarks } = inspection;
    const list = checklistFor(inspection).map(({ item, words: asked }) => ({ item, words: asked }));
    const looked = (await itemsOf(visit.tx, file.id)).map(({ item, result, remark, reading }) => ({ item, result, remark, reading }));
    return { status: 200, value: { reference: file.reference, repair, trade, why, version: file.version, whoseWork, outcome, checkedBy, remarks, list, found: looked } };
  }),
  apiRoute({
    method: 'POST', path: '/api/v1/inspections/:reference/record', operationId: 'recordInspection', tag: 'Inspections', scope: 'repairs:write', roles: rolesThatMay('RecordInspection'),
    summary: 'Record what was found', description: 'Every item of the list. One that fails raises the work again by itself, and the resident is told by when, unless the home is no longer ours. Nobody who had a hand in the work may.',
    params, body: object({ items: Type.Array(found, { minItems: 1, maxItems: 40 }), words: maybeWords(2000, 'Anything else to remark on.'), trade: Type.Optional(Type.Enum([...trades], { description: 'Who puts right what failed.' })), ...versionField }),
    bodyExample: { items: [{ item: 'done', result: 'pass' }], version: 1 }, answer,
  }, async (visit) => {
    const open = await openInspectionTo(visit, visit.params.reference, 'RecordInspection');
    return settle(visit, open, parseInspection(asForm(visit.body), open.inspection, []), visit.body.version);
  }),
  apiRoute({
    method: 'POST', path: '/api/v1/inspections/:reference/waive', operationId: 'waiveInspection', tag: 'Inspections', scope: 'repairs:write', roles: rolesThatMay('WaiveInspection'),
    summary: 'Leave the work unchecked', description: 'A manager may, with a reason; never where it was damp or a hazard, as long as the home is ours.',
    params, body: object({ reason: words(2000, 'Why.'), ...versionField }), bodyExample: { reason: 'The home was sold.', version: 1 }, answer,
  }, async (visit) => {
    const open = await openInspectionTo(visit, visit.params.reference, 'WaiveInspection');
    return settle(visit, open, parseWaiver({ reason: visit.body.reason }), visit.body.version);
  }),
];
