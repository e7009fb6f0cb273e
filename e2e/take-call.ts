import type { QuietHome } from './homes.ts';
import type { Visitor } from './visitor.ts';

/** An adviser on the page of a new report finds the caller's home. */
export async function findTheHome(adviser: Visitor, { addressLine, postcode }: QuietHome): Promise<void> {
  await adviser.write('Name, address or postcode', `${addressLine} ${postcode}`);
  await adviser.press('Find the home');
  await adviser.follow(new RegExp(`^${addressLine}`));
}

/** What the caller says, once the problem is chosen. Leaves the page that says that it is reported. */
export async function writeDown(adviser: Visitor, { residentName }: QuietHome, words: string): Promise<void> {
  await adviser.choose('No');
  await adviser.pick('Room', 'Kitchen');
  await adviser.choose('Part of the room');
  await adviser.choose('In the last month');
  await adviser.write('What they told you', words);
  await adviser.choose(residentName);
  await adviser.choose('Not asked on this call');
  await adviser.press('Report the repair');
}
