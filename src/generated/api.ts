// Generated from openapi.yaml by npm run types. Do not edit.
export interface paths {
    "/customers/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Link a billing customer to a Ticaga customer
         * @description Ties the customer `billing_id` of the billing system `billing_system` to the Ticaga customer `ticaga_id`.
         *
         *     Read the customer with `getCustomer` first, and link only when its id and email match your own record.
         *     Then **look at the answer**: only `{"user": true}` means linked. Store your own row (ticaga_userid,
         *     billing_userid, email_address, billing_system) after that, not before.
         */
        post: operations["assignBillingId"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers/get/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a Ticaga customer
         * @description Answers with the customer's record. The linking flow compares `user.id` with the id that was typed and
         *     `user.email` with the billing system's own email, and links only when both match.
         *
         *     Id `0` answers with the record of the token's owner; plugins use that as their connection test.
         */
        get: operations["getCustomer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AssignRequest: {
            /** @description Ticaga's customer id, as a number or as a decimal string. */
            ticaga_id: number | string;
            /** @description The billing system's customer id. The server stores and returns it as a string. */
            billing_id: number | string;
            /**
             * @description The name of the billing system, one of the server's enum. The vendor does not list its members.
             * @enum {string}
             */
            billing_system: "Blesta" | "ClientExec" | "WHMCS";
        };
        Linked: {
            /**
             * @description True when the pair was stored.
             * @constant
             */
            user: true;
        };
        CustomerAnswer: {
            /** @description The customer's record. */
            user: components["schemas"]["Customer"];
        };
        Customer: {
            /** @description Ticaga's customer id. */
            id: number;
            /** @description The customer's full name. */
            name: string;
            /** @description The customer's email address. The linking flow compares it with the billing system's. */
            email: string;
            /** @description When the email was verified (UTC), or null. */
            email_verified_at: string | null;
            /** @description The company's name, or an empty string. */
            company: string;
            /** @description The phone number, or an empty string. */
            phone_number: string;
            /** @description The linked customer id of the billing system, as a string; "0" when unlinked. */
            billing_id: string;
            /** @description The linked billing system; an empty string when unlinked. */
            billing_system: string;
            /** @description The id of the account manager as a string; "0" when there is none. */
            account_manager: string;
            /** @description Free text. */
            biography: string;
            /** @description When the customer was created (UTC, microseconds). */
            created_at: string;
            /** @description When the customer last changed (UTC, microseconds). */
            updated_at: string;
        };
        UnknownCustomer: {
            /**
             * @description There is no such customer. In spite of its wording it does not speak of the credentials.
             * @constant
             */
            error: "User not authenticated";
        };
        BadCredentials: {
            /**
             * @description The credentials are missing, malformed or not those of an administrator.
             * @constant
             */
            message: "Unauthenticated.";
        };
        ValidationError: {
            /** @description The first error, and how many more there are. */
            message: string;
            /** @description The errors of each field. */
            errors: {
                [key: string]: string[];
            };
        };
        Conflict: {
            /** @description Why the link was refused. */
            error: string;
        };
        PlainMessage: {
            /** @description What went wrong, in the framework's words. */
            message: string;
        };
    };
    responses: never;
    parameters: {
        /**
         * @description The administrator's email beside a Bearer token. One plugin sends it; the fake accepts it and does not look at it.
         * @example admin@example.com
         */
        AdminEmail: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    assignBillingId: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The administrator's email beside a Bearer token. One plugin sends it; the fake accepts it and does not look at it.
                 * @example admin@example.com
                 */
                "X-Admin-Email"?: components["parameters"]["AdminEmail"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The pair to store, as JSON or as a form. A form carries every value as a string. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignRequest"];
                "application/x-www-form-urlencoded": components["schemas"]["AssignRequest"];
            };
        };
        responses: {
            /** @description Linked. Only the body `{"user": true}` says so; a client must look at it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Linked"] | components["schemas"]["UnknownCustomer"];
                };
            };
            /** @description Linked, on a server that answers a write with 201. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Linked"];
                };
            };
            /** @description A field is missing or malformed, on a server that answers 400 instead of 422. Correct the field that `errors` names. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"];
                };
            };
            /** @description Either the credentials were refused (the body has `message`) or there is no such customer (the body has `error`). Tell them apart by the body, not by the status. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BadCredentials"] | components["schemas"]["UnknownCustomer"];
                };
            };
            /** @description As 401, on a server that answers 403 to refused credentials or to an unknown customer. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BadCredentials"] | components["schemas"]["UnknownCustomer"];
                };
            };
            /** @description There is no customer with that ticaga_id, on a server that answers 404. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnknownCustomer"];
                };
            };
            /** @description The customer or the billing id is linked already, on a server that refuses to link it again. Show this to a person; do not retry. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conflict"];
                };
            };
            /** @description The body is too large. No correct call comes near the limit; look at what was sent. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlainMessage"];
                };
            };
            /** @description A field is missing or malformed. `errors` names each field; correct it. Nothing was stored. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidationError"];
                };
            };
        };
    };
    getCustomer: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The administrator's email beside a Bearer token. One plugin sends it; the fake accepts it and does not look at it.
                 * @example admin@example.com
                 */
                "X-Admin-Email"?: components["parameters"]["AdminEmail"];
            };
            path: {
                /**
                 * @description Ticaga's customer id, or 0 for the token's owner.
                 * @example 1
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The customer's record. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerAnswer"] | components["schemas"]["UnknownCustomer"];
                };
            };
            /** @description Either the credentials were refused (the body has `message`) or there is no such customer (the body has `error`). Tell them apart by the body, not by the status. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BadCredentials"] | components["schemas"]["UnknownCustomer"];
                };
            };
            /** @description As 401, on a server that answers 403 to refused credentials or to an unknown customer. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BadCredentials"] | components["schemas"]["UnknownCustomer"];
                };
            };
            /** @description There is no such customer, on a server that answers 404; or the id is no number, on a server whose route takes digits only. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnknownCustomer"] | components["schemas"]["PlainMessage"];
                };
            };
        };
    };
}
