import type { Database } from '../../platform/database/index.ts';
import type { Mailer } from '../../platform/mail/index.ts';

/** The settings of the installation that sending depends on. */
export interface DeliverySettings {
  /** The landlord's mail server; without one every message stays in the mailbox. */
  readonly mailer: Mailer | undefined;
  /** Where residents' links lead, without a slash at the end. */
  readonly publicAddress: string;
}

/** Everything one run of a delivery may use. */
export interface DeliveryTools extends DeliverySettings {
  readonly database: Database;
  readonly now: string;
  readonly newId: () => string;
}
