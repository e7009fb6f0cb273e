import { quoted, type CellProblem, type JsonRows } from '../../platform/cells/index.ts';
import { codeListNames, codeLists, type CodeList } from '../model/code-lists.ts';
import { reportColumns, type ReportColumn } from './report-row.ts';

/** One report of the file as cells, with what is wrong with its shape. */
interface JsonRow {
  readonly cells: readonly string[];
  readonly problems: readonly CellProblem[];
}

type Entity = Readonly<Record<string, unknown>>;

/** Entities of the model, and ours. Those that are not reports or investigations are read over: the guide says what is lost. */
const entities = ['hazard_report', 'investigation', 'investigation_hazard', 'hazard_type', 'investigator', 'notification', 'escalation', 'work_order', 'putright_readings', ...codeListNames] as const;
const readOver = ['sites', 'properties', 'units', 'addresses', 'physical_characteristics', 'heating_systems', 'thermal_transmittances', 'energy_performance_certifications', 'certifications', 'energy_efficiency_band_codes',
  'location_alert_type_codes', 'glazing_layer_type_codes', 'roof_insulation_type_codes', 'wall_insulation_type_codes', 'construction_type_codes', 'certification_type_codes', 'tenant_person', 'tenancy', 'household_member_person'] as const;
const known: ReadonlySet<string> = new Set([...entities, ...readOver, 'putright']);

const reportFields = {
  hazard_report_id: 'number', hazard_report_reference: 'text', uprn: 'text', tenancy_id: 'text or number', date_reported: 'text', reported_by: 'text', description: 'text', photo_evidence: 'text', location_details: 'text',
  emergency_action_taken: 'yes or no', made_safe_date: 'text', further_work_required: 'yes or no', further_work_due_date: 'text', report_status_id: 'number', putright: 'anything',
} as const;
type Kind = (typeof reportFields)[keyof typeof reportFields];

/** A document of the model as rows: one for each hazard report, in its order. */
export function rowsOfJson(document: unknown): JsonRows {
  if (!isEntity(document)) return { ok: false, reasons: ['The file holds no object: it must begin with { and name the entities of the model.'] };
  const reasons = Object.entries(document).flatMap(([name, value]) => {
    if (!known.has(name)) return [`The entity "${name.slice(0, 60).toWellFormed()}" is not one of the model. Remove it.`];
    return name !== 'putright' && !(Array.isArray(value) && value.every(isEntity)) ? [`The entity "${name}" must be a list of objects.`] : [];
  });
  if (!Array.isArray(document['hazard_report'])) reasons.push('The list "hazard_report" is missing.');
  if (reasons.length > 0) return { ok: false, reasons };
  const lists = listsOf(document);
  return { ok: true, rows: lists.of('hazard_report').map((report) => rowOf(report, lists)) };
}

const isEntity = (value: unknown): value is Entity => typeof value === 'object' && value !== null && !Array.isArray(value);

interface Lists {
  readonly of: (name: (typeof entities)[number]) => readonly Entity[];
  /** The word of a code by the file’s own list, or by the published one where the file has none. */
  readonly code: (list: CodeList, id: unknown) => string;
}

function listsOf(document: Entity): Lists {
  const of = (name: string): readonly Entity[] => (Array.isArray(document[name]) ? document[name].filter(isEntity) : []);
  return {
    of,
    code: (list, id) => {
      const own = of(list);
      if (own.length > 0) return textOf(own.find((one) => one[`${list}_id`] === id)?.[list]);
      return typeof id === 'number' ? (codeLists[list][id - 1] ?? '') : '';
    },
  };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '');

function rowOf(report: Entity, lists: Lists): JsonRow {
  const investigation = lists.of('investigation').findLast((one) => one['hazard_report_id'] === report['hazard_report_id']);
  const found = lists.of('investigation_hazard').findLast((one) => one['hazard_report_id'] === report['hazard_report_id']);
  const ours = isEntity(report['putright']) ? report['putright'] : {};
  const cells: Readonly<Partial<Record<ReportColumn, unknown>>> = {
    ...report,
    report_status: lists.code('report_status', report['report_status_id']),
    hazard_type: hazardTypeOf(found, ours, lists), severity: found === undefined ? '' : lists.code('severity', found['severity_id']),
    trigger_source: investigation === undefined ? '' : lists.code('trigger_source', investigation['trigger_source_id']), investigation_type: investigation === undefined ? '' : lists.code('investigation_type', investigation['investigation_type_id']),
    investigation_completed_date: investigation?.['investigation_completed_date'], hazard_confirmed: investigation?.['hazard_confirmed'], investigation_notes: investigation?.['investigation_notes'],
    investigator_name: investigation?.['inspector_name'] ?? lists.of('investigator').find((one) => one['investigator_id'] === investigation?.['investigator_id'])?.['investigator_name'],
    aware_at: ours['aware_at'], case_id: ours['case_id'],
  };
  return { cells: reportColumns.map((column) => textOf(cells[column])), problems: problemsOf(report) };
}

function hazardTypeOf(found: Entity | undefined, ours: Entity, lists: Lists): unknown {
  if (found === undefined) return ours['suspected'];
  return lists.of('hazard_type').find((one) => one['hazard_type_id'] === found['hazard_type_id'])?.['hazard_type'];
}

function problemsOf(report: Entity): readonly CellProblem[] {
  return Object.entries(report).flatMap(([field, value]): CellProblem[] => {
    if (!Object.hasOwn(reportFields, field)) return [{ field: 'row', reason: `The field ${quoted(field)} is not one of the model.`, mend: 'Remove it.' }];
    const kind = reportFields[field as keyof typeof reportFields];
    if (value === null || fits[kind](value)) return [];
    return [{ field: field.replace(/_id$/, (end) => (field === 'report_status_id' ? '' : end)), reason: `It must be ${kindWords[kind]}.`, mend: field === 'uprn' ? 'Write it in quotation marks: as a number its noughts are lost.' : 'Put it right in the program that wrote the file.' }];
  });
}

const fits: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string', number: (value) => Number.isInteger(value), 'text or number': (value) => typeof value === 'string' || Number.isInteger(value),
  'yes or no': (value) => typeof value === 'boolean' || value === 0 || value === 1, anything: () => true,
};
const kindWords: Readonly<Record<Kind, string>> = { text: 'text, in quotation marks', number: 'a whole number', 'text or number': 'text or a whole number', 'yes or no': 'true or false', anything: '' };
