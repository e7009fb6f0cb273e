import { readForm, type Parsed } from '../../platform/forms/index.ts';
import { formList, formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { isUuid } from '../../platform/uuid.ts';
import { ways, type StartOutreach } from '../model.ts';

/** What somebody types to begin an outreach. Ids that are none count as not ticked. */
export function parseStart(body: FormBody): Parsed<StartOutreach> {
  const read = readForm(body);
  const name = read.needed('name', 'Give it a name, such as the estate and the month');
  const way = read.oneOf('way', ways, 'Choose how homes are asked');
  const script = read.needed('script', 'Write what to say to whoever answers');
  const promisedOn = read.date('promisedOn', 'Enter the day by which every home is asked, like 27 3 2026');
  const ownerId = formText(body, 'owner');
  const lately = formText(body, 'lately');
  if (!isUuid(ownerId)) read.wrong('owner', 'Choose who sees to it');
  const homeIds = formList(body, 'home').filter((id) => isUuid(id));
  return read.result(() => (promisedOn === undefined || way === undefined ? undefined : {
    name: name.slice(0, 120), chosenFrom: formText(body, 'chosenFrom').slice(0, 200), way, script, promisedOn, ownerId, homeIds, lately: lately === 'leave out' || lately === 'ask again' ? lately : null,
  }));
}
