/** How a landlord's settings name the service its staff sign in with; the secret itself is in the environment. */
export interface ServiceSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecretEnv: string;
}

/** The landlord's sign-in service, from `settings.signIn.oidc`; undefined when there is none or it is incomplete. */
export function serviceIn(settings: Readonly<Record<string, unknown>>): ServiceSettings | undefined {
  const oidc = entry(entry(settings, 'signIn'), 'oidc');
  const issuer = entry(oidc, 'issuer');
  const clientId = entry(oidc, 'clientId');
  const clientSecretEnv = entry(oidc, 'clientSecretEnv');
  if (typeof issuer !== 'string' || typeof clientId !== 'string' || typeof clientSecretEnv !== 'string') return undefined;
  return URL.canParse(issuer) ? { issuer, clientId, clientSecretEnv } : undefined;
}

/**
 * The email address in signed claims, if the service vouches for it. Without that, anybody who may set their own
 * address there could sign in as someone else here. Entra says it in its own words: xms_edov.
 */
export function verifiedEmailIn(claims: Readonly<Record<string, unknown>>): string | undefined {
  const { email, email_verified: verified, xms_edov: domainOwnerVerified } = claims;
  const isVouchedFor = verified === true || [true, 1, '1', 'true'].some((yes) => yes === domainOwnerVerified);
  return typeof email === 'string' && isVouchedFor && verified !== false ? email.trim().toLowerCase() : undefined;
}

/** What the browser keeps while its person is away signing in. */
export interface KeptErrand {
  readonly landlordId: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnTo: string;
}

/** As a cookie's value. */
export function writeErrand(errand: KeptErrand): string {
  return Buffer.from(JSON.stringify(errand)).toString('base64url');
}

/** From a cookie's value; undefined when it is not one of ours. */
export function readErrand(cookie: string | undefined): KeptErrand | undefined {
  const { landlordId, state, nonce, verifier, returnTo } = jsonIn(cookie ?? '');
  const parts = [landlordId, state, nonce, verifier, returnTo];
  if (!parts.every((part) => typeof part === 'string' && part !== '')) return undefined;
  return { landlordId, state, nonce, verifier, returnTo } as KeptErrand;
}

function jsonIn(cookie: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(cookie, 'base64url').toString());
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function entry(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
