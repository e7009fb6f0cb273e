import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { raw, render } from '../html/index.ts';
import type { Html } from '../html/index.ts';
import * as govuk from './index.ts';
import { readTokens } from '../../../test/markup-tokens.ts';

/** One case published by GOV.UK Frontend: a component's options and the HTML they must give. */
interface Fixture {
  readonly name: string;
  readonly options: Record<string, unknown>;
  readonly html: string;
}

const require = createRequire(import.meta.url);

function fixturesOf(component: string): readonly Fixture[] {
  const path = require.resolve(`govuk-frontend/dist/govuk/components/${component}/fixtures.json`);
  return (JSON.parse(readFileSync(path, 'utf8')) as { fixtures: Fixture[] }).fixtures;
}

/** The published options hold HTML as text; ours hold finished HTML, and only where there is some. */
function adapt(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((entry) => adapt(entry));
  if (/^(html|.+Html)$/.test(key)) return value ? raw(String(value)) : undefined;
  if (key === 'slots' && isRecord(value)) return adaptSlots(value);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, entry]) => [name, adapt(entry, name)] as const)
      .filter(([, entry]) => entry !== undefined),
  );
}

function adaptSlots(slots: Record<string, unknown>): unknown {
  const entries = Object.entries(slots).map(([name, slot]) => {
    const markup = typeof slot === 'string' ? raw(slot) : adapt(slot);
    return [name, name === 'end' && typeof slot === 'string' ? { html: markup } : markup];
  });
  return Object.fromEntries(entries);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const COMPONENTS = {
  'back-link': govuk.backLink,
  button: govuk.button,
  'character-count': govuk.characterCount,
  checkboxes: govuk.checkboxes,
  'date-input': govuk.dateInput,
  details: govuk.details,
  'error-message': govuk.errorMessage,
  'error-summary': govuk.errorSummary,
  fieldset: govuk.fieldset,
  'file-upload': govuk.fileUpload,
  hint: govuk.hint,
  input: govuk.input,
  'inset-text': govuk.insetText,
  label: govuk.label,
  'notification-banner': govuk.notificationBanner,
  pagination: govuk.pagination,
  panel: govuk.panel,
  'password-input': govuk.passwordInput,
  radios: govuk.radios,
  select: govuk.select,
  'service-navigation': govuk.serviceNavigation,
  'skip-link': govuk.skipLink,
  'summary-list': govuk.summaryList,
  table: govuk.table,
  tag: govuk.tag,
  textarea: govuk.textarea,
  'warning-text': govuk.warningText,
};

for (const [name, component] of Object.entries(COMPONENTS)) {
  const write = component as unknown as (options: unknown) => Html;
  describe(`${name} matches what GOV.UK Frontend publishes`, () => {
    const fixtures = fixturesOf(name);
    it('has published cases', () => assert.ok(fixtures.length > 0));
    for (const fixture of fixtures) {
      it(`${name}: ${fixture.name}`, () => {
        assert.deepEqual(readTokens(render(write(adapt(fixture.options)))), readTokens(fixture.html));
      });
    }
  });
}
