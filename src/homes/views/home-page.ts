import { countOf, longDateWithYear, type Instant } from '../../clock/index.ts';
import { button, warningText } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { Home } from '../model.ts';
import { addressOf } from '../model.ts';
import type { CommunalAreaView, Occupant, SharedProblem } from '../queries/index.ts';
import { endInWords } from './end-words.ts';
import { buildingFacts } from './building-facts.ts';
import { caseName, caseTimeline, type TimelineFacts } from './case-timeline.ts';
import { communalAreaList } from './communal-areas.ts';
import { needsTag } from './needs-tag.ts';
import { repeatsAmong } from './repeats.ts';

export interface HomePageFacts {
  readonly home: Home;
  readonly occupants: readonly Occupant[];
  /** What this reader's work needs: names, only what to know at the door, or neither. */
  readonly sees: 'names' | 'instructions' | 'neither';
  readonly cases: TimelineFacts['page'];
  /** Whose cases: all of the home's, or those of the reader's own visits; and whether those of others may be opened. */
  readonly reader: { readonly ownOnly: boolean; readonly opensCases: boolean };
  readonly now: Instant;
  readonly shared: readonly SharedProblem[];
  readonly communalAreas: readonly CommunalAreaView[];
  /** An end was once written down, whether or not it stands. */
  readonly hasEnds: boolean;
  readonly mayEnd: boolean;
  readonly actions: readonly { readonly text: string; readonly href: string }[];
  /** The register of site hazards, for whoever may read it. */
  readonly register: Html | undefined;
  /** What other slices show of it. */
  readonly sections: readonly Html[];
}

/** One home: who lives there, what is known of the building, and everything that ever happened there. */
export function homePage(facts: HomePageFacts): Html {
  const { home } = facts;
  return html`<h1 class="govuk-heading-l">${addressOf(home)}</h1>
    ${home.end !== null && warningText({ text: `${endInWords(home.end)} No new report is taken of it; cases that are open go on.` })}
    ${facts.actions.length > 0 && html`<div class="house-actions govuk-!-margin-bottom-6">${facts.actions.map((action) => button(action))}</div>`}
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h2 class="govuk-heading-m">Who lives here now</h2>
        ${household(facts)}
        ${facts.register}
        <h2 class="govuk-heading-m">${facts.reader.ownOnly ? 'Your visits here' : 'Every case here'}</h2>
        ${caseTimeline({ page: facts.cases, now: facts.now, href: `/homes/${home.id}`, repeats: repeatsAmong(facts.cases.cases), ownOnly: facts.reader.ownOnly })}
        ${!facts.reader.ownOnly && html`<h2 class="govuk-heading-m">Neighbours with the same problem</h2>
        ${sharedProblems(facts, home)}`}
      </div>
      <div class="govuk-grid-column-one-third">
        <h2 class="govuk-heading-m">The building</h2>
        ${buildingFacts(home)}
        ${(facts.mayEnd || facts.hasEnds) && html`<p class="govuk-body"><a class="govuk-link" href="/homes/${home.id}/end">${endLinkWords(facts)}</a></p>`}
        ${facts.sections}
        <h2 class="govuk-heading-m">Communal areas</h2>
        ${home.block !== null && html`<p class="govuk-body"><a class="govuk-link" href="/blocks/${home.block.id}">All of ${home.block.name}</a></p>`}
        ${communalAreaList(facts.communalAreas)}
      </div>
    </div>`;
}

function endLinkWords({ home, mayEnd, hasEnds }: HomePageFacts): string {
  if (!mayEnd) return 'Whether this home is ours';
  if (home.end !== null) return 'It is ours after all';
  return hasEnds ? 'Whether this home is ours, and end it' : 'This home is no longer ours';
}

function household({ occupants, sees }: HomePageFacts): Html {
  if (occupants.length === 0) return html`<p class="govuk-body">Nobody that we know of. No tenancy is current.</p>`;
  if (sees === 'neither') return html`<p class="govuk-body">${countOf(occupants.length, 'resident')}. Your role does not need their names.</p>`;
  if (sees === 'instructions') return atTheDoor(occupants);
  return html`<ul class="govuk-list govuk-list--spaced">${occupants.map((person) => html`<li>
    <a class="govuk-link" href="/residents/${person.residentId}">${person.name}</a>,
    ${person.part}, ${person.tenancy} since ${longDateWithYear(person.since)}<br>
    ${needsTag(person.needsAnswer, person.needsConfirmedOn)}
    ${person.instructions.map((words) => html`<br>${words}`)}</li>`)}</ul>`;
}

function atTheDoor(occupants: readonly Occupant[]): Html {
  const instructions = [...new Set(occupants.flatMap((person) => person.instructions))];
  const notAsked = occupants.filter((person) => person.needsAnswer === 'unknown').length;
  return html`<p class="govuk-body">${countOf(occupants.length, 'resident')}. The name to ask for is on your visit.</p>
    ${instructions.length > 0 && html`<h3 class="govuk-heading-s">At the door</h3>
      <ul class="govuk-list govuk-list--bullet">${instructions.map((words) => html`<li>${words}</li>`)}</ul>`}
    ${notAsked > 0 && html`<p class="govuk-body">${needsTag('unknown', null)} for ${notAsked} of them: knock, wait, and ask.</p>`}`;
}

function sharedProblems({ shared, reader }: HomePageFacts, home: Home): Html {
  const where = home.block === null ? `of ${home.postcode}` : `in ${home.block.name}`;
  if (shared.length === 0) return html`<p class="govuk-body">No other home ${where} has a problem this one has, open or in the last 12 months.</p>`;
  return html`<ul class="govuk-list govuk-list--bullet">${shared.map((problem) => html`<li>${problem.title}:
    ${countOf(problem.homes, 'other home')} ${where}, ${countOf(problem.cases, 'case')}:
    ${problem.references.map((reference, index) => html`${index > 0 && ', '}${caseName(reference, reader.opensCases)}`)}${problem.cases > problem.references.length && ' and more'}</li>`)}</ul>`;
}
