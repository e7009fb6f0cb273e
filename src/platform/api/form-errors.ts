import { ApiProblem, type FieldProblem } from './problem.ts';

/**
 * What the rules of a form found wrong, told of the JSON that was put onto it. `pointers` says which member a field came
 * from where the two have different names.
 */
export function invalidFields(errors: Readonly<Record<string, string>>, pointers: Readonly<Record<string, string>> = {}, where: FieldProblem['in'] = 'body'): ApiProblem {
  const found = Object.entries(errors).map(([field, mend]) => ({ in: where, pointer: field === '' ? '' : `/${pointers[field] ?? field}`, reason: 'rule', mend }));
  return new ApiProblem('invalid', 'Nothing was saved. Mend what "errors" names, then send it again.', { errors: found });
}
