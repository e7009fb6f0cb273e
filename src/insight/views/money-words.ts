import { countOf } from '../../clock/index.ts';
import type { MoneyOrder, MoneyPart, MoneySummary } from '../money/model.ts';
import { moneyRules } from '../money/model.ts';
import type { MoneyListed } from '../queries/money.ts';
import { markWords, rounded } from './words.ts';

export const orderWords: Readonly<Record<MoneyOrder, string>> = { parts: 'By how many reasons', damp: 'By homes believed damp', recurrence: 'By damp that came back', cost: 'By what repairs cost', type: 'By type of building' };
export const partWords: Readonly<Record<MoneyPart, string>> = { damp: 'Damp now', recurrence: 'Comes back', cost: 'Costs again and again', type: 'Its type of building' };

/** In pounds, without pence. */
export const pounds = (pence: number): string => `£${Math.round(pence / 100).toLocaleString('en-GB')}`;

/** When each part holds, as the page states it. */
export const ruleInWords = ({ isCostKnown }: MoneySummary): Readonly<Record<MoneyPart, string>> => ({
  damp: 'It is marked as a hotspot or on watch, whatever its type of building.',
  recurrence: `Of the episodes of damp of the last ${moneyRules.years} years at least ${moneyRules.recurrence.fewest} began in the same home within a year of an earlier one, and as a share ${moneyRules.recurrence.times} times the landlord’s or more.`,
  cost: isCostKnown
    ? `For each home, orders for damp repairs of the last ${moneyRules.years} years come to ${moneyRules.cost.times} times the landlord’s average or more.`
    : `For each home, there were ${moneyRules.cost.times} times as many damp repairs in the last ${moneyRules.years} years as the landlord’s average or more. What they cost is not told: orders are known for too few of them.`,
  type: `Homes of its types of building are ${moneyRules.type.times} times as damp as all homes or more, everywhere.`,
});

/** What a part is made of at one block. */
export function partInWords(part: MoneyPart, block: MoneyListed, { isCostKnown }: Pick<MoneySummary, 'isCostKnown'>): string {
  const { mark, dampHomes, homes, repairs, episodes, cameBack, withOrders, pence, costTimes, typeTimes, typeLow, typeHigh } = block;
  switch (part) {
    case 'damp': return `${markWords[mark]}: about ${rounded(dampHomes)} of ${homes} homes a year`;
    case 'recurrence': return `${cameBack} of ${countOf(episodes, 'episode')} came back to the same home within a year`;
    case 'cost': return isCostKnown ? `${pounds(pence)} for ${withOrders} of ${countOf(repairs, 'damp repair')}, ${rounded(costTimes)} times the average for each home` : `${countOf(repairs, 'damp repair')}, ${rounded(costTimes)} times the average for each home`;
    case 'type': return `${rounded(typeTimes)} times as damp as all homes (${rounded(typeLow)} to ${rounded(typeHigh)})`;
  }
}

/** Why a part that holds rests on little. */
export const unsureInWords = (part: MoneyPart, { isCostKnown }: Pick<MoneySummary, 'isCostKnown'>): string => ({
  damp: 'less than 80% sure', recurrence: 'few episodes', cost: isCostKnown ? 'few repairs, or orders known for less than half' : 'counted, not costed', type: 'may be chance',
})[part];
