import type { ExampleName } from '../document/described-answers.js';

const readCreated =
  'Read the id wherever it stands, in an object or as a number; without a code, the id is what you keep. Tell the person only now that the ticket is open.';

/**
 * What a plugin does about each answer, by its example in openapi.yaml. A test finds the example that has none.
 * Advice is the kit's own and carries no grade.
 */
export const advice: Readonly<Partial<Record<ExampleName, string>>> = {
  linked: 'Store your own row now, and tell the person that the accounts are linked.',
  customer:
    'Go on only when `user.id` is the id that was typed and `user.email` is the email of your own record; compare the id as a number.',
  'linked-customer':
    'Store `user.id` in your own row now. Where the row has another id already, show this to a person before you overwrite it.',
  registered:
    'Store `user.id` in your own row, and forget the password. Read the other fields only where they are there.',
  departments: 'Show these departments and no others; an empty list means that nobody can write a ticket now.',
  department:
    'Read the first entry of the list. Show the form only when `is_disabled` is false, and ask for each of its `custom_fields`.',
  'department-bare': 'The same record without `department` around it: read the first entry of whichever list is there.',
  'no-department':
    'Look whether the list has an entry before you read one; without it, show the list of departments anew.',
  'ticket-created': readCreated,
  'ticket-created-number': readCreated,
  'ticket-info':
    'Compare `tickets.user_id` with your own customer, or `tickets.public_hash` with that of the link, before you show anything.',
  ticket: 'Show it only when `tickets.id` or its code is the one that you asked for.',
  'ticket-list': 'Show each entry; an empty list is a customer without tickets, and no failure.',
  'ticket-closed': 'Compare `id` with the id of the ticket that you closed, and show the ticket as closed.',
  'ticket-rated': 'Thank the person. A second rating takes the place of the first.',
  'response-created': 'Read the responses again, and show them with this one.',
  responses:
    'Leave out every entry with a true `is_note`: employees wrote it to each other. Show the rest in this order.',
  'realtime-config':
    'Listen at that address. Poll as before when the connection fails: what it says is a help and no promise.',
  'realtime-off': 'Do not listen; ask for the responses from time to time.',
  'unknown-customer':
    'Tell the person that this customer does not exist, or after a log-in that email and password do not fit together, and store nothing. Do not retry, and do not ask the operator for another token: in spite of its wording the answer does not speak of the credentials.',
  'not-found':
    'Tell the person that there is no such ticket or department, and drop it from your own pages. Do not retry.',
  'not-the-owner':
    'Tell the person that this is not their ticket, and look why your page offered it: the customer id that you sent belongs to somebody else. Do not retry.',
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

/** What a plugin does about an answer, by the name of its example; undefined when openapi.yaml has no such example. */
export const adviceFor = (example: string): string | undefined => advice[example as ExampleName];
