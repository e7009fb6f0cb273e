import type { PlainDate } from '../../clock/index.ts';
import { readUprn, type Uprn } from '../../homes/index.ts';
import {
  emptyCell, good, oneOf, optionalText, readCells, readDate, readPastDate, requiredOneOf, requiredText,
  type CellProblem, type CellReader, type Read, type RowOutcome,
} from '../../platform/cells/index.ts';
import { addressFor } from '../decide.ts';
import {
  channels, consentBases, formats, needSources, tenancyKinds, tenancyParts,
  type Channel, type ContactDetails, type Format, type TenancyKind, type TenancyPart,
} from '../model.ts';
import { readEmail, readPhone } from './import-contact.ts';
import { contradictionsOfNeeds, needsTogether, readNeeds, type ImportedNeeds, type NeedsCells } from './import-needs.ts';

/** The columns of a residents file, in this order. The table in docs/how-to/import-residents.md says what each holds. */
export const residentColumns = [
  'resident_key', 'uprn', 'tenancy_key', 'tenancy_start', 'tenancy_end', 'tenancy_part', 'tenure', 'name', 'date_of_birth', 'mobile', 'phone',
  'email', 'preferred_channel', 'contact_times', 'language', 'format', 'needs_answer', 'needs', 'needs_source', 'consent_basis', 'needs_confirmed_on',
] as const;
type Column = (typeof residentColumns)[number];

/** A person as the file tells of them; null is a cell left empty, which says nothing. */
export interface ImportedPerson {
  readonly key: string;
  readonly name: string;
  readonly dateOfBirth: PlainDate | null;
  readonly mobile: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly preferredChannel: Channel | null;
  readonly contactTimes: string | null;
  readonly language: string | null;
  readonly format: Format | null;
  readonly needs: ImportedNeeds;
}

export interface ImportedTenancy {
  readonly key: string;
  readonly uprn: Uprn;
  readonly kind: TenancyKind;
  readonly startedOn: PlainDate;
  readonly endedOn: PlainDate | null;
}

/** One row of a residents file, understood: a person's part in a tenancy. */
export interface ResidentRow {
  readonly person: ImportedPerson;
  readonly tenancy: ImportedTenancy;
  readonly part: TenancyPart;
}

type WithCells = ResidentRow & { readonly needsCells: NeedsCells };

/** Reads one row's cells. */
export function readResidentRow(cells: readonly string[], today: PlainDate, keepRoundUprns: boolean): RowOutcome<ResidentRow> {
  const read = readCells<Column, WithCells>(residentColumns, cells, (column) => {
    const needsCells = needsOf(column, today);
    return {
      person: { ...personOf(column, today), needs: needsTogether(needsCells) },
      tenancy: tenancyOf(column, keepRoundUprns),
      part: column('tenancy_part', (text) => requiredOneOf(text, tenancyParts)),
      needsCells,
    };
  }, contradictions);
  if (!read.ok) return read;
  const { needsCells: _, ...row } = read.row;
  return { ok: true, row };
}

function personOf(read: CellReader<Column>, today: PlainDate): Omit<ImportedPerson, 'needs'> {
  return {
    key: read('resident_key', (text) => requiredText(text, 60)),
    name: read('name', (text) => requiredText(text, 120)),
    dateOfBirth: read('date_of_birth', (text) => readPastDate(text, today)),
    mobile: read('mobile', readPhone),
    phone: read('phone', readPhone),
    email: read('email', readEmail),
    preferredChannel: read('preferred_channel', (text) => oneOf(text, channels)),
    contactTimes: read('contact_times', (text) => optionalText(text, 100)),
    language: read('language', (text) => optionalText(text, 60)),
    format: read('format', (text) => oneOf(text, formats)),
  };
}

function tenancyOf(read: CellReader<Column>, keepRoundUprns: boolean): ImportedTenancy {
  return {
    key: read('tenancy_key', (text) => requiredText(text, 60)),
    uprn: read('uprn', (text) => readUprn(text, keepRoundUprns)),
    kind: read('tenure', (text) => requiredOneOf(text, tenancyKinds)),
    startedOn: read('tenancy_start', readStart),
    endedOn: read('tenancy_end', readDate),
  };
}

function readStart(text: string): Read<PlainDate> {
  const read = readDate(text);
  if (!read.ok) return read;
  return read.value === null ? emptyCell('Write the day the tenancy began, such as 2019-04-01.') : good(read.value);
}

function needsOf(read: CellReader<Column>, today: PlainDate): NeedsCells {
  return {
    answer: read('needs_answer', (text) => (text === '' ? good('unknown') : requiredOneOf(text, ['unknown', 'none', 'declared'] as const))),
    needs: read('needs', readNeeds),
    source: read('needs_source', (text) => oneOf(text, needSources)),
    consentBasis: read('consent_basis', (text) => oneOf(text, consentBases)),
    confirmedOn: read('needs_confirmed_on', (text) => readPastDate(text, today)),
  };
}

function contradictions({ person, tenancy, needsCells }: WithCells): readonly CellProblem[] {
  const problems = [...contradictionsOfNeeds(needsCells)];
  if (tenancy.endedOn !== null && tenancy.endedOn < tenancy.startedOn) {
    problems.push({ field: 'tenancy_end', reason: 'It is before the tenancy began.', mend: 'Check both dates.' });
  }
  const { preferredChannel } = person;
  if (preferredChannel !== null && addressFor({ ...person, preferredChannel }) === null) {
    problems.push({ field: 'preferred_channel', reason: `There is nothing to reach them at by ${preferredChannel}.`, mend: 'Give the number or address, or write letter.' });
  }
  return problems;
}

/** How to reach somebody of whom a file says only so much: a letter always arrives. */
export function contactDetailsFrom(person: ImportedPerson, known: ContactDetails = nothingKnown): ContactDetails {
  const { mobile, phone, email, preferredChannel, contactTimes, language, format } = person;
  return {
    mobile: mobile ?? known.mobile,
    phone: phone ?? known.phone,
    email: email ?? known.email,
    preferredChannel: preferredChannel ?? known.preferredChannel,
    contactTimes: contactTimes ?? known.contactTimes,
    language: language ?? known.language,
    format: format ?? known.format,
  };
}

const nothingKnown: ContactDetails = {
  mobile: null, phone: null, email: null, preferredChannel: 'letter', contactTimes: null, language: 'English', format: 'standard',
};
