import type { PlainDate } from '../../clock/index.ts';
import type { OrganisationId } from '../../staff/index.ts';
import type { BuildingFacts, HomeEnd, HomeTenure, Responsible, Uprn, WardCode } from '../model.ts';
import { epcBands, heatings, homeForms, homeTenures, ventilations, walls, waysToEnd } from '../model.ts';
import {
  bad, emptyCell, good, oneOf, optionalText, quoted, readCells, readPastDate, requiredOneOf, requiredText, wholeNumber,
  type CellProblem, type CellReader, type Read, type RowOutcome,
} from '../../platform/cells/index.ts';
import type { Column } from './columns.ts';
import { columns, endColumns } from './columns.ts';
import { readUprn } from './uprn.ts';

/** One row of a homes file, understood. Places go by their names; the store finds or makes them. */
export interface HomeRow extends Responsible {
  readonly uprn: Uprn;
  readonly uprnWasPadded: boolean;
  readonly addressLine: string;
  readonly town: string;
  readonly postcode: string;
  readonly neighbourhood: string;
  readonly estate: string;
  readonly block: string | null;
  readonly blockStoreys: number | null;
  readonly communalAreas: readonly string[];
  readonly wardCode: WardCode;
  readonly wardName: string;
  readonly localAuthority: string;
  readonly tenure: HomeTenure;
  readonly facts: BuildingFacts;
  /** That it is no longer ours; null where the file says nothing of it. */
  readonly end: HomeEnd | null;
}

/** Facts a row is read against. */
export interface RowContext {
  readonly today: PlainDate;
  /** By their names in small letters. */
  readonly organisations: ReadonlyMap<string, { readonly id: OrganisationId; readonly name: string }>;
  readonly keepRoundUprns: boolean;
}

type Reader = CellReader<Column>;

/** Reads one row's cells against what is known of the landlord. */
export function readRow(cells: readonly string[], context: RowContext): RowOutcome<HomeRow> {
  return readCells([...columns, ...endColumns], cells, (read): HomeRow => ({
    ...identity(read, context), ...places(read), ...responsible(read, context), facts: facts(read, context), end: end(read, context),
  }), (row) => [...contradictions(row), ...[halfAnEnd(cells)].filter((half) => half !== undefined)]);
}

function identity(read: Reader, context: RowContext) {
  return {
    uprn: read('uprn', (text) => readUprn(text, context.keepRoundUprns)),
    uprnWasPadded: read('uprn', (text) => good(text.length < 12)),
    addressLine: read('address_line', requiredText),
    town: read('town', requiredText),
    postcode: read('postcode', readPostcode),
    tenure: read('tenure', (text) => requiredOneOf(text, homeTenures)),
  };
}

function places(read: Reader) {
  return {
    neighbourhood: read('neighbourhood', requiredText),
    estate: read('estate', requiredText),
    block: read('block', optionalText),
    blockStoreys: read('block_storeys', (text) => wholeNumber(text, 1, 80)),
    communalAreas: read('communal_areas', readNames),
    wardCode: read('ward_code', readWardCode),
    wardName: read('ward_name', requiredText),
    localAuthority: read('local_authority', requiredText),
  };
}

function whichOrganisations(organisations: RowContext['organisations']): string {
  const names = [...organisations.values()].map(({ name }) => name);
  return names.length === 0 ? 'There is none yet: add it in the settings first.' : `Use one of: ${names.join(', ')}; or add it in the settings first.`;
}

function responsible(read: Reader, { organisations }: RowContext): Responsible {
  const organisation = (text: string): Read<OrganisationId> => {
    const found = organisations.get(text.toLowerCase());
    return found === undefined
      ? bad(`No organisation is called ${quoted(text)}.`, whichOrganisations(organisations))
      : good(found.id);
  };
  return {
    owningOrganisationId: read('owning_organisation', organisation),
    managingOrganisationId: read('managing_organisation', organisation),
  };
}

