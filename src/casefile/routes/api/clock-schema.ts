import { Type, type Static } from 'typebox';
import { date, instantText, object, orNull } from '../../../platform/api/index.ts';
import type { Deadline } from '../../model.ts';

/** One clock, with its explanation. */
export const clockSchema = object({
  kind: Type.Enum(['law', 'code', 'policy', 'promise', 'rhythm'], { description: 'What sets it: statute, a code, the landlord’s own policy, a promise to a person, or how often the resident hears from us.' }),
  rule: Type.String({ description: 'The id of the rule.' }),
  ruleVersion: Type.String({ description: 'The version of the rule that it was set under.' }),
  duty: Type.String({ description: 'What must be done.' }),
  dueOn: orNull(date('The last day to do it, in London. Null when it is due at an instant.')),
  dueAt: orNull(instantText('The instant it is due. Null when it is due on a day.')),
  status: Type.Enum(['open', 'met', 'withdrawn'], { description: 'Whether it still runs.' }),
  isOverdue: Type.Boolean({ description: 'It ran out and is not met, or was met too late.' }),
  because: Type.String({ description: 'Why it is due then, in plain words.' }),
  citation: Type.String({ description: 'Where the rule stands.' }),
});

/** A clock as the API shows it. */
export function clockFrom(deadline: Deadline, now: string): Static<typeof clockSchema> {
  const { kind, rule, ruleVersion, duty, dueOn, dueAt, status, late, endsAt, because, citation } = deadline;
  return { kind, rule, ruleVersion, duty, dueOn, dueAt, status, isOverdue: status === 'open' ? endsAt <= now : late, because, citation };
}

export const clockExample: Static<typeof clockSchema> = {
  kind: 'policy', rule: 'repairs.triage', ruleVersion: 'policy', duty: 'Decide what the repair needs and how soon', dueOn: '2026-11-24', dueAt: null,
  status: 'open', isOverdue: false, because: '1 working day after it was reported on 23 November', citation: 'The landlord’s own policy',
};
