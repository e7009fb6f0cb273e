import { button, selectField } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { QueueFilters } from '../forms/queue-filters.ts';

export interface Option {
  readonly value: string;
  readonly text: string;
}

/** What the queue can be narrowed by. */
export interface FilterChoices {
  readonly teams: readonly Option[];
  readonly owners: readonly Option[];
  /** False when a team must be chosen before its people can be listed. */
  readonly ownersAreAll: boolean;
  readonly kinds: readonly Option[];
  readonly stages: readonly Option[];
  readonly priorities: readonly Option[];
  readonly figures: readonly Option[];
}

/** The filters, sent as part of the address so that a queue can be kept and shared. */
export function filterForm(filters: QueueFilters, choices: FilterChoices): Html {
  const any = { value: '', text: 'All' };
  return html`<form method="get" action="/queue" class="house-panel" aria-label="Filter the queue"><div class="house-filters">
${selectField({ name: 'team', id: 'filter-team', label: 'Team', value: filters.team, choices: [{ value: 'mine', text: 'My teams' }, { value: 'all', text: 'All teams' }, ...choices.teams] })}
${selectField({ name: 'owner', id: 'filter-owner', label: 'Owner', hint: choices.ownersAreAll ? undefined : 'Filter by a team first to list its people', value: filters.owner, choices: [any, ...choices.owners] })}
${selectField({ name: 'due', id: 'filter-due', label: 'Due', value: filters.due, choices: [{ value: 'all', text: 'All open cases' }, ...choices.figures] })}
${selectField({ name: 'kind', id: 'filter-kind', label: 'Kind', value: filters.kind, choices: [any, ...choices.kinds] })}
${selectField({ name: 'stage', id: 'filter-stage', label: 'Stage', value: filters.stage, choices: [any, ...choices.stages] })}
${selectField({ name: 'priority', id: 'filter-priority', label: 'Priority', value: filters.priority, choices: [any, ...choices.priorities] })}
</div><div class="house-actions">${button({ text: 'Filter', classes: 'govuk-button--secondary' })} <a class="govuk-link" href="/queue">Clear filters</a></div></form>`;
}
