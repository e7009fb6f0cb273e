import { Type } from 'typebox';
import { confidenceWords, hazardKinds, hazardListOn } from '../../../law/index.ts';
import { dateInLondon, longDateWithYear } from '../../../clock/index.ts';
import { maybeWords, words } from '../../../platform/api/index.ts';
import { mostWords } from '../../../platform/forms/index.ts';
import { insetText } from '../../../platform/govuk/index.ts';
import { html } from '../../../platform/html/index.ts';
import { fieldsOf, link, paragraph } from '../../../repairs/index.ts';
import { targetInWords } from '../../decide/second-person.ts';
import { parseAgreement, parseDeclined, parseDowngrade, parseTriage } from '../../forms/weighing.ts';
import { downgradeTargets, grades, nearnesses, severities, isLower } from '../../model.ts';
import { kindChoices } from '../../views/fields.ts';
import { weighedInWords } from '../../views/second-person-list.ts';
import { downgradeInWords, gradeInWords, gradeMeans, nearnessInWords, severityInWords } from '../../words.ts';
import type { HazardAction } from '../action-page.ts';
import type { OpenHazard } from '../open-hazard.ts';

const triage: HazardAction = {
  path: 'triage', action: 'TriageHazard', title: 'Weigh the hazard', verb: 'Save how it was weighed', reasonIn: 'rationale',
  fields: (open, form) => {
    const { hazard } = open.record;
    const { triage: before } = hazard;
    const field = fieldsOf(form, { kind: before?.kind ?? hazard.suspected ?? '', severity: before?.severity ?? '', nearness: before?.nearness ?? '', atGreaterRisk: before === null ? '' : before.atGreaterRisk ? 'yes' : 'no', grade: hazard.grade });
    const list = hazardListOn(dateInLondon(hazard.clocksFrom));
    return html`${insetText({ text: `“${hazard.words}”` })}
      ${field.list('kind', 'Which kind of hazard is it?', kindChoices(hazard.clocksFrom), 'Choose a kind')}
      <p class="govuk-body-s">The list of ${list.kinds} kinds in force from ${longDateWithYear(list.inForce.from)}: ${list.source.title}, ${confidenceWords[list.confidence]}.</p>
      ${field.radios('severity', 'What is the worst harm that is likely?', severities.map((value) => ({ value, text: severityInWords[value] })))}
      ${field.radios('nearness', 'How soon may it come?', nearnesses.map((value) => ({ value, text: nearnessInWords[value] })))}
      ${needsQuestion(open, form)}
      ${field.radios('atGreaterRisk', 'Does anybody’s health, age or circumstances make it worse for them?', [{ value: 'yes', text: 'Yes' }, { value: 'no', text: 'No' }], 'What we know of the household, and what we ought to know.')}
      ${field.radios('grade', 'How soon would a reasonable landlord, who knows this household, make it safe?', [...grades].reverse().map((value) => ({ value, text: gradeInWords[value], hint: gradeMeans[value] })), 'Lower than it was told, or than our scale proposes, waits for a second person. The building is looked at, never how people live.')}
      ${field.words('rationale', 'Why', 'It stays on the record with your name, for everybody who works on it: say what it means for them, not a diagnosis.')}`;
  },
  parse: (body) => parseTriage(body),
  api: {
    operationId: 'triageHazard', description: 'Kind, severity, nearness and the household come to a grade. Lower than told, or than the scale proposes, it waits for a second person. Refused until the household’s needs were asked, or it is said why they could not be.',
    fields: {
      kind: Type.Enum(hazardKinds.map(({ id }) => id), { description: 'A kind of the list in force on the day of awareness.' }), severity: Type.Enum([...severities], { description: 'The worst likely harm.' }), nearness: Type.Enum([...nearnesses], { description: 'How soon it may come.' }),
      atGreaterRisk: Type.Boolean({ description: 'Whether it is worse for somebody who lives there.' }), notAskedBecause: maybeWords(500, 'Why the needs could not be asked.'), grade: Type.Enum([...grades], { description: 'How grave it is.' }), rationale: words(mostWords, 'Why.'),
    },
    example: { kind: 'damp-and-mould', severity: 'serious', nearness: 'if-left', atGreaterRisk: true, grade: 'significant', rationale: 'Mould over half the wall of a bedroom where a baby sleeps.', version: 1 },
  },
};

