import type { FirstFixMonth } from '../queries/first-fix.ts';

type Counts = Pick<FirstFixMonth, 'closed' | 'heldAtMonthEnd' | 'holdNow' | 'laterRecalls' | 'laterReopened'>;

/** The months of several trades as one. */
export function firstFixInAll(months: readonly Counts[]): Counts {
  const sum = (count: keyof Counts) => months.reduce((total, month) => total + month[count], 0);
  return { closed: sum('closed'), heldAtMonthEnd: sum('heldAtMonthEnd'), holdNow: sum('holdNow'), laterRecalls: sum('laterRecalls'), laterReopened: sum('laterReopened') };
}

/** "82% (41 of 50)"; a figure that went down since says so: "was 84%, now 82% (41 of 50), because of 1 later recall". */
export function firstFixInWords(month: Counts): string {
  const { closed, heldAtMonthEnd, holdNow } = month;
  if (closed === 0) return 'nothing closed';
  const now = `${percent(holdNow, closed)} (${holdNow} of ${closed})`;
  if (holdNow === heldAtMonthEnd) return now;
  return `was ${percent(heldAtMonthEnd, closed)}, now ${now}, because of ${reasons(month)}`;
}

function reasons({ laterRecalls, laterReopened }: Counts): string {
  const parts = [
    ...(laterRecalls > 0 ? [`${laterRecalls} later ${laterRecalls === 1 ? 'recall' : 'recalls'}`] : []),
    ...(laterReopened > 0 ? [`${laterReopened} since found not to be fixed`] : []),
  ];
  return parts.join(' and ');
}

const percent = (part: number, whole: number): string => `${Math.round((part * 100) / whole)}%`;
