import type { StaffVisit } from '../platform/http/index.ts';
import type { DownloadableList } from '../staff/index.ts';
import { readMoneyFilters } from './forms.ts';
import type { MoneyPart } from './money/model.ts';
import { moneyBlocks, moneyOfRun, moneyProgrammes, type MoneyListed, type ProgrammeOfMoney } from './queries/money.ts';
import { newestDone } from './queries/runs.ts';
import { moneyHeading, plannedFor } from './views/money-page.ts';
import { moneyProgrammesHeading } from './views/money-programmes-page.ts';
import { orderWords, partInWords, partWords } from './views/money-words.ts';
import { areaName, liesIn, markWords } from './views/words.ts';

/** Blocks of the newest run, in the order of the page, with every part that makes the order. */
export async function moneyDownload({ tx, query, actor: { organisationId } }: StaffVisit): Promise<DownloadableList<MoneyListed>> {
  const { by, planned } = readMoneyFilters(query);
  const run = await newestDone(tx, organisationId);
  const isCostKnown = (run === undefined ? undefined : await moneyOfRun(tx, run.id))?.isCostKnown ?? false;
  const holds = (part: MoneyPart) => ({ held, unsure }: MoneyListed) => (!held.includes(part) ? 'no' : unsure.includes(part) ? 'yes, not sure' : 'yes');
  return {
    title: moneyHeading,
    counts: 'One row for each block for which at least one of four reasons holds. None weighs more than another.',
    columns: [
      { heading: 'Block or street', value: areaName },
      { heading: 'Lies in', value: liesIn },
      { heading: 'Homes', kind: 'number', value: ({ homes }) => homes },
      { heading: 'Reasons', kind: 'number', value: ({ held }) => held.length },
      { heading: 'Why it is here', value: (block) => block.held.map((part) => `${partWords[part]}: ${partInWords(part, block, { isCostKnown })}`).join('; ') },
      { heading: partWords.damp, value: holds('damp') },
      { heading: 'Mark', value: ({ mark }) => markWords[mark] },
      { heading: 'Homes believed damp a year', kind: 'number', value: ({ dampHomes }) => dampHomes },
      { heading: partWords.recurrence, value: holds('recurrence') },
      { heading: 'Episodes in three years', kind: 'number', value: ({ episodes }) => episodes },
      { heading: 'Came back within a year', kind: 'number', value: ({ cameBack }) => cameBack },
      { heading: 'Damp repairs', kind: 'number', value: ({ repairs }) => repairs },
      { heading: partWords.cost, value: holds('cost') },
      { heading: 'Repairs with orders', kind: 'number', value: ({ withOrders }) => withOrders },
      { heading: 'Orders, in pounds', kind: 'number', value: ({ pence }) => pence / 100 },
      { heading: 'Times the average for each home', kind: 'number', value: ({ costTimes }) => costTimes },
      { heading: partWords.type, value: holds('type') },
      { heading: 'Times as damp as all homes', kind: 'number', value: ({ typeTimes }) => typeTimes },
      { heading: 'From', kind: 'number', value: ({ typeLow }) => typeLow },
      { heading: 'To', kind: 'number', value: ({ typeHigh }) => typeHigh },
      { heading: 'Planned', value: ({ planned: here }) => here.map((programme) => `${programme.name}, ${plannedFor(programme)}`).join('; ') },
    ],
    filters: [['In which order', orderWords[by]], ['Which blocks', planned === 'no' ? 'Nothing planned yet' : 'All'], ['Fingerprint of what was read', run?.inputsHash ?? '']],
    rowsAfter: async (inTx, last, most) => (run === undefined ? [] : moneyBlocks(inTx, { runId: run.id, order: by, isUnplanned: planned === 'no', after: last?.place, most })),
  };
}

/** What programmes reach. */
export async function moneyProgrammesDownload({ tx, actor: { organisationId } }: StaffVisit): Promise<DownloadableList<ProgrammeOfMoney>> {
  const run = await newestDone(tx, organisationId);
  return {
    title: moneyProgrammesHeading,
    counts: 'One row for each programme still to come that reaches a block of where money should go; sums are of those blocks.',
    columns: [
      { heading: 'Programme', value: ({ name }) => name },
      { heading: 'Work', value: ({ work }) => work },
      { heading: 'Begins', kind: 'date', value: ({ startsOn }) => startsOn },
      { heading: 'Ends', kind: 'date', value: ({ endsOn }) => endsOn },
      { heading: 'Blocks and streets', kind: 'number', value: ({ blocks }) => blocks },
      { heading: 'Homes', kind: 'number', value: ({ homes }) => homes },
      { heading: 'Homes believed damp a year', kind: 'number', value: ({ dampHomes }) => dampHomes },
      { heading: 'Episodes in three years', kind: 'number', value: ({ episodes }) => episodes },
      { heading: 'Came back within a year', kind: 'number', value: ({ cameBack }) => cameBack },
      { heading: 'Damp repairs', kind: 'number', value: ({ repairs }) => repairs },
      { heading: 'Repairs with orders', kind: 'number', value: ({ withOrders }) => withOrders },
      { heading: 'Orders, in pounds', kind: 'number', value: ({ pence }) => pence / 100 },
    ],
    filters: [['Fingerprint of what was read', run?.inputsHash ?? '']],
    rowsAfter: async (inTx, last, most) => (run === undefined ? [] : moneyProgrammes(inTx, { runId: run.id, after: last, most })),
  };
}
