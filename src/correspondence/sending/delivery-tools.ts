import type { Database } from '../../platform/database/index.ts';
import type { Mailer, NotifySender } from '../../platform/mail/index.ts';
import type { Carriers } from '../decide/next-step.ts';

/** The settings of the installation that sending depends on. */
export interface DeliverySettings {
  /** The landlord's mail server; without one, and without Notify, emails stay in the mailbox. */
  readonly mailer: Mailer | undefined;
  /** GOV.UK Notify, for the channels it has templates for. */
  readonly notify?: NotifySender | undefined;
  /** Where residents' links lead, without a slash at the end. */
  readonly publicAddress: string;
}

/** Everything one run of a delivery may use. */
export interface DeliveryTools extends DeliverySettings {
  readonly database: Database;
  readonly now: string;
  readonly newId: () => string;
}

export const carriersOf = ({ mailer, notify }: DeliverySettings): Carriers => ({ smtp: mailer !== undefined, notify: notify?.channels ?? [] });
