import { html } from '../html/index.ts';
import type { Html } from '../html/index.ts';

/** Values that a form sends without showing them, such as the token that proves it is ours. */
export function hiddenFields(fields: Readonly<Record<string, string>>): Html {
  return html`${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`;
}
