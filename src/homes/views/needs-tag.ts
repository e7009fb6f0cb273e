import { longDateWithYear, type PlainDate } from '../../clock/index.ts';
import { tag } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';

/** The three answers about a household's needs, which must never look alike: asked and none is not the same as not asked. */
export function needsTag(answer: 'unknown' | 'none' | 'declared', confirmedOn: PlainDate | null): Html {
  const confirmed = confirmedOn === null ? undefined : html` confirmed ${longDateWithYear(confirmedOn)}`;
  if (answer === 'unknown') return html`${tag({ text: 'Needs not yet asked', classes: 'govuk-tag--yellow' })}`;
  if (answer === 'none') return html`${tag({ text: 'No needs', classes: 'govuk-tag--grey' })}${confirmed}`;
  return html`${tag({ text: 'Needs declared', classes: 'govuk-tag--purple' })}${confirmed}`;
}
