/** The job that the casefile adds with every message it writes, in the same transaction. */
export const sendMessageTask = 'send-message';
