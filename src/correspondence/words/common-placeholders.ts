import type { PlainDate } from '../../clock/index.ts';
import type { Placeholder } from './model.ts';

/** What every message of a case may say. `link` becomes the person's own link as it leaves. */
export const commonPlaceholders = {
  reference: { means: 'The number of the case', example: 'REP-2026-08817', isNeeded: true },
  title: { means: 'What the case is about', example: 'leak under kitchen sink', isTyped: true, isEnglish: true },
  phone: { means: 'The number people ring', example: '0161 496 0000', isNeeded: true },
  link: { means: 'The person’s own link', example: '{link}', isNeeded: true },
  landlord: { means: 'Your name', example: 'Larch Homes' },
} as const satisfies Readonly<Record<string, Placeholder>>;

/** The days that previews speak of. */
export const exampleDay = '2026-11-24' as PlainDate;
export const exampleLaterDay = '2026-12-02' as PlainDate;

export const ifWeMissIt = 'If we miss that date, a manager is told and will contact you.';
export const callUs = 'Call ((phone)).';
