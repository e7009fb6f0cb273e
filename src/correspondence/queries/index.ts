export { dueMessages } from './due.ts';
export type { ListPage } from './list-page.ts';
export { mailboxMessage, mailboxPage, type MailboxEntry, type MailboxFilter, type MailboxMessage } from './mailbox.ts';
export { latestBatches, letterBatch, lettersOfBatch, lettersNotPosted, lettersToPrint, type LetterBatch, type LetterWaiting } from './letters.ts';
export { otherWaysOf, type WaysOfMessage } from './other-ways.ts';
export { caseOfMessage, messagesOfCase, type MessageOfCase } from './of-case.ts';
export { countStuckMessages, messageTask, mostCounted, needs, stuckMessage, stuckMessages, troublesOfSending, type MessageTaskToDo, type Need, type StuckMessage, type Trouble } from './stuck.ts';
export { messagesAbout, type Told } from './told-of.ts';
export { englishWordings, wordingsInForce, wordingsOfLandlord, wordingVersions, type WordingVersion } from './wordings.ts';
