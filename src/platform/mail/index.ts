export type { Mailer, MailOutcome, OutgoingMail } from './outcome.ts';
export { openSmtpMailer, type SmtpSettings } from './smtp-mailer.ts';
