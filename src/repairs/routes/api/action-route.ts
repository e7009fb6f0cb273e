import type { Static, TProperties } from 'typebox';
import { referenceSchema } from '../../../casefile/index.ts';
import { ApiProblem, apiRoute, invalidFields, object, seenVersionOf, versionField, type ApiRoute } from '../../../platform/api/index.ts';
import { rolesThatMay } from '../../access.ts';
import { openVisit } from '../../decide/visits.ts';
import type { RepairCommand } from '../../decide/index.ts';
import type { Parsed } from '../../../platform/forms/index.ts';
import { performOnRepair } from '../../perform.ts';
import { fieldOf, visitRefusalInWords } from '../../views/refusal-words.ts';
import type { StaffAsking } from '../asking.ts';
import { openRepairTo, type OpenRepair } from '../open-repair.ts';
import { doneExample, doneFromDraft, doneSchema } from './repair-schema.ts';

type BodyOf<Fields extends TProperties> = Static<ReturnType<typeof object<Fields>>>;

/** One thing that a program may do to a repair. */
export interface RepairAction<Fields extends TProperties> {
  /** Under /api/v1/repairs/{reference}. */
  readonly name: string;
  readonly action: RepairCommand['type'];
  readonly summary: string;
  readonly description: string;
  readonly fields: Fields;
  readonly example: object;
  /** The fields of the page's form, by the members they come from where the names differ. */
  readonly pointers?: Readonly<Record<string, string>>;
  readonly parse: (body: BodyOf<Fields>, open: OpenRepair, asking: StaffAsking) => Promise<Parsed<RepairCommand>> | Parsed<RepairCommand>;
}

const params = object({ reference: referenceSchema });

/** The route of an action. It opens the repair, asks and decides as the page does, since it does so through the same functions. */
export function repairActionRoute<const Fields extends TProperties>({ pointers = {}, ...action }: RepairAction<Fields>): ApiRoute {
  return apiRoute({
    method: 'POST', path: `/api/v1/repairs/:reference/${action.name}`, operationId: operationIdOf(action.name), tag: 'Repairs', scope: 'repairs:write',
    roles: rolesThatMay(action.action), summary: action.summary, description: action.description,
    params, body: object({ ...action.fields, ...versionField }), bodyExample: action.example,
    answer: { status: 200, description: 'Done, and saved.', schema: doneSchema, example: doneExample },
  }, async (visit) => {
    const open = await openRepairTo(visit, action.action);
    const { version, ...sent } = visit.body as { readonly version?: number };
    const parsed = await action.parse(sent as BodyOf<Fields>, open, visit);
    if (!parsed.ok) throw invalidFields(parsed.errors, pointers);
    const done = await performOnRepair(open.asking, { reference: open.record.spine.file.reference, ...seenVersionOf(visit, version) }, parsed.command);
    if (done.ok) return { status: 200, value: doneFromDraft(done.draft, parsed.command) };
    const { refusal, facts } = done;
    const words = visitRefusalInWords(refusal, facts, openVisit(open.record.repair)?.on, open.context.today);
    const field = fieldOf(refusal);
    throw new ApiProblem('refused', words, {
      refusal, facts,
      ...(field in action.fields || pointers[field] !== undefined ? { errors: [{ in: 'body' as const, pointer: `/${pointers[field] ?? field}`, reason: refusal, mend: words }] } : {}),
    });
  });
}

/** 'book-visit' → 'bookVisit'. */
const operationIdOf = (name: string): string => `${name.replaceAll(/-(\w)/g, (_all, letter: string) => letter.toUpperCase())}${name.includes('-') ? '' : 'Repair'}`;
