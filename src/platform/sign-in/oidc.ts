import type { Configuration } from 'openid-client';
import { readConfig } from '../config.ts';

/** A sign-in service as a landlord's settings name it; the secret itself is in the environment. */
export interface SignInService {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecretEnv: string;
}

/** What must come back unchanged, kept in the person's own browser until they return. */
export interface Errand {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Who the service says has signed in: its signed claims, not yet believed about anything but the subject. */
export interface SignedClaims {
  readonly issuer: string;
  readonly subject: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** Loaded when somebody first signs in through a service: a landlord without one carries none of it. */
const library = () => import('openid-client');

const discovered = new Map<string, Promise<Configuration>>();

export type Started = { readonly ok: true; readonly to: string; readonly errand: Errand } | Failed;
export type Finished = { readonly ok: true; readonly who: SignedClaims } | Failed;

/** `why` is for whoever sets the service up, never for the person: it may say what to try. */
interface Failed {
  readonly ok: false;
  readonly why: string;
}

/** Where to send the person, and what to remember until they come back. */
export function startErrand(service: SignInService, returnAddress: string): Promise<Started> {
  return start(service, returnAddress).catch(failed);
}

/** Exchanges the code the person came back with; fails unless state, nonce, verifier, issuer, audience and signature hold. */
export function finishErrand(service: SignInService, cameBackTo: URL, errand: Errand): Promise<Finished> {
  return finish(service, cameBackTo, errand).catch(failed);
}

function failed(error: unknown): Failed {
  return { ok: false, why: error instanceof Error ? error.message : String(error) };
}

async function start(service: SignInService, returnAddress: string): Promise<Started> {
  const { buildAuthorizationUrl, calculatePKCECodeChallenge, randomNonce, randomPKCECodeVerifier, randomState } = await library();
  const configuration = await configurationOf(service);
  const errand = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
  const to = buildAuthorizationUrl(configuration, {
    redirect_uri: returnAddress,
    scope: 'openid email profile',
    state: errand.state,
    nonce: errand.nonce,
    code_challenge: await calculatePKCECodeChallenge(errand.verifier),
    code_challenge_method: 'S256',
  });
  return { ok: true, to: to.href, errand };
}

async function finish(service: SignInService, cameBackTo: URL, errand: Errand): Promise<Finished> {
  const { authorizationCodeGrant } = await library();
  const tokens = await authorizationCodeGrant(await configurationOf(service), cameBackTo, {
    expectedState: errand.state,
    expectedNonce: errand.nonce,
    pkceCodeVerifier: errand.verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined) throw new Error('The sign-in service sent no identity.');
  return { ok: true, who: { issuer: claims.iss, subject: claims.sub, claims } };
}

/** The service's own description, asked for once; a failure is asked again next time. */
function configurationOf(service: SignInService): Promise<Configuration> {
  const key = JSON.stringify(service);
  const known = discovered.get(key) ?? discover(service);
  discovered.set(key, known);
  known.catch(() => discovered.delete(key));
  return known;
}

async function discover(service: SignInService): Promise<Configuration> {
  const secret = readConfig().secret(service.clientSecretEnv);
  if (secret === undefined) throw new Error(`Set ${service.clientSecretEnv} to the client secret of ${service.issuer}.`);
  const { allowInsecureRequests, discovery } = await library();
  const issuer = new URL(service.issuer);
  const execute = isLoopback(issuer) ? [allowInsecureRequests] : [];
  return discovery(issuer, service.clientId, secret, undefined, { execute, timeout: 10 });
}

/** Plain http is for a service on this same machine, as in tests; anywhere else it is refused by the library. */
function isLoopback(issuer: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(issuer.hostname);
}
