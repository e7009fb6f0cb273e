import type { ApiCallers } from '../api/callers.ts';
import type { Database, Tx } from '../database/index.ts';
import type { Log } from '../log.ts';
import type { AdmissionLimits } from './admission.ts';
import type { Hook } from './hooks.ts';
import type { NavigationItem } from './navigation.ts';
import type { Operations } from './operations.ts';
import type { Route } from './routes.ts';
import type { Patience } from './slow-bodies.ts';
import type { TellWhatChanged } from './stale/show-again.ts';
import type { LinkHolder, SignedIn, WorkLinkHolder } from './visit.ts';

/** What the web server is made of: the slices' routes, and the few things only they can answer. */
export interface WebServerOptions {
  readonly routes: readonly Route[];
  readonly navigation: readonly NavigationItem[];
  /** Who is shown the search box; everybody unless said. */
  readonly searchers?: NavigationItem['roles'];
  readonly database: Database;
  readonly log: Log;
  readonly publicAddress: string;
  readonly trustProxy: boolean;
  readonly readSession: (tx: Tx, secret: string, now: string) => Promise<SignedIn | undefined>;
  readonly resolveLink: (
    database: Database,
    token: string,
    now: string,
  ) => Promise<{ readonly landlordId: string; readonly link: LinkHolder } | undefined>;
  /** Whose link to one piece of work a token is; nobody's when left out. */
  readonly resolveWorkLink?: (
    database: Database,
    token: string,
    now: string,
  ) => Promise<{ readonly landlordId: string; readonly link: WorkLinkHolder } | undefined>;
  /** The landlord a link says it is from, unproved: enough to say whom to call when it no longer opens anything. */
  readonly landlordOfLink: (token: string) => string | undefined;
  /** Tells whoever sent a form made from an old record what was done to it meanwhile; nothing when left out. */
  readonly tellWhatChanged?: TellWhatChanged;
  /** Where files lie while their request is answered; the system's folder for temporary files unless given. */
  readonly uploadFolder?: string;
  /** Who calls the API by a token; nobody when left out. */
  readonly apiCallers?: ApiCallers;
  /** Calls of the API a minute from one network before it is asked to wait. */
  readonly apiRequestsPerMinute?: number;
  /** Addresses that other services call with news. */
  readonly hooks?: readonly Hook[];
  /** How many requests may use the database at once, and how many may wait. */
  readonly admission?: AdmissionLimits;
  /** How long a body may take to come. */
  readonly patience?: Patience;
  /** How long the headers of a request may take to come. */
  readonly headersWithinMs?: number;
  /** What /ready and /metrics tell; without them it is always ready and has no figures. */
  readonly operations?: Operations;
  /** Requests a minute from one network before it is asked to wait. */
  readonly requestsPerMinute?: number;
  /** The reading of the clock; tests move it. */
  readonly readClock?: () => string;
}
