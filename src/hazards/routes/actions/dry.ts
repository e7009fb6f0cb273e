import { Type } from 'typebox';
import { longDateTime } from '../../../clock/index.ts';
import { date, object, words } from '../../../platform/api/index.ts';
import { mostWords } from '../../../platform/forms/index.ts';
import { html } from '../../../platform/html/index.ts';
import { causeChoices, causeInWords, fieldsOf, meterKinds, paragraph, type MeterKind } from '../../../repairs/index.ts';
import { occasionOf } from '../../decide/dry/checks.ts';
import { parseCause, parseDryCheck, parseRecurrence, parseTaken } from '../../forms/dry.ts';
import { checkResults } from '../../model.ts';
import { dryCheckFields } from '../../views/dry-check-fields.ts';
import type { HazardAction } from '../action-page.ts';
import { presenceMember, whenMembers } from './when-members.ts';

const cause: HazardAction = {
  path: 'cause', action: 'CodeHazardCause', title: 'Record why it happened', verb: 'Save the cause',
  fields: ({ record: { hazard }, context }, form) => {
    const field = fieldsOf(form);
    return html`${paragraph('The cause, apart from what can be seen of it: none of them is what the people who live there do. Said otherwise later, both stand on the record.')}${hazard.cause !== null && paragraph(`On record: ${causeInWords(hazard.cause, context.causes) ?? hazard.cause}. Choose another only where that was wrong.`)}
      ${field.list('cause', 'Why did it happen?', causeChoices(context.causes, context.today), 'Choose a cause')}${field.words('words', hazard.cause === null ? 'How is it known?' : 'Why is it another cause than was recorded?')}`;
  },
  parse: (body) => parseCause(body),
  api: { operationId: 'codeHazardCause', description: 'Why it happened, by the list that repairs are coded with. Damp is not called fixed without it.', fields: { cause: words(60, 'A cause of the list.'), words: words(mostWords, 'How it is known.') }, example: { cause: 'penetrating-gutter', words: 'The wall is wet below the split joint only.', version: 6 } },
};

const reading = object({
  kind: Type.Enum(Object.keys(meterKinds) as MeterKind[], { description: 'What was measured.' }), value: Type.Number({ minimum: -20, maximum: 100, description: 'In percent, or in °C for the temperature.' }),
  where: words(120, 'Where it was measured.'), instrument: words(120, 'The instrument, with its make.'),
});

const check: HazardAction = {
  path: 'dry-check', action: 'RecordDryCheck', title: 'Record whether it is dry', verb: 'Save what was found',
  fields: ({ record, context: { today } }, form) => dryCheckFields(form, { occasion: occasionOf(record), watch: record.hazard.watch, today }),
  parse: (body, { now }) => parseDryCheck(body, now),
  withPhotos: (command, photos) => (command.type === 'RecordDryCheck' && photos.length > 0 ? { ...command, photos } : command),
  api: {
    operationId: 'recordDryCheck', description: 'Whether it is dry, by somebody who did not do the work: after the works, eight weeks after it was called fixed and in the next winter, whichever is due. Damp begins it anew, with clocks from that moment; where nobody was in it is tried again.',
    fields: { result: Type.Enum([...checkResults], { description: 'What was found.' }), words: words(mostWords, 'What was looked at, and what was found.'), readings: Type.Optional(Type.Array(reading, { maxItems: 3, description: 'What an instrument showed; at least one reading of moisture unless nobody was in.' })), againOn: Type.Optional(date('When nobody was in: the day on which somebody tries again.')), ...presenceMember, ...whenMembers },
    example: { result: 'dry', words: 'Wall below the gutter, dry to the touch.', readings: [{ kind: 'moisture', value: 11, where: 'Bedroom, outside wall, 20 cm up', instrument: 'Protimeter 5' }], version: 9 },
  },
};

const take: HazardAction = {
  path: 'take-inspection', action: 'TakeInspection', title: 'Take the check from the inspection of the work', verb: 'Take it',
  fields: ({ context: { works: { tied } } }, form) => {
    const passed = tied.flatMap((repair) => (repair.passed === null ? [] : [repair.passed]));
    return fieldsOf(form, { reference: passed[0]?.reference ?? '' }).radios('reference', 'Which inspection?', passed.map(({ reference, inspectorName, moisture }) => ({ value: reference, text: `${reference}, by ${inspectorName}: moisture ${moisture === '' ? 'not measured' : moisture}` })), 'Of a repair that does the work of this hazard. It counts as the check after the works.');
  },
  parse: (body) => parseTaken(body),
  api: { operationId: 'takeDryCheckFromInspection', description: 'The passed inspection of a tied repair is the check after the works, with the moisture it measured.', fields: { reference: words(40, 'The inspection.') }, example: { reference: 'INS-2026-00041', version: 9 } },
};

const ruleOut: HazardAction = {
  path: 'rule-out-recurrence', action: 'RuleOutRecurrence', title: 'Say that it has not come back', verb: 'Rule it out', look: 'warning',
  fields: ({ context: { dry: { recurrences: [newest] } } }, form) => html`${newest !== undefined && paragraph(newest.isItself
    ? `It counts as damp that was called fixed here and came back at ${longDateTime(newest.foundAt)}. Ruled out, it counts no longer; the case goes on, and its clocks with it.`
    : `It counts as ${newest.firstReference} come back, found at ${longDateTime(newest.foundAt)}. Ruled out, it counts no longer against that case; this one goes on.`)}
    ${fieldsOf(form).words('reason', 'Why is it another matter?', 'It stays on the record with your name.')}`,
  parse: (body) => parseRecurrence(body),
  api: { operationId: 'ruleOutHazardRecurrence', description: 'The newest recurrence that counts in this case is another matter, and counts no longer. After the case has closed too.', fields: { reason: words(mostWords, 'Why it is another matter.') }, example: { reason: 'A burst pipe in another room.', version: 3 } },
};

/** Fixed means dry. */
export const dryActions: readonly HazardAction[] = [cause, check, take, ruleOut];
