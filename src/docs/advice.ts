/**
 * What a plugin does about each answer, keyed by the name of its example in openapi.yaml.
 * Advice is the kit's own and carries no grade.
 */
export const advice: Readonly<Record<string, string>> = {
  linked: 'Store your own row now, and tell the person that the accounts are linked.',
  customer:
    'Go on only when `user.id` is the id that was typed and `user.email` is the email of your own record; compare the id as a number.',
  'unknown-customer':
    'Tell the person that this Ticaga id does not exist, and store nothing. Do not retry, and do not ask the operator for another token: in spite of its wording the answer does not speak of the credentials.',
  'bad-credentials':
    'Tell the operator that the server refuses the plugin: the email or the token in its settings is wrong or was revoked. Store nothing. Do not retry before the settings have changed.',
  'validation-error':
    'This is a mistake in the plugin or in its settings: log the fields that `errors` names and correct them. Store nothing. Do not retry with the same body.',
  'already-linked': 'Show this to a person, who decides which link is right. Store nothing. Do not retry.',
  'billing-id-taken': 'Show this to a person, who decides which customer is right. Store nothing. Do not retry.',
  'body-too-large': 'No correct call comes near the limit: log what was sent and look at it.',
  'route-not-found': 'Check that the id is a whole number before you call.',
};

/** What a plugin does about an answer that openapi.yaml does not know. */
export const adviceForTheRest =
  'No answer, an answer that is no JSON, a redirect, a page of HTML with status 500: **each of them means not linked.** Store nothing, log the status and the first line of the body, and let the person try again later. A server that answers HTML may be another application at that address, so show the operator the API URL too.';
