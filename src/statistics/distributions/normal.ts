/** The 97.5 % point of the standard normal distribution, for intervals of 95 %. */
export const z95 = 1.959963984540054;
