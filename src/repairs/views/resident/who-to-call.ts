import { hoursInWords, officeHoursFrom } from '../../../casefile/index.ts';
import { warningText } from '../../../platform/govuk/index.ts';
import { html, type Html } from '../../../platform/html/index.ts';
import type { PublicLandlord } from './report-form.ts';

/** A number that a phone calls when it is tapped, kept on one line. */
export function callLink(number: string): Html {
  return html`<a class="govuk-link govuk-!-font-weight-bold" href="tel:${number.replaceAll(/[^0-9+]/g, '')}">${number.replaceAll(' ', '\u00a0')}</a>`;
}

/** "Call 0161 496 0000, Monday to Friday 8am to 6pm, not on bank holidays": the hours where the landlord has said them. */
export function callInHours({ phone, settings }: Pick<PublicLandlord, 'phone' | 'settings'>): Html {
  const hours = officeHoursFrom(settings);
  return html`Call ${callLink(phone)}${hours !== undefined && `, ${hoursInWords(hours)}`}`;
}

/** Gas first, then fire, then our own emergency number: on the first page and wherever a danger was named. */
export function emergencyNumbers({ emergencyPhone }: Pick<PublicLandlord, 'emergencyPhone'>): Html {
  return html`<ul class="govuk-list govuk-list--spaced">
<li><strong>Smell gas, or a carbon monoxide alarm?</strong> Leave the home, leave the door open, use no switches and no flames. Call ${callLink('0800 111 999')} from outside, free, day or night.</li>
<li><strong>Fire, or somebody badly hurt?</strong> Get out and call ${callLink('999')}.</li>
<li><strong>Another danger now</strong>, such as water near electrics? Call us on ${callLink(emergencyPhone)}, day or night.</li>
</ul>`;
}

const inGas = html`${warningText({ text: 'Leave the home now, with everyone in it.' })}
<p class="govuk-body">Leave the door open. Use no switches, no flames and no phone inside.</p>
<p class="govuk-body-l">From outside, call the gas emergency service on ${callLink('0800 111 999')}. It is free, day and night.</p>
<p class="govuk-body">If anyone feels ill, call ${callLink('999')}.</p>`;

const inFire = html`${warningText({ text: 'Get out, stay out, and take everyone with you.' })}
<p class="govuk-body-l">Call ${callLink('999')}.</p>`;

/** What to do first, by the danger that was named. */
export function whatToDoFirst(danger: string, { emergencyPhone }: Pick<PublicLandlord, 'emergencyPhone'>): Html {
  if (danger === 'gas') return inGas;
  if (danger === 'fire') return inFire;
  return html`${warningText({ text: 'Keep away from it, and keep others away.' })}
<p class="govuk-body-l">Call us now on ${callLink(emergencyPhone)}, day or night.</p>
<p class="govuk-body">If somebody is hurt, call ${callLink('999')}.</p>`;
}
