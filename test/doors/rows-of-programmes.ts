import { dateFields } from '../../src/platform/api/index.ts';
import type { FormBody } from '../../src/platform/http/visit.ts';
import type { ProgrammeCommand, ProgrammeRefusal } from '../../src/programmes/decide.ts';

export type ProgrammeStateName = 'planned' | 'dropped' | 'done';
type Sent = Readonly<Record<string, unknown>>;

/** What whoever sends something knows: a home in the programme, and one of another organisation. */
export interface KnownProgramme {
  readonly id: string;
  readonly homeIn: string;
  readonly homeOfOthers: string;
}

interface Carried {
  readonly page: string;
  readonly api: string;
  readonly fields: (sent: Sent) => FormBody;
}

const text = (value: unknown): string => String(value ?? '');
const details = ({ name, work, startsOn, endsOn, ...sent }: Sent): FormBody => ({ name: text(name), work: text(work), ...dateFields('starts', text(startsOn)), ...dateFields('ends', text(endsOn)), ...(sent as FormBody) });
const places = ({ placeIds, ...sent }: Sent): FormBody => ({ places: placeIds as readonly string[], ...(sent as FormBody) });

/** By which page and which operation each comes. */
export const carriedOnProgrammes: { readonly [Type in ProgrammeCommand['type'] | 'MakeProgramme']: Carried } = {
  MakeProgramme: { page: '/programmes/new', api: '/api/v1/programmes', fields: details },
  ChangeProgramme: { page: '/programmes/:id/change', api: '/api/v1/programmes/:id/change', fields: details },
  DropProgramme: { page: '/programmes/:id/drop', api: '/api/v1/programmes/:id/drop', fields: (sent) => sent as FormBody },
  AddPlaces: { page: '/programmes/:id/places/add', api: '/api/v1/programmes/:id/places', fields: places },
  LeaveOutPlaces: { page: '/programmes/:id/places', api: '/api/v1/programmes/:id/places/leave-out', fields: (sent) => ({ ...places(sent), what: 'left out' }) },
  RecordWork: { page: '/programmes/:id/places', api: '/api/v1/programmes/:id/places/done', fields: ({ doneOn, ...sent }) => ({ ...places(sent), what: 'done', ...dateFields('done', text(doneOn)) }) },
};

export interface ProgrammeRow {
  readonly refusal: ProgrammeRefusal;
  readonly command: keyof typeof carriedOnProgrammes;
  readonly in: ProgrammeStateName;
  readonly sent: (known: KnownProgramme) => Sent;
  readonly asked?: { readonly page?: RegExp; readonly api?: RegExp };
}

const row = (refusal: ProgrammeRefusal, command: ProgrammeRow['command'], state: ProgrammeStateName, ...[sent, asked]: readonly [Sent | ProgrammeRow['sent'], ProgrammeRow['asked']?]): ProgrammeRow =>
  ({ refusal, command, in: state, sent: typeof sent === 'function' ? (sent as ProgrammeRow['sent']) : () => sent, ...(asked === undefined ? {} : { asked }) });

/** As the builder makes it. */
export const madeProgramme = { name: 'New windows', work: 'new windows', startsOn: '2027-01-04', endsOn: '2027-03-31' };
const reason = 'The contractor is late';
const noWords = /Give some text/;
const home = ({ homeIn }: KnownProgramme) => ({ placeIds: [homeIn] });
const others = ({ homeOfOthers }: KnownProgramme) => ({ placeIds: [homeOfOthers] });

export const rowsOfProgrammes: readonly ProgrammeRow[] = [
  row('dates-wrong-way', 'MakeProgramme', 'planned', { ...madeProgramme, endsOn: '2027-01-01' }),
  row('date-has-passed', 'MakeProgramme', 'planned', { ...madeProgramme, startsOn: '2026-01-05', endsOn: '2026-11-23' }),
  row('dates-wrong-way', 'ChangeProgramme', 'planned', { ...madeProgramme, endsOn: '2027-01-01', reason }),
  row('date-has-passed', 'ChangeProgramme', 'planned', { ...madeProgramme, startsOn: '2026-01-05', endsOn: '2026-11-23', reason }),
  row('nothing-changes', 'ChangeProgramme', 'planned', { ...madeProgramme, reason }),
  row('reason-missing', 'ChangeProgramme', 'planned', { ...madeProgramme, name: 'Windows', reason: '' }, { page: /Say why it changes/, api: noWords }),
  row('reason-missing', 'DropProgramme', 'planned', { reason: '' }, { page: /Say why it is dropped/, api: noWords }),
  row('reason-missing', 'LeaveOutPlaces', 'planned', (known) => ({ ...home(known), reason: '' }), { page: /Say why they are left out/, api: noWords }),
  row('no-places', 'AddPlaces', 'planned', { placeIds: [] }, { page: /Tick at least one/, api: /placeIds/ }),
  row('no-places', 'LeaveOutPlaces', 'planned', { placeIds: [], reason }, { page: /Tick at least one/, api: /placeIds/ }),
  row('no-places', 'RecordWork', 'planned', { placeIds: [], doneOn: '2026-11-20' }, { page: /Tick at least one/, api: /placeIds/ }),
  row('not-yet-done', 'RecordWork', 'planned', (known) => ({ ...home(known), doneOn: '2026-11-25' })),
  row('not-these-places', 'AddPlaces', 'planned', home),
  row('not-these-places', 'AddPlaces', 'planned', others),
  row('not-these-places', 'LeaveOutPlaces', 'planned', (known) => ({ ...others(known), reason })),
  row('not-these-places', 'RecordWork', 'planned', (known) => ({ ...others(known), doneOn: '2026-11-20' })),
  ...(['dropped', 'done'] as const).flatMap((state) => [
    row('programme-ended', 'ChangeProgramme', state, { ...madeProgramme, name: 'Windows', reason }),
    row('programme-ended', 'DropProgramme', state, { reason }),
    row('programme-ended', 'AddPlaces', state, home),
    row('programme-ended', 'LeaveOutPlaces', state, (known) => ({ ...home(known), reason })),
    row('programme-ended', 'RecordWork', state, (known) => ({ ...home(known), doneOn: '2026-11-20' })),
  ]),
];
