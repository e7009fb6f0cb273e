import { lenses, marks, outlines, type Lens, type Outline } from '../../model.ts';
import type { Place, Projection } from './projection.ts';

/** What a button of the map does: each gesture has one. */
export const moves = ['in', 'out', 'north', 'south', 'west', 'east', 'whole'] as const;
export type Move = (typeof moves)[number];

/** What of a block is shown: its mark, or that it is silent whatever its mark. */
export const shownMarks = [...marks, 'silent'] as const;
export type ShownMark = (typeof shownMarks)[number];

export const mostZoom = 6;

/** What an address asks of the map. Zoom 0 is all of it; each step shows half as much across. */
export interface MapAsked {
  readonly lens: Lens;
  readonly outline: Outline;
  /** Blocks with which marks are shown. */
  readonly marks: readonly ShownMark[];
  readonly zoom: number;
  /** The middle of what is shown; undefined for the middle of all. */
  readonly at: Place | undefined;
}

type Values = ReadonlyMap<string, readonly string[]>;

/** What an address says of the map, with the button that was pressed, if one was. Anything it should not hold counts as not said. */
export function readMapAsked(values: Values): { readonly asked: MapAsked; readonly move: Move | undefined } {
  const said = <Word extends string>(words: readonly Word[], name: string): Word | undefined => words.find((word) => word === values.get(name)?.at(-1));
  const shown = shownMarks.filter((mark) => values.get('mark')?.includes(mark) === true);
  const zoom = values.get('zoom')?.at(-1) ?? '';
  return {
    asked: {
      lens: said(lenses, 'lens') ?? 'unadjusted', outline: said(outlines, 'outline') ?? 'ward', marks: shown.length === 0 ? shownMarks : shown,
      zoom: /^\d(\.\d{1,2})?$/.test(zoom) ? Math.min(mostZoom, Number(zoom)) : 0, at: readPlace(values.get('at')?.at(-1)),
    },
    move: said(moves, 'move'),
  };
}

function readPlace(text: string | undefined): Place | undefined {
  const [, latitude, longitude] = /^(-?\d{1,2}(?:\.\d{1,6})?),(-?\d{1,3}(?:\.\d{1,6})?)$/.exec(text ?? '') ?? [];
  if (latitude === undefined || longitude === undefined) return undefined;
  return Math.abs(Number(latitude)) <= 85 && Math.abs(Number(longitude)) <= 180 ? { latitude: Number(latitude), longitude: Number(longitude) } : undefined;
}

export const placeInAddress = ({ latitude, longitude }: Place): string => `${latitude},${longitude}`;

/** The address of a map as it is asked for. */
export function mapAddress({ lens, outline, marks: shown, zoom, at }: MapAsked, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({ lens, outline });
  if (shown.length < shownMarks.length) for (const mark of shown) query.append('mark', mark);
  if (zoom > 0) query.set('zoom', String(zoom));
  if (zoom > 0 && at !== undefined) query.set('at', placeInAddress(at));
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  return `/damp/map?${query.toString()}`;
}

/** The page of one area of a run. */
export const areaAddress = (runId: string, number: number): string => `/damp/area?${new URLSearchParams({ run: runId, area: String(number) }).toString()}`;

/** Whether a block is among what is shown. */
export const isShown = ({ mark, isSilent }: { readonly mark: ShownMark; readonly isSilent: boolean }, { marks: shown }: Pick<MapAsked, 'marks'>): boolean => shown.includes(mark) || (isSilent && shown.includes('silent'));

/** The part of the picture that is shown. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a map shows at this zoom around this place: never beyond its edges. */
export function boxOf({ zoom, at }: Pick<MapAsked, 'zoom' | 'at'>, { width, height, x, y }: Projection): Box {
  const [boxWidth, boxHeight] = [width / 2 ** zoom, height / 2 ** zoom];
  const [middleX, middleY] = at === undefined ? [width / 2, height / 2] : [x(at.longitude), y(at.latitude)];
  const within = (middle: number, size: number, all: number) => Math.max(0, Math.min(all - size, middle - size / 2));
  return { x: within(middleX, boxWidth, width), y: within(middleY, boxHeight, height), width: boxWidth, height: boxHeight };
}

const steps: Readonly<Record<Move, readonly [across: number, down: number, zoom: number]>> = {
  in: [0, 0, 1], out: [0, 0, -1], north: [0, -0.5, 0], south: [0, 0.5, 0], west: [-0.5, 0, 0], east: [0.5, 0, 0], whole: [0, 0, -mostZoom],
};

/** The map after a button: half of what is shown further on, or twice as near or as far. */
export function movedMap(asked: MapAsked, move: Move, projection: Projection): MapAsked {
  const box = boxOf(asked, projection);
  const [across, down, nearer] = steps[move];
  const zoom = Math.max(0, Math.min(mostZoom, asked.zoom + nearer));
  const at = projection.placeAt(box.x + box.width * (0.5 + across), box.y + box.height * (0.5 + down));
  const moved = boxOf({ zoom, at }, projection);
  return { ...asked, zoom, at: zoom === 0 ? undefined : projection.placeAt(moved.x + moved.width / 2, moved.y + moved.height / 2) };
}
