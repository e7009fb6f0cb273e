import { monthName } from '../../clock/index.ts';

/** 'October 2026' for 2026-10, or for the first day of that month. */
export function monthInWords(month: string): string {
  return `${monthName(Number(month.slice(5, 7)))} ${month.slice(0, 4)}`;
}

/** 'Oct 26', where there is little room. */
export function shortMonth(month: string): string {
  return `${monthName(Number(month.slice(5, 7))).slice(0, 3)} ${month.slice(2, 4)}`;
}
