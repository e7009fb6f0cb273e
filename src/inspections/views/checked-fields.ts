import { everyItem } from '../decide/checklist.ts';

const asks = { result: '', remark: 'What is wrong: ', reading: 'Measured: ' } as const;

/** A field of the list by what it asks: "result-works" is how what was mended was found. Undefined for any other field. */
export function checkedFieldInWords(name: string): string | undefined {
  const [, part, item] = /^(result|remark|reading)-([a-z-]+)$/.exec(name) ?? [];
  const words = everyItem.find((one) => one.item === item)?.words;
  return words === undefined ? undefined : `${asks[part as keyof typeof asks]}${words}`;
}
