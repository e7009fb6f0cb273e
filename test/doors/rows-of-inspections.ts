import { checklistFor } from '../../src/inspections/decide/checklist.ts';
import type { InspectionRefusal } from '../../src/inspections/model.ts';

export type InspectionStateName = 'open' | 'settled' | 'handOfSurveyor' | 'damp' | 'promised';

export interface InspectionRow {
  readonly refusal: InspectionRefusal;
  readonly command: 'record' | 'waive';
  readonly in: InspectionStateName;
  readonly as: 'surveyor' | 'manager';
  readonly sent: Readonly<Record<string, unknown>>;
  readonly asked?: { readonly page: RegExp; readonly api: RegExp };
}

interface Looked {
  readonly item: string;
  readonly result: string;
  readonly remark?: string;
}

const list = checklistFor({ trade: 'plumber', isHazard: false });
const looked = (change: (item: Looked, at: number) => Looked | undefined = (item) => item): { readonly items: readonly Looked[] } => ({ items: list.map(({ item }, at) => change({ item, result: 'pass' }, at)).filter((item) => item !== undefined) });

export const rowsOfInspections: readonly InspectionRow[] = [
  { refusal: 'already-inspected', command: 'record', in: 'settled', as: 'surveyor', sent: looked() },
  { refusal: 'already-inspected', command: 'waive', in: 'settled', as: 'manager', sent: { reason: 'The home was sold' } },
  { refusal: 'had-a-hand-in-it', command: 'record', in: 'handOfSurveyor', as: 'surveyor', sent: looked() },
  { refusal: 'promise-open', command: 'record', in: 'promised', as: 'surveyor', sent: looked() },
  { refusal: 'promise-open', command: 'waive', in: 'promised', as: 'manager', sent: { reason: 'The home was sold' } },
  { refusal: 'hazard-is-always-checked', command: 'waive', in: 'damp', as: 'manager', sent: { reason: 'The home was sold' } },
  { refusal: 'reason-missing', command: 'waive', in: 'open', as: 'manager', sent: { reason: '' }, asked: { page: /Say why the work is not checked/, api: /Give some text/ } },
  { refusal: 'item-missing', command: 'record', in: 'open', as: 'surveyor', sent: looked((item, at) => (at === 0 ? undefined : item)), asked: { page: /Say how you found it/, api: /Say how you found it/ } },
  { refusal: 'say-what-failed', command: 'record', in: 'open', as: 'surveyor', sent: looked((item, at) => (at === 0 ? { ...item, result: 'fail' } : item)), asked: { page: /Say what is wrong/, api: /Say what is wrong/ } },
];

/** The same on the form of the page. */
export function inspectionFields({ items, ...sent }: InspectionRow['sent']): Readonly<Record<string, string>> {
  const each = ((items ?? []) as readonly Looked[]).flatMap(({ item, result, remark = '' }) => [[`result-${item}`, result], [`remark-${item}`, remark]]);
  return { ...Object.fromEntries(each), ...sent } as Record<string, string>;
}
