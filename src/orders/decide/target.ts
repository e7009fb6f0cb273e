/** The clock of one order: each has its own. */
export const targetRule = (number: number): string => `orders.target-${number}`;