function needsQuestion({ place: { household, homeId } }: OpenHazard, form: Parameters<typeof fieldsOf>[0]) {
  if (household.notAsked === 0) return paragraph(household.people === 0 ? 'Nobody lives there.' : household.isDeclared ? 'Everybody was asked about their needs, and somebody has declared some: see who lives there on the home’s page.' : 'Everybody was asked about their needs, and nobody has any.');
  return html`${insetText({ html: html`<p class="govuk-body govuk-!-margin-bottom-0">${household.notAsked} of the ${household.people} people who live there ${household.notAsked === 1 ? 'was' : 'were'} never asked about needs. Not asked is not none: ${link(`/homes/${homeId ?? ''}`, 'ask them now')}, or say why they could not be asked.</p>` })}
    ${fieldsOf(form).line('notAskedBecause', 'Why they could not be asked', 'They then count as at greater risk.')}`;
}

const propose: HazardAction = {
  path: 'propose-lower', action: 'ProposeDowngrade', title: 'Propose that it is less grave', verb: 'Propose it to a second person', look: 'warning',
  fields: ({ record: { hazard } }, form) => {
    const field = fieldsOf(form);
    const lower = downgradeTargets.filter((to) => to === 'not-a-hazard' || isLower(to, hazard.grade));
    const told = field.line('toldHow', 'How was the resident told, and told how to complain?');
    return html`${field.radios('to', 'What do you propose?', lower.map((value) => ({ value, text: downgradeInWords[value], ...(value === 'not-a-hazard' ? { reveals: told } : {}) })))}
      ${field.words('reason', 'Why', 'What was looked at, by whom, and what was found. Somebody else decides, and until then the graver clocks run.')}`;
  },
  parse: (body) => parseDowngrade(body),
  api: {
    operationId: 'proposeLowerHazard', description: 'One person proposes; another agrees or declines. Until then the graver clocks run.',
    fields: { to: Type.Enum([...downgradeTargets], { description: 'What it is.' }), reason: words(mostWords, 'Why.'), toldHow: maybeWords(500, 'How the resident was told, where it is no hazard.') }, example: { to: 'neither', reason: 'Condensation on one window, walls dry by meter.', version: 2 },
  },
};

const proposed = ({ record: { hazard: { downgrade, words: told, grade, triage: weighed } } }: OpenHazard) =>
  downgrade === null ? undefined : html`${paragraph(`What was told: “${told}”`)}${paragraph(`As it stands: ${gradeInWords[grade].toLowerCase()}. ${weighedInWords(weighed)}`)}${insetText({ html: html`<p class="govuk-body"><strong>${downgrade.by} proposes that it is ${targetInWords[downgrade.to]}.</strong></p><p class="govuk-body govuk-!-margin-bottom-0">“${downgrade.reason}”</p>` })}`;

const agree: HazardAction = {
  path: 'agree-lower', action: 'AgreeToDowngrade', title: 'Agree that it is less grave', verb: 'Agree', look: 'warning',
  fields: (open) => html`${proposed(open)}${paragraph('The clocks of the graver end with your name beside the other.')}${paragraph(link(`/hazards/${open.record.spine.file.reference}/decline-lower`, 'Decline it instead, with a reason'))}`,
  parse: () => parseAgreement(),
  api: { operationId: 'agreeToLowerHazard', description: 'The second person agrees: never the one who proposed it.', fields: {}, example: { version: 3 } },
};

const decline: HazardAction = {
  path: 'decline-lower', action: 'DeclineDowngrade', title: 'It stays as grave as it was', verb: 'Decline the proposal',
  fields: (open, form) => html`${proposed(open)}${fieldsOf(form).words('reason', 'Why it stays as grave as it was')}`,
  parse: (body) => parseDeclined(body),
  api: { operationId: 'declineLowerHazard', description: 'It stays as grave as it was.', fields: { reason: words(mostWords, 'Why.') }, example: { reason: 'Nobody measured the wall.', version: 3 } },
};

/** Saying how grave it is, and a second person where it is to be less. */
export const weighingActions: readonly HazardAction[] = [triage, propose, agree, decline];
