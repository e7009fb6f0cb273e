import { monthName } from '../../clock/index.ts';

/** 'October 2026'. */
export const monthInWords = (month: string): string => `${monthName(Number(month.slice(5, 7)))} ${month.slice(0, 4)}`;

/** 'Oct 2026', in a list on a phone, where the year must not be cut off. */
export const monthToChoose = (month: string): string => `${monthName(Number(month.slice(5, 7))).slice(0, 3)} ${month.slice(0, 4)}`;

/** 'Oct 26', where there is little room. */
export const shortMonth = (month: string): string => `${monthName(Number(month.slice(5, 7))).slice(0, 3)} ${month.slice(2, 4)}`;
