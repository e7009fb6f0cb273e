import { Type } from 'typebox';
import type { ApiVisit } from './api-route.ts';
import { invalidFields } from './form-errors.ts';

/** The member of a body that says which version was read. */
export const versionField = { version: Type.Optional(Type.Integer({ minimum: 0, maximum: 999_999_999, description: 'The version you read. When it is no longer the newest, nothing is done (409).' })) };

/** The version a caller has read, from the body or from If-Match; nothing when they do not say. */
export function seenVersionOf({ ifMatch }: Pick<ApiVisit, 'ifMatch'>, inBody: number | undefined): { readonly seenVersion?: number } {
  if (ifMatch !== undefined && inBody !== undefined && ifMatch !== inBody) throw invalidFields({ version: 'If-Match says another version than the body. Send one of the two.' });
  const seenVersion = inBody ?? ifMatch;
  return seenVersion === undefined ? {} : { seenVersion };
}
