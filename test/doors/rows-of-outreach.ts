import type { FormBody } from '../../src/platform/http/visit.ts';
import { dateFields } from '../../src/platform/api/index.ts';
import type { ApproachRefusal } from '../../src/outreach/decide/approach.ts';
import type { StartRefusal } from '../../src/outreach/decide/start.ts';

type Sent = Readonly<Record<string, unknown>>;

/** What whoever sends something knows: a home never asked, one that was asked a moment ago, one that is not there, and who may own a case. */
export interface KnownOutreach {
  readonly home: string;
  readonly askedHome: string;
  readonly noHome: string;
  /** One that was sold. */
  readonly soldHome: string;
  readonly ownerId: string;
}

/** Which form or shape of a request asks for it first. */
type Asked = { readonly page?: RegExp; readonly api?: RegExp };

export interface StartRow {
  readonly refusal: StartRefusal;
  readonly sent: (known: KnownOutreach) => Sent;
  readonly asked?: Asked;
}

const noWords = /Give some text/;
const row = (refusal: StartRefusal, differing: (known: KnownOutreach) => Sent, asked?: Asked): StartRow => ({
  refusal, ...(asked === undefined ? {} : { asked }),
  sent: (known) => ({ name: 'Larch House, winter', way: 'call', script: 'Do you see any damp?', promisedOn: '2026-12-18', owner: known.ownerId, homes: [known.home], ...differing(known) }),
});

export const rowsOfStart: readonly StartRow[] = [
  row('name-missing', () => ({ name: '' }), { page: /Give it a name/, api: noWords }),
  row('script-missing', () => ({ script: '' }), { page: /Write what to say/, api: noWords }),
  row('script-blames', () => ({ script: 'Your lifestyle causes condensation' })),
  row('no-homes', () => ({ homes: [] }), { api: /homes/ }),
  row('home-not-yours', ({ home, noHome }) => ({ homes: [home, noHome] })),
  row('home-has-ended', ({ home, soldHome }) => ({ homes: [home, soldHome] })),
  row('date-has-passed', () => ({ promisedOn: '2026-11-20' })),
  row('date-too-far', () => ({ promisedOn: '2027-12-18' })),
  row('owner-unknown', ({ noHome }) => ({ owner: noHome })),
  row('asked-lately', ({ home, askedHome }) => ({ homes: [home, askedHome] })),
  row('all-asked-lately', ({ askedHome }) => ({ homes: [askedHome], lately: 'leave out' })),
];

/** The same on the form of the page. */
export const startFields = ({ homes, promisedOn, ...sent }: Sent): FormBody => ({ ...(sent as FormBody), home: homes as readonly string[], ...dateFields('promisedOn', String(promisedOn)) });

export type ApproachStateName = 'open' | 'settled' | 'promised';

export interface ApproachRow {
  readonly refusal: ApproachRefusal;
  readonly in: ApproachStateName;
  readonly sent: Sent;
  readonly asked?: Asked;
}

const well = { result: 'all well', how: 'phone', words: 'Dry' };

export const rowsOfApproaches: readonly ApproachRow[] = [
  { refusal: 'already-settled', in: 'settled', sent: well },
  { refusal: 'words-missing', in: 'open', sent: { ...well, result: 'would not', words: '' } },
  { refusal: 'in-the-future', in: 'open', sent: { ...well, at: '2026-11-30T10:00:00.000Z' } },
  { refusal: 'before-it-was-asked', in: 'open', sent: { ...well, at: '2026-11-20T10:00:00.000Z' } },
  { refusal: 'too-few-attempts', in: 'open', sent: { ...well, result: 'no answer' } },
  { refusal: 'promise-open', in: 'promised', sent: well },
];

/** The same on the form of the page. */
export const approachFields = ({ at, ...sent }: Sent): FormBody => ({ ...(sent as FormBody), ...(at === undefined ? { when: 'now' } : { when: 'earlier', ...dateFields('whenOn', String(at).slice(0, 10)), whenTime: String(at).slice(11, 16) }) });
