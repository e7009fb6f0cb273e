import { invalidFields } from '../../platform/api/index.ts';

type Read<Command> = { readonly ok: true; readonly command: Command } | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

/** What a form read, or the answer of the API that names what is wrong with it. */
export function must<Command>(parsed: Read<Command>): Command {
  if (!parsed.ok) throw invalidFields(parsed.errors);
  return parsed.command;
}
