import { readForm, type Parsed } from '../platform/forms/index.ts';
import { formList } from '../platform/http/form-values.ts';
import type { FormBody } from '../platform/http/visit.ts';
import type { ProgrammeCommand, ProgrammeDetails } from './decide.ts';

export const mostPlacesAtOnce = 500;

export function parseDetails(body: FormBody): Parsed<ProgrammeDetails> {
  const read = readForm(body);
  const name = read.needed('name', 'Enter a name that residents understand, such as “the new roofs of Larch Estate”', 120);
  const work = read.needed('work', 'Enter what is done, such as “new roofs”', 200);
  const startsOn = read.date('starts', 'Enter the first day, like 4 1 2027');
  const endsOn = read.date('ends', 'Enter the day by which all of it is done, like 31 3 2027');
  return read.result(() => (startsOn === undefined || endsOn === undefined ? undefined : { name, work, startsOn, endsOn }));
}

export function parseChange(body: FormBody): Parsed<ProgrammeCommand> {
  const [details, read] = [parseDetails(body), readForm(body)];
  const reason = read.needed('reason', 'Say why it changes');
  const rest = read.result(() => ({ reason }));
  if (!details.ok || !rest.ok) return { ok: false, errors: { ...(details.ok ? {} : details.errors), ...(rest.ok ? {} : rest.errors) } };
  return { ok: true, command: { type: 'ChangeProgramme', ...details.command, reason } };
}

export function parseDrop(body: FormBody): Parsed<ProgrammeCommand> {
  const read = readForm(body);
  const reason = read.needed('reason', 'Say why it is dropped');
  return read.result(() => ({ type: 'DropProgramme', reason }));
}

/** `most` is more where all that a choice shows are meant, and nobody ticked them one by one. */
export function parseAdded(body: FormBody, most = mostPlacesAtOnce): Parsed<ProgrammeCommand> {
  const places = placesIn(body, most);
  return places.ok ? { ok: true, command: { type: 'AddPlaces', placeIds: places.command } } : places;
}

/** What happened at the places ticked: the work was done, or they are left out. */
export function parsePlaces(body: FormBody, most = mostPlacesAtOnce): Parsed<ProgrammeCommand> {
  const [places, read] = [placesIn(body, most), readForm(body)];
  const what = read.oneOf('what', ['done', 'left out'] as const, 'Choose what happened');
  const doneOn = what === 'done' ? read.date('done', 'Enter the day it was done, like 27 3 2027') : undefined;
  const reason = what === 'left out' ? read.needed('reason', 'Say why they are left out') : '';
  const rest = read.result(() => (what === 'done' ? doneOn : ''));
  if (!places.ok || !rest.ok) return { ok: false, errors: { ...(places.ok ? {} : places.errors), ...(rest.ok ? {} : rest.errors) } };
  const placeIds = places.command;
  return { ok: true, command: doneOn === undefined ? { type: 'LeaveOutPlaces', placeIds, reason } : { type: 'RecordWork', placeIds, doneOn } };
}

function placesIn(body: FormBody, most: number): Parsed<readonly string[]> {
  const chosen = [...new Set(formList(body, 'places'))].filter((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id));
  if (chosen.length === 0) return { ok: false, errors: { places: 'Tick at least one home or block' } };
  if (chosen.length > most) return { ok: false, errors: { places: `Choose ${most} at most at once` } };
  return { ok: true, command: chosen };
}
