export const grades = ['neither', 'significant', 'emergency'] as const;
/** How urgently a reasonable landlord, who knows this household, would make it safe: the slightest first. */
export type Grade = (typeof grades)[number];

const rankOf = (grade: Grade): number => grades.indexOf(grade);

/** Whether one grade asks for less than another. */
export const isLower = (one: Grade, other: Grade): boolean => rankOf(one) < rankOf(other);

/** The graver of two. */
export const graver = (one: Grade, other: Grade): Grade => (isLower(one, other) ? other : one);
