import { dateInLondon, instant, type PlainDate } from '../../clock/index.ts';
import type { FieldErrors } from '../../platform/govuk/index.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { orderPriorities, type OrderLine } from '../model.ts';
import { quantityInWords } from '../words.ts';
import { priorityCodes } from '../views/repairs-messages.ts';
import { poundsOf } from './scope.ts';

/** A line of a message: a code with a quantity, or words with a price of ours. */
export interface MessageLine {
  readonly CustomCode?: string;
  readonly CustomName?: string;
  readonly Quantity?: { readonly Amount: readonly number[] };
  readonly PutrightPricePence?: number;
}

/** What is read of RaiseRepair and ScheduleRepair alike. */
export interface WorkToRaise {
  readonly DescriptionOfWork: string;
  readonly Priority: { readonly PriorityCode: string; readonly RequiredCompletionDateTime: string };
  readonly WorkClass: { readonly WorkClassSubType: { readonly WorkClassSubType: readonly string[] } };
  readonly WorkElement: readonly { readonly Trade: readonly { readonly CustomCode: string }[]; readonly RateScheduleItem: readonly MessageLine[] }[];
  readonly AccessInformation?: { readonly Description: string };
  readonly LocationAlert?: readonly { readonly Comments: string }[];
}

/** The fields of the page on which an order is raised, all but who does it. `dateBoxes` puts a day into its three boxes. */
export function raiseFieldsOf(work: WorkToRaise, dateBoxes: (field: string, date: string) => Readonly<Record<string, string>>): { readonly body: FormBody; readonly errors: FieldErrors } {
  const { RequiredCompletionDateTime: by, PriorityCode: code } = work.Priority;
  const priority = orderPriorities.find((one) => priorityCodes[one] === code) ?? '';
  const [element] = work.WorkElement;
  const lines = element?.RateScheduleItem ?? [];
  const day = dayOf(by);
  const errors: FieldErrors = { ...lineErrors(lines), ...(day === undefined ? { target: 'Write the moment with its zone, like 2026-12-22T23:00:00Z' } : {}) };
  const target = priority !== 'emergency' && day !== undefined ? dateBoxes('target', day) : {};
  const [purpose = ''] = work.WorkClass.WorkClassSubType.WorkClassSubType;
  return { body: { purpose, trade: element?.Trade[0]?.CustomCode ?? '', work: work.DescriptionOfWork, priority, ...target, ...boxesOf(lines), ...atTheDoor(work) }, errors };
}

function atTheDoor({ AccessInformation, LocationAlert = [] }: WorkToRaise): FormBody {
  return { accessNeeds: AccessInformation?.Description ?? '', siteHazards: LocationAlert.map(({ Comments }) => Comments).join('\n') };
}

function lineErrors(lines: readonly MessageLine[]): FieldErrors {
  const isWhole = ({ CustomCode, CustomName, Quantity, PutrightPricePence }: MessageLine) =>
    (CustomCode === undefined ? CustomName !== undefined && PutrightPricePence !== undefined && Quantity === undefined : Quantity !== undefined && PutrightPricePence === undefined);
  const at = lines.findIndex((line) => !isWhole(line));
  return at === -1 ? {} : { codes: `Item ${at + 1}: give CustomCode and Quantity, or CustomName and PutrightPricePence` };
}

function boxesOf(lines: readonly MessageLine[]): { readonly codes: string; readonly others: string } {
  const codes = lines.flatMap(({ CustomCode, Quantity }) => (CustomCode === undefined ? [] : [`${CustomCode} ${String(Math.round((Quantity?.Amount[0] ?? 0) * 100) / 100)}`]));
  const others = lines.flatMap(({ CustomCode, CustomName, PutrightPricePence }) => (CustomCode === undefined ? [`${CustomName ?? ''} = ${poundsOf(PutrightPricePence ?? 0)}`] : []));
  return { codes: codes.join('\n'), others: others.join('\n') };
}

/** True when a message says that other work was done than was agreed: that is a variation first. */
export function saysOtherWork(agreed: readonly OrderLine[], done: readonly MessageLine[]): boolean {
  const { codes, others } = boxesOf(done);
  const said = [...codes.split('\n'), ...others.split('\n')].filter((line) => line !== '').toSorted();
  const wanted = agreed.map((line) => (line.kind === 'rate' ? `${line.code} ${quantityInWords(line.hundredths)}` : `${line.description} = ${poundsOf(line.pricePence)}`)).toSorted();
  return said.join('\n') !== wanted.join('\n');
}

/** The London day of a moment in a message; undefined when it is none. */
export function dayOf(moment: string): PlainDate | undefined {
  try {
    return dateInLondon(instant(moment));
  } catch {
    return undefined;
  }
}
