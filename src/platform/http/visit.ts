import type { Readable } from 'node:stream';
import type { Database, Tx } from '../database/index.ts';
import type { Landlord } from '../landlord.ts';

/** Text fields as they were typed; a field sent more than once is a list. */
export type FormBody = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface UploadedFile {
  readonly field: string;
  readonly filename: string;
  /** What the browser claims; the evidence slice decides by content. */
  readonly claimedType: string;
  readonly bytes: Buffer;
}

/** A file of a route that reads files as streams: it lies on disk until the request is answered. */
export interface StreamedFile {
  readonly field: string;
  readonly filename: string;
  readonly claimedType: string;
  /** How many bytes it has. */
  readonly size: number;
  /** Its bytes from the first to the last; each call begins again. */
  readonly read: () => Readable;
}

/** Who is signed in. Roles are plain words here; the staff slice gives them their meaning. */
export interface SignedIn {
  readonly staffId: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly teamIds: readonly string[];
  readonly organisationId: string;
}

/** A person who came by a signed link instead of signing in. */
export interface LinkHolder {
  readonly linkId: string;
  readonly token: string;
  readonly caseId: string;
  readonly residentId: string | null;
  readonly expiresAt: string;
}

/** Somebody outside who came by a signed link to one piece of work of theirs, and to nothing else. */
export interface WorkLinkHolder {
  readonly linkId: string;
  readonly token: string;
  readonly workId: string;
  readonly expiresAt: string;
}

/** One request, read once: what came in, and the only clock reading of the whole request. */
export interface Visit {
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  /** Of a name that is given more than once, the last. */
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly everyQueryValue: ReadonlyMap<string, readonly string[]>;
  readonly body: FormBody;
  readonly files: readonly UploadedFile[];
  /** Only of a route whose upload says `stream`. */
  readonly streams: readonly StreamedFile[];
  readonly cookies: Readonly<Record<string, string | undefined>>;
  /** Where it came from: an IPv4 address, or the /64 of an IPv6 one. */
  readonly network: string;
  readonly device: string;
  readonly requestId: string;
  /** Instant text, e.g. 2026-11-22T10:00:00.000Z. */
  readonly now: string;
  /** Today's date in London. */
  readonly today: string;
  readonly csrfToken: string;
  readonly isSecure: boolean;
  /** The address people reach this installation at, e.g. https://repairs.example.org, without a slash at the end. */
  readonly publicAddress: string;
  readonly newId: () => string;
  readonly newSecret: () => string;
  readonly database: Database;
  readonly landlord: Landlord | undefined;
  readonly actor: SignedIn | undefined;
}

export interface LandlordVisit extends Visit {
  readonly landlord: Landlord;
  readonly tx: Tx;
}

export interface StaffVisit extends LandlordVisit {
  readonly actor: SignedIn;
}

export interface LinkVisit extends LandlordVisit {
  readonly link: LinkHolder;
}

export interface WorkLinkVisit extends LandlordVisit {
  readonly link: WorkLinkHolder;
}
