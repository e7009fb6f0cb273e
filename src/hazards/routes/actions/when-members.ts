import { Type } from 'typebox';
import { instantText, maybeWords } from '../../../platform/api/index.ts';

/** When it happened: now when left out. */
export const whenMembers = { at: Type.Optional(instantText('When it happened; now when left out.')), lateBecause: maybeWords(500, 'Why it is written down only now, where it happened more than a day ago.') };

/** Who was there. A signature is put on a screen, and sent by nothing else. */
export const presenceMember = { presence: Type.Optional(Type.Enum(['present', 'not-present'], { description: 'Whether the resident was there.' })) };
