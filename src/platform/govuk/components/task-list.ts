import { html } from '../../html/index.ts';
import type { Html } from '../../html/index.ts';
import { attributes, classNames } from '../attributes.ts';
import type { Attributes } from '../attributes.ts';
import { contentOf, numbered } from '../content.ts';
import type { Content, Maybe, OptionalContent } from '../content.ts';
import { tag } from './tag.ts';
import type { TagOptions } from './tag.ts';

export interface Task {
  readonly title: Content & { readonly classes?: string | undefined };
  readonly hint?: Content | undefined;
  readonly href?: string | undefined;
  readonly status: OptionalContent & { readonly tag?: TagOptions | undefined; readonly classes?: string | undefined };
  readonly classes?: string | undefined;
}

export interface TaskListOptions {
  readonly items: readonly Maybe<Task>[];
  readonly idPrefix?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** Things to do, each with how far it is. */
export function taskList(options: TaskListOptions): Html {
  const own = { class: classNames('govuk-task-list', options.classes) };
  const idPrefix = options.idPrefix || 'task-list';
  const tasks = numbered(options.items).map(([task, number]) => taskItem(task, `${idPrefix}-${number}`));
  return html`<ul${attributes(own)}${attributes(options.attributes)}>${tasks}</ul>`;
}

function taskItem(task: Task, id: string): Html {
  const classes = classNames('govuk-task-list__item', task.href && 'govuk-task-list__item--with-link', task.classes);
  return html`<li class="${classes}">
  <div class="govuk-task-list__name-and-hint">
    ${title(task, id)}
    ${task.hint && html`<div id="${id}-hint" class="govuk-task-list__hint">${contentOf(task.hint)}</div>`}
  </div>
  <div class="${classNames('govuk-task-list__status', task.status.classes)}" id="${id}-status">
    ${task.status.tag ? tag(task.status.tag) : contentOf(task.status)}
  </div>
</li>`;
}

function title(task: Task, id: string): Html {
  if (!task.href) return html`<div${attributes({ class: task.title.classes || undefined })}>${contentOf(task.title)}</div>`;
  const own = {
    class: classNames('govuk-link govuk-task-list__link', task.title.classes),
    href: task.href,
    'aria-describedby': classNames(task.hint && `${id}-hint`, `${id}-status`),
  };
  return html`<a${attributes(own)}>
      ${contentOf(task.title)}
    </a>`;
}
