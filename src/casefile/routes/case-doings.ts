import { NotFound } from '../../platform/database/index.ts';
import type { StaffVisit } from '../../platform/http/index.ts';
import type { CaseAction } from '../access.ts';
import { changeOwner } from '../change-owner.ts';
import type { CaseCommand } from '../decide.ts';
import { parseContact, parseKept, parseLink, parseMoved, parseNewOwner, parseNote, parsePromise, parseUnlink, type OwnerRefusal, type Parsed } from '../forms/case-forms.ts';
import type { CasePromise } from '../model.ts';
import { caseContext, performOnCase, type Performed } from '../perform.ts';
import { promisesOfCase } from '../queries/case-page.ts';
import type { OpenedCase } from '../queries/load-case-page.ts';
import { linksHeld, otherCaseTyped } from '../queries/other-case.ts';
import { ownerChoices } from '../queries/owners.ts';

/** Somebody doing something to a case, on a page or through the API: what they sent, and the version they saw. */
export type CaseDoer = Pick<StaffVisit, 'tx' | 'actor' | 'now' | 'today' | 'newId' | 'body' | 'params'> & { readonly seenVersion: number | undefined };

export type Outcome = Parsed<CaseCommand> | Performed<OwnerRefusal>;

/** One thing that anybody may do to a case of any kind: who may, and how what they sent is done. */
export interface Doing {
  readonly action: CaseAction;
  readonly act: (doer: CaseDoer, opened: OpenedCase) => Promise<Outcome>;
}

/** All of them. The pages and the API have no other way. */
export const doings = {
  note: { action: 'note', act: async (doer, opened) => performParsed(doer, opened, parseNote(doer.body)) },
  contact: { action: 'contact', act: async (doer, opened) => performParsed(doer, opened, parseContact(doer.body)) },
  promise: { action: 'promise', act: async (doer, opened) => performParsed(doer, opened, parsePromise(doer.body)) },
  keep: { action: 'promise', act: async (doer, opened) => performParsed(doer, opened, parseKept(doer.body, (await promiseOf(doer, opened)).id)) },
  move: { action: 'promise', act: async (doer, opened) => performParsed(doer, opened, parseMoved(doer.body, (await promiseOf(doer, opened)).id)) },
  link: { action: 'link', act: async (doer, opened) => performParsed(doer, opened, parseLink(doer.body, await otherCaseTyped(doer, opened.header.file.id))) },
  unlink: { action: 'link', act: async (doer, opened) => performParsed(doer, opened, parseUnlink(doer.body, await linksHeld(doer, opened.header.file.id))) },
  owner: { action: 'change owner', act: giveToAnother },
} as const satisfies Record<string, Doing>;

/** Does what was sent, unless something is wrong with it. */
export function performParsed(doer: CaseDoer, opened: OpenedCase, parsed: Parsed<CaseCommand>): Promise<Outcome> | Outcome {
  return parsed.ok ? performOnCase(doer.tx, targetOf(doer, opened), parsed.command, caseContext(doer, opened.actor)) : parsed;
}

async function giveToAnother(doer: CaseDoer, opened: OpenedCase): Promise<Outcome> {
  const parsed = parseNewOwner(doer.body, await ownerChoices(doer.tx, opened.header.organisationIds));
  if (!parsed.ok) return parsed;
  return changeOwner(doer.tx, targetOf(doer, opened), parsed.command, caseContext(doer, opened.actor));
}

function targetOf({ seenVersion }: CaseDoer, { header: { file: { reference } } }: OpenedCase) {
  return { reference, ...(seenVersion === undefined ? {} : { seenVersion }) };
}

/** The promise of this case that the address names. */
export async function promiseOf({ tx, params }: Pick<StaffVisit, 'tx' | 'params'>, opened: OpenedCase): Promise<CasePromise> {
  const promise = (await promisesOfCase(tx, opened.header.file.id)).find(({ id }) => id === params['promise']);
  if (promise === undefined) throw new NotFound('promise');
  return promise;
}
