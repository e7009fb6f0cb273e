const emailShape = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]+$/;

/** A phone number as its figures alone, with the country written as people in it write it: '07700900123'. */
export function phoneFigures(number: string): string {
  return number.replaceAll(/[\s().-]/g, '').replace(/^(?:\+|00)44(?:0)?/, '0');
}

/** What to do about a phone number that cannot be one; '' is no number at all, which is no error. */
export function mendOfPhone(number: string): string | undefined {
  const figures = phoneFigures(number);
  return figures === '' || /^(?:0\d{9,10}|\+\d{9,15})$/.test(figures) ? undefined : 'Enter a phone number, such as 07700 900123 or 0161 496 0000';
}

export function mendOfEmail(email: string): string | undefined {
  return email === '' || (email.length <= 200 && emailShape.test(email)) ? undefined : 'Enter an email address, such as name@example.com';
}
