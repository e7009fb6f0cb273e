import { isHazardKind } from '../../law/index.ts';
import { readForm, type Parsed } from '../../platform/forms/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { downgradeTargets, grades, nearnesses, severities } from '../model.ts';
import type { AgreeToDowngrade, DeclineDowngrade, ProposeDowngrade } from '../decide/second-person.ts';
import type { TriageHazard } from '../decide/triage.ts';

export function parseTriage(body: FormBody): Parsed<TriageHazard> {
  const read = readForm(body);
  const kind = formText(body, 'kind');
  if (!isHazardKind(kind)) read.wrong('kind', 'Choose the kind of hazard');
  const severity = read.oneOf('severity', severities, 'Say how grave the worst likely harm is');
  const nearness = read.oneOf('nearness', nearnesses, 'Say how soon harm may come');
  const risk = read.oneOf('atGreaterRisk', ['yes', 'no'], 'Say whether it is worse for somebody who lives there');
  const grade = read.oneOf('grade', grades, 'Say how soon a reasonable landlord would make it safe');
  const rationale = read.needed('rationale', 'Say why: it goes on the record');
  const notAskedBecause = read.text('notAskedBecause', 500);
  return read.result(() => (severity === undefined || nearness === undefined || grade === undefined || !isHazardKind(kind) ? undefined : {
    type: 'TriageHazard', kind, severity, nearness, atGreaterRisk: risk === 'yes', notAskedBecause, grade, rationale,
  }));
}

export function parseDowngrade(body: FormBody): Parsed<ProposeDowngrade> {
  const read = readForm(body);
  const to = read.oneOf('to', downgradeTargets, 'Say what you propose');
  const reason = read.needed('reason', 'Say why: it goes on the record');
  const toldHow = read.text('toldHow', 500);
  return read.result(() => (to === undefined ? undefined : { type: 'ProposeDowngrade', to, reason, toldHow }));
}

export const parseAgreement = (): Parsed<AgreeToDowngrade> => ({ ok: true, command: { type: 'AgreeToDowngrade' } });

export function parseDeclined(body: FormBody): Parsed<DeclineDowngrade> {
  const read = readForm(body);
  const reason = read.needed('reason', 'Say why it stays as grave as it was');
  return read.result(() => ({ type: 'DeclineDowngrade', reason }));
}
