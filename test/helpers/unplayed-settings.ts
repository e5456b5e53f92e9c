/** The values of switches that no shipped contract can tell from the default, each with what it would have to send. */
export const unplayedSettings: Readonly<Record<string, string>> = {
  'error-wording=laravel-10': 'a body of 8 MB, for only its refusal tells Laravel 10 from 11',
};
