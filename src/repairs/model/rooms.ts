/** Where in a home something is. */
export const rooms = ['Kitchen', 'Bathroom', 'Toilet', 'Living room', 'Main bedroom', 'Other bedroom', 'Hall, stairs or landing', 'Whole home', 'Outside', 'Shared area'] as const;
