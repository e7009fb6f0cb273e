import type { Tx } from '../../platform/database/index.ts';
import { landlordById } from '../../platform/landlord.ts';
import type { MailOutcome } from '../../platform/mail/index.ts';
import { emailOf } from '../../staff/index.ts';
import { nextStep, nextTry } from '../decide/next-step.ts';
import { notifyReference } from '../sending/deliver.ts';
import { carriersOf, type DeliveryTools } from '../sending/delivery-tools.ts';
import type { StaffMail, StaffMailEnd } from './model.ts';
import { dueStaffMails, markStaffMailSending, settleStaffMail, staffMailForChange } from './store.ts';

interface Claim {
  readonly mail: StaffMail;
  readonly claimedAt: string;
  readonly carry: () => Promise<MailOutcome>;
}

/** Sends what waits, one by one; gives how many could not be handled. They do not keep the others waiting. */
export async function sendDueStaffMails(tools: DeliveryTools, landlordId: string): Promise<number> {
  const tried = new Set<string>();
  let failed = 0;
  for (;;) {
    const due = await tools.database.inLandlord(landlordId, (tx) => dueStaffMails(tx, tools.now, [...tried]));
    if (due.length === 0) return failed;
    for (const id of due) {
      tried.add(id);
      await sendOne(tools, landlordId, id).catch(() => (failed += 1));
    }
  }
}

/** As with residents: the claim is committed before anybody outside is spoken to, so that it is offered at most once. */
async function sendOne(tools: DeliveryTools, landlordId: string, id: string): Promise<void> {
  const claim = await tools.database.inLandlord(landlordId, (tx) => takeUp(tx, id, tools));
  if (claim === undefined) return;
  const end = endOf(claim.mail, await claim.carry(), tools.now);
  await tools.database.inLandlord(landlordId, async (tx) => {
    const mail = await staffMailForChange(tx, id);
    if (mail?.sendingAt === claim.claimedAt && mail.status === 'sending') await settleStaffMail(tx, id, end, tools.now);
  });
}

async function takeUp(tx: Tx, id: string, tools: DeliveryTools): Promise<Claim | undefined> {
  const mail = await staffMailForChange(tx, id);
  if (mail === undefined) return undefined;
  const next = nextStep({ ...mail, channel: 'email' }, tools.now, carriersOf(tools));
  switch (next.step) {
    case 'keep here':
      return settled(tx, mail, { status: 'sent', transport: 'mailbox' }, tools);
    case 'call it uncertain':
      return settled(tx, mail, { status: 'uncertain', failure: 'Sending it was cut short.' }, tools);
    case 'ask Notify':
      return { mail, claimedAt: mail.sendingAt ?? tools.now, carry: () => askNotify(tx.landlordId, mail, tools) };
    case 'claim':
      return claim(tx, mail, next.by, tools);
    case 'nothing':
    case 'wait':
      return undefined;
  }
}

async function settled(tx: Tx, { id }: StaffMail, end: StaffMailEnd, { now }: DeliveryTools): Promise<undefined> {
  await settleStaffMail(tx, id, end, now);
}

async function claim(tx: Tx, mail: StaffMail, by: 'smtp' | 'notify', tools: DeliveryTools): Promise<Claim | undefined> {
  const [person, landlord] = [await emailOf(tx, mail.staffId), await landlordById(tx, tx.landlordId)];
  if (person === undefined || landlord === undefined) return settled(tx, mail, { status: 'failed', failure: 'This person does not work here any more.' }, tools);
  const { id, subject, body: text } = mail;
  const about = { to: person.email, toName: person.name, subject, text };
  const carry = async (): Promise<MailOutcome> => {
    const carried = by === 'notify' ? tools.notify?.send({ ...about, id: notifyReference(landlord.id, id), channel: 'email' }) : tools.mailer?.send({ ...about, id, fromName: landlord.name, replyTo: undefined });
    return carried ?? { kind: 'not now', why: 'Nothing here carries emails.' };
  };
  await markStaffMailSending(tx, id, tools.now, by);
  return { mail, claimedAt: tools.now, carry };
}

/** What was cut short is asked about and never sent blindly. */
async function askNotify(landlordId: string, { id }: StaffMail, { notify }: DeliveryTools): Promise<MailOutcome> {
  const has = (await notify?.has(notifyReference(landlordId, id))) ?? 'no answer';
  if (has === 'yes') return { kind: 'accepted' };
  return has === 'no' ? { kind: 'not now', why: 'Sending it was cut short.' } : { kind: 'unknown', why: 'Sending it was cut short.' };
}

function endOf({ failedTries }: StaffMail, outcome: MailOutcome, now: string): StaffMailEnd {
  switch (outcome.kind) {
    case 'accepted':
      return { status: 'sent' };
    case 'refused':
      return { status: 'failed', failure: outcome.why };
    case 'unknown':
      return { status: 'uncertain', failure: outcome.why };
    case 'not now': {
      const nextTryAt = nextTry(failedTries + 1, now);
      return nextTryAt === undefined ? { status: 'failed', failure: outcome.why } : { status: 'queued', failure: outcome.why, failedTries: failedTries + 1, nextTryAt };
    }
  }
}
