import { isUuid } from '../uuid.ts';

export const sessionCookie = 'putright_session';

/** A cookie is `landlordId.secret`; anything else is no session. */
export function readSessionCookie(cookie: string | undefined): { landlordId: string; secret: string } | undefined {
  const [landlordId, secret] = (cookie ?? '').split('.', 2);
  if (!isUuid(landlordId) || secret === undefined || secret.length < 20) return undefined;
  return { landlordId, secret };
}
