import { readForm, type Parsed, type Reading } from '../../platform/forms/index.ts';
import { formList, formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import type { OrganisationId } from '../../staff/index.ts';
import { contractorKinds, trades, type Contract, type Contractor, type ContractorId } from '../model.ts';
import { mostOrderPence } from '../decide/scope.ts';
import { penceIn } from './scope.ts';

/** Whose people these may be: the landlord's organisations. */
export interface PossibleOrganisation {
  readonly id: OrganisationId;
  readonly name: string;
}

export function parseContractor(body: FormBody, organisations: readonly PossibleOrganisation[]): Parsed<Omit<Contractor, 'id' | 'version'>> {
  const read = readForm(body);
  const name = read.needed('name', 'Enter a name', 120);
  const kind = read.oneOf('kind', contractorKinds, 'Choose what they are');
  const organisationId = organisations.find(({ id }) => id === formText(body, 'organisation'))?.id ?? null;
  const chosen = trades.filter((trade) => formList(body, 'trades').includes(trade));
  if (chosen.length === 0) read.wrong('trades', 'Choose at least one trade');
  const patches = [...new Set(read.text('patches').split('\n').map((line) => line.trim()).filter((line) => line !== ''))];
  if (patches.length > 100 || patches.some((patch) => patch.length > 120)) read.wrong('patches', 'Enter up to 100 neighbourhoods, each of up to 120 characters');
  const [contactName, contactPhone, contactEmail] = [read.text('contactName', 120), read.text('contactPhone', 40), read.text('contactEmail', 254)];
  if (contactEmail !== '' && !/^[^\s@]+@[^\s@]+$/.test(contactEmail)) read.wrong('contactEmail', 'Enter an email address such as jobs@example.com');
  const startsOn = read.date('starts', 'Enter the first day they work for you, like 1 4 2026');
  const endsOn = isDateLeftOut(body, 'ends') ? null : read.date('ends', 'Enter the last day, like 31 3 2028, or leave it empty');
  if (endsOn !== null && endsOn !== undefined && startsOn !== undefined && endsOn < startsOn) read.wrong('ends', 'The last day is before the first');
  return read.result(() => (kind === undefined || startsOn === undefined || endsOn === undefined ? undefined : { name, kind, organisationId, trades: chosen, patches, contactName, contactPhone, contactEmail, startsOn, endsOn }));
}

export function parseContract(body: FormBody, contractorId: ContractorId): Parsed<Omit<Contract, 'id' | 'version' | 'committedPence'>> {
  const read = readForm(body);
  const name = read.needed('name', 'Enter the name of the contract: files of rates name it', 120);
  const startsOn = read.date('starts', 'Enter the first day, like 1 4 2026');
  const endsOn = read.date('ends', 'Enter the last day, like 31 3 2028');
  if (endsOn !== undefined && startsOn !== undefined && endsOn < startsOn) read.wrong('ends', 'The last day is before the first');
  const orderLimitPence = moneyIn(body, read, 'orderLimit');
  const variationLimitPence = moneyIn(body, read, 'variationLimit');
  const totalLimitPence = formText(body, 'totalLimit') === '' ? null : moneyIn(body, read, 'totalLimit', 100_000_000_000);
  return read.result(() => (startsOn === undefined || endsOn === undefined ? undefined : { contractorId, name, startsOn, endsOn, orderLimitPence, variationLimitPence, totalLimitPence }));
}

const isDateLeftOut = (body: FormBody, field: string): boolean => ['day', 'month', 'year'].every((part) => formText(body, `${field}-${part}`) === '');

/** A sum as it is typed; 0, and the words for it, when it is none. */
export function moneyIn(body: FormBody, read: Reading, field: string, most = mostOrderPence): number {
  const pence = penceIn(formText(body, field));
  if (pence === undefined || pence > most) read.wrong(field, 'Enter a sum such as 500 or 1,250.00');
  return pence ?? 0;
}
