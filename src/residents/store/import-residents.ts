import { createHash } from 'node:crypto';
import type { Tx } from '../../platform/database/index.ts';
import type { CellProblem } from '../../platform/cells/index.ts';
import type { Importer, ImportReading, ImportSession, RowPlan, TakenRow } from '../../platform/importer.ts';
import { readResidentRow, residentColumns, type ImportedPerson, type ImportedTenancy } from '../forms/import-row.ts';
import { factsForResidents, type KnownTenancy, type ResidentFacts, type TakenResident } from './import-facts.ts';
import { savePlannedResidents } from './save-imported.ts';

/** People are known by the landlord's own number of them, tenancies by theirs. Who is missing from a file is left as they are. */
export const residentsImporter: Importer<TakenResident> = { kind: 'residents', columns: residentColumns, open };

async function open(_tx: Tx, reading: ImportReading): Promise<ImportSession<TakenResident>> {
  const said: Said = { people: new Map(), tenancies: new Map(), parts: new Set() };
  // People whose change an earlier row of this file has told already.
  const told = new Set<string>();
  let facts: ResidentFacts | undefined;
  return {
    take: (cells): TakenRow<TakenResident> => {
      const read = readResidentRow(cells, reading.today, reading.choices.keepRoundUprns);
      if (!read.ok) return read;
      const row = { ...read.row, personSha256: hashOf(read.row.person) };
      const problem = problemBesideOtherRows(row, said);
      return problem === undefined ? { ok: true, row } : { ok: false, problems: [problem] };
    },
    plan: async (tx, rows) => {
      const found = await factsForResidents(tx, rows);
      facts = found;
      return rows.map((row) => planOf(row, found, told));
    },
    save: async (tx, rows) => {
      if (facts === undefined) throw new Error('Rows are saved only after their plan.');
      await savePlannedResidents(tx, rows.map(({ row }) => row), facts, reading);
    },
    tally: () => ({}),
  };
}

const hashOf = (person: ImportedPerson): string => createHash('sha256').update(JSON.stringify(person)).digest('base64url');

/** What the rows before said, as numbers: a few bytes each, where a file may hold hundreds of thousands. */
interface Said {
  readonly people: Map<number, number>;
  readonly tenancies: Map<number, number>;
  readonly parts: Set<number>;
}

/** 48 bits of a text's hash: among 100,000 texts, two are taken for each other once in 50,000 files. */
const shortHash = (text: string): number => createHash('sha256').update(text).digest().readUIntBE(0, 6);

/** A person or a tenancy may stand in several rows, which must then agree; the first is believed. */
function problemBesideOtherRows({ person, tenancy, personSha256 }: TakenResident, said: Said): CellProblem | undefined {
  const part = shortHash(`${tenancy.key}\n${person.key}`);
  const [personKey, tenancyKey] = [shortHash(person.key), shortHash(tenancy.key)];
  const [ofPerson, ofTenancy] = [shortHash(personSha256), shortHash(textOf(tenancy))];
  if (said.parts.has(part)) return { field: 'row', reason: 'An earlier row says the same person’s part in the same tenancy.', mend: 'Keep one row for each.' };
  const mend = 'Say the same of them in every row.';
  if ((said.people.get(personKey) ?? ofPerson) !== ofPerson) return { field: 'resident_key', reason: 'An earlier row says otherwise of this person.', mend };
  if ((said.tenancies.get(tenancyKey) ?? ofTenancy) !== ofTenancy) return { field: 'tenancy_key', reason: 'An earlier row says otherwise of this tenancy.', mend };
  said.parts.add(part);
  said.people.set(personKey, ofPerson);
  said.tenancies.set(tenancyKey, ofTenancy);
  return undefined;
}

const textOf = ({ uprn, kind, startedOn, endedOn }: ImportedTenancy): string => `${uprn} ${kind} ${startedOn} ${endedOn ?? ''}`;

function planOf(row: TakenResident, facts: ResidentFacts, told: Set<string>): RowPlan {
  const { person, tenancy } = row;
  const homeId = facts.homes.get(tenancy.uprn);
  if (homeId === undefined) return { problems: [{ field: 'uprn', reason: `There is no home with the UPRN ${tenancy.uprn}.`, mend: 'Import the home first, or check the number.' }] };
  const knownTenancy = facts.tenancies.get(tenancy.key);
  if (knownTenancy !== undefined && knownTenancy.homeId !== homeId) {
    return { problems: [{ field: 'tenancy_key', reason: 'This tenancy is known here as one of another home.', mend: 'A move is a new tenancy: give it a number of its own.' }] };
  }
  const known = facts.people.get(person.key);
  const partThere = facts.parts.get(`${tenancy.key}\n${person.key}`);
  if (known === undefined || knownTenancy === undefined || partThere === undefined) return 'new';
  const isNews = known.importedSha256 !== row.personSha256 && !told.has(person.key);
  if (isNews) told.add(person.key);
  return isNews || differs(knownTenancy, tenancy) || partThere !== row.part ? 'changed' : 'unchanged';
}

const differs = (known: KnownTenancy, { kind, startedOn, endedOn }: ImportedTenancy): boolean =>
  known.kind !== kind || known.startedOn !== startedOn || known.endedOn !== endedOn;
