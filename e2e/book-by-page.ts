import type { Visitor } from './visitor.ts';

export interface VisitWanted {
  /** As the page says it: "Thursday 26 November". */
  readonly day: string;
  readonly part?: 'morning' | 'afternoon';
}

/** From the page of a repair a planner books Dean Holt, the demonstration's operative, for a day that they choose themselves. */
export async function bookByPage(planner: Visitor, { day, part = 'morning' }: VisitWanted): Promise<void> {
  await planner.press('Book a visit');
  await planner.choose('Another day, time or person, as chosen below');
  await planner.choose(new RegExp(`^${day}$`));
  await planner.choose(part === 'morning' ? /^Between 8am and 12/ : /^Between 12 noon and/);
  await planner.pick('Who goes', 'Dean Holt');
  await planner.press('Book the visit');
}

/** The operative opens their own visit to a home, from their list. */
export async function openOwnVisit(operative: Visitor, addressLine: string): Promise<void> {
  await operative.open('/visits');
  await operative.follow(new RegExp(`^${addressLine}`));
}