function facts(read: Reader, { today }: RowContext): BuildingFacts {
  const year = (text: string) => wholeNumber(text, 1500, Number(today.slice(0, 4)));
  return {
    bedrooms: read('bedrooms', (text) => wholeNumber(text, 0, 20)),
    floor: read('floor', (text) => wholeNumber(text, -5, 80)),
    form: read('form', (text) => oneOf(text, homeForms)),
    builtFrom: read('built_from', year),
    builtUntil: read('built_until', year),
    wall: read('wall', (text) => oneOf(text, walls)),
    heating: read('heating', (text) => oneOf(text, heatings)),
    ventilation: read('ventilation', (text) => oneOf(text, ventilations)),
    epcBand: read('epc_band', (text) => oneOf(text, epcBands)),
    source: read('facts_source', requiredText),
    on: read('facts_on', (text) => readFactsDate(text, today)),
  };
}

function end(read: Reader, { today }: RowContext): HomeEnd | null {
  const on = read('ended_on', (text) => readPastDate(text, today));
  const how = read('ended_how', (text) => oneOf(text, waysToEnd));
  const words = read('ended_words', optionalText) ?? '';
  return on === null || how === null ? null : { on, how, words };
}

/** A home has ended or has not: half of it is a slip of the hand. */
function halfAnEnd(cells: readonly string[]): CellProblem | undefined {
  const [on = '', how = '', words = ''] = cells.slice(columns.length).map((cell) => cell.trim());
  if ((on === '') === (how === '') && !(on === '' && words !== '')) return undefined;
  return { field: on === '' ? 'ended_on' : 'ended_how', reason: 'Only a part of the home’s end is given.', mend: 'Give the day and how it ended, or leave the three cells empty.' };
}

/** The day on which facts of a building were true: always known, and past. */
function readFactsDate(text: string, today: PlainDate): Read<PlainDate> {
  const read = readPastDate(text, today);
  if (!read.ok) return bad(read.reason, read.mend === 'Check the year.' ? 'Write the day the facts were true.' : read.mend);
  return read.value === null ? emptyCell('Write the day the facts were true, such as 2026-03-31.') : good(read.value);
}

function readPostcode(text: string): Read<string> {
  const parts = /^([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})$/.exec(text.toUpperCase());
  return parts === null
    ? bad(text === '' ? 'The cell is empty.' : `The value ${quoted(text)} is not a postcode.`, 'Write it such as SK1 3XA.')
    : good(`${parts[1]} ${parts[2]}`);
}

function readWardCode(text: string): Read<WardCode> {
  const code = text.toUpperCase();
  return /^E\d{8}$/.test(code)
    ? good(code as WardCode)
    : bad(`The value ${quoted(text)} is not the code of a ward in England.`, 'Write the nine-character code of the Office for National Statistics, such as E05000783.');
}

function readNames(text: string): Read<readonly string[]> {
  const names = new Set<string>();
  for (const part of text.split(';').map((name) => name.trim()).filter((name) => name !== '')) {
    const name = requiredText(part);
    if (!name.ok) return name;
    names.add(name.value);
  }
  return names.size > 20 ? bad(`It names ${names.size} communal areas.`, 'Name 20 at most, separated by semicolons.') : good([...names]);
}

function contradictions({ facts, block, blockStoreys }: HomeRow): readonly CellProblem[] {
  const { builtFrom, builtUntil } = facts;
  const found: CellProblem[] = [];
  if ((builtFrom === null) !== (builtUntil === null)) {
    found.push({ field: 'built_until', reason: 'Only one of built_from and built_until is given.', mend: 'Give both, with the same year twice when it is known, or leave both empty.' });
  } else if (builtFrom !== null && builtUntil !== null && builtFrom > builtUntil) {
    found.push({ field: 'built_until', reason: 'It is before built_from.', mend: 'Swap the two years.' });
  }
  if (blockStoreys !== null && block === null) {
    found.push({ field: 'block', reason: 'There are storeys but no block.', mend: 'Name the block, or leave block_storeys empty.' });
  }
  return found;
}
