/** The task that sends what a landlord's messages wait for; the casefile wakes it with every message it writes. */
export const sendMessagesTask = 'send-messages';
