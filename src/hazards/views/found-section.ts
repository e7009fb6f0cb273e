import { sentence } from '../../casefile/index.ts';
import { stackingTable } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { paragraph } from '../../repairs/index.ts';
import type { FoundInDetail, RoomFound } from '../model.ts';
import { causeFoundInWords, listed, neighbourInWords, roomInWords, roomReadingsInWords } from './found-words.ts';

/** Room by room and why, as the page of the hazard has it. */
export function detailSection(detail: FoundInDetail): Html {
  const { rooms } = detail;
  return html`${rooms.length > 0 && stackingTable({
    head: [{ text: 'Room' }, { text: 'What is seen' }, { text: 'Measured' }],
    rows: rooms.map((room) => [{ text: room.room }, { html: html`${roomInWords(room)}${room.words !== '' && html`<br>${room.words}`}` }, { html: readings(room) }]),
  })}${whyLines(detail).map((line) => paragraph(line))}`;
}

function readings(room: RoomFound): Html {
  const lines = roomReadingsInWords(room);
  return lines.length === 0 ? html`–` : html`${lines.map((line, at) => html`${at > 0 && html`<br>`}${line}`)}`;
}

/** The same as lines of the timeline. */
export function detailInWords(detail: FoundInDetail): Html {
  const rooms = detail.rooms.map((room) => `${room.room}: ${[roomInWords(room), room.words, ...roomReadingsInWords(room)].filter((part) => part !== '').join('; ')}.`);
  return html`${[...rooms, ...whyLines(detail)].map(sentence)}`;
}

function whyLines({ cause, contributing, otherDefects, neighbours, neighboursBecause }: FoundInDetail): readonly string[] {
  const more = [...contributing.map(({ words }) => words), ...(otherDefects === '' ? [] : [otherDefects])];
  const others = neighbours.length === 0 ? 'No neighbours to look at' : `To be looked at too: ${listed(neighbours.map((side) => neighbourInWords[side].toLowerCase()))}`;
  return [
    ...(cause === null ? [] : [`Cause: ${causeFoundInWords(cause)}.`]),
    ...(more.length === 0 ? [] : [`It is made worse by: ${listed(more)}.`]),
    ...(neighbours.length === 0 && neighboursBecause === '' ? [] : [`${others}${neighboursBecause === '' ? '' : `: ${neighboursBecause}`}.`]),
  ];
}
