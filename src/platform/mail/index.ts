export type { Mailer, MailOutcome, OutgoingMail } from './outcome.ts';
export { openSmtpMailer, type SmtpSettings } from './smtp-mailer.ts';
export { addressLines, openNotifySender, type NotifyChannel, type NotifySender, type NotifySettings, type OutgoingNotice } from './notify-sender.ts';
export { receiptInWords, receiptOf, type NotifyReceipt } from './notify-outcome.ts';
