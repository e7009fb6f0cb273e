import type { Visitor } from './visitor.ts';

/** A contractor at their order forgets the day, is told so with what they wrote still there, and then proposes one. */
export async function proposeDay(contractor: Visitor, on: string, { note }: { readonly note?: string } = {}): Promise<void> {
  await contractor.press('Propose a day');
  if (note !== undefined) await contractor.write('Anything they should know (optional)', note);
  await contractor.press('Propose the day');
  await contractor.sees('Enter the day');
  await contractor.writeDate(/./, on);
  await contractor.press('Propose the day');
  await contractor.sees('It is no booking until it is accepted');
}

/** The planner reads what was proposed and accepts it. */
export async function acceptDay(planner: Visitor, order: string, { reads }: { readonly reads: string }): Promise<void> {
  await planner.open(order);
  await planner.sees(reads);
  await planner.press('Accept the day they propose');
  await planner.press('Accept the day');
  await planner.seesNot('A day is proposed');
}
