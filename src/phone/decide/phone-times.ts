import { addHours, isInstant, minutesBetween, type Instant } from '../../clock/index.ts';
import type { PhoneTimes } from '../../repairs/index.ts';

/** What the phone's clock said when it was written down and when it was sent, and ours when it came. */
export interface TimesSaid {
  readonly recordedAt: string;
  readonly sentAt: string;
  readonly receivedAt: Instant;
}

/** A clock that is less than this out is right: networks take their time. */
const minutesOfDoubt = 5;
/** A clock further out than a day was not set, or jumped: taking it for slow or fast would make up a time. */
const mostMinutesOut = 24 * 60;
/** Nobody carries a visit for longer without once opening the page where there is signal. */
const mostDaysCarried = 60;

/**
 * When it was recorded, put right by how far the phone's clock is out now. What cannot be is kept as it was said and marked:
 * a time after it was sent, one so long ago that the clock and not the visit is old, or a clock that is days out.
 */
export function phoneTimes({ recordedAt, sentAt, receivedAt }: TimesSaid): PhoneTimes {
  if (!isInstant(recordedAt) || !isInstant(sentAt)) return { recordedAt: receivedAt, receivedAt, clock: 'not-believed', minutesFast: 0 };
  const minutesFast = minutesBetween(receivedAt, sentAt);
  const isOut = Math.abs(minutesFast) > mostMinutesOut;
  const isLongAgo = recordedAt < addHours(receivedAt, -24 * mostDaysCarried);
  if (isOut || isLongAgo || recordedAt > sentAt) return { recordedAt, receivedAt, clock: 'not-believed', minutesFast };
  if (Math.abs(minutesFast) < minutesOfDoubt) return { recordedAt: earlier(recordedAt, receivedAt), receivedAt, clock: 'right', minutesFast: 0 };
  return { recordedAt: addHours(recordedAt, -minutesFast / 60), receivedAt, clock: 'off', minutesFast };
}

/** A clock that is a little fast must not have it recorded after it came. */
const earlier = (one: Instant, other: Instant): Instant => (one < other ? one : other);
