import { isHazardKind } from '../../law/index.ts';
import type { Parsed } from '../../platform/forms/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { awarenessRoutes, type AwarenessRoute } from '../model.ts';
import type { HearAgain, ReportHazard } from '../decide/report.ts';
import { readFormWithTime } from './when.ts';

export const notKnown = 'not-known';

/** Who fills the form in: a colleague saw it themselves unless they say how it reached us. */
export interface Reporter {
  readonly name: string;
  readonly isContractor: boolean;
  readonly now: string;
}

/** What somebody tells of a place, in half a minute: what, whether it is an emergency; all else may be left as it is. */
export function parseReport(body: FormBody, reporter: Reporter): Parsed<ReportHazard['told']> {
  const { read, when } = readFormWithTime(body, reporter.now);
  const words = read.needed('words', 'Say what is wrong and where, in a few words');
  const danger = read.oneOf('emergency', ['yes', 'no'], 'Say whether somebody could be badly harmed within a day');
  const kind = formText(body, 'kind');
  const route = routeIn(body, reporter);
  const byMe = route === 'employee' || route === 'contractor';
  const reporterName = read.text('reporterName', 200);
  const reporterContact = read.text('reporterContact', 200);
  if (kind !== '' && kind !== notKnown && !isHazardKind(kind)) read.wrong('kind', 'Choose from the list, or say that you do not know');
  if (!byMe && reporterName === '') read.wrong('reporterName', 'Enter who told us, or what: a name, an organisation, a sensor');
  return read.result(() => (when === undefined ? undefined : {
    awareAt: when.at, lateBecause: when.lateBecause, route, words, saidEmergency: danger === 'yes', suspected: isHazardKind(kind) ? kind : null,
    reporterName: byMe && reporterName === '' ? reporter.name : reporterName, reporterContact: reporterContact === '' ? null : reporterContact, fromRepair: null,
  }));
}

function routeIn(body: FormBody, { isContractor }: Pick<Reporter, 'isContractor'>): AwarenessRoute {
  const typed = formText(body, 'route');
  return awarenessRoutes.find((route) => route === typed && route !== 'another case') ?? (isContractor ? 'contractor' : 'employee');
}

/** More that is told of a hazard we have. */
export function parseHeardAgain(body: FormBody, reporter: Reporter): Parsed<HearAgain> {
  const told = parseReport(body, reporter);
  if (!told.ok) return told;
  const { awareAt, route, words, saidEmergency, reporterName, lateBecause } = told.command;
  return { ok: true, command: { type: 'HearAgain', awareAt, route, words, saidEmergency, reporterName, lateBecause } };
}
