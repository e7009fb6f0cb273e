import { Type, type Static } from 'typebox';
import { referenceSchema } from '../../../casefile/index.ts';
import { date, dateFields, idOf, instantText, maybeWords, object, orNull, versionField, words } from '../../../platform/api/index.ts';
import type { FormBody } from '../../../platform/http/index.ts';
import { contractorKinds, orderPriorities, orderStates, trades, type Contract, type Contractor } from '../../model.ts';
import type { OrderListed } from '../../queries/lists.ts';
import { poundsOf } from '../../forms/scope.ts';

const pence = (description: string, maximum = 100_000_000) => Type.Integer({ minimum: 0, maximum, description });
const text = (description: string) => Type.String({ description });

const contractShown = object({
  id: idOf('the contract'), version: Type.Integer({ description: 'Send it with your next change.' }), name: text('Its name: files of rates name it.'), startsOn: date('Its first day.'), endsOn: date('Its last day.'),
  orderLimitPence: pence('One order, without asking.'), variationLimitPence: pence('All variations of one order, without asking.'), totalLimitPence: orNull(pence('All orders together.', 100_000_000_000)), committedPence: pence('What its orders come to.', 100_000_000_000),
});
const details = { name: words(120, 'The name.'), kind: Type.Enum([...contractorKinds], { description: 'A firm, or a team of the landlord’s own.' }) };
const shownText = { contactName: text('Whom to ask for.'), contactPhone: text('Their phone.'), contactEmail: text('Their email.') };

/** A contractor or an own team as the API shows it. */
export const contractorShown = object({
  id: idOf('whoever does the work'), version: Type.Integer({ description: 'Send it with your next change.' }), ...details, organisationId: orNull(idOf('the organisation whose people these are')),
  trades: Type.Array(Type.Enum([...trades])), patches: Type.Array(text('A neighbourhood.')), ...shownText, startsOn: date('Their first day.'), endsOn: orNull(date('Their last day.')),
});
export const contractorWithContracts = object({ ...contractorShown.properties, contracts: Type.Array(contractShown) });

export const contractorSent = object({
  ...details, organisationId: Type.Optional(orNull(idOf('the organisation whose people these are'))), trades: Type.Array(Type.Enum([...trades]), { minItems: 1, maxItems: trades.length, description: 'What they do.' }),
  patches: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 120, pattern: '^[^\\n\\r]{1,120}$' }), { maxItems: 100, description: 'Neighbourhoods by name; none means everywhere.' })),
  contactName: maybeWords(120, 'Whom to ask for.'), contactPhone: maybeWords(40, 'Their phone.'), contactEmail: maybeWords(254, 'Their email.'),
  startsOn: date('Their first day.'), endsOn: Type.Optional(orNull(date('Their last day.'))), ...versionField,
});
export const contractSent = object({
  name: words(120, 'Its name: files of rates name it.'), startsOn: date('Its first day.'), endsOn: date('Its last day.'), orderLimitPence: pence('One order, without asking.'),
  variationLimitPence: pence('All variations of one order, without asking.'), totalLimitPence: Type.Optional(orNull(pence('All orders together; null for no end.', 100_000_000_000))), ...versionField,
});

export const contractorExample = {
  id: '0199c0de-0000-7000-8000-000000000012', version: 1, name: 'Brightside Plumbing', kind: 'contractor', organisationId: null, trades: ['plumber'], patches: [], contactName: 'Jo Marsh', contactPhone: '0161 496 0123', contactEmail: 'jobs@brightside.example',
  startsOn: '2025-04-01', endsOn: '2028-03-31',
};
export const contractExample = {
  id: '0199c0de-0000-7000-8000-000000000013', version: 1, name: 'Plumbing 2025', startsOn: '2025-04-01', endsOn: '2028-03-31', orderLimitPence: 50_000, variationLimitPence: 10_000, totalLimitPence: null, committedPence: 3_700,
};

export const shownContractor = ({ id, version, name, kind, organisationId, trades: does, patches, contactName, contactPhone, contactEmail, startsOn, endsOn }: Contractor) =>
  ({ id, version, name, kind, organisationId, trades: [...does], patches: [...patches], contactName, contactPhone, contactEmail, startsOn, endsOn });
export const shownContract = ({ id, version, name, startsOn, endsOn, orderLimitPence, variationLimitPence, totalLimitPence, committedPence }: Contract) =>
  ({ id, version, name, startsOn, endsOn, orderLimitPence, variationLimitPence, totalLimitPence, committedPence });

/** A program's contractor on the fields of the page. */
export function contractorForm({ organisationId, patches = [], startsOn, endsOn, trades: does, version: _version, ...sent }: Static<typeof contractorSent>): FormBody {
  return { ...sent, organisation: organisationId ?? '', trades: [...does], patches: patches.join('\n'), ...dateFields('starts', startsOn), ...(typeof endsOn === 'string' ? dateFields('ends', endsOn) : {}) };
}

/** The same of a contract. */
export function contractForm({ name, startsOn, endsOn, orderLimitPence, variationLimitPence, totalLimitPence }: Static<typeof contractSent>): FormBody {
  const total = typeof totalLimitPence === 'number' ? poundsOf(totalLimitPence) : '';
  return { name, ...dateFields('starts', startsOn), ...dateFields('ends', endsOn), orderLimit: poundsOf(orderLimitPence), variationLimit: poundsOf(variationLimitPence), totalLimit: total };
}

export const contractorPointers = { organisation: 'organisationId', starts: 'startsOn', ends: 'endsOn', orderLimit: 'orderLimitPence', variationLimit: 'variationLimitPence', totalLimit: 'totalLimitPence' };

/** An order as a list of its contractor's shows it. */
export const orderOfContractor = object({
  reference: referenceSchema, number: Type.Integer({ description: 'The number of the order on its case.' }), address: text('Where it is.'), trade: Type.Enum([...trades]), priority: Type.Enum([...orderPriorities]), state: Type.Enum([...orderStates]),
  raisedAt: instantText('When it was raised.'), targetOn: orNull(date('By which day it is to be done.')), targetAt: orNull(instantText('By when, where it is a matter of hours.')), valuePence: pence('What it comes to.', 1_000_000_000),
  variationsAsked: Type.Integer({ description: 'How often other or more work was asked for.' }), variationsAllowed: Type.Integer({ description: 'How often it was allowed.' }), timesNoAccess: Type.Integer({ description: 'How often nobody let them in.' }),
});
export const orderOfContractorExample = {
  reference: 'REP-2026-00412', number: 1, address: '14 Larch House, Larchfield', trade: 'plumber', priority: 'routine', state: 'accepted', raisedAt: '2026-11-24T09:30:00.000Z', targetOn: '2026-12-22', targetAt: null, valuePence: 3_700,
  variationsAsked: 1, variationsAllowed: 1, timesNoAccess: 0,
};
export const shownOrderOfContractor = ({ reference, number, address, trade, priority, state, raisedAt, targetOn, targetAt, valuePence, variationsAsked, variationsAgreed, timesNoAccess }: OrderListed) =>
  ({ reference, number, address, trade, priority, state, raisedAt, targetOn, targetAt, valuePence, variationsAsked, variationsAllowed: variationsAgreed, timesNoAccess });
