import type { PlainDate } from '../../clock/index.ts';
import { bad, emptyCell, good, optionalText, readCells, readDate, readPastDate, requiredOneOf, requiredText, type CellProblem, type Read, type RowOutcome } from '../../platform/cells/index.ts';
import { siteHazardFindings, siteHazardKinds, type SiteHazardFacts, type Uprn } from '../model.ts';
import { readUprn } from './uprn.ts';

/** The columns of a file of site hazards, in this order. The table in docs/how-to/import-site-hazards.md says what each holds. */
export const hazardColumns = ['uprn', 'estate', 'block', 'kind', 'finding', 'location', 'what_to_do', 'source', 'surveyed_on', 'expires_on'] as const;

/** One row: of a home by its UPRN, or of a block by its name and its estate's. */
export interface HazardRow extends SiteHazardFacts {
  readonly uprn: Uprn | null;
  readonly estate: string | null;
  readonly block: string | null;
}

/** Reads one row, with everything that is wrong with it. */
export function readHazardRow(cells: readonly string[], { today, keepRoundUprns }: { readonly today: PlainDate; readonly keepRoundUprns: boolean }): RowOutcome<HazardRow> {
  return readCells(hazardColumns, cells, (read): HazardRow => ({
    uprn: read('uprn', (text): Read<Uprn | null> => (text === '' ? good(null) : readUprn(text, keepRoundUprns))),
    estate: read('estate', optionalText),
    block: read('block', optionalText),
    kind: read('kind', (text) => requiredOneOf(text, siteHazardKinds)),
    finding: read('finding', (text) => requiredOneOf(text, siteHazardFindings)),
    location: read('location', (text) => requiredText(text, 200)),
    whatToDo: read('what_to_do', whatToDoIn),
    source: read('source', (text) => requiredText(text, 200)),
    surveyedOn: read('surveyed_on', (text) => surveyDay(text, today)),
    expiresOn: read('expires_on', (text): Read<PlainDate | null> => readDate(text)),
  }), contradictions);
}

function whatToDoIn(text: string): Read<string> {
  const read = optionalText(text, 1000);
  return read.ok ? good(read.value ?? '') : read;
}

function surveyDay(text: string, today: PlainDate): Read<PlainDate> {
  const read = readPastDate(text, today);
  if (!read.ok) return bad(read.reason, read.mend);
  return read.value === null ? emptyCell('Write the day of the survey, such as 2024-03-31.') : good(read.value);
}

function contradictions({ uprn, estate, block, finding, whatToDo, surveyedOn, expiresOn }: HazardRow): readonly CellProblem[] {
  const isBlock = estate !== null && block !== null;
  return [
    ...(uprn === null && !isBlock ? [{ field: 'uprn', reason: 'The row names neither a home nor a block.', mend: 'Give the UPRN of the home, or the estate and the block.' }] : []),
    ...(uprn !== null && (estate !== null || block !== null) ? [{ field: 'block', reason: 'The row names a home and a block.', mend: 'Leave estate and block empty for a home: use one row for each.' }] : []),
    ...(finding !== 'none found' && whatToDo === '' ? [{ field: 'what_to_do', reason: 'It is dangerous, and nothing says what to do about it.', mend: 'Say what whoever works there must do.' }] : []),
    ...(expiresOn !== null && expiresOn < surveyedOn ? [{ field: 'expires_on', reason: 'It ends before the day of the survey.', mend: 'Check both days.' }] : []),
  ];
}
