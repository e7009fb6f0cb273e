/**
 * A text as PostgreSQL can hold it: without the character nought, and with half a letter made whole (U+FFFD). Neither is ever typed, and
 * neither is a reason to lose what somebody says: every door cleans them alike. Only a file that is imported is refused by its row,
 * since there they say that the file was saved wrongly (`cells/cell.ts`).
 */
export const storableText = (text: string): string => text.replaceAll('\u0000', '').toWellFormed();
