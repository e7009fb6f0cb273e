/** What was just done to a case of any kind, by the last part of the page that it was done on: its page says so once. */
const done: ReadonlyMap<string, string> = new Map(Object.entries({
  notes: 'Note added',
  contacts: 'Contact recorded',
  promises: 'Promise made',
  kept: 'Recorded as kept',
  moved: 'Promise moved',
  links: 'Cases linked: both show it',
  'take-away': 'Link taken away: both records keep that there was one',
  owner: 'The case has another owner',
}));

export const caseDoneInWords = (what: string | undefined): string | undefined => done.get(what ?? '');
