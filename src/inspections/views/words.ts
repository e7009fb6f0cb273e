import type { EventTelling, EventWords } from '../../casefile/index.ts';
import { sentence, wordsOf } from '../../casefile/index.ts';
import { longDateWithYear } from '../../clock/index.ts';
import { sealedPhotoRow } from '../../evidence/index.ts';
import { html } from '../../platform/html/index.ts';
import { refusalInWords, type RepairRefusal } from '../../repairs/index.ts';
import type { InspectionEvent, InspectionRefusal, ItemResult, Outcome } from '../model.ts';

export const outcomeInWords: Readonly<Record<Outcome, string>> = { passed: 'Passed', 'passed-with-remarks': 'Passed with remarks', failed: 'Failed', waived: 'Not checked' };
export const outcomeColour: Readonly<Record<Outcome, string>> = { passed: 'govuk-tag--green', 'passed-with-remarks': 'govuk-tag--yellow', failed: 'govuk-tag--red', waived: 'govuk-tag--grey' };
export const resultInWords: Readonly<Record<ItemResult, string>> = { pass: 'Right', fail: 'Wrong', 'not-applicable': 'Does not apply' };

const refusals: Readonly<Record<InspectionRefusal, string>> = {
  'already-inspected': 'The work was checked already.',
  'had-a-hand-in-it': 'You had a hand in this work, so somebody else must check it. Change the owner.',
  'item-missing': 'Look at every item of the list first',
  'say-what-failed': 'Say what is wrong with each item that failed: whoever puts it right reads this.',
  'reason-missing': 'Say why the work is not checked: it goes on the record.',
  'hazard-is-always-checked': 'Damp and hazard work is always checked.',
  'promise-open': 'A promise on this case is open: keep, move or withdraw it first.',
  'work-cannot-be-raised': 'The repair does not take more work now',
};

/** Why it cannot be done, and what mends it. */
export function inspectionRefusalInWords(refusal: InspectionRefusal, facts: Readonly<Record<string, string>> = {}): string {
  if (refusal === 'item-missing' && facts['items'] !== undefined) return `${refusals[refusal]}: ${facts['items']}.`;
  if (refusal === 'work-cannot-be-raised' && facts['because'] !== undefined) return `${refusals[refusal]}. ${refusalInWords(facts['because'] as RepairRefusal)}`;
  return refusals[refusal].endsWith('.') ? refusals[refusal] : `${refusals[refusal]}.`;
}

type Data<Type extends InspectionEvent['type']> = Extract<InspectionEvent, { type: Type }>['data'];

/** How the timeline tells what happens to an inspection. */
export const inspectionEvents: EventWords = {
  InspectionPicked: {
    words: (data) => {
      const { repairReference, ruleWords, drawNumber, operativeName } = data as unknown as Data<'InspectionPicked'>;
      return { title: `Picked to be checked: the work on ${repairReference}${operativeName === null ? '' : ` by ${operativeName}`}`, body: sentence(`${ruleWords}. The number drawn was ${drawNumber} of 10,000.`) };
    },
  },
  WorkInspected: {
    group: 'visits',
    words: (data) => {
      const { outcome, words, items, photos, raised, homeEndedOn } = data as unknown as Data<'WorkInspected'>;
      const failed = items.filter(({ result }) => result === 'fail');
      return {
        title: `Checked: ${outcomeInWords[outcome].toLowerCase()}`,
        body: html`${wordsOf(words)}${failed.length > 0 && html`<ul class="govuk-list govuk-list--bullet">${failed.map((item) => html`<li>${item.words}: ${item.remark}</li>`)}</ul>`}
          ${raised.length > 0 && sentence(`Raised: ${raised.join(', ')}.`)}${homeEndedOn !== undefined && sentence(`Nothing was raised: the home is no longer ours since ${longDateWithYear(homeEndedOn)}.`)}${photos.length > 0 && sealedPhotoRow(photos, '/photos')}`,
      };
    },
  },
  InspectionWaived: { words: (data) => ({ title: 'Not checked', body: wordsOf((data as unknown as Data<'InspectionWaived'>).reason) }) },
} satisfies Record<InspectionEvent['type'], EventTelling>;
