/**
 * The switches that no shipped contract can decide, each with what it would have to send: an Arazzo document names
 * operations and no addresses.
 */
export const unplayedSwitches: Readonly<Record<string, string>> = {
  'error-wording': 'a body of 8 MB, for only its refusal tells Laravel 10 from 11',
  'email-case': 'an email in other letters than the one that it was given',
  'rate-limit': 'sixty requests in a minute, which a live server may bear ill',
  'double-slash': 'an address with a slash twice',
};
