const labels: Readonly<Record<string, string>> = {
  presence: 'Whether the resident was there',
  when: 'When it was concluded', whenOn: 'Concluded on', whenTime: 'Concluded at', lateBecause: 'Why it is written down late', how: 'How it was investigated', investigator: 'Who investigated', competence: 'Why they are competent',
  found: 'What was found', words: 'What was found, and how it is known', safetyWork: 'What makes it safe', prevention: 'What stops it coming back', noPreventionBecause: 'Why nothing more is needed',
  moistureInstrument: 'Moisture meter', airInstrument: 'Thermometer and humidity meter', cause: 'Why it happened', sureness: 'How sure', contributing: 'Other defects', otherDefects: 'Other defects, in words', neighbours: 'Neighbours to look at', neighboursBecause: 'Why those, or why nobody',
};
const labelsOfCheck: Readonly<Record<string, string>> = {
  presence: 'Whether the resident was there',
  when: 'When it was looked at', whenOn: 'Looked at on', whenTime: 'Looked at at', lateBecause: 'Why it is written down late', result: 'Whether it is dry', words: 'What was looked at, and what was found', againOn: 'When somebody tries again',
};
const parts: Readonly<Record<string, string>> = { room: 'which', size: 'how much', area: 'square metres', signs: 'what is seen', moisture: 'surface moisture', temperature: 'air temperature', humidity: 'relative humidity', words: 'where' };

/** A field of the form of an investigation, for a person who reads what a phone sent; undefined where it is none. */
export function investigatedFieldInWords(name: string): string | undefined {
  const [, row = '', part = ''] = /^room-(\d+)-(\w+)$/.exec(name) ?? [];
  if (row !== '') return `Room ${row}: ${parts[part] ?? part}`;
  return labels[name.replace(/-\d+$/, '')];
}

/** The same of the form of a look whether it is dry. */
export function dryCheckFieldInWords(name: string): string | undefined {
  return labelsOfCheck[name];
}
