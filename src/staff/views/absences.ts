import { longDate } from '../../clock/index.ts';
import type { PlainDate } from '../../clock/index.ts';
import { downloadLinks, notificationBanner, pagination, stackingTable, tag } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import type { PageWords } from '../../platform/http/layout.ts';
import type { PageOfAbsences } from '../queries/absences.ts';
import { heading, link, paragraph, postForm } from './form.ts';
import type { FormFacts } from './form.ts';

export interface AbsencesFacts extends FormFacts, PageOfAbsences {
  readonly today: PlainDate;
  readonly done: string | undefined;
  /** What follows from it for the work of other slices, such as visits that somebody else must make. */
  readonly sections: readonly Html[];
}

const doneWords = new Map([['set', 'Absence set'], ['removed', 'Absence removed']]);

/** Who is away now and soon, and who stands in. */
export function absencesPage(facts: AbsencesFacts): PageWords {
  const { absences, nextAfter, today } = facts;
  const title = 'Who is away';
  const rows = absences.map((absence) => [
    { html: html`${absence.name} ${absence.fromOn <= today && tag({ text: 'Away now' })}` },
    { text: longDate(absence.fromOn, today) },
    { text: longDate(absence.untilOn, today) },
    { text: absence.coverName },
    { html: postForm(facts, { action: `/admin/absences/${absence.id}/remove`, verb: 'Remove', verbObject: `the absence of ${absence.name} from ${longDate(absence.fromOn, today)}`, look: 'secondary' }) },
  ]);
  const head = ['Person', 'From', 'Until', 'Who stands in', 'Change'].map((text) => ({ text }));
  const main = html`${heading(title)}
    ${facts.sections}
    ${paragraph(link('/admin/absences/new', 'Set somebody’s absence'))}
    ${rows.length === 0 ? paragraph('Nobody is away now, and no absence is set for later.') : stackingTable({ head, rows })}
    ${nextAfter !== undefined && pagination({ next: { href: `/admin/absences?after=${nextAfter}` } })}
    ${rows.length > 0 && downloadLinks('/admin/absences')}`;
  const done = doneWords.get(facts.done ?? '');
  return { title, main, wide: true, current: '/admin/staff', ...(done === undefined ? {} : { notification: notificationBanner({ type: 'success', text: done }) }) };
}
