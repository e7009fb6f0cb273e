import { Type } from 'typebox';
import { date, idOf, words } from '../../../platform/api/index.ts';
import { mostWords } from '../../../platform/forms/index.ts';
import { html } from '../../../platform/html/index.ts';
import { fieldsOf, paragraph, type FormState } from '../../../repairs/index.ts';
import { parseAcceptSpread, parseDeclineSpread, parseSpreadVisit } from '../../forms/spread.ts';
import type { SpreadProposal } from '../../model.ts';
import { performOnSpread } from '../../perform-spread.ts';
import { sideInWords } from '../../words.ts';
import type { HazardAction } from '../action-page.ts';
import type { OpenHazard } from '../open-hazard.ts';

const placesIn = ({ context: { spread } }: OpenHazard, state: SpreadProposal['state'], form: FormState) => {
  const places = spread.proposals.filter((proposal) => proposal.state === state);
  return fieldsOf(form, { proposalId: places[0]?.id ?? '' }).radios('proposalId', 'Which place?', places.map(({ id, side, address }) => ({ value: id, text: `${sideInWords[side]}: ${address}` })));
};
const placeMember = { proposalId: idOf('the place that is proposed') };

const accept: HazardAction = {
  path: 'check-near', action: 'AcceptSpread', title: 'Agree to check a place near it', verb: 'Save, and promise the day', perform: performOnSpread,
  fields: (open, form) => {
    const field = fieldsOf(form, { as: 'visit' });
    const by = field.date('visitBy', 'By which day does somebody look?', 'Within 60 days. It is a promise of this case.');
    return html`${placesIn(open, 'open', form)}${field.radios('as', 'What is done?', [{ value: 'visit', text: 'Somebody looks, by a day', reveals: by }, { value: 'hazard', text: 'It is damp there: a hazard case of its own is opened, with its clocks' }])}${field.words('words', 'Why, and what to look for?', 'No names: what is said here may be read beyond this home.')}`;
  },
  parse: (body) => parseAcceptSpread(body),
  api: {
    operationId: 'acceptHazardSpread', description: 'A place near confirmed damp is checked: somebody looks by a promised day, or it has a hazard case of its own at once.',
    fields: { ...placeMember, as: Type.Enum(['visit', 'hazard'], { description: 'What is done.' }), visitBy: Type.Optional(date('By which day somebody looks.')), words: words(mostWords, 'Why.') }, example: { proposalId: '0199c0de-0000-7000-8000-000000000021', as: 'visit', visitBy: '2026-12-11', words: 'They share the downpipe.', version: 5 },
  },
};

const decline: HazardAction = {
  path: 'leave-near', action: 'DeclineSpread', title: 'Say why a place near it is not checked', verb: 'Save the reason',
  fields: (open, form) => html`${placesIn(open, 'open', form)}${fieldsOf(form).words('reason', 'Why is it not checked?')}`,
  parse: (body) => parseDeclineSpread(body),
  api: { operationId: 'declineHazardSpread', description: 'A place near confirmed damp is not checked, with the reason.', fields: { ...placeMember, reason: words(mostWords, 'Why.') }, example: { proposalId: '0199c0de-0000-7000-8000-000000000021', reason: 'The downpipe is on the other gable.', version: 5 } },
};

const visited: HazardAction = {
  path: 'looked-near', action: 'RecordSpreadVisit', title: 'Record what was found near it', verb: 'Save what was found', perform: performOnSpread,
  fields: (open, form) => {
    const field = fieldsOf(form);
    return html`${paragraph('Damp that was found gets a hazard case of its own, with clocks from now.')}${placesIn(open, 'visit', form)}${field.radios('found', 'What was found?', [{ value: 'nothing', text: 'Nothing: it is dry' }, { value: 'damp', text: 'It is damp' }])}${field.words('words', 'What was looked at, and what was found')}`;
  },
  parse: (body) => parseSpreadVisit(body),
  api: { operationId: 'recordHazardSpreadVisit', description: 'Somebody looked at a place near confirmed damp. Damp that was found gets a hazard case of its own.', fields: { ...placeMember, found: Type.Enum(['nothing', 'damp'], { description: 'What was found.' }), words: words(mostWords, 'What was looked at, and what was found.') }, example: { proposalId: '0199c0de-0000-7000-8000-000000000021', found: 'nothing', words: 'Ceiling below the joint dry by meter.', version: 6 } },
};

/** Places near it that may have it too. */
export const spreadActions: readonly HazardAction[] = [accept, decline, visited];
