import { csrfField, formList, page, staffPage, type Reply, type StaffVisit } from '../../platform/http/index.ts';
import type { Html } from '../../platform/html/index.ts';
import { actorOf } from '../../staff/index.ts';
import { mayOnCase, whoMay } from '../access.ts';
import { casePath } from '../case-kinds.ts';
import { changeOwner } from '../change-owner.ts';
import type { CaseCommand } from '../decide.ts';
import { caseRefusals, parseNewOwner } from '../forms/case-forms.ts';
import { queueQuery, readQueueFilters } from '../forms/queue-filters.ts';
import { caseContext } from '../perform.ts';
import { caseHeader } from '../queries/case-page.ts';
import { ownerChoices } from '../queries/owners.ts';
import { bulkOwnerMain, bulkOwnerTitle } from '../views/bulk-owner.ts';
import { bulkResultMain, bulkResultTitle, type BulkResult } from '../views/bulk-result.ts';
import type { FormState } from '../views/case-forms.ts';
import { emptyState, sentState } from './case-form-state.ts';

type ChangeOwner = Extract<CaseCommand, { type: 'ChangeOwner' }>;
const mostAtOnce = 50;

/**
 * Gives many cases to somebody else: first to whom and why, since that list is long and most who read a queue want none of
 * it, then each through the same door and guards as one. Says what became of each.
 */
export async function bulkOwnerRoute(visit: StaffVisit, again: (state: FormState) => Promise<Html>): Promise<Reply> {
  const chosen = chosenCases(visit);
  const wrong = whatIsWrongWith(chosen.length);
  if (wrong !== undefined) return page(await again(sentState(visit.body, { case: wrong })), 422);
  const owners = await ownerChoices(visit.tx, null);
  const query = queueQuery(readQueueFilters(visit.query));
  const ask = (state: FormState, status: number) => {
    const main = bulkOwnerMain({ chosen, owners, state, query, token: csrfField(visit) });
    return page(staffPage(visit, { title: bulkOwnerTitle(chosen.length), main, current: '/queue', hasErrors: status === 422 }), status);
  };
  if (!('owner' in visit.body)) return ask(emptyState(), 200);
  const parsed = parseNewOwner(visit.body, owners);
  if (!parsed.ok) return ask(sentState(visit.body, parsed.errors), 422);
  const result = { ...(await changeEach(visit, chosen, parsed.command)), ownerName: parsed.command.ownerName, backHref: `/queue${query}` };
  return page(staffPage(visit, { title: bulkResultTitle(result), main: bulkResultMain(result), current: '/queue', wide: true }));
}

function whatIsWrongWith(count: number): string | undefined {
  if (count === 0) return 'Choose at least one case';
  return count > mostAtOnce ? `You chose ${count} cases. Choose ${mostAtOnce} or fewer at a time` : undefined;
}

export interface ChosenCase {
  readonly reference: string;
  readonly seenVersion: number;
}

function chosenCases({ body }: StaffVisit): ChosenCase[] {
  const chosen = new Map(formList(body, 'case').flatMap((value): [string, number][] => {
    const match = /^([A-Z]{3}-\d{4}-\d{5,9})\.(\d{1,9})$/.exec(value);
    return match === null ? [] : [[match[1] ?? '', Number(match[2])]];
  }));
  return [...chosen].map(([reference, seenVersion]) => ({ reference, seenVersion }));
}

/** Somebody who gives cases to another, from the queue or through the API. */
export type OwnerChanger = Pick<StaffVisit, 'tx' | 'actor' | 'now' | 'today' | 'newId'>;

/** In the order of their references, so that two people changing the same cases wait for each other and never for ever. */
export async function changeEach(visit: OwnerChanger, chosen: readonly ChosenCase[], command: ChangeOwner): Promise<Pick<BulkResult, 'changed' | 'refused'>> {
  const changed: { reference: string; href: string }[] = [];
  const refused: { reference: string; why: string }[] = [];
  for (const target of chosen.toSorted((one, other) => (one.reference < other.reference ? -1 : 1))) {
    const why = await changeOne(visit, target, command);
    if (why === undefined) changed.push({ reference: target.reference, href: casePath(target.reference) });
    else refused.push({ reference: target.reference, why });
  }
  return { changed, refused };
}

/** Why this case was not changed; undefined when it was. */
async function changeOne(visit: OwnerChanger, target: ChosenCase, command: ChangeOwner): Promise<string | undefined> {
  const actor = actorOf(visit.actor);
  const header = await caseHeader(visit.tx, target.reference);
  const facts = { organisationIds: header?.organisationIds ?? null, isOwnVisit: false };
  if (header === undefined || !mayOnCase(actor, 'see', facts)) return 'there is no such case';
  if (!mayOnCase(actor, 'change owner', facts)) return `${whoMay('change owner')} can do this`;
  if (header.file.version !== target.seenVersion) return caseRefusals['changed-meanwhile'].words;
  const performed = await changeOwner(visit.tx, target, command, caseContext(visit, actor));
  return performed.ok ? undefined : caseRefusals[performed.refusal].words;
}
