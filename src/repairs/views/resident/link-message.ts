/** What the message with a new link needs to know. */
export interface NewLinkFacts {
  readonly landlordName: string;
  readonly phone: string;
  readonly reference: string;
  readonly recipientName: string;
  readonly channel: 'text' | 'email' | 'letter';
}

/** A new link to their repair. `{link}` becomes the link itself as the message leaves. */
export function newLinkMessage({ landlordName, phone, reference, recipientName, channel }: NewLinkFacts) {
  const sentences = [`Here is a new link to follow your repair ${reference}: {link}`, 'The old link no longer works.', `If you did not expect this, call ${phone}.`];
  const body = channel === 'text' ? `${landlordName}: ${sentences.join(' ')}` : [`Dear ${recipientName},`, ...sentences, landlordName].join('\n\n');
  return { template: 'new-link', subject: `A new link to your repair (${reference})`, body };
}
