/** Where and how to reach a mail server, from a URL such as smtp://user:password@mail.example.org:587. */
export interface SmtpAddress {
  readonly host: string;
  readonly port: number;
  /** Encrypted from the first byte (smtps://); otherwise as soon as the server offers it. */
  readonly secure: boolean;
  readonly credentials: { readonly user: string; readonly pass: string } | undefined;
}

/** Reads SMTP_URL; says what would do when it cannot. The URL itself is never repeated: it holds a password. */
export function readSmtpUrl(text: string): SmtpAddress {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '') {
    throw new Error('SMTP_URL cannot be read: write it like smtp://user:password@mail.example.org:587 or smtps://…:465.');
  }
  const secure = url.protocol === 'smtps:';
  const user = decodeURIComponent(url.username);
  return {
    host: url.hostname.replaceAll(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    credentials: user === '' ? undefined : { user, pass: decodeURIComponent(url.password) },
  };
}
