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
    "/customers/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find or make a customer by email, and link it
         * @description Looks for the Ticaga customer with that `email`, makes one with the `name` where there is none, and ties it to
         *     the customer `billing_id` of the billing system `billing_system`. It writes the same pair as `assignBillingId`,
         *     and nobody has to type a Ticaga id.
         *
         *     **Look at the answer**: a `user.id` means linked, whatever the status. Keep that id in your own row, and send
         *     the same call again whenever you are not sure: it changes nothing then.
         */
        post: operations["linkCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a customer who can log in
         * @description Makes a Ticaga customer with a password, and may link it in the same call.
         *
         *     The vendor's page of this call stands outside the chapter "Auth Required" (documented); that it therefore needs
         *     no credentials is assumed. Another page says that every request needs them, so send them all the same.
         *
         *     The password stands in the request alone. Keep it out of your own logs.
         */
        post: operations["registerCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check a customer's email and password
         * @description Answers with the customer's record when the password is the customer's. The request itself carries the
         *     administrator's credentials, like every other: they are not the customer's.
         *
         *     The password stands in the request alone. Keep it out of your own logs.
         */
        post: operations["logIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/departments/public": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the departments that anybody may write to
         * @description The departments that a guest can choose from.
         *
         *     The vendor's page of this call stands outside the chapter "Auth Required" (documented); that it therefore needs
         *     no credentials is assumed. Another page says that every request needs them, so send them all the same.
         */
        get: operations["listPublicDepartments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/departments/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the departments that a customer may write to
         * @description The departments that a customer who is logged in can choose from.
         */
        get: operations["listCustomerDepartments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/departments/get/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a department by its slug
         * @description Has what a form for a ticket of this department needs: whether the department is open at all, whether it takes
         *     high priorities, and which fields of its own it asks for.
         *
         *     `department` is a **list of one**. Make sure that it is not empty before you read its first entry.
         */
        get: operations["getDepartment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/departments/get_by_id/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a department by its id
         * @description Answers with the same record as `getDepartment`. The vendor's own plugin contradicts itself: in one place it
         *     reads the first entry of `department`, in another the first entry of the answer. Both forms are described here.
         */
        get: operations["getDepartmentById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a ticket
         * @description Opens a ticket in a department, for a customer or, with `customer_id` `"0"`, for a guest who is known by
         *     `public_email` and `public_name` alone.
         *
         *     Keep what the answer says of the ticket: `tickets/info` takes its code. The plugins expect **two forms** of the
         *     answer, an object with id, hash and code, or the id alone; be ready for both.
         */
        post: operations["createTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read a ticket by its code
         * @description Answers with the ticket, the values of the fields of its department, and whether tickets can be rated.
         *
         *     The call names no customer, so whoever knows a code reads the ticket: compare `user_id` with your own customer
         *     before you show it.
         */
        post: operations["getTicketInfo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read a ticket of a customer
         * @description Answers with one ticket of one customer.
         */
        post: operations["getTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/get/all/{user}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the tickets of a customer
         * @description Answers with a list at the top of the body, without a name around it.
         */
        get: operations["listTickets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a ticket
         * @description Closes a ticket of a customer. **Look at the answer**: the ticket's id means closed; read the ticket again with
         *     `getTicketInfo` if you show its status.
         */
        post: operations["closeTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tickets/rate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rate a ticket
         * @description Keeps how content the customer is with a ticket, from 0 to 5. A plugin offers it where tickets/info says `ratings_enabled`.
         */
        post: operations["rateTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/responses/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write a response to a ticket
         * @description Adds what the customer writes to a ticket. A plugin writes for customers only, so `is_note` and `employee_response` are always `"0"`.
         */
        post: operations["createResponse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/responses/get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List the responses to a ticket
         * @description Answers with the responses in a list inside an object. What the list is called is assumed, so look for a list
         *     there rather than for its name.
         *
         *     The call names no customer: make sure that the ticket is your customer's before you show anything.
         */
        post: operations["listResponses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/realtime/config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read where a page can listen for news
         * @description Tells where a page can listen for events of the helpdesk. A falsy `enabled` means that this server offers
         *     nothing to listen to, so that a page has to ask again itself.
         */
        get: operations["getRealtimeConfig"];
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
        /**
         * @description The name of the billing system, one of the server's enum. The vendor does not list its members.
         * @enum {string}
         */
        BillingSystem: "Blesta" | "ClientExec" | "WHMCS";
        AssignRequest: {
            /** @description Ticaga's customer id, as a number or as a decimal string. */
            ticaga_id: number | string;
            /** @description The billing system's customer id, which is not 0, the mark of a customer who is not linked. The server stores and returns it as a string. */
            billing_id: ((number & (unknown & unknown)) | (string & (unknown & unknown))) & (unknown & unknown);
            billing_system: components["schemas"]["BillingSystem"];
        };
        LinkRequest: {
            /**
             * Format: email
             * @description The customer's email address in the billing system. It decides which Ticaga customer is meant.
             */
            email: string;
            /** @description The customer's full name, for a customer who has to be made. */
            name: string;
            /** @description The billing system's customer id, which is not 0. The plugins send a number; a decimal string is taken as well, as in customers/assign. */
            billing_id: ((number & (unknown & unknown)) | (string & (unknown & unknown))) & (unknown & unknown);
            billing_system: components["schemas"]["BillingSystem"];
        };
        RegisterRequest: {
            /** @description The customer's full name. */
            name: string;
            /**
             * Format: email
             * @description The customer's email address.
             */
            email: string;
            /**
             * Format: password
             * @description The password with which the customer will log in. No answer has it.
             */
            password: string;
            /** @description The company's name. */
            company?: string | null;
            /** @description The billing system's customer id, which is not 0, when the customer is to be linked at once. */
            billing_id?: ((number & (unknown & unknown)) | (string & (unknown & unknown))) & (unknown & unknown);
            billing_system?: components["schemas"]["BillingSystem"];
            /** @description The id of the account manager. */
            account_manager?: number | string | null;
            /** @description Free text. */
            biography?: string | null;
        };
        LoginRequest: {
            /**
             * Format: email
             * @description The customer's email address.
             */
            email: string;
            /**
             * Format: password
             * @description The customer's password, as it was typed. No answer has it.
             */
            password: string;
        };
        CreateTicketRequest: {
            /** @description Which plugin asks; the Blesta plugin says blesta. */
            organize?: string;
            /** @description Ticaga's customer id as a decimal string, or "0" for a guest. That a number does as well is assumed. */
            customer_id: string | number;
            /** @description What it is about, in a line. */
            subject: string;
            /**
             * @description How urgent it is. Offer high and emergency only where the department has allows_high_priority.
             * @enum {string}
             */
            priority: "none" | "low" | "medium" | "high" | "emergency";
            /** @description The text of the ticket. */
            message: string;
            /** @description Further email addresses, separated by commas, for a department with cc_enabled. */
            cc?: string | null;
            /** @description The employee to whom the ticket goes; the plugins send "0", which is nobody. */
            assigned?: string | number;
            /** @description The department's slug, as the lists of departments give it. */
            department_slug: string;
            /** @description The address from which the person wrote. */
            ip_address?: string | null;
            /** @description The email address of a guest; null for a customer. */
            public_email?: string | null;
            /** @description The name of a guest; null for a customer. */
            public_name?: string | null;
            /** @description The billing system of the service that it is about. */
            billing_system?: string | null;
            /** @description The company of the billing system in which the service is. */
            billing_company_id?: number | string | null;
            /** @description The service that it is about, for a department with show_services. */
            billing_service_id?: number | string | null;
            /** @description What the billing system calls this service. */
            billing_service_name?: string | null;
            /** @description The values of the department's own fields by their slugs. PHP writes an empty array when there is none. */
            custom_fields?: {
                [key: string]: unknown;
            } | unknown[];
        };
        TicketInfoRequest: {
            /** @description The code of the ticket. */
            ticket_id: string;
        };
        TicketRequest: {
            /** @description Ticaga's customer id. */
            id: number | string;
            /** @description The ticket's id or its code. */
            ticket_id: number | string;
        };
        CloseTicketRequest: {
            /** @description Ticaga's customer id of the ticket's owner. It makes sure that nobody else closes the ticket. */
            customer_id: string | number;
            /** @description The ticket's id or its code. */
            ticket_id: number | string;
            /** @description Which plugin asks; the Blesta plugin says blesta. */
            organize?: string;
        };
        RateTicketRequest: {
            /** @description The ticket's id or its code. */
            ticket_id: number | string;
            /** @description From 0 to 5. */
            rating: number | string;
            /** @description Ticaga's customer id of the ticket's owner. */
            customer_id: string | number;
            /** @description Which plugin asks; the Blesta plugin says blesta. */
            organize?: string;
        };
        CreateResponseRequest: {
            /** @description Ticaga's customer id of the person who writes. */
            user_id: string | number;
            /** @description The ticket's id or its code. */
            ticket_number: number | string;
            /** @description The text of the response. */
            content: string;
            /** @description "1" for a note among employees, which no customer may see; the plugins send "0". */
            is_note?: string | number;
            /** @description "1" for what an employee writes; the plugins send "0". */
            employee_response?: string | number;
            /** @description Which plugin asks; the Blesta plugin says blesta. */
            organize?: string;
        };
        ListResponsesRequest: {
            /** @description The ticket's id or its code. */
            ticket_id: number | string;
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
        LinkAnswer: {
            /** @description The customer, found or made. The plugins read the id alone. */
            user: {
                /** @description Ticaga's customer id. That it is there, and not empty, means linked. */
                id: number | string;
                /** @description The customer's full name. */
                name?: string;
                /** @description The customer's email address. */
                email?: string;
                /** @description When the email was verified, or null. */
                email_verified_at?: string | null;
                /** @description The company's name, or an empty string. */
                company?: string;
                /** @description The phone number, or an empty string. */
                phone_number?: string;
                /** @description The linked customer id of the billing system, as a string. */
                billing_id?: string;
                /** @description The linked billing system. */
                billing_system?: string;
                /** @description The id of the account manager as a string. */
                account_manager?: string;
                /** @description Free text. */
                biography?: string;
                /** @description When the customer was created. */
                created_at?: string;
                /** @description When the customer last changed. */
                updated_at?: string;
            };
        };
        RegisterAnswer: {
            /** @description The new customer. Unlike the record of customers/get it has no email_verified_at and no phone_number. */
            user: {
                name: components["schemas"]["Customer"]["name"];
                email: components["schemas"]["Customer"]["email"];
                company?: components["schemas"]["Customer"]["company"];
                billing_id?: components["schemas"]["Customer"]["billing_id"];
                billing_system?: components["schemas"]["Customer"]["billing_system"];
                account_manager?: components["schemas"]["Customer"]["account_manager"];
                biography?: components["schemas"]["Customer"]["biography"];
                updated_at: components["schemas"]["Customer"]["updated_at"];
                created_at: components["schemas"]["Customer"]["created_at"];
                id: components["schemas"]["Customer"]["id"];
            };
        };
        DepartmentsAnswer: {
            /** @description One entry for each department. */
            departments: components["schemas"]["DepartmentEntry"][];
        };
        DepartmentEntry: {
            /** @description The department's name in addresses and in a ticket's department_slug. */
            slug: string;
            /** @description The department's name for people. */
            department_name: string;
            /** @description What the department is for. */
            department_description?: string | null;
        };
        DepartmentAnswer: {
            /** @description A list of one; an empty one on a server that answers so when there is no such department. */
            department: components["schemas"]["DepartmentList"];
        };
        DepartmentList: components["schemas"]["Department"][];
        Department: {
            /** @description The department's id. */
            id?: number;
            /** @description The department's name in addresses and in a ticket's department_slug. */
            slug?: string;
            /** @description The department's name for people. */
            department_name: string;
            /** @description Whether the department takes no tickets at present. */
            is_disabled: boolean | number;
            /** @description Whether a guest may write to it. */
            is_public: boolean | number;
            /** @description Whether a ticket may have the priority high or emergency. */
            allows_high_priority: boolean | number;
            /** @description When somebody answers; the shape is unknown. */
            business_hours?: unknown;
            /** @description Whether a ticket may have further addresses in cc. */
            cc_enabled?: boolean | number;
            /** @description Whether a form shows the services of the billing system. */
            show_services?: boolean | number;
            /** @description The fields of its own that the department asks for. */
            custom_fields?: components["schemas"]["CustomField"][];
        };
        CustomField: {
            /** @description The field's name in a ticket's custom_fields. */
            slug: string;
            /** @description The field's name for people. */
            name: string;
            /** @description What kind of field it is, for example text; the kinds are not listed anywhere. */
            type: string;
            /** @description What can be chosen from; the shape is unknown. */
            options?: unknown[] | Record<string, never> | string | null;
            /** @description Whether it must be filled in. */
            required?: boolean | number | string;
            /** @description A hint inside the empty field. */
            placeholder?: string | null;
            /** @description A hint beside the field. */
            description?: string | null;
        };
        TicketCreated: {
            /** @description The new ticket, as an object or as its id alone. */
            id: {
                /** @description The ticket's id. */
                id: number;
                /** @description What lets a guest see the ticket. */
                public_hash: string;
                /** @description The code by which tickets/info finds the ticket. */
                ticket_code: string;
            } | number;
        };
        TicketInfoAnswer: {
            /** @description The ticket; one, in spite of the name. */
            tickets: components["schemas"]["Ticket"];
            /** @description What was filled into the fields of the department. */
            custom_fields?: components["schemas"]["CustomFieldValue"][];
            /** @description Whether the ticket can be rated. */
            ratings_enabled?: boolean | number | string | null;
        };
        CustomFieldValue: {
            /** @description The field's name for people. */
            name: string;
            /** @description What was filled in. */
            value: unknown;
            /** @description Whether the value is kept encrypted, so that a page should not show it openly. */
            is_encrypted?: boolean | number;
        };
        Ticket: {
            /** @description The ticket's id. */
            id: number;
            /** @description The ticket's code. */
            ticket_code?: string;
            /** @description What it is about, in a line. */
            subject: string;
            /** @description open, awaiting_reply, in_progress, on_hold, closed or trash. */
            status: string;
            /** @description How urgent it is, as in tickets/create. */
            priority: string;
            /** @description The text of the ticket. */
            message: string;
            /** @description Ticaga's customer id of the owner; 0 for a guest. */
            user_id: number | string;
            /** @description The owner's name. */
            name?: string | null;
            /** @description The name that a guest gave. */
            public_name?: string | null;
            /** @description What lets a guest see the ticket. */
            public_hash?: string | null;
            /** @description The department's name for people. */
            department_name?: string | null;
            /** @description When it was opened; the form of the time is unknown. */
            ticket_created?: string;
            /** @description From 0 to 5, or null when nobody has rated it. */
            rating?: number | string | null;
        };
        TicketAnswer: {
            /** @description The ticket; one, in spite of the name. */
            tickets: components["schemas"]["TicketEntry"];
        };
        TicketList: components["schemas"]["TicketEntry"][];
        TicketEntry: {
            /** @description The ticket's id. */
            id: number;
            /** @description The ticket's code. */
            ticket_code?: string;
            /** @description What it is about, in a line. */
            subject: string;
            /** @description open, awaiting_reply, in_progress, on_hold, closed or trash. */
            status: string;
            /** @description How urgent it is, as in tickets/create. */
            priority?: string;
            /** @description The department's name for people. */
            department_name?: string | null;
            /** @description When it was opened; the form of the time is unknown. */
            ticket_created?: string;
        };
        TicketClosed: {
            /** @description The ticket's id. That it is there means closed. */
            id: number;
        };
        TicketRated: {
            /** @description The ticket's id. */
            id: number;
        };
        ResponseCreated: {
            /** @description The id of the response. */
            id: number;
        };
        ResponsesAnswer: {
            /** @description The responses, the oldest first. */
            responses: components["schemas"]["Response"][];
        };
        Response: {
            /** @description Who wrote it. */
            user_name?: string | null;
            /** @description Whether an employee wrote it. */
            employee_response?: boolean | number | string;
            /** @description Whether it is a note among employees, which a page must not show to a customer. */
            is_note?: boolean | number | string;
            /** @description When it was written; the form of the time is unknown. */
            created_at?: string;
            /** @description The text of the response. */
            content: string;
        };
        RealtimeConfig: {
            /** @description Whether there is anything to listen to. A falsy value means that there is not. */
            enabled: boolean | number | string | null;
            /** @description The public key of the service. */
            key?: string | null;
            /** @description Where the service is. */
            host?: string | null;
            /** @description Its port. */
            port?: number | string | null;
            /** @description http or https. */
            scheme?: string | null;
            /** @description What the names of its channels begin with. */
            channel_prefix?: string | null;
            /** @description The name of the event to listen for. */
            event?: string | null;
        };
        UnknownCustomer: {
            /**
             * @description There is no such customer. In spite of its wording it does not speak of the credentials.
             * @constant
             */
            error: "User not authenticated";
        };
        BadCredentials: {
            /** @description The credentials are missing, malformed or not those of an administrator. */
            message: string;
        };
        ValidationError: {
            /** @description The first error, and how many more there are. */
            message: string;
            /** @description The errors of each field. */
            errors: {
                [key: string]: string[];
            };
        };
        Refusal: {
            /** @description Why the server did not do it. */
            error: string;
        };
        PlainMessage: {
            /** @description What went wrong, in the framework's words. */
            message: string;
        };
    };
    responses: {
        /** @description A field is missing or malformed, on a server that answers 400 instead of 422. Correct the field that `errors` names. */
        InvalidField400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ValidationError"];
            };
        };
        /** @description Either the credentials were refused (the body has `message`) or there is no such customer (the body has `error`). Tell them apart by the body, not by the status. */
        UnauthorizedOrUnknownCustomer: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BadCredentials"] | components["schemas"]["UnknownCustomer"];
            };
        };
        /** @description As 401, on a server that answers 403 to refused credentials or to an unknown customer. */
        ForbiddenOrUnknownCustomer: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BadCredentials"] | components["schemas"]["UnknownCustomer"];
            };
        };
        /** @description There is no such customer, on a server that answers 404. */
        UnknownCustomer404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UnknownCustomer"];
            };
        };
        /** @description The customer or the billing id is linked already, on a server that refuses to link it again. Show this to a person; do not retry. */
        LinkConflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description The body is too large. No correct call comes near the limit; look at what was sent. */
        BodyTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["PlainMessage"];
            };
        };
        /** @description The request was refused, and the client did not ask for JSON: credentials lead to /login, a field to the Referer or /. Nothing was stored. Send `Accept: application/json`, and never follow a redirect of this API. */
        RedirectedBrowser: {
            headers: {
                /** @description Where a browser goes on. */
                Location?: string;
                [name: string]: unknown;
            };
            content: {
                "text/html": string;
            };
        };
        /** @description The administrator has sent more requests than the server takes in a minute. Wait as long as Retry-After says; nothing was stored. */
        TooManyRequests: {
            headers: {
                /** @description Seconds until the next request is taken. */
                "Retry-After"?: number;
                /** @description How many requests a minute has. */
                "X-RateLimit-Limit"?: number;
                /** @description How many of them are left. */
                "X-RateLimit-Remaining"?: number;
                /** @description When the next request is taken, in seconds since 1970. */
                "X-RateLimit-Reset"?: number;
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The credentials were refused, the client did not ask for JSON, and the server has no page to log in; or the server could not store what it took for good. */
        ErrorPage: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/html": string;
            };
        };
        /** @description A field is missing or malformed. `errors` names each field; correct it. Nothing was stored. */
        InvalidField: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ValidationError"];
            };
        };
        /** @description The credentials were refused. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BadCredentials"] | components["schemas"]["Refusal"];
            };
        };
        /** @description As 401, on a server that answers 403 to refused credentials. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BadCredentials"] | components["schemas"]["Refusal"];
            };
        };
        /** @description The departments; an empty list when there is none. */
        Departments: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DepartmentsAnswer"];
            };
        };
        /** @description There is no such ticket or department. */
        NotFound404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description The credentials were refused (the body has `message`); or the customer is not the ticket's owner (the body has `error`), on a server that answers 401 to that. Tell them apart by the body, not by the status. */
        UnauthorizedOrNotOwner: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BadCredentials"] | components["schemas"]["Refusal"];
            };
        };
        /** @description The customer is not the ticket's owner (the body has `error`); or the credentials were refused (the body has `message`), on a server that answers 403 to that. */
        ForbiddenOrNotOwner: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BadCredentials"] | components["schemas"]["Refusal"];
            };
        };
        /** @description There is no such ticket; or it is another customer's, on a server that does not tell the two apart. */
        NotFoundOrNotOwner: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Refusal"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    assignBillingId: {
        parameters: {
            query?: never;
            header?: never;
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
            302: components["responses"]["RedirectedBrowser"];
            400: components["responses"]["InvalidField400"];
            401: components["responses"]["UnauthorizedOrUnknownCustomer"];
            403: components["responses"]["ForbiddenOrUnknownCustomer"];
            404: components["responses"]["UnknownCustomer404"];
            409: components["responses"]["LinkConflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["InvalidField"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ErrorPage"];
        };
    };
    getCustomer: {
        parameters: {
            query?: never;
            header?: never;
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
            302: components["responses"]["RedirectedBrowser"];
            401: components["responses"]["UnauthorizedOrUnknownCustomer"];
            403: components["responses"]["ForbiddenOrUnknownCustomer"];
            /** @description There is no such customer, on a server that answers 404; or the id is no number, on a server whose route takes digits only. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnknownCustomer"] | components["schemas"]["PlainMessage"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ErrorPage"];
        };
    };
    linkCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Who the customer is in the billing system. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkRequest"];
            };
        };
        responses: {
            /** @description Linked. The plugins look at `user.id` alone, and not at the status; so should you. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkAnswer"];
                };
            };
            302: components["responses"]["RedirectedBrowser"];
            400: components["responses"]["InvalidField400"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["LinkConflict"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["InvalidField"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ErrorPage"];
        };
    };
    registerCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The new customer, as JSON or as a form. A form carries every value as a string. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterRequest"];
                "application/x-www-form-urlencoded": components["schemas"]["RegisterRequest"];
            };
        };
        responses: {
            /** @description Registered. The answer has the new customer's id. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterAnswer"];
                };
            };
            302: components["responses"]["RedirectedBrowser"];
            400: components["responses"]["InvalidField400"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The billing id is linked already, on a server that refuses to link it again. Show this to a person; do not retry. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"];
                };
            };
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["InvalidField"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ErrorPage"];
        };
    };
    logIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Whom the customer says to be, as JSON or as a form. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginRequest"];
                "application/x-www-form-urlencoded": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            /** @description The password is right, and this is the customer's record. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerAnswer"] | components["schemas"]["UnknownCustomer"];
                };
            };
            302: components["responses"]["RedirectedBrowser"];
            400: components["responses"]["InvalidField400"];
            401: components["responses"]["UnauthorizedOrUnknownCustomer"];
            403: components["responses"]["ForbiddenOrUnknownCustomer"];
            404: components["responses"]["UnknownCustomer404"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["InvalidField"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ErrorPage"];
        };
    };
    listPublicDepartments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Departments"];
            302: components["responses"]["RedirectedBrowser"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ErrorPage"];
        };
    };
    listCustomerDepartments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Departments"];
            302: components["responses"]["RedirectedBrowser"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ErrorPage"];
        };
    };
    getDepartment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The department's name in addresses, as the lists of departments give it.
                 * @example support
                 */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The department, in a list of one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentAnswer"] | components["schemas"]["Refusal"];
                };
            };
            302: components["responses"]["RedirectedBrowser"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound404"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ErrorPage"];
        };
    };
    getDepartmentById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The department's id.
                 * @example 1
                 */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The department, in a list of one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentAnswer"] | components["schemas"]["Refusal"] | components["schemas"]["DepartmentList"];
                };
            };
            302: components["responses"]["RedirectedBrowser"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description There is no such department; or the id is no number, on a server whose route takes digits only. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refusal"] | components["schemas"]["PlainMessage"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ErrorPage"];
        };
    };
    createTicket: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The ticket. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTicketRequest"];
            };
        };
        responses: {
            /** @description The ticket is open. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketCreated"] | components["schemas"]["UnknownCustomer"];
                };
            };
            302: components["responses"]["RedirectedBrowser"];
            400: components["responses"]["InvalidField400"];
            401: components["responses"]["UnauthorizedOrUnknownCustomer"];
            403: components["responses"]["ForbiddenOrUnknownCustomer"];
            404: components["responses"]["UnknownCustomer404"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["InvalidField"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ErrorPage"];
        };
    };
    getTicketInfo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Which ticket. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketInfoRequest"];
            };
        };
        responses: {
            /** @description The ticket. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketInfoAnswer"] | components["schemas"]["Refusal"];
                };
            };
            302: components["responses"]["RedirectedBrowser"];
            400: components["responses"]["InvalidField400"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound404"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["InvalidField"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ErrorPage"];
        };
    };
    getTicket: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Which ticket of whom. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketRequest"];
            };
        };
        responses: {
            /** @description The ticket. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketAnswer"] | components["schemas"]["Refusal"];
                };
            };
            302: components["responses"]["RedirectedBrowser"];
            400: components["responses"]["InvalidField400"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound404"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["InvalidField"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ErrorPage"];
        };
    };
    listTickets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Ticaga's customer id.
                 * @example 1
                 */
                user: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tickets of the customer; an empty list when there is none. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketList"];
                };
            };
            302: components["responses"]["RedirectedBrowser"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /** @description The id is no number, on a server whose route takes digits only. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlainMessage"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ErrorPage"];
        };
    };
    closeTicket: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Which ticket, and whose it is, as JSON or as a form. A form carries every value as a string. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseTicketRequest"];
                "application/x-www-form-urlencoded": components["schemas"]["CloseTicketRequest"];
            };
        };
        responses: {
            /** @description Closed. Only a body with the ticket's id says so. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketClosed"] | components["schemas"]["Refusal"];
                };
            };
            302: components["responses"]["RedirectedBrowser"];
            400: components["responses"]["InvalidField400"];
            401: components["responses"]["UnauthorizedOrNotOwner"];
            403: components["responses"]["ForbiddenOrNotOwner"];
            404: components["responses"]["NotFoundOrNotOwner"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["InvalidField"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ErrorPage"];
        };
    };
    rateTicket: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The rating. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["RateTicketRequest"];
            };
        };
        responses: {
            /** @description The rating was kept. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketRated"] | components["schemas"]["Refusal"];
                };
            };
            302: components["responses"]["RedirectedBrowser"];
            400: components["responses"]["InvalidField400"];
            401: components["responses"]["UnauthorizedOrNotOwner"];
            403: components["responses"]["ForbiddenOrNotOwner"];
            404: components["responses"]["NotFoundOrNotOwner"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["InvalidField"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ErrorPage"];
        };
    };
    createResponse: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The response. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateResponseRequest"];
            };
        };
        responses: {
            /** @description The response was kept. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResponseCreated"] | components["schemas"]["Refusal"];
                };
            };
            302: components["responses"]["RedirectedBrowser"];
            400: components["responses"]["InvalidField400"];
            401: components["responses"]["UnauthorizedOrNotOwner"];
            403: components["responses"]["ForbiddenOrNotOwner"];
            404: components["responses"]["NotFoundOrNotOwner"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["InvalidField"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ErrorPage"];
        };
    };
    listResponses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Which ticket. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListResponsesRequest"];
            };
        };
        responses: {
            /** @description The responses, the oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResponsesAnswer"] | components["schemas"]["Refusal"];
                };
            };
            302: components["responses"]["RedirectedBrowser"];
            400: components["responses"]["InvalidField400"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound404"];
            413: components["responses"]["BodyTooLarge"];
            422: components["responses"]["InvalidField"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ErrorPage"];
        };
    };
    getRealtimeConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The configuration. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RealtimeConfig"];
                };
            };
            302: components["responses"]["RedirectedBrowser"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ErrorPage"];
        };
    };
}
