import { meterKinds, rooms, type MeterKind, type MeterReading } from '../../repairs/index.ts';
import type { Reading } from '../../platform/forms/index.ts';
import { formList, formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import type { ToldInDetail } from '../decide/found-in-detail.ts';
import { mostRooms, mostSquareMetres, neighbourSides, roomMeters, signs, sizeOf, sizes, sureness, type RoomFound, type Size } from '../model.ts';

/** The rows for rooms on the form. */
export const roomRows = Array.from({ length: mostRooms }, (_, at) => at + 1);
export const contributingRows = [1, 2, 3] as const;
const mostOfALine = 300;

/** Which instrument a reading comes from: the one for walls, or the one for air. */
export const instrumentField = (kind: MeterKind): 'moistureInstrument' | 'airInstrument' => (kind === 'moisture' ? 'moistureInstrument' : 'airInstrument');

const parts = ['room', 'size', 'area', 'words', ...roomMeters] as const;

/** Room by room, why, and who else may have it; undefined where the form says nothing of all that. */
export function readFoundInDetail(read: Reading, body: FormBody): ToldInDetail | undefined {
  const looked = roomRows.flatMap((row) => roomIn(read, body, row));
  const causeId = formText(body, 'cause');
  const told: ToldInDetail = {
    rooms: looked,
    causeId: causeId === '' ? null : causeId,
    sureness: sureness.find((word) => word === formText(body, 'sureness')) ?? null,
    contributingIds: [...formList(body, 'contributing'), ...contributingRows.map((row) => formText(body, `contributing-${row}`))].filter((id) => id !== ''),
    otherDefects: read.text('otherDefects'),
    neighbours: neighbourSides.filter((side) => formList(body, 'neighbours').includes(side)),
    neighboursBecause: read.text('neighboursBecause'),
  };
  const isEmpty = looked.length === 0 && told.causeId === null && told.contributingIds.length === 0 && told.otherDefects === '' && told.neighbours.length === 0 && told.neighboursBecause === '';
  return isEmpty ? undefined : told;
}

/** A row that nobody touched is no room. */
function roomIn(read: Reading, body: FormBody, row: number): readonly RoomFound[] {
  const name = (part: string) => `room-${row}-${part}`;
  const ticked = formList(body, name('signs'));
  if (ticked.length === 0 && parts.every((part) => formText(body, name(part)) === '')) return [];
  const room = read.oneOf(name('room'), rooms, 'Choose the room');
  const squareMetres = numberIn(read, body, { field: name('area'), least: 0, most: mostSquareMetres, words: 'The area' });
  const size = sizeIn(read, body, { field: name('size'), squareMetres });
  const readings = room === undefined ? [] : roomMeters.flatMap((kind) => readingIn(read, body, { kind, field: name(kind), room }));
  const words = read.text(name('words'), mostOfALine);
  if (room === undefined || size === undefined) return [];
  return [{ room, size, squareMetres, signs: signs.filter((sign) => ticked.includes(sign)), readings, words }];
}

/** Said, or measured: a figure says it too. */
function sizeIn(read: Reading, body: FormBody, { field, squareMetres }: { readonly field: string; readonly squareMetres: number | null }): Size | undefined {
  if (formText(body, field) === '' && squareMetres !== null) return sizeOf(squareMetres);
  return read.oneOf(field, sizes, 'Say how much of the room has it, or that nothing was found');
}

function readingIn(read: Reading, body: FormBody, { kind, field, room }: { readonly kind: MeterKind; readonly field: string; readonly room: string }): readonly MeterReading[] {
  const value = numberIn(read, body, { field, least: meterKinds[kind].least, most: meterKinds[kind].most, words: meterKinds[kind].words });
  if (value === null) return [];
  const instrument = read.needed(instrumentField(kind), 'Name the instrument: a figure without one proves nothing', mostOfALine);
  return [{ kind, value, where: room, instrument }];
}

interface Measured {
  readonly field: string;
  readonly least: number;
  readonly most: number;
  readonly words: string;
}

function numberIn(read: Reading, body: FormBody, { field, least, most, words }: Measured): number | null {
  const typed = formText(body, field).replace(',', '.').replace('−', '-').replace(/\s*(%|°?\s*C|m²|m2)$/i, '');
  if (typed === '') return null;
  const value = /^-?\d{1,3}(\.\d{1,2})?$/.test(typed) ? Number(typed) : undefined;
  if (value === undefined) read.wrong(field, 'Enter a number, like 18.5');
  else if (value < least || value > most) read.wrong(field, `Check the figure: ${words.toLowerCase()} is between ${least} and ${most}`);
  return value ?? null;
}
