import { formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { isOrganisationKind } from '../model.ts';
import type { Organisation, Team } from '../model.ts';
import { parsed } from './parsed.ts';
import type { Parsed } from './parsed.ts';

/** A team as an administrator typed it. */
export function parseTeam(body: FormBody, organisations: readonly Organisation[]): Parsed<Omit<Team, 'id'>> {
  const name = formText(body, 'name');
  const wanted = formText(body, 'organisation');
  const organisation = organisations.find(({ id }) => id === wanted) ?? (organisations.length === 1 ? organisations[0] : undefined);
  const nameError = whyNotName(name, 'team');
  if (organisation === undefined) {
    return { ok: false, errors: { ...(nameError === undefined ? {} : { name: nameError }), organisation: 'Choose whose team it is' } };
  }
  return parsed({ name, organisationId: organisation.id }, { name: nameError });
}

/** An organisation as an administrator typed it. */
export function parseOrganisation(body: FormBody): Parsed<Omit<Organisation, 'id'>> {
  const name = formText(body, 'name');
  const kind = formText(body, 'kind');
  const nameError = whyNotName(name, 'organisation');
  if (!isOrganisationKind(kind)) {
    return { ok: false, errors: { ...(nameError === undefined ? {} : { name: nameError }), kind: 'Choose what kind of organisation it is' } };
  }
  return parsed({ name, kind }, { name: nameError });
}

function whyNotName(name: string, what: string): string | undefined {
  if (name === '') return `Enter the name of the ${what}`;
  return name.length > 100 ? 'Name must be 100 characters or fewer' : undefined;
}
