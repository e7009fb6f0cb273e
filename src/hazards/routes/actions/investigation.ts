import { Type } from 'typebox';
import { causeChoices, meterKinds, rooms } from '../../../repairs/index.ts';
import { maybeWords, object, words } from '../../../platform/api/index.ts';
import { mostWords } from '../../../platform/forms/index.ts';
import { isDamp } from '../../decide/index.ts';
import { parseInvestigation } from '../../forms/acts.ts';
import { grades, investigationWays, mostRooms, mostSquareMetres, neighbourSides, signs, sizes, sureness } from '../../model.ts';
import { investigationFields } from '../../views/investigation-fields.ts';
import type { HazardAction } from '../action-page.ts';
import type { OpenHazard } from '../open-hazard.ts';
import { presenceMember, whenMembers } from './when-members.ts';

/** What the form of an investigation of this hazard asks besides. */
export function questionsOf({ record: { hazard }, context: { causes, today } }: Pick<OpenHazard, 'record' | 'context'>) {
  return { causes: causeChoices(causes, today), isDamp: isDamp(hazard) };
}

const figure = (kind: keyof typeof meterKinds) => Type.Optional(Type.Number({ minimum: meterKinds[kind].least, maximum: meterKinds[kind].most, description: `${meterKinds[kind].words}, ${meterKinds[kind].unit}.` }));
const room = object({
  room: Type.Enum([...rooms], { description: 'Which room.' }), size: Type.Optional(Type.Enum([...sizes], { description: 'How much of it: small is up to 1 square metre, medium up to 3. It may be left out where the area is given.' })),
  area: Type.Optional(Type.Number({ minimum: 0, maximum: mostSquareMetres, description: 'Square metres, where measured.' })), signs: Type.Optional(Type.Array(Type.Enum([...signs]), { maxItems: signs.length, description: 'What is seen.' })),
  moisture: figure('moisture'), temperature: figure('temperature'), humidity: figure('humidity'), words: maybeWords(300, 'Where in the room.'),
});

const detailMembers = {
  rooms: Type.Optional(Type.Array(room, { maxItems: mostRooms, description: 'Room by room: needed of damp seen in person.' })),
  moistureInstrument: maybeWords(300, 'The moisture meter: needed with a moisture reading.'), airInstrument: maybeWords(300, 'The instrument for the air: needed with its readings.'),
  cause: maybeWords(60, 'Why it happened: an id of the list of causes (GET /api/v1/causes), its family where no more is known, or unknown. Needed of damp seen in person.'),
  sureness: Type.Optional(Type.Enum([...sureness], { description: 'How sure: needed with a cause that is known.' })),
  contributing: Type.Optional(Type.Array(Type.String({ maxLength: 80 }), { maxItems: 3, description: 'Other defects that make it worse, by the same list.' })), otherDefects: maybeWords(mostWords, 'Defects that the list does not have.'),
  neighbours: Type.Optional(Type.Array(Type.Enum([...neighbourSides]), { maxItems: neighbourSides.length, description: 'Who else should be looked at.' })), neighboursBecause: maybeWords(mostWords, 'Why those, or why nobody.'),
};

/** What a competent person found: at a desk, by a program, and (by the same form and door) on a phone. */
export const investigate: HazardAction = {
  path: 'investigation', action: 'RecordInvestigation', title: 'Record the investigation', verb: 'Save what was found',
  fields: (open, form) => investigationFields(form, questionsOf(open)),
  parse: (body, { now }) => parseInvestigation(body, now),
  withPhotos: (command, photos) => (command.type === 'RecordInvestigation' && photos.length > 0 ? { ...command, photos } : command),
  api: {
    operationId: 'recordHazardInvestigation', description: 'What a competent person found, room by room and why, and when they concluded: everything after it counts from then.',
    fields: {
      how: Type.Enum([...investigationWays], { description: 'In person or from afar.' }), investigator: words(200, 'Who investigated.'), competence: words(500, 'Why they are competent to.'), found: Type.Enum([...grades], { description: 'What was found.' }), words: words(mostWords, 'What was found, and how it is known.'),
      safetyWork: maybeWords(mostWords, 'What makes it safe.'), prevention: maybeWords(mostWords, 'What stops it coming back.'), noPreventionBecause: maybeWords(mostWords, 'Why nothing more is needed.'), ...detailMembers, ...presenceMember, ...whenMembers,
    },
    example: {
      how: 'in person', investigator: 'N. Bright', competence: 'Certified damp surveyor', found: 'significant', words: 'Penetrating damp from a split downpipe.', safetyWork: 'Treat the mould', prevention: 'New downpipe',
      rooms: [{ room: 'Main bedroom', area: 2, signs: ['mould', 'damp-patch'], moisture: 28, words: 'Outside wall' }], moistureInstrument: 'Protimeter 5', cause: 'penetrating-gutter', sureness: 'likely', neighbours: ['beside'], neighboursBecause: 'They share the downpipe', version: 2,
    },
  },
};
