import { addDays, longDateTime, longDateWithYear } from '../../clock/index.ts';
import { insetText, stackingTable, summaryList } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { methods } from '../../statistics/methods.ts';
import { methodsUsed } from '../model.ts';
import type { DoneRun } from '../queries/runs.ts';
import { workMethodsSection } from './how-we-know-work.ts';
import { yearInWords } from './words.ts';

const means: Readonly<Record<(typeof methodsUsed)[number], string>> = {
  'home-weeks': 'What is counted. A home that had an episode counts once, however often it reported; a home counts for as long as somebody had a tenancy there. Episodes are told from repairs reported as “damp or mould” or as water coming through a ceiling or wall, without those raised in error.',
  'expected-counts': '“Usual” and “expected”. What as many homes would have at the landlord’s own rate in these seasons; and what homes of the same age, walls, heating, ventilation, EPC band and form have. If 4 of 19 homes reported and 1.8 would be expected, there were more than twice as many. The chart of types shows each type’s rate beside that of all homes, with the limits within which chance alone would leave it 95 times in 100.',
  'empirical-bayes': '“We believe”, its range and the marks. A small block’s own rate is mostly chance, so a block is drawn towards its estate, an estate towards its ward and a ward towards the landlord, the more so the less is known. The range holds 95 parts in 100 of what is believed; with the truth known, in a simulation of small blocks, 93 of 100 ranges held it. A hotspot is more than 80% sure to be above one and a half times the landlord’s rate, watch more than 50%.',
  'space-time-scan': 'Clusters. Circles are drawn around every block, over the last one to eight weeks, and the one with most more than expected is held against the same search over 199 rounds of pure chance. “Borne out” means that a second form of it, which knows nothing of the homes but when and where they reported, finds it too.',
  'weekly-alarm': 'Last week. The same weeks of up to four earlier years say what is usual; weeks that stood out then count for less. An area is marked only when that holds among all areas looked at together.',
  'ewma-chart': 'The chart of weeks. A smoothed run of weeks with limits that widen where little is expected. For looking at.',
  'silent-homes': 'Silent homes. What is expected of a home is what homes like it on other estates reported: its age, walls, heating, ventilation, EPC band and form, leaks before, whether it stood empty, and what its block reported in earlier years where that was much. A place is silent when it reported half of that or less, and less than chance explains among all places looked at. Nothing else reads the list.',
};

/** Every number of the damp pages in plain English, with its method, version and what it was made from. */
export function howWeKnowMain(run: DoneRun | undefined): Html {
  return html`<h1 class="govuk-heading-l">How we know where homes are damp</h1>
${run === undefined ? insetText({ text: 'Nothing has been worked out yet. It is done each night.' }) : thisRun(run)}
<h2 class="govuk-heading-m">What each number is</h2>
${stackingTable({
    caption: 'Methods', captionClasses: 'govuk-visually-hidden', firstCellIsHeader: true,
    head: [{ text: 'Method' }, { text: 'In plain English' }, { text: 'Version' }, { text: 'Source' }],
    rows: methodsUsed.map((name) => [{ text: name }, { text: means[name] }, { text: String(run?.summary.methods[name] ?? methods[name].version) }, { text: methods[name].source }]),
  })}
${workMethodsSection()}
<h2 class="govuk-heading-m">What nobody sets</h2>
<p class="govuk-body">The year, the 56 days that part two episodes, the 80% of a hotspot and the 50% of watch are the same for every landlord. They are no settings: a line that may be moved until the map looks well says nothing from one year to the next, and how often a mark is wrong was tried with these numbers. Who may see what, and what is done about a mark, is yours to decide.</p>
<h2 class="govuk-heading-m">What it cannot say</h2>
<ul class="govuk-list govuk-list--bullet">
<li>That an area that is not marked is dry. Where nobody reported and nobody looked for 24 months it says “no evidence”, and is never shown green.</li>
<li>That one block is proved bad by one year. How many of those marked are likely ordinary after all stands above each list.</li>
<li>That a type of building is fine. “Worse than its type predicts” takes away what all homes of a type suffer: give help by the other list.</li>
<li>Why. A mark is a reason to look, not a finding.</li>
</ul>
<h2 class="govuk-heading-m">Where money should go</h2>
<p class="govuk-body">No method of its own: four statements about each block, each true or not by a rule that stands above the list, and the order is how many are true. What an order for repairs is worth is what was agreed; work without an order is not in it.</p>
<p class="govuk-body">Nothing about the people who live in these homes is used: no age, no health, no background, and no complaint they made.</p>`;
}

function thisRun({ doneAt, isNightly, tookMs, firstWeek, lastWeek, seed, inputsHash, summary }: DoneRun): Html {
  const { homes, homesLivedIn, homesWithoutTenancy, homesPlaced, inspectedHomes, episodes, cases, weeks, dispersion, isSeasonFitted } = summary;
  const row = (key: string, text: string) => ({ key: { text: key }, value: { text } });
  return html`<h2 class="govuk-heading-m">What is shown now</h2>
${summaryList({ rows: [
    row('Worked out', `${longDateTime(doneAt)}, ${isNightly ? 'as every night' : 'because somebody asked'}, in ${(tookMs / 1000).toFixed(1)} seconds`),
    row('Read', `${weeks} whole weeks, ${longDateWithYear(firstWeek)} to ${longDateWithYear(addDays(lastWeek, 6))}, with ${episodes} episodes; areas by ${yearInWords(lastWeek, Math.min(52, weeks))}, in which ${cases} homes had one`),
    row('Homes', `${homes}, of which ${homesLivedIn} were lived in during the year, ${homesWithoutTenancy} have no tenancy on record, ${homesPlaced} have a position, ${inspectedHomes} were inspected in the last 24 months`),
    row('Season', isSeasonFitted ? `Two waves a year, fitted to the whole landlord; weeks scatter ${dispersion.toFixed(2)} times as much as by chance` : 'None: too few weeks or episodes to tell'),
    row('Seed', `${seed}: the same homes and seed give the same results on any machine`),
    row('Fingerprint of what was read', inputsHash),
  ] })}`;
}
