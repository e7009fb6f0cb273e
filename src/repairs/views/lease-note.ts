import { insetText } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { Lease } from '../model/held-on-lease.ts';

const heldBy: Readonly<Record<Lease, string>> = { leasehold: 'a leaseholder', 'shared ownership': 'a shared owner' };

/** For whoever takes or weighs a report from a home that somebody bought: what to look at, and that a danger does not wait for it. */
export function leaseNote(lease: Lease | undefined): Html | undefined {
  return lease === undefined ? undefined : insetText({
    html: html`<strong>This home is held by ${heldBy[lease]}.</strong> What is inside is usually theirs to repair; the structure, the shared parts and what comes in from another home are usually ours. Their lease decides: read it before you promise work, or say that there is none of ours. A danger is dealt with first, whoever pays.`,
  });
}
