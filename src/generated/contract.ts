// Generated from openapi.yaml, older-addresses.yaml, assumptions.yaml, src/document/grade.schema.json and package.json by npm run types. Do not edit.

/** The version of the package. */
export const version = "0.1.0";

/** openapi.yaml as data, so that serving needs no YAML parser. */
export const openapi = {
  "openapi": "3.1.0",
  "info": {
    "title": "Ticaga API for billing-system plugins",
    "version": "0.1.0",
    "summary": "How a billing-system plugin links customers to a helpdesk, and opens, reads, answers, rates and closes their tickets.",
    "description": "Ticaga is a self-hosted helpdesk. Its public documentation of this API is thin, so every fact in this document\ncarries a grade in `x-grade`:\n\n- `documented`: the vendor's API page says so.\n- `observed`: a published plugin of the vendor does or relies on it.\n- `assumed`: nobody says; it is what the framework (Laravel) or common sense gives. A live server may refute it.\n\nObserved and assumed facts name their origin in `x-source`. An assumption that a plugin can notice names, in\n`x-assumption`, the switch of `assumptions.yaml` that changes it in the fake; where it has no `x-source` of its own,\nthe reason is the switch's.\n\n`x-outcome` says what an example of an answer means, and `x-members` that the members of an enum are those of the\nserver's state: the list of that name in a seed. `x-spellings` lists in what other spelling a member was seen.\n`x-typed` marks a value that a person types into a form: what is wrong with it may be their slip, and not the plugin's.\n\nAddresses that only older or other plugins of the vendor call stand in `older-addresses.yaml`. The vendor's page of\nthe authentication shows an answer `{\"result\": \"true\"}` to a call whose address it does not give; it stands nowhere.\n",
    "license": {
      "name": "MIT",
      "identifier": "MIT"
    }
  },
  "servers": [
    {
      "url": "https://{domain}/api",
      "description": "The operator gives a plugin one base URL, for example https://yourdomain.com. The plugin appends /api/ and the action.",
      "x-grade": "documented",
      "x-rules": [
        {
          "id": "one-slash",
          "rule": "A slash that stands twice makes another address, which the server does not have.",
          "x-grade": "assumed",
          "x-assumption": "double-slash",
          "x-source": "Measured on Laravel 8.83 behind PHP's own server; a web server in front may fold the slashes."
        },
        {
          "id": "email-letter-case",
          "rule": "The letter case of the email in Basic credentials does not matter.",
          "x-grade": "assumed",
          "x-assumption": "email-case",
          "x-source": "Measured on Laravel 8.83 with MariaDB 10.11, which minds neither accents nor spaces at the end, and with SQLite; which database a Ticaga has, nobody says."
        }
      ],
      "variables": {
        "domain": {
          "default": "yourdomain.com"
        }
      }
    }
  ],
  "security": [
    {
      "basic": []
    },
    {
      "bearer": []
    }
  ],
  "tags": [
    {
      "name": "customers",
      "description": "Reading a helpdesk customer, making one, and linking it to a billing customer."
    },
    {
      "name": "departments",
      "description": "Where a ticket can go."
    },
    {
      "name": "tickets",
      "description": "Opening a ticket for a customer or a guest, reading, rating and closing it."
    },
    {
      "name": "responses",
      "description": "What customers and employees write to a ticket."
    },
    {
      "name": "realtime",
      "description": "Where a page can listen for news of a ticket."
    }
  ],
  "paths": {
    "/customers/assign": {
      "post": {
        "operationId": "assignBillingId",
        "tags": [
          "customers"
        ],
        "summary": "Link a billing customer to a Ticaga customer",
        "description": "Ties the customer `billing_id` of the billing system `billing_system` to the Ticaga customer `ticaga_id`.\n\nRead the customer with `getCustomer` first, and link only when its id and email match your own record.\nThen **look at the answer**: only `{\"user\": true}` means linked. Store your own row (ticaga_userid,\nbilling_userid, email_address, billing_system) after that, not before.\n",
        "x-grade": "documented",
        "x-rules": [
          {
            "id": "assign-shows-in-get",
            "rule": "After a successful assign or link, getCustomer shows the new billing_id and billing_system.",
            "x-grade": "assumed",
            "x-assumption": "assignment-in-get",
            "x-source": "The vendor's page shows both fields in the answer of customers/get, and nothing else could fill them."
          },
          {
            "id": "assign-moves-updated-at",
            "rule": "A successful assign or link that changes the pair moves updated_at.",
            "x-grade": "assumed",
            "x-assumption": "updated-at",
            "x-source": "Laravel's Eloquent moves updated_at on every save that changes a column."
          },
          {
            "id": "reassign-overwrites",
            "rule": "Linking an already linked customer to another pair overwrites the earlier pair.",
            "x-grade": "assumed",
            "x-assumption": "reassign",
            "x-source": "The vendor's plugin upserts its own row on repeat, and its comments say that customers/link may be repeated, which suggests that the server overwrites."
          },
          {
            "id": "duplicate-billing-id-allowed",
            "rule": "Two Ticaga customers may hold the same pair of billing_system and billing_id.",
            "x-grade": "assumed",
            "x-assumption": "duplicate-billing-id",
            "x-source": "No page and no plugin speaks of a uniqueness check."
          },
          {
            "id": "billing-system-case",
            "rule": "The letter case of billing_system does not matter; the server keeps its own spelling.",
            "x-grade": "assumed",
            "x-assumption": "billing-system-case",
            "x-source": "The Blesta plugin 2.1.0 sends Blesta to customers/link and the newest sends blesta, so one server seems to take both; the documented answer of register shows blesta."
          },
          {
            "id": "other-billing-systems",
            "rule": "ClientExec and WHMCS are members of the enum besides Blesta.",
            "x-grade": "assumed",
            "x-assumption": "other-billing-systems",
            "x-source": "The vendor publishes plugins for these two billing systems; the enum itself is not listed."
          },
          {
            "id": "billing-id-type",
            "rule": "A billing_id that is neither a whole number nor a text is refused.",
            "x-grade": "assumed",
            "x-assumption": "billing-id-type",
            "x-source": "The vendor's page and plugins have whole numbers and texts; a rule that asks for no more than a value takes the rest (measured on Laravel 8.83)."
          },
          {
            "id": "unknown-fields-ignored",
            "rule": "Fields that the call does not know are ignored.",
            "x-grade": "assumed",
            "x-assumption": "unknown-fields",
            "x-source": "Laravel ignores input that no validation rule names."
          },
          {
            "id": "local-row",
            "rule": "The plugin keeps its own row of the link, keyed by the Ticaga id and overwritten on repeat.",
            "x-grade": "documented"
          }
        ],
        "requestBody": {
          "required": true,
          "description": "The pair to store, as JSON or as a form. A form carries every value as a string.",
          "content": {
            "application/json": {
              "x-grade": "observed",
              "x-source": "The vendor's Blesta plugin sends JSON with a Bearer token since 2.1.0.",
              "schema": {
                "$ref": "#/components/schemas/AssignRequest"
              },
              "examples": {
                "link": {
                  "x-grade": "observed",
                  "x-source": "The vendor's plugins send ids as numbers and as decimal strings; this spelling of Blesta is the one that 2.1.0 sends to customers/link.",
                  "summary": "Link Ticaga customer 1 to Blesta client 2",
                  "value": {
                    "ticaga_id": 1,
                    "billing_id": 2,
                    "billing_system": "Blesta"
                  }
                }
              }
            },
            "application/x-www-form-urlencoded": {
              "x-grade": "observed",
              "x-source": "The vendor's Blesta plugin 2.0.0 sends a form, and no credentials with it; no version is known that sends a form with them.",
              "schema": {
                "$ref": "#/components/schemas/AssignRequest"
              },
              "examples": {
                "link": {
                  "x-grade": "observed",
                  "x-source": "A form carries every value as a string, as PHP's http_build_query writes it.",
                  "summary": "The same pair as a form",
                  "value": {
                    "ticaga_id": "1",
                    "billing_id": "2",
                    "billing_system": "Blesta"
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "Linked. Only the body `{\"user\": true}` says so; a client must look at it.",
            "x-grade": "assumed",
            "x-assumption": "success-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
                      "$ref": "#/components/schemas/Linked"
                    },
                    {
                      "$ref": "#/components/schemas/UnknownCustomer"
                    }
                  ]
                },
                "examples": {
                  "linked": {
                    "$ref": "#/components/examples/linked"
                  },
                  "unknown-customer": {
                    "$ref": "#/components/examples/unknown-customer"
                  }
                }
              }
            },
            "x-source": "The vendor's page gives the body and no status; 200 is Laravel's default."
          },
          "201": {
            "description": "Linked, on a server that answers a write with 201.",
            "x-grade": "assumed",
            "x-source": "A plausible alternative to 200, common for a POST that stores something.",
            "x-assumption": "success-status",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Linked"
                },
                "examples": {
                  "linked": {
                    "$ref": "#/components/examples/linked"
                  }
                }
              }
            }
          },
          "302": {
            "$ref": "#/components/responses/RedirectedBrowser"
          },
          "400": {
            "$ref": "#/components/responses/InvalidField400"
          },
          "401": {
            "$ref": "#/components/responses/UnauthorizedOrUnknownCustomer"
          },
          "403": {
            "$ref": "#/components/responses/ForbiddenOrUnknownCustomer"
          },
          "404": {
            "$ref": "#/components/responses/UnknownCustomer404"
          },
          "409": {
            "$ref": "#/components/responses/LinkConflict"
          },
          "413": {
            "$ref": "#/components/responses/BodyTooLarge"
          },
          "422": {
            "$ref": "#/components/responses/InvalidField"
          },
          "429": {
            "$ref": "#/components/responses/TooManyRequests"
          },
          "500": {
            "$ref": "#/components/responses/ErrorPage"
          }
        }
      }
    },
    "/customers/get/{id}": {
      "get": {
        "operationId": "getCustomer",
        "tags": [
          "customers"
        ],
        "summary": "Read a Ticaga customer",
        "description": "Answers with the customer's record. The linking flow compares `user.id` with the id that was typed and\n`user.email` with the billing system's own email, and links only when both match.\n\nId `0` answers with the record of the token's owner; plugins use that as their connection test.\n",
        "x-grade": "documented",
        "x-rules": [
          {
            "id": "owner-record",
            "rule": "Id 0 answers with the record of the token's owner, so 200 or 404 means connected, and 401 or 403 means bad credentials.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 and newer use customers/get/0 as their connection test."
          },
          {
            "id": "unlinked-customer",
            "rule": "An unlinked customer has billing_id \"0\" and billing_system \"\", both strings.",
            "x-grade": "documented"
          },
          {
            "id": "shows-assigned-pair",
            "rule": "The record has the pair of the latest assign or link.",
            "x-grade": "assumed",
            "x-assumption": "assignment-in-get",
            "x-source": "The vendor's page shows both fields in the answer of customers/get, and nothing else could fill them."
          },
          {
            "id": "malformed-id",
            "rule": "An id that is no number is answered like an unknown customer.",
            "x-grade": "assumed",
            "x-assumption": "malformed-id",
            "x-source": "Laravel routes take any text unless they are told otherwise; measured on Laravel 8.83, which then finds no such record with SQLite, and customer 1 under 1abc with MariaDB 10.11."
          }
        ],
        "parameters": [
          {
            "name": "id",
            "in": "path",
            "required": true,
            "description": "Ticaga's customer id, or 0 for the token's owner.",
            "x-grade": "documented",
            "x-typed": true,
            "schema": {
              "type": "integer",
              "minimum": 0
            },
            "example": 1
          }
        ],
        "responses": {
          "200": {
            "description": "The customer's record.",
            "x-grade": "assumed",
            "x-source": "The vendor's page shows the body and no status; its plugins take 200 for success.",
            "x-assumption": "unknown-customer-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
                      "$ref": "#/components/schemas/CustomerAnswer"
                    },
                    {
                      "$ref": "#/components/schemas/UnknownCustomer"
                    }
                  ]
                },
                "examples": {
                  "customer": {
                    "$ref": "#/components/examples/customer"
                  },
                  "unknown-customer": {
                    "$ref": "#/components/examples/unknown-customer"
                  }
                }
              }
            }
          },
          "302": {
            "$ref": "#/components/responses/RedirectedBrowser"
          },
          "401": {
            "$ref": "#/components/responses/UnauthorizedOrUnknownCustomer"
          },
          "403": {
            "$ref": "#/components/responses/ForbiddenOrUnknownCustomer"
          },
          "404": {
            "description": "There is no such customer, on a server that answers 404; or the id is no number, on a server whose route takes digits only.",
            "x-grade": "assumed",
            "x-source": "A plausible alternative to 401; some clients of the vendor treat 404 as not found.",
            "x-assumption": "unknown-customer-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
                      "$ref": "#/components/schemas/UnknownCustomer"
                    },
                    {
                      "$ref": "#/components/schemas/PlainMessage"
                    }
                  ]
                },
                "examples": {
                  "unknown-customer": {
                    "$ref": "#/components/examples/unknown-customer"
                  },
                  "route-not-found": {
                    "$ref": "#/components/examples/route-not-found"
                  }
                }
              }
            }
          },
          "429": {
            "$ref": "#/components/responses/TooManyRequests"
          },
          "500": {
            "$ref": "#/components/responses/ErrorPage"
          }
        }
      }
    },
    "/customers/link": {
      "post": {
        "operationId": "linkCustomer",
        "tags": [
          "customers"
        ],
        "summary": "Find or make a customer by email, and link it",
        "description": "Looks for the Ticaga customer with that `email`, makes one with the `name` where there is none, and ties it to\nthe customer `billing_id` of the billing system `billing_system`. It writes the same pair as `assignBillingId`,\nand nobody has to type a Ticaga id.\n\n**Look at the answer**: a `user.id` means linked, whatever the status. Keep that id in your own row, and send\nthe same call again whenever you are not sure: it changes nothing then.\n",
        "x-grade": "observed",
        "x-source": "The Blesta plugin 2.1.0 and newer call it when a client is created or logs in, on every client page, for 100 clients every 15 minutes, and from a button of the administrator.",
        "x-rules": [
          {
            "id": "link-finds-by-email",
            "rule": "The customer with that email is linked; where there is none, one is made from name and email.",
            "x-grade": "observed",
            "x-source": "Comments in the Blesta plugin 2.1.0 and newer say so."
          },
          {
            "id": "link-repeatable",
            "rule": "The same call again answers with the same customer and makes no second one.",
            "x-grade": "observed",
            "x-source": "Comments in the Blesta plugin 2.1.0 and newer say so, and it repeats the call every 15 minutes."
          },
          {
            "id": "assign-shows-in-get",
            "rule": "After a successful assign or link, getCustomer shows the new billing_id and billing_system.",
            "x-grade": "assumed",
            "x-assumption": "assignment-in-get",
            "x-source": "The vendor's page shows both fields in the answer of customers/get, and nothing else could fill them."
          },
          {
            "id": "assign-moves-updated-at",
            "rule": "A successful assign or link that changes the pair moves updated_at.",
            "x-grade": "assumed",
            "x-assumption": "updated-at",
            "x-source": "Laravel's Eloquent moves updated_at on every save that changes a column."
          },
          {
            "id": "reassign-overwrites",
            "rule": "Linking an already linked customer to another pair overwrites the earlier pair.",
            "x-grade": "assumed",
            "x-assumption": "reassign",
            "x-source": "The vendor's plugin upserts its own row on repeat, and its comments say that customers/link may be repeated, which suggests that the server overwrites."
          },
          {
            "id": "duplicate-billing-id-allowed",
            "rule": "Two Ticaga customers may hold the same pair of billing_system and billing_id.",
            "x-grade": "assumed",
            "x-assumption": "duplicate-billing-id",
            "x-source": "No page and no plugin speaks of a uniqueness check."
          },
          {
            "id": "billing-system-case",
            "rule": "The letter case of billing_system does not matter; the server keeps its own spelling.",
            "x-grade": "assumed",
            "x-assumption": "billing-system-case",
            "x-source": "The Blesta plugin 2.1.0 sends Blesta to customers/link and the newest sends blesta, so one server seems to take both; the documented answer of register shows blesta."
          },
          {
            "id": "other-billing-systems",
            "rule": "ClientExec and WHMCS are members of the enum besides Blesta.",
            "x-grade": "assumed",
            "x-assumption": "other-billing-systems",
            "x-source": "The vendor publishes plugins for these two billing systems; the enum itself is not listed."
          },
          {
            "id": "billing-id-type",
            "rule": "A billing_id that is neither a whole number nor a text is refused.",
            "x-grade": "assumed",
            "x-assumption": "billing-id-type",
            "x-source": "The vendor's page and plugins have whole numbers and texts; a rule that asks for no more than a value takes the rest (measured on Laravel 8.83)."
          },
          {
            "id": "unknown-fields-ignored",
            "rule": "Fields that the call does not know are ignored.",
            "x-grade": "assumed",
            "x-assumption": "unknown-fields",
            "x-source": "Laravel ignores input that no validation rule names."
          }
        ],
        "requestBody": {
          "required": true,
          "description": "Who the customer is in the billing system.",
          "content": {
            "application/json": {
              "x-grade": "observed",
              "x-source": "The Blesta plugin 2.1.0 and newer send JSON with a Bearer token.",
              "schema": {
                "$ref": "#/components/schemas/LinkRequest"
              },
              "examples": {
                "link": {
                  "x-grade": "observed",
                  "x-source": "The Blesta plugin 2.1.0 sends these fields and the name Blesta; the newest sends the name as blesta.",
                  "summary": "Link the customer joedoe@example.com to Blesta client 2",
                  "value": {
                    "email": "joedoe@example.com",
                    "name": "Joe Doe",
                    "billing_id": 2,
                    "billing_system": "Blesta"
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "Linked. The plugins look at `user.id` alone, and not at the status; so should you.",
            "x-grade": "assumed",
            "x-source": "No status is known, for the plugins that call it do not look at one; 200 is Laravel's default.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/LinkAnswer"
                },
                "examples": {
                  "linked-customer": {
                    "$ref": "#/components/examples/linked-customer"
                  }
                }
              }
            }
          },
          "302": {
            "$ref": "#/components/responses/RedirectedBrowser"
          },
          "400": {
            "$ref": "#/components/responses/InvalidField400"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "409": {
            "$ref": "#/components/responses/LinkConflict"
          },
          "413": {
            "$ref": "#/components/responses/BodyTooLarge"
          },
          "422": {
            "$ref": "#/components/responses/InvalidField"
          },
          "429": {
            "$ref": "#/components/responses/TooManyRequests"
          },
          "500": {
            "$ref": "#/components/responses/ErrorPage"
          }
        }
      }
    },
    "/register": {
      "post": {
        "operationId": "registerCustomer",
        "tags": [
          "customers"
        ],
        "summary": "Make a customer who can log in",
        "description": "Makes a Ticaga customer with a password, and may link it in the same call.\n\nThe vendor's page of this call stands outside the chapter \"Auth Required\" (documented); that it therefore needs\nno credentials is assumed. Another page says that every request needs them, so send them all the same.\n\nThe password stands in the request alone. Keep it out of your own logs.\n",
        "x-grade": "documented",
        "x-rules": [
          {
            "id": "register-is-public",
            "rule": "The call needs no credentials.",
            "x-grade": "assumed",
            "x-assumption": "public-calls-need-credentials",
            "x-source": "The vendor's pages of these calls stand outside the chapter \"Auth Required\", and no more is known; another page says that every request needs credentials."
          },
          {
            "id": "registered-email-is-unique",
            "rule": "An email that a customer has already is refused like a malformed field, and makes no second customer.",
            "x-grade": "assumed",
            "x-source": "Laravel's own registration has the rule unique for the email; no page and no plugin speaks of it."
          },
          {
            "id": "registered-customer-logs-in",
            "rule": "After a registration, logIn takes the email and the password.",
            "x-grade": "assumed",
            "x-source": "Nothing else could be the use of the password; no page says it."
          },
          {
            "id": "registered-customer-in-get",
            "rule": "After a registration, getCustomer shows the customer under the id of the answer.",
            "x-grade": "assumed",
            "x-source": "Both answers show the record of one customer; no page says that they agree."
          },
          {
            "id": "password-stays-secret",
            "rule": "No answer has the password.",
            "x-grade": "documented"
          },
          {
            "id": "registered-fields",
            "rule": "Of the optional fields, the answer has those that were sent; one that was not sent may be missing.",
            "x-grade": "assumed",
            "x-source": "The documented answer lacks just what the call cannot carry, email_verified_at and phone_number, as a model of Laravel's does that was just made."
          },
          {
            "id": "registered-by-clientexec",
            "rule": "The ClientExec plugin sends no password, and reads an id at the top of the answer; this contradicts the vendor's page, and the page is followed here.",
            "x-grade": "observed",
            "x-source": "The ClientExec plugin with the X-API-Token header does so."
          },
          {
            "id": "duplicate-billing-id-allowed",
            "rule": "Two Ticaga customers may hold the same pair of billing_system and billing_id.",
            "x-grade": "assumed",
            "x-assumption": "duplicate-billing-id",
            "x-source": "No page and no plugin speaks of a uniqueness check."
          },
          {
            "id": "billing-system-case",
            "rule": "The letter case of billing_system does not matter; the server keeps its own spelling.",
            "x-grade": "assumed",
            "x-assumption": "billing-system-case",
            "x-source": "The Blesta plugin 2.1.0 sends Blesta to customers/link and the newest sends blesta, so one server seems to take both; the documented answer of register shows blesta."
          },
          {
            "id": "other-billing-systems",
            "rule": "ClientExec and WHMCS are members of the enum besides Blesta.",
            "x-grade": "assumed",
            "x-assumption": "other-billing-systems",
            "x-source": "The vendor publishes plugins for these two billing systems; the enum itself is not listed."
          },
          {
            "id": "billing-id-type",
            "rule": "A billing_id that is neither a whole number nor a text is refused.",
            "x-grade": "assumed",
            "x-assumption": "billing-id-type",
            "x-source": "The vendor's page and plugins have whole numbers and texts; a rule that asks for no more than a value takes the rest (measured on Laravel 8.83)."
          },
          {
            "id": "unknown-fields-ignored",
            "rule": "Fields that the call does not know are ignored.",
            "x-grade": "assumed",
            "x-assumption": "unknown-fields",
            "x-source": "Laravel ignores input that no validation rule names."
          }
        ],
        "requestBody": {
          "required": true,
          "description": "The new customer, as JSON or as a form. A form carries every value as a string.",
          "content": {
            "application/json": {
              "x-grade": "assumed",
              "x-source": "The vendor's page names the fields and not how they travel; its newest Blesta plugin sends JSON to other calls.",
              "schema": {
                "$ref": "#/components/schemas/RegisterRequest"
              },
              "examples": {
                "register": {
                  "x-grade": "assumed",
                  "x-source": "The fields are documented, and their values follow the documented answer; the spelling of Blesta is that of customers/assign.",
                  "summary": "Register a customer of Blesta",
                  "value": {
                    "name": "Michael Dance",
                    "email": "dancemike@domain.com",
                    "password": "correct horse battery staple",
                    "company": "Ticaga Ltd",
                    "billing_id": "2",
                    "billing_system": "Blesta",
                    "account_manager": "1",
                    "biography": ""
                  }
                }
              }
            },
            "application/x-www-form-urlencoded": {
              "x-grade": "assumed",
              "x-source": "Laravel reads the fields of a form as it reads those of JSON; the vendor's page does not say which it wants.",
              "schema": {
                "$ref": "#/components/schemas/RegisterRequest"
              },
              "examples": {
                "register": {
                  "x-grade": "assumed",
                  "x-source": "The fields are documented, and their values are invented.",
                  "summary": "The fields that are required, as a form",
                  "value": {
                    "name": "Michael Dance",
                    "email": "dancemike@domain.com",
                    "password": "correct horse battery staple"
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "Registered. The answer has the new customer's id.",
            "x-grade": "assumed",
            "x-source": "The vendor's page shows the body and no status; 200 is Laravel's default.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RegisterAnswer"
                },
                "examples": {
                  "registered": {
                    "$ref": "#/components/examples/registered"
                  }
                }
              }
            }
          },
          "302": {
            "$ref": "#/components/responses/RedirectedBrowser"
          },
          "400": {
            "$ref": "#/components/responses/InvalidField400"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "409": {
            "description": "The billing id is linked already, on a server that refuses to link it again. Show this to a person; do not retry.",
            "x-grade": "assumed",
            "x-source": "It follows from what customers/assign would answer there.",
            "x-assumption": "duplicate-billing-id",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Refusal"
                },
                "examples": {
                  "billing-id-taken": {
                    "$ref": "#/components/examples/billing-id-taken"
                  }
                }
              }
            }
          },
          "413": {
            "$ref": "#/components/responses/BodyTooLarge"
          },
          "422": {
            "$ref": "#/components/responses/InvalidField"
          },
          "429": {
            "$ref": "#/components/responses/TooManyRequests"
          },
          "500": {
            "$ref": "#/components/responses/ErrorPage"
          }
        }
      }
    },
    "/login": {
      "post": {
        "operationId": "logIn",
        "tags": [
          "customers"
        ],
        "summary": "Check a customer's email and password",
        "description": "Answers with the customer's record when the password is the customer's. The request itself carries the\nadministrator's credentials, like every other: they are not the customer's.\n\nThe password stands in the request alone. Keep it out of your own logs.\n",
        "x-grade": "documented",
        "x-rules": [
          {
            "id": "wrong-password",
            "rule": "A wrong password is answered like an email that nobody has, as an unknown customer.",
            "x-grade": "assumed",
            "x-source": "No page shows this answer; the text User not authenticated fits it, and an answer that told the two apart would tell who is a customer.",
            "x-assumption": "unknown-customer-status"
          },
          {
            "id": "unknown-fields-ignored",
            "rule": "Fields that the call does not know are ignored.",
            "x-grade": "assumed",
            "x-assumption": "unknown-fields",
            "x-source": "Laravel ignores input that no validation rule names."
          }
        ],
        "requestBody": {
          "required": true,
          "description": "Whom the customer says to be, as JSON or as a form.",
          "content": {
            "application/json": {
              "x-grade": "assumed",
              "x-source": "The vendor's page names the fields and not how they travel; its newest Blesta plugin sends JSON to other calls.",
              "schema": {
                "$ref": "#/components/schemas/LoginRequest"
              },
              "examples": {
                "login": {
                  "x-grade": "assumed",
                  "x-source": "The fields are documented, and their values are invented.",
                  "summary": "Log in as joedoe@example.com",
                  "value": {
                    "email": "joedoe@example.com",
                    "password": "correct horse battery staple"
                  }
                }
              }
            },
            "application/x-www-form-urlencoded": {
              "x-grade": "assumed",
              "x-source": "Laravel reads the fields of a form as it reads those of JSON; the vendor's page does not say which it wants.",
              "schema": {
                "$ref": "#/components/schemas/LoginRequest"
              },
              "examples": {
                "login": {
                  "x-grade": "assumed",
                  "x-source": "The fields are documented, and their values are invented.",
                  "summary": "The same as a form",
                  "value": {
                    "email": "joedoe@example.com",
                    "password": "correct horse battery staple"
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The password is right, and this is the customer's record.",
            "x-grade": "assumed",
            "x-source": "The vendor's page shows the body and no status; 200 is Laravel's default.",
            "x-assumption": "unknown-customer-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
                      "$ref": "#/components/schemas/CustomerAnswer"
                    },
                    {
                      "$ref": "#/components/schemas/UnknownCustomer"
                    }
                  ]
                },
                "examples": {
                  "customer": {
                    "$ref": "#/components/examples/customer"
                  },
                  "unknown-customer": {
                    "$ref": "#/components/examples/unknown-customer"
                  }
                }
              }
            }
          },
          "302": {
            "$ref": "#/components/responses/RedirectedBrowser"
          },
          "400": {
            "$ref": "#/components/responses/InvalidField400"
          },
          "401": {
            "$ref": "#/components/responses/UnauthorizedOrUnknownCustomer"
          },
          "403": {
            "$ref": "#/components/responses/ForbiddenOrUnknownCustomer"
          },
          "404": {
            "$ref": "#/components/responses/UnknownCustomer404"
          },
          "413": {
            "$ref": "#/components/responses/BodyTooLarge"
          },
          "422": {
            "$ref": "#/components/responses/InvalidField"
          },
          "429": {
            "$ref": "#/components/responses/TooManyRequests"
          },
          "500": {
            "$ref": "#/components/responses/ErrorPage"
          }
        }
      }
    },
    "/departments/public": {
      "get": {
        "operationId": "listPublicDepartments",
        "tags": [
          "departments"
        ],
        "summary": "List the departments that anybody may write to",
        "description": "The departments that a guest can choose from.\n\nThe vendor's page of this call stands outside the chapter \"Auth Required\" (documented); that it therefore needs\nno credentials is assumed. Another page says that every request needs them, so send them all the same.\n",
        "x-grade": "documented",
        "x-rules": [
          {
            "id": "public-departments-are-public",
            "rule": "The call needs no credentials.",
            "x-grade": "assumed",
            "x-assumption": "public-calls-need-credentials",
            "x-source": "The vendor's pages of these calls stand outside the chapter \"Auth Required\", and no more is known; another page says that every request needs credentials."
          },
          {
            "id": "public-departments-only",
            "rule": "The list has the departments that are public, without the disabled ones.",
            "x-grade": "assumed",
            "x-source": "The address says public; that a disabled department is left out is common sense."
          }
        ],
        "responses": {
          "200": {
            "$ref": "#/components/responses/Departments"
          },
          "302": {
            "$ref": "#/components/responses/RedirectedBrowser"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "429": {
            "$ref": "#/components/responses/TooManyRequests"
          },
          "500": {
            "$ref": "#/components/responses/ErrorPage"
          }
        }
      }
    },
    "/departments/customers": {
      "get": {
        "operationId": "listCustomerDepartments",
        "tags": [
          "departments"
        ],
        "summary": "List the departments that a customer may write to",
        "description": "The departments that a customer who is logged in can choose from.",
        "x-grade": "documented",
        "x-rules": [
          {
            "id": "customer-departments-need-credentials",
            "rule": "The call needs credentials, although the vendor's page of it stands outside the chapter \"Auth Required\" as well.",
            "x-grade": "assumed",
            "x-source": "This list is not for the public, and another page says that every request needs credentials."
          },
          {
            "id": "customer-departments-only",
            "rule": "The list has the public departments and those for customers alone, without the disabled ones.",
            "x-grade": "assumed",
            "x-source": "A customer is also anybody; that a disabled department is left out is common sense."
          }
        ],
        "responses": {
          "200": {
            "$ref": "#/components/responses/Departments"
          },
          "302": {
            "$ref": "#/components/responses/RedirectedBrowser"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "429": {
            "$ref": "#/components/responses/TooManyRequests"
          },
          "500": {
            "$ref": "#/components/responses/ErrorPage"
          }
        }
      }
    },
    "/departments/get/{slug}": {
      "get": {
        "operationId": "getDepartment",
        "tags": [
          "departments"
        ],
        "summary": "Read a department by its slug",
        "description": "Has what a form for a ticket of this department needs: whether the department is open at all, whether it takes\nhigh priorities, and which fields of its own it asks for.\n\n`department` is a **list of one**. Make sure that it is not empty before you read its first entry.\n",
        "x-grade": "observed",
        "x-source": "The Blesta plugin 2.0.0 and every newer one call it.",
        "x-rules": [
          {
            "id": "unknown-department",
            "rule": "A department that does not exist is answered with an error, and not with an empty list.",
            "x-grade": "assumed",
            "x-assumption": "unknown-department",
            "x-source": "An error is common sense; that a department comes as a list of one speaks for a search, which may find nothing."
          }
        ],
        "parameters": [
          {
            "name": "slug",
            "in": "path",
            "required": true,
            "description": "The department's name in addresses, as the lists of departments give it.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.0.0 and every newer one put it there.",
            "schema": {
              "type": "string"
            },
            "example": "support"
          }
        ],
        "responses": {
          "200": {
            "description": "The department, in a list of one.",
            "x-grade": "assumed",
            "x-source": "The plugins read the body; no page gives a status, and 200 is Laravel's default.",
            "x-assumption": "unknown-department",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
                      "$ref": "#/components/schemas/DepartmentAnswer"
                    },
                    {
                      "$ref": "#/components/schemas/Refusal"
                    }
                  ]
                },
                "examples": {
                  "department": {
                    "$ref": "#/components/examples/department"
                  },
                  "no-department": {
                    "$ref": "#/components/examples/no-department"
                  },
                  "not-found": {
                    "$ref": "#/components/examples/not-found"
                  }
                }
              }
            }
          },
          "302": {
            "$ref": "#/components/responses/RedirectedBrowser"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/NotFound404"
          },
          "429": {
            "$ref": "#/components/responses/TooManyRequests"
          },
          "500": {
            "$ref": "#/components/responses/ErrorPage"
          }
        }
      }
    },
    "/departments/get_by_id/{id}": {
      "get": {
        "operationId": "getDepartmentById",
        "tags": [
          "departments"
        ],
        "summary": "Read a department by its id",
        "description": "Answers with the same record as `getDepartment`. The vendor's own plugin contradicts itself: in one place it\nreads the first entry of `department`, in another the first entry of the answer. Both forms are described here.\n",
        "x-grade": "observed",
        "x-source": "The Blesta plugin 2.1.0 calls it in two places.",
        "x-rules": [
          {
            "id": "department-by-id",
            "rule": "The list stands under the name department, as in getDepartment.",
            "x-grade": "assumed",
            "x-assumption": "department-by-id",
            "x-source": "The Blesta plugin 2.1.0 reads the one form in one place and the other in another; the first is that of departments/get."
          },
          {
            "id": "unknown-department",
            "rule": "A department that does not exist is answered with an error, and not with an empty list.",
            "x-grade": "assumed",
            "x-assumption": "unknown-department",
            "x-source": "An error is common sense; that a department comes as a list of one speaks for a search, which may find nothing."
          },
          {
            "id": "malformed-department-id",
            "rule": "An id that is no number is answered like a department that does not exist.",
            "x-grade": "assumed",
            "x-assumption": "malformed-id",
            "x-source": "Laravel routes take any text unless they are told otherwise; measured on Laravel 8.83, which then finds no such record with SQLite, and customer 1 under 1abc with MariaDB 10.11."
          }
        ],
        "parameters": [
          {
            "name": "id",
            "in": "path",
            "required": true,
            "description": "The department's id.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 puts it there.",
            "schema": {
              "type": "integer",
              "minimum": 1
            },
            "example": 1
          }
        ],
        "responses": {
          "200": {
            "description": "The department, in a list of one.",
            "x-grade": "assumed",
            "x-source": "The plugin reads the body; no page gives a status, and 200 is Laravel's default.",
            "x-assumption": "department-by-id",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
                      "$ref": "#/components/schemas/DepartmentAnswer"
                    },
                    {
                      "$ref": "#/components/schemas/Refusal"
                    },
                    {
                      "$ref": "#/components/schemas/DepartmentList"
                    }
                  ]
                },
                "examples": {
                  "department": {
                    "$ref": "#/components/examples/department"
                  },
                  "department-bare": {
                    "$ref": "#/components/examples/department-bare"
                  },
                  "no-department": {
                    "$ref": "#/components/examples/no-department"
                  },
                  "not-found": {
                    "$ref": "#/components/examples/not-found"
                  }
                }
              }
            }
          },
          "302": {
            "$ref": "#/components/responses/RedirectedBrowser"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "description": "There is no such department; or the id is no number, on a server whose route takes digits only.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins take 404 on a GET for not found.",
            "x-assumption": "not-found-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
                      "$ref": "#/components/schemas/Refusal"
                    },
                    {
                      "$ref": "#/components/schemas/PlainMessage"
                    }
                  ]
                },
                "examples": {
                  "not-found": {
                    "$ref": "#/components/examples/not-found"
                  },
                  "route-not-found": {
                    "$ref": "#/components/examples/route-not-found"
                  }
                }
              }
            }
          },
          "429": {
            "$ref": "#/components/responses/TooManyRequests"
          },
          "500": {
            "$ref": "#/components/responses/ErrorPage"
          }
        }
      }
    },
    "/tickets/create": {
      "post": {
        "operationId": "createTicket",
        "tags": [
          "tickets"
        ],
        "summary": "Open a ticket",
        "description": "Opens a ticket in a department, for a customer or, with `customer_id` `\"0\"`, for a guest who is known by\n`public_email` and `public_name` alone.\n\nKeep what the answer says of the ticket: `tickets/info` takes its code. The plugins expect **two forms** of the\nanswer, an object with id, hash and code, or the id alone; be ready for both.\n",
        "x-grade": "observed",
        "x-source": "The Blesta plugin 2.1.0 and newer open tickets with it.",
        "x-rules": [
          {
            "id": "ticket-created-id",
            "rule": "The id of the answer is an object with the ticket's id, public_hash and ticket_code.",
            "x-grade": "assumed",
            "x-assumption": "ticket-created-id",
            "x-source": "The Blesta plugin 2.1.0 and newer read both; the object comes first, for only it has the code that tickets/info needs."
          },
          {
            "id": "guest-ticket",
            "rule": "A customer_id of \"0\" opens the ticket for a guest.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 and newer mean a guest by it."
          },
          {
            "id": "ticket-of-unknown-customer",
            "rule": "A customer_id that nobody has is answered like in customers/assign, and opens no ticket.",
            "x-grade": "assumed",
            "x-source": "No plugin shows this answer; customers/assign has one for an unknown customer.",
            "x-assumption": "unknown-customer-status"
          },
          {
            "id": "ticket-of-unknown-department",
            "rule": "A department_slug that no department has, or a disabled one, is refused like a malformed field.",
            "x-grade": "assumed",
            "x-source": "Laravel's rule exists gives this; no plugin shows the answer, and none offers a disabled department."
          },
          {
            "id": "new-ticket-is-open",
            "rule": "A new ticket has the status open.",
            "x-grade": "assumed",
            "x-source": "It is the first of the statuses that comments in the plugins name, and no call could set another one."
          },
          {
            "id": "new-ticket-is-shown",
            "rule": "After a ticket was opened, tickets/info shows it and tickets/get/all lists it for its customer.",
            "x-grade": "assumed",
            "x-source": "The plugins send people to the ticket that they have opened; nothing else could fill these answers."
          },
          {
            "id": "ticket-by-clientexec",
            "rule": "The ClientExec plugin names the department by department_id, and sends the priority normal and a status; the form of the Blesta plugin is the one described here.",
            "x-grade": "observed",
            "x-source": "The ClientExec plugin with the X-API-Token header sends these fields."
          },
          {
            "id": "unknown-fields-ignored",
            "rule": "Fields that the call does not know are ignored.",
            "x-grade": "assumed",
            "x-assumption": "unknown-fields",
            "x-source": "Laravel ignores input that no validation rule names."
          }
        ],
        "requestBody": {
          "required": true,
          "description": "The ticket.",
          "content": {
            "application/json": {
              "x-grade": "observed",
              "x-source": "The Blesta plugin 2.1.0 and newer send JSON with a Bearer token.",
              "schema": {
                "$ref": "#/components/schemas/CreateTicketRequest"
              },
              "examples": {
                "customer": {
                  "x-grade": "observed",
                  "x-source": "The newest Blesta plugin sends these fields; their values are invented.",
                  "summary": "A customer asks about a service",
                  "value": {
                    "organize": "blesta",
                    "customer_id": "1",
                    "subject": "My site is down",
                    "priority": "medium",
                    "message": "It has answered nothing since this morning.",
                    "assigned": "0",
                    "department_slug": "support",
                    "ip_address": "203.0.113.7",
                    "public_email": null,
                    "public_name": null,
                    "billing_system": "blesta",
                    "billing_company_id": 1,
                    "billing_service_id": 12,
                    "billing_service_name": "Web hosting",
                    "custom_fields": {
                      "domain": "example.com"
                    }
                  }
                },
                "guest": {
                  "x-grade": "observed",
                  "x-source": "The Blesta plugin 2.1.0 sends these fields; their values are invented.",
                  "summary": "A guest asks a question",
                  "value": {
                    "organize": "blesta",
                    "customer_id": "0",
                    "subject": "Do you sell domains?",
                    "priority": "low",
                    "message": "I cannot find them.",
                    "cc": "friend@example.com",
                    "assigned": "0",
                    "department_slug": "support",
                    "ip_address": "203.0.113.8",
                    "public_email": "guest@example.com",
                    "public_name": "Greta Guest"
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The ticket is open.",
            "x-grade": "assumed",
            "x-source": "No status is known; 200 is Laravel's default, and the newest Blesta plugin takes every 2xx for success.",
            "x-assumption": "ticket-created-id",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
                      "$ref": "#/components/schemas/TicketCreated"
                    },
                    {
                      "$ref": "#/components/schemas/UnknownCustomer"
                    }
                  ]
                },
                "examples": {
                  "ticket-created": {
                    "$ref": "#/components/examples/ticket-created"
                  },
                  "ticket-created-number": {
                    "$ref": "#/components/examples/ticket-created-number"
                  },
                  "unknown-customer": {
                    "$ref": "#/components/examples/unknown-customer"
                  }
                }
              }
            }
          },
          "302": {
            "$ref": "#/components/responses/RedirectedBrowser"
          },
          "400": {
            "$ref": "#/components/responses/InvalidField400"
          },
          "401": {
            "$ref": "#/components/responses/UnauthorizedOrUnknownCustomer"
          },
          "403": {
            "$ref": "#/components/responses/ForbiddenOrUnknownCustomer"
          },
          "404": {
            "$ref": "#/components/responses/UnknownCustomer404"
          },
          "413": {
            "$ref": "#/components/responses/BodyTooLarge"
          },
          "422": {
            "$ref": "#/components/responses/InvalidField"
          },
          "429": {
            "$ref": "#/components/responses/TooManyRequests"
          },
          "500": {
            "$ref": "#/components/responses/ErrorPage"
          }
        }
      }
    },
    "/tickets/info": {
      "post": {
        "operationId": "getTicketInfo",
        "tags": [
          "tickets"
        ],
        "summary": "Read a ticket by its code",
        "description": "Answers with the ticket, the values of the fields of its department, and whether tickets can be rated.\n\nThe call names no customer, so whoever knows a code reads the ticket: compare `user_id` with your own customer\nbefore you show it.\n",
        "x-grade": "observed",
        "x-source": "The Blesta plugin 2.1.0 and newer read a ticket with it.",
        "x-rules": [
          {
            "id": "unknown-fields-ignored",
            "rule": "Fields that the call does not know are ignored.",
            "x-grade": "assumed",
            "x-assumption": "unknown-fields",
            "x-source": "Laravel ignores input that no validation rule names."
          }
        ],
        "requestBody": {
          "required": true,
          "description": "Which ticket.",
          "content": {
            "application/json": {
              "x-grade": "observed",
              "x-source": "The Blesta plugin 2.1.0 and newer send JSON with a Bearer token.",
              "schema": {
                "$ref": "#/components/schemas/TicketInfoRequest"
              },
              "examples": {
                "ticket": {
                  "x-grade": "observed",
                  "x-source": "The Blesta plugin 2.1.0 and newer send the code; what a code looks like is invented.",
                  "summary": "Read the ticket TCK-000008",
                  "value": {
                    "ticket_id": "TCK-000008"
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The ticket.",
            "x-grade": "assumed",
            "x-source": "No status is known; 200 is Laravel's default, and the newest Blesta plugin takes every 2xx for success.",
            "x-assumption": "not-found-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
                      "$ref": "#/components/schemas/TicketInfoAnswer"
                    },
                    {
                      "$ref": "#/components/schemas/Refusal"
                    }
                  ]
                },
                "examples": {
                  "ticket-info": {
                    "$ref": "#/components/examples/ticket-info"
                  },
                  "not-found": {
                    "$ref": "#/components/examples/not-found"
                  }
                }
              }
            }
          },
          "302": {
            "$ref": "#/components/responses/RedirectedBrowser"
          },
          "400": {
            "$ref": "#/components/responses/InvalidField400"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/NotFound404"
          },
          "413": {
            "$ref": "#/components/responses/BodyTooLarge"
          },
          "422": {
            "$ref": "#/components/responses/InvalidField"
          },
          "429": {
            "$ref": "#/components/responses/TooManyRequests"
          },
          "500": {
            "$ref": "#/components/responses/ErrorPage"
          }
        }
      }
    },
    "/tickets/get": {
      "post": {
        "operationId": "getTicket",
        "tags": [
          "tickets"
        ],
        "summary": "Read a ticket of a customer",
        "description": "Answers with one ticket of one customer.",
        "x-grade": "observed",
        "x-source": "The Blesta plugin 2.1.0 calls it.",
        "x-rules": [
          {
            "id": "ticket-of-another-customer",
            "rule": "A ticket of another customer is answered like one that does not exist.",
            "x-grade": "assumed",
            "x-source": "The call names customer and ticket, so a search for both finds nothing; no plugin shows the answer."
          },
          {
            "id": "ticket-by-id-or-code",
            "rule": "A ticket is found by its id, as a number or a decimal string, and by its code.",
            "x-grade": "assumed",
            "x-source": "The field is called an id or a number, and tickets/info alone is known to take the code; which of the two goes here nobody says."
          },
          {
            "id": "unknown-fields-ignored",
            "rule": "Fields that the call does not know are ignored.",
            "x-grade": "assumed",
            "x-assumption": "unknown-fields",
            "x-source": "Laravel ignores input that no validation rule names."
          }
        ],
        "requestBody": {
          "required": true,
          "description": "Which ticket of whom.",
          "content": {
            "application/json": {
              "x-grade": "observed",
              "x-source": "The Blesta plugin 2.1.0 sends JSON with a Bearer token.",
              "schema": {
                "$ref": "#/components/schemas/TicketRequest"
              },
              "examples": {
                "ticket": {
                  "x-grade": "observed",
                  "x-source": "The Blesta plugin 2.1.0 sends these fields; their values are invented.",
                  "summary": "Read ticket 8 of customer 1",
                  "value": {
                    "id": 1,
                    "ticket_id": 8
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The ticket.",
            "x-grade": "assumed",
            "x-source": "No status is known; 200 is Laravel's default, and the plugin takes every status but 401, 403 and 404 for success.",
            "x-assumption": "not-found-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
                      "$ref": "#/components/schemas/TicketAnswer"
                    },
                    {
                      "$ref": "#/components/schemas/Refusal"
                    }
                  ]
                },
                "examples": {
                  "ticket": {
                    "$ref": "#/components/examples/ticket"
                  },
                  "not-found": {
                    "$ref": "#/components/examples/not-found"
                  }
                }
              }
            }
          },
          "302": {
            "$ref": "#/components/responses/RedirectedBrowser"
          },
          "400": {
            "$ref": "#/components/responses/InvalidField400"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/NotFound404"
          },
          "413": {
            "$ref": "#/components/responses/BodyTooLarge"
          },
          "422": {
            "$ref": "#/components/responses/InvalidField"
          },
          "429": {
            "$ref": "#/components/responses/TooManyRequests"
          },
          "500": {
            "$ref": "#/components/responses/ErrorPage"
          }
        }
      }
    },
    "/tickets/get/all/{user}": {
      "get": {
        "operationId": "listTickets",
        "tags": [
          "tickets"
        ],
        "summary": "List the tickets of a customer",
        "description": "Answers with a list at the top of the body, without a name around it.",
        "x-grade": "observed",
        "x-source": "The vendor's Blesta plugin calls it and reads a list.",
        "x-rules": [
          {
            "id": "tickets-of-unknown-customer",
            "rule": "For a customer who does not exist the list is empty.",
            "x-grade": "assumed",
            "x-source": "A search for the tickets of nobody finds none; no plugin shows another answer."
          },
          {
            "id": "malformed-user-id",
            "rule": "An id that is no number is answered like that of a customer who does not exist, with an empty list.",
            "x-grade": "assumed",
            "x-assumption": "malformed-id",
            "x-source": "Laravel routes take any text unless they are told otherwise; measured on Laravel 8.83, which then finds no such record with SQLite, and customer 1 under 1abc with MariaDB 10.11."
          }
        ],
        "parameters": [
          {
            "name": "user",
            "in": "path",
            "required": true,
            "description": "Ticaga's customer id.",
            "x-grade": "observed",
            "x-source": "The vendor's Blesta plugin puts it there.",
            "schema": {
              "type": "integer",
              "minimum": 1
            },
            "example": 1
          }
        ],
        "responses": {
          "200": {
            "description": "The tickets of the customer; an empty list when there is none.",
            "x-grade": "assumed",
            "x-source": "No status is known; 200 is Laravel's default, and the newest Blesta plugin takes every 2xx for success.",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/TicketList"
                },
                "examples": {
                  "ticket-list": {
                    "$ref": "#/components/examples/ticket-list"
                  }
                }
              }
            }
          },
          "302": {
            "$ref": "#/components/responses/RedirectedBrowser"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "description": "The id is no number, on a server whose route takes digits only.",
            "x-grade": "assumed",
            "x-source": "Laravel answers so when a pattern of the route does not fit.",
            "x-assumption": "malformed-id",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/PlainMessage"
                },
                "examples": {
                  "route-not-found": {
                    "$ref": "#/components/examples/route-not-found"
                  }
                }
              }
            }
          },
          "429": {
            "$ref": "#/components/responses/TooManyRequests"
          },
          "500": {
            "$ref": "#/components/responses/ErrorPage"
          }
        }
      }
    },
    "/tickets/close": {
      "post": {
        "operationId": "closeTicket",
        "tags": [
          "tickets"
        ],
        "summary": "Close a ticket",
        "description": "Closes a ticket of a customer. **Look at the answer**: the ticket's id means closed; read the ticket again with\n`getTicketInfo` if you show its status.\n",
        "x-grade": "documented",
        "x-rules": [
          {
            "id": "closed-by-owner",
            "rule": "Only the owner may close a ticket; customer_id must be the owner's.",
            "x-grade": "documented"
          },
          {
            "id": "not-owner-refused",
            "rule": "A customer who is not the ticket's owner is refused, and nothing changes.",
            "x-grade": "assumed",
            "x-assumption": "not-owner-status",
            "x-source": "The vendor's page says that customer_id makes sure that the ticket is the customer's, and not what comes when it is not; 403 is Laravel's answer to what a person may not do."
          },
          {
            "id": "closed-ticket-is-closed",
            "rule": "After that, tickets/info shows the ticket with the status closed.",
            "x-grade": "assumed",
            "x-source": "Comments in the plugins name the status closed; no page says that the call sets it."
          },
          {
            "id": "close-repeatable",
            "rule": "Closing a closed ticket is answered like closing it the first time.",
            "x-grade": "assumed",
            "x-source": "It sets the status that the ticket has already; no page speaks of it."
          },
          {
            "id": "ticket-by-id-or-code",
            "rule": "A ticket is found by its id, as a number or a decimal string, and by its code.",
            "x-grade": "assumed",
            "x-source": "The field is called an id or a number, and tickets/info alone is known to take the code; which of the two goes here nobody says."
          },
          {
            "id": "unknown-fields-ignored",
            "rule": "Fields that the call does not know are ignored.",
            "x-grade": "assumed",
            "x-assumption": "unknown-fields",
            "x-source": "Laravel ignores input that no validation rule names."
          }
        ],
        "requestBody": {
          "required": true,
          "description": "Which ticket, and whose it is, as JSON or as a form. A form carries every value as a string.",
          "content": {
            "application/json": {
              "x-grade": "observed",
              "x-source": "The newest Blesta plugin sends JSON with a Bearer token.",
              "schema": {
                "$ref": "#/components/schemas/CloseTicketRequest"
              },
              "examples": {
                "close": {
                  "x-grade": "observed",
                  "x-source": "The newest Blesta plugin sends these fields; their values are invented.",
                  "summary": "Customer 1 closes ticket 8",
                  "value": {
                    "customer_id": "1",
                    "ticket_id": 8,
                    "organize": "blesta"
                  }
                }
              }
            },
            "application/x-www-form-urlencoded": {
              "x-grade": "assumed",
              "x-source": "Laravel reads the fields of a form as it reads those of JSON; the vendor's page does not say which it wants.",
              "schema": {
                "$ref": "#/components/schemas/CloseTicketRequest"
              },
              "examples": {
                "close": {
                  "x-grade": "assumed",
                  "x-source": "The two fields are documented, and their values are invented.",
                  "summary": "The same as a form",
                  "value": {
                    "customer_id": "1",
                    "ticket_id": "8"
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "Closed. Only a body with the ticket's id says so.",
            "x-grade": "assumed",
            "x-source": "The vendor's page shows the body and no status; 200 is Laravel's default, and the newest Blesta plugin takes every 2xx for success.",
            "x-assumption": "not-found-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
                      "$ref": "#/components/schemas/TicketClosed"
                    },
                    {
                      "$ref": "#/components/schemas/Refusal"
                    }
                  ]
                },
                "examples": {
                  "ticket-closed": {
                    "$ref": "#/components/examples/ticket-closed"
                  },
                  "not-found": {
                    "$ref": "#/components/examples/not-found"
                  }
                }
              }
            }
          },
          "302": {
            "$ref": "#/components/responses/RedirectedBrowser"
          },
          "400": {
            "$ref": "#/components/responses/InvalidField400"
          },
          "401": {
            "$ref": "#/components/responses/UnauthorizedOrNotOwner"
          },
          "403": {
            "$ref": "#/components/responses/ForbiddenOrNotOwner"
          },
          "404": {
            "$ref": "#/components/responses/NotFoundOrNotOwner"
          },
          "413": {
            "$ref": "#/components/responses/BodyTooLarge"
          },
          "422": {
            "$ref": "#/components/responses/InvalidField"
          },
          "429": {
            "$ref": "#/components/responses/TooManyRequests"
          },
          "500": {
            "$ref": "#/components/responses/ErrorPage"
          }
        }
      }
    },
    "/tickets/rate": {
      "post": {
        "operationId": "rateTicket",
        "tags": [
          "tickets"
        ],
        "summary": "Rate a ticket",
        "description": "Keeps how content the customer is with a ticket, from 0 to 5. A plugin offers it where tickets/info says `ratings_enabled`.",
        "x-grade": "observed",
        "x-source": "The newest Blesta plugin calls it.",
        "x-rules": [
          {
            "id": "not-owner-refused",
            "rule": "A customer who is not the ticket's owner is refused, and nothing changes.",
            "x-grade": "assumed",
            "x-assumption": "not-owner-status",
            "x-source": "The vendor's page says that customer_id makes sure that the ticket is the customer's, and not what comes when it is not; 403 is Laravel's answer to what a person may not do."
          },
          {
            "id": "rating-is-shown",
            "rule": "After that, tickets/info shows the rating.",
            "x-grade": "assumed",
            "x-source": "The answer of tickets/info has a field rating, which nothing else could fill."
          },
          {
            "id": "ticket-by-id-or-code",
            "rule": "A ticket is found by its id, as a number or a decimal string, and by its code.",
            "x-grade": "assumed",
            "x-source": "The field is called an id or a number, and tickets/info alone is known to take the code; which of the two goes here nobody says."
          },
          {
            "id": "unknown-fields-ignored",
            "rule": "Fields that the call does not know are ignored.",
            "x-grade": "assumed",
            "x-assumption": "unknown-fields",
            "x-source": "Laravel ignores input that no validation rule names."
          }
        ],
        "requestBody": {
          "required": true,
          "description": "The rating.",
          "content": {
            "application/json": {
              "x-grade": "observed",
              "x-source": "The newest Blesta plugin sends JSON with a Bearer token.",
              "schema": {
                "$ref": "#/components/schemas/RateTicketRequest"
              },
              "examples": {
                "rate": {
                  "x-grade": "observed",
                  "x-source": "The newest Blesta plugin sends these fields; their values are invented.",
                  "summary": "Customer 1 gives ticket 8 five of five",
                  "value": {
                    "ticket_id": 8,
                    "rating": 5,
                    "customer_id": "1",
                    "organize": "blesta"
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The rating was kept.",
            "x-grade": "assumed",
            "x-source": "The newest Blesta plugin looks at the status alone and takes every 2xx for success; 200 is Laravel's default.",
            "x-assumption": "not-found-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
                      "$ref": "#/components/schemas/TicketRated"
                    },
                    {
                      "$ref": "#/components/schemas/Refusal"
                    }
                  ]
                },
                "examples": {
                  "ticket-rated": {
                    "$ref": "#/components/examples/ticket-rated"
                  },
                  "not-found": {
                    "$ref": "#/components/examples/not-found"
                  }
                }
              }
            }
          },
          "302": {
            "$ref": "#/components/responses/RedirectedBrowser"
          },
          "400": {
            "$ref": "#/components/responses/InvalidField400"
          },
          "401": {
            "$ref": "#/components/responses/UnauthorizedOrNotOwner"
          },
          "403": {
            "$ref": "#/components/responses/ForbiddenOrNotOwner"
          },
          "404": {
            "$ref": "#/components/responses/NotFoundOrNotOwner"
          },
          "413": {
            "$ref": "#/components/responses/BodyTooLarge"
          },
          "422": {
            "$ref": "#/components/responses/InvalidField"
          },
          "429": {
            "$ref": "#/components/responses/TooManyRequests"
          },
          "500": {
            "$ref": "#/components/responses/ErrorPage"
          }
        }
      }
    },
    "/responses/create": {
      "post": {
        "operationId": "createResponse",
        "tags": [
          "responses"
        ],
        "summary": "Write a response to a ticket",
        "description": "Adds what the customer writes to a ticket. A plugin writes for customers only, so `is_note` and `employee_response` are always `\"0\"`.",
        "x-grade": "observed",
        "x-source": "The Blesta plugin 2.1.0 and newer send a client's response with it.",
        "x-rules": [
          {
            "id": "not-owner-refused",
            "rule": "A customer who is not the ticket's owner is refused, and nothing changes.",
            "x-grade": "assumed",
            "x-assumption": "not-owner-status",
            "x-source": "The vendor's page says that customer_id makes sure that the ticket is the customer's, and not what comes when it is not; 403 is Laravel's answer to what a person may not do."
          },
          {
            "id": "response-is-listed",
            "rule": "After that, responses/get lists the response after the earlier ones.",
            "x-grade": "assumed",
            "x-source": "The plugins show the ticket again after a response; nothing else could fill the list."
          },
          {
            "id": "ticket-by-id-or-code",
            "rule": "A ticket is found by its id, as a number or a decimal string, and by its code.",
            "x-grade": "assumed",
            "x-source": "The field is called an id or a number, and tickets/info alone is known to take the code; which of the two goes here nobody says."
          },
          {
            "id": "unknown-fields-ignored",
            "rule": "Fields that the call does not know are ignored.",
            "x-grade": "assumed",
            "x-assumption": "unknown-fields",
            "x-source": "Laravel ignores input that no validation rule names."
          }
        ],
        "requestBody": {
          "required": true,
          "description": "The response.",
          "content": {
            "application/json": {
              "x-grade": "observed",
              "x-source": "The Blesta plugin 2.1.0 and newer send JSON with a Bearer token.",
              "schema": {
                "$ref": "#/components/schemas/CreateResponseRequest"
              },
              "examples": {
                "respond": {
                  "x-grade": "observed",
                  "x-source": "The Blesta plugin 2.1.0 and newer send these fields; their values are invented.",
                  "summary": "Customer 1 writes to ticket 8",
                  "value": {
                    "user_id": "1",
                    "ticket_number": 8,
                    "content": "It works again. Thank you!",
                    "is_note": "0",
                    "employee_response": "0",
                    "organize": "blesta"
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The response was kept.",
            "x-grade": "assumed",
            "x-source": "The newest Blesta plugin takes every 2xx for success, and 2.1.0 looks at nothing; 200 is Laravel's default.",
            "x-assumption": "not-found-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
                      "$ref": "#/components/schemas/ResponseCreated"
                    },
                    {
                      "$ref": "#/components/schemas/Refusal"
                    }
                  ]
                },
                "examples": {
                  "response-created": {
                    "$ref": "#/components/examples/response-created"
                  },
                  "not-found": {
                    "$ref": "#/components/examples/not-found"
                  }
                }
              }
            }
          },
          "302": {
            "$ref": "#/components/responses/RedirectedBrowser"
          },
          "400": {
            "$ref": "#/components/responses/InvalidField400"
          },
          "401": {
            "$ref": "#/components/responses/UnauthorizedOrNotOwner"
          },
          "403": {
            "$ref": "#/components/responses/ForbiddenOrNotOwner"
          },
          "404": {
            "$ref": "#/components/responses/NotFoundOrNotOwner"
          },
          "413": {
            "$ref": "#/components/responses/BodyTooLarge"
          },
          "422": {
            "$ref": "#/components/responses/InvalidField"
          },
          "429": {
            "$ref": "#/components/responses/TooManyRequests"
          },
          "500": {
            "$ref": "#/components/responses/ErrorPage"
          }
        }
      }
    },
    "/responses/get": {
      "post": {
        "operationId": "listResponses",
        "tags": [
          "responses"
        ],
        "summary": "List the responses to a ticket",
        "description": "Answers with the responses in a list inside an object. What the list is called is assumed, so look for a list\nthere rather than for its name.\n\nThe call names no customer: make sure that the ticket is your customer's before you show anything.\n",
        "x-grade": "observed",
        "x-source": "The vendor's Blesta plugin reads a ticket's responses with it.",
        "x-rules": [
          {
            "id": "ticket-by-id-or-code",
            "rule": "A ticket is found by its id, as a number or a decimal string, and by its code.",
            "x-grade": "assumed",
            "x-source": "The field is called an id or a number, and tickets/info alone is known to take the code; which of the two goes here nobody says."
          },
          {
            "id": "unknown-fields-ignored",
            "rule": "Fields that the call does not know are ignored.",
            "x-grade": "assumed",
            "x-assumption": "unknown-fields",
            "x-source": "Laravel ignores input that no validation rule names."
          }
        ],
        "requestBody": {
          "required": true,
          "description": "Which ticket.",
          "content": {
            "application/json": {
              "x-grade": "observed",
              "x-source": "The Blesta plugin 2.1.0 and newer send JSON with a Bearer token.",
              "schema": {
                "$ref": "#/components/schemas/ListResponsesRequest"
              },
              "examples": {
                "responses": {
                  "x-grade": "observed",
                  "x-source": "The vendor's Blesta plugin sends this field; its value is invented.",
                  "summary": "List the responses to ticket 8",
                  "value": {
                    "ticket_id": 8
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The responses, the oldest first.",
            "x-grade": "assumed",
            "x-source": "No status is known; 200 is Laravel's default, and the newest Blesta plugin takes every 2xx for success.",
            "x-assumption": "not-found-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
                      "$ref": "#/components/schemas/ResponsesAnswer"
                    },
                    {
                      "$ref": "#/components/schemas/Refusal"
                    }
                  ]
                },
                "examples": {
                  "responses": {
                    "$ref": "#/components/examples/responses"
                  },
                  "not-found": {
                    "$ref": "#/components/examples/not-found"
                  }
                }
              }
            }
          },
          "302": {
            "$ref": "#/components/responses/RedirectedBrowser"
          },
          "400": {
            "$ref": "#/components/responses/InvalidField400"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/NotFound404"
          },
          "413": {
            "$ref": "#/components/responses/BodyTooLarge"
          },
          "422": {
            "$ref": "#/components/responses/InvalidField"
          },
          "429": {
            "$ref": "#/components/responses/TooManyRequests"
          },
          "500": {
            "$ref": "#/components/responses/ErrorPage"
          }
        }
      }
    },
    "/realtime/config": {
      "get": {
        "operationId": "getRealtimeConfig",
        "tags": [
          "realtime"
        ],
        "summary": "Read where a page can listen for news",
        "description": "Tells where a page can listen for events of the helpdesk. A falsy `enabled` means that this server offers\nnothing to listen to, so that a page has to ask again itself.\n",
        "x-grade": "observed",
        "x-source": "The newest Blesta plugin calls it.",
        "x-rules": [
          {
            "id": "realtime-off",
            "rule": "A falsy enabled means that there is nothing to listen to; the other fields do not count then.",
            "x-grade": "observed",
            "x-source": "The newest Blesta plugin reads it so."
          },
          {
            "id": "realtime-on",
            "rule": "The server has such a service.",
            "x-grade": "assumed",
            "x-assumption": "realtime",
            "x-source": "The newest Blesta plugin is ready for both, and which it is depends on how a server was set up."
          }
        ],
        "responses": {
          "200": {
            "description": "The configuration.",
            "x-grade": "assumed",
            "x-source": "No status is known; 200 is Laravel's default, and the newest Blesta plugin takes every 2xx for success.",
            "x-assumption": "realtime",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/RealtimeConfig"
                },
                "examples": {
                  "realtime-config": {
                    "$ref": "#/components/examples/realtime-config"
                  },
                  "realtime-off": {
                    "$ref": "#/components/examples/realtime-off"
                  }
                }
              }
            }
          },
          "302": {
            "$ref": "#/components/responses/RedirectedBrowser"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "429": {
            "$ref": "#/components/responses/TooManyRequests"
          },
          "500": {
            "$ref": "#/components/responses/ErrorPage"
          }
        }
      }
    }
  },
  "components": {
    "securitySchemes": {
      "basic": {
        "type": "http",
        "scheme": "basic",
        "description": "`Authorization: Basic base64(administrator's email:API token)`.",
        "x-grade": "documented"
      },
      "bearer": {
        "type": "http",
        "scheme": "bearer",
        "description": "`Authorization: Bearer <API token>` (Laravel Sanctum). The administrator's email is not used.",
        "x-grade": "observed",
        "x-source": "The vendor's 2024 Blesta plugin sends it, and so do 2.1.0 and newer.",
        "x-assumption": "auth"
      }
    },
    "responses": {
      "InvalidField400": {
        "description": "A field is missing or malformed, on a server that answers 400 instead of 422. Correct the field that `errors` names.",
        "x-grade": "assumed",
        "x-source": "A plausible alternative to Laravel's 422.",
        "x-assumption": "validation-status",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/ValidationError"
            },
            "examples": {
              "validation-error": {
                "$ref": "#/components/examples/validation-error"
              }
            }
          }
        }
      },
      "UnauthorizedOrUnknownCustomer": {
        "description": "Either the credentials were refused (the body has `message`) or there is no such customer (the body has `error`). Tell them apart by the body, not by the status.",
        "x-grade": "assumed",
        "x-source": "Clients of the vendor treat 401 as an authentication error; no status is given for the unknown customer.",
        "x-assumption": "unknown-customer-status",
        "content": {
          "application/json": {
            "schema": {
              "oneOf": [
                {
                  "$ref": "#/components/schemas/BadCredentials"
                },
                {
                  "$ref": "#/components/schemas/UnknownCustomer"
                }
              ]
            },
            "examples": {
              "bad-credentials": {
                "$ref": "#/components/examples/bad-credentials"
              },
              "unknown-customer": {
                "$ref": "#/components/examples/unknown-customer"
              }
            }
          }
        }
      },
      "ForbiddenOrUnknownCustomer": {
        "description": "As 401, on a server that answers 403 to refused credentials or to an unknown customer.",
        "x-grade": "assumed",
        "x-source": "Clients of the vendor treat 403 like 401, so some server may send it.",
        "x-assumption": "auth-error-status",
        "content": {
          "application/json": {
            "schema": {
              "oneOf": [
                {
                  "$ref": "#/components/schemas/BadCredentials"
                },
                {
                  "$ref": "#/components/schemas/UnknownCustomer"
                }
              ]
            },
            "examples": {
              "bad-credentials": {
                "$ref": "#/components/examples/bad-credentials"
              },
              "unknown-customer": {
                "$ref": "#/components/examples/unknown-customer"
              }
            }
          }
        }
      },
      "UnknownCustomer404": {
        "description": "There is no such customer, on a server that answers 404.",
        "x-grade": "assumed",
        "x-source": "A plausible alternative to 401; some clients of the vendor treat 404 as not found.",
        "x-assumption": "unknown-customer-status",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/UnknownCustomer"
            },
            "examples": {
              "unknown-customer": {
                "$ref": "#/components/examples/unknown-customer"
              }
            }
          }
        }
      },
      "LinkConflict": {
        "description": "The customer or the billing id is linked already, on a server that refuses to link it again. Show this to a person; do not retry.",
        "x-grade": "assumed",
        "x-source": "A plausible alternative to overwriting; 409 is the usual status of such a conflict.",
        "x-assumption": "reassign",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Refusal"
            },
            "examples": {
              "already-linked": {
                "$ref": "#/components/examples/already-linked"
              },
              "billing-id-taken": {
                "$ref": "#/components/examples/billing-id-taken"
              }
            }
          }
        }
      },
      "BodyTooLarge": {
        "description": "The body is too large. No correct call comes near the limit; look at what was sent.",
        "x-grade": "assumed",
        "x-source": "Laravel answers 413 when a body is over the limit of the server.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/PlainMessage"
            },
            "examples": {
              "body-too-large": {
                "$ref": "#/components/examples/body-too-large"
              }
            }
          }
        }
      },
      "RedirectedBrowser": {
        "description": "The request was refused, and the client did not ask for JSON: credentials lead to /login, a field to the Referer or /. Nothing was stored. Send `Accept: application/json`, and never follow a redirect of this API.",
        "x-grade": "assumed",
        "x-assumption": "errors-without-accept",
        "headers": {
          "Location": {
            "description": "Where a browser goes on.",
            "schema": {
              "type": "string"
            }
          }
        },
        "content": {
          "text/html": {
            "schema": {
              "type": "string"
            },
            "examples": {
              "redirect": {
                "summary": "A browser goes on",
                "x-grade": "assumed",
                "x-assumption": "errors-without-accept",
                "value": "<h1>Redirecting</h1>",
                "x-source": "Measured on Laravel 8.83; which of these a Ticaga is, nobody says, and a plugin that bears the redirect bears the others."
              }
            }
          }
        },
        "x-source": "Measured on Laravel 8.83; which of these a Ticaga is, nobody says, and a plugin that bears the redirect bears the others."
      },
      "TooManyRequests": {
        "description": "The administrator has sent more requests than the server takes in a minute. Wait as long as Retry-After says; nothing was stored.",
        "x-grade": "assumed",
        "x-assumption": "rate-limit",
        "headers": {
          "Retry-After": {
            "description": "Seconds until the next request is taken.",
            "schema": {
              "type": "integer"
            }
          },
          "X-RateLimit-Limit": {
            "description": "How many requests a minute has.",
            "schema": {
              "type": "integer"
            }
          },
          "X-RateLimit-Remaining": {
            "description": "How many of them are left.",
            "schema": {
              "type": "integer"
            }
          },
          "X-RateLimit-Reset": {
            "description": "When the next request is taken, in seconds since 1970.",
            "schema": {
              "type": "integer"
            }
          }
        },
        "x-source": "The skeleton of Laravel limits its API to 60 requests a minute (measured on Laravel 8.83); a server may have another limit or none."
      },
      "ErrorPage": {
        "description": "The credentials were refused, the client did not ask for JSON, and the server has no page to log in; or the server could not store what it took for good.",
        "x-grade": "assumed",
        "x-assumption": "errors-without-accept",
        "content": {
          "text/html": {
            "schema": {
              "type": "string"
            },
            "examples": {
              "page": {
                "summary": "A page for people",
                "x-grade": "assumed",
                "x-assumption": "errors-without-accept",
                "value": "<h1>Server Error</h1>",
                "x-source": "Measured on Laravel 8.83; which of these a Ticaga is, nobody says, and a plugin that bears the redirect bears the others."
              }
            }
          }
        },
        "x-source": "Measured on Laravel 8.83; which of these a Ticaga is, nobody says, and a plugin that bears the redirect bears the others."
      },
      "InvalidField": {
        "description": "A field is missing or malformed. `errors` names each field; correct it. Nothing was stored.",
        "x-grade": "assumed",
        "x-assumption": "validation-status",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/ValidationError"
            },
            "examples": {
              "validation-error": {
                "$ref": "#/components/examples/validation-error"
              }
            }
          }
        },
        "x-source": "It is Laravel's default for a client that accepts JSON; the vendor's page does not speak of it."
      },
      "Unauthorized": {
        "description": "The credentials were refused.",
        "x-grade": "assumed",
        "x-source": "The vendor's plugins take 401 and 403 for refused credentials; 401 is what Laravel answers.",
        "x-assumption": "auth-error-status",
        "content": {
          "application/json": {
            "schema": {
              "oneOf": [
                {
                  "$ref": "#/components/schemas/BadCredentials"
                },
                {
                  "$ref": "#/components/schemas/Refusal"
                }
              ]
            },
            "examples": {
              "bad-credentials": {
                "$ref": "#/components/examples/bad-credentials"
              }
            }
          }
        }
      },
      "Forbidden": {
        "description": "As 401, on a server that answers 403 to refused credentials.",
        "x-grade": "assumed",
        "x-source": "The vendor's plugins treat 403 like 401, so some server may send it.",
        "x-assumption": "auth-error-status",
        "content": {
          "application/json": {
            "schema": {
              "oneOf": [
                {
                  "$ref": "#/components/schemas/BadCredentials"
                },
                {
                  "$ref": "#/components/schemas/Refusal"
                }
              ]
            },
            "examples": {
              "bad-credentials": {
                "$ref": "#/components/examples/bad-credentials"
              }
            }
          }
        }
      },
      "Departments": {
        "description": "The departments; an empty list when there is none.",
        "x-grade": "assumed",
        "x-source": "The vendor's page shows the list and no status; 200 is Laravel's default.",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/DepartmentsAnswer"
            },
            "examples": {
              "departments": {
                "$ref": "#/components/examples/departments"
              }
            }
          }
        }
      },
      "NotFound404": {
        "description": "There is no such ticket or department.",
        "x-grade": "assumed",
        "x-source": "The vendor's 2024 Blesta plugin takes 404 on a GET for not found, and 2.1.0 and newer on a POST as well.",
        "x-assumption": "not-found-status",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Refusal"
            },
            "examples": {
              "not-found": {
                "$ref": "#/components/examples/not-found"
              }
            }
          }
        }
      },
      "UnauthorizedOrNotOwner": {
        "description": "The credentials were refused (the body has `message`); or the customer is not the ticket's owner (the body has `error`), on a server that answers 401 to that. Tell them apart by the body, not by the status.",
        "x-grade": "assumed",
        "x-source": "The vendor's plugins take 401 for refused credentials; no status is known for a customer who is not the owner.",
        "x-assumption": "auth-error-status",
        "content": {
          "application/json": {
            "schema": {
              "oneOf": [
                {
                  "$ref": "#/components/schemas/BadCredentials"
                },
                {
                  "$ref": "#/components/schemas/Refusal"
                }
              ]
            },
            "examples": {
              "bad-credentials": {
                "$ref": "#/components/examples/bad-credentials"
              },
              "not-the-owner": {
                "$ref": "#/components/examples/not-the-owner"
              }
            }
          }
        }
      },
      "ForbiddenOrNotOwner": {
        "description": "The customer is not the ticket's owner (the body has `error`); or the credentials were refused (the body has `message`), on a server that answers 403 to that.",
        "x-grade": "assumed",
        "x-source": "403 is Laravel's answer to what a person may not do; the vendor's plugins take it for refused credentials.",
        "x-assumption": "not-owner-status",
        "content": {
          "application/json": {
            "schema": {
              "oneOf": [
                {
                  "$ref": "#/components/schemas/BadCredentials"
                },
                {
                  "$ref": "#/components/schemas/Refusal"
                }
              ]
            },
            "examples": {
              "bad-credentials": {
                "$ref": "#/components/examples/bad-credentials"
              },
              "not-the-owner": {
                "$ref": "#/components/examples/not-the-owner"
              }
            }
          }
        }
      },
      "NotFoundOrNotOwner": {
        "description": "There is no such ticket; or it is another customer's, on a server that does not tell the two apart.",
        "x-grade": "assumed",
        "x-source": "The vendor's 2024 Blesta plugin takes 404 on a GET for not found, and 2.1.0 and newer on a POST as well.",
        "x-assumption": "not-found-status",
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/Refusal"
            },
            "examples": {
              "not-found": {
                "$ref": "#/components/examples/not-found"
              },
              "not-the-owner": {
                "$ref": "#/components/examples/not-the-owner"
              }
            }
          }
        }
      }
    },
    "schemas": {
      "BillingSystem": {
        "type": "string",
        "enum": [
          "Blesta",
          "ClientExec",
          "WHMCS"
        ],
        "description": "The name of the billing system, one of the server's enum. The vendor does not list its members.",
        "x-grade": "documented",
        "x-members": "billing_systems",
        "x-enum-grades": {
          "Blesta": {
            "x-spellings": [
              "blesta"
            ],
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 sends it to customers/link; the newest sends blesta, and the documented answer of register shows blesta as well."
          },
          "ClientExec": {
            "x-grade": "assumed",
            "x-source": "The vendor publishes a plugin for ClientExec; its spelling in the enum is a guess.",
            "x-assumption": "other-billing-systems"
          },
          "WHMCS": {
            "x-grade": "assumed",
            "x-source": "The vendor publishes a plugin for WHMCS; its spelling in the enum is a guess.",
            "x-assumption": "other-billing-systems"
          }
        }
      },
      "AssignRequest": {
        "type": "object",
        "required": [
          "ticaga_id",
          "billing_id",
          "billing_system"
        ],
        "properties": {
          "ticaga_id": {
            "type": [
              "integer",
              "string"
            ],
            "minimum": 1,
            "pattern": "^[1-9][0-9]*$",
            "description": "Ticaga's customer id, as a number or as a decimal string.",
            "x-grade": "documented",
            "x-typed": true
          },
          "billing_id": {
            "type": [
              "integer",
              "string"
            ],
            "pattern": "\\S",
            "allOf": [
              {
                "not": {
                  "type": [
                    "integer",
                    "string"
                  ],
                  "pattern": "^[+-]?0+$",
                  "minimum": 0,
                  "maximum": 0
                },
                "description": "0, the mark of a customer who is not linked",
                "x-grade": "documented"
              },
              {
                "not": {
                  "type": [
                    "integer",
                    "string"
                  ],
                  "pattern": "^-",
                  "exclusiveMaximum": 0
                },
                "description": "a number below 0",
                "x-grade": "assumed",
                "x-source": "No billing system is known that gives a customer an id below 1; 0, and what is taken for it, means that nobody is linked."
              }
            ],
            "description": "The billing system's customer id, which is not 0, the mark of a customer who is not linked. The server stores and returns it as a string.",
            "x-grade": "documented"
          },
          "billing_system": {
            "$ref": "#/components/schemas/BillingSystem",
            "x-grade": "documented"
          }
        }
      },
      "LinkRequest": {
        "type": "object",
        "required": [
          "email",
          "name",
          "billing_id",
          "billing_system"
        ],
        "properties": {
          "email": {
            "type": "string",
            "format": "email",
            "pattern": "^[^@\\s]+@[^@\\s]+$",
            "description": "The customer's email address in the billing system. It decides which Ticaga customer is meant.",
            "x-typed": true,
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 and newer send it."
          },
          "name": {
            "type": "string",
            "pattern": "\\S",
            "description": "The customer's full name, for a customer who has to be made.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 and newer send it."
          },
          "billing_id": {
            "type": [
              "integer",
              "string"
            ],
            "pattern": "\\S",
            "allOf": [
              {
                "not": {
                  "type": [
                    "integer",
                    "string"
                  ],
                  "pattern": "^[+-]?0+$",
                  "minimum": 0,
                  "maximum": 0
                },
                "description": "0, the mark of a customer who is not linked",
                "x-grade": "documented"
              },
              {
                "not": {
                  "type": [
                    "integer",
                    "string"
                  ],
                  "pattern": "^-",
                  "exclusiveMaximum": 0
                },
                "description": "a number below 0",
                "x-grade": "assumed",
                "x-source": "No billing system is known that gives a customer an id below 1; 0, and what is taken for it, means that nobody is linked."
              }
            ],
            "description": "The billing system's customer id, which is not 0. The plugins send a number; a decimal string is taken as well, as in customers/assign.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 and newer send it as a number."
          },
          "billing_system": {
            "$ref": "#/components/schemas/BillingSystem",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 sends Blesta, and the newest blesta, to match Ticaga's own extension for Blesta as its comment says."
          }
        }
      },
      "RegisterRequest": {
        "type": "object",
        "required": [
          "name",
          "email",
          "password"
        ],
        "properties": {
          "name": {
            "type": "string",
            "pattern": "\\S",
            "description": "The customer's full name.",
            "x-grade": "documented"
          },
          "email": {
            "type": "string",
            "format": "email",
            "pattern": "^[^@\\s]+@[^@\\s]+$",
            "description": "The customer's email address.",
            "x-typed": true,
            "x-grade": "documented"
          },
          "password": {
            "type": "string",
            "format": "password",
            "minLength": 1,
            "description": "The password with which the customer will log in. No answer has it.",
            "x-grade": "documented"
          },
          "company": {
            "type": [
              "string",
              "null"
            ],
            "description": "The company's name.",
            "x-grade": "documented"
          },
          "billing_id": {
            "type": [
              "integer",
              "string"
            ],
            "pattern": "\\S",
            "allOf": [
              {
                "not": {
                  "type": [
                    "integer",
                    "string"
                  ],
                  "pattern": "^[+-]?0+$",
                  "minimum": 0,
                  "maximum": 0
                },
                "description": "0, the mark of a customer who is not linked",
                "x-grade": "documented"
              },
              {
                "not": {
                  "type": [
                    "integer",
                    "string"
                  ],
                  "pattern": "^-",
                  "exclusiveMaximum": 0
                },
                "description": "a number below 0",
                "x-grade": "assumed",
                "x-source": "No billing system is known that gives a customer an id below 1; 0, and what is taken for it, means that nobody is linked."
              }
            ],
            "description": "The billing system's customer id, which is not 0, when the customer is to be linked at once.",
            "x-grade": "documented"
          },
          "billing_system": {
            "$ref": "#/components/schemas/BillingSystem",
            "x-grade": "documented"
          },
          "account_manager": {
            "type": [
              "integer",
              "string",
              "null"
            ],
            "description": "The id of the account manager.",
            "x-grade": "documented"
          },
          "biography": {
            "type": [
              "string",
              "null"
            ],
            "description": "Free text.",
            "x-grade": "documented"
          }
        }
      },
      "LoginRequest": {
        "type": "object",
        "required": [
          "email",
          "password"
        ],
        "properties": {
          "email": {
            "type": "string",
            "format": "email",
            "pattern": "^[^@\\s]+@[^@\\s]+$",
            "description": "The customer's email address.",
            "x-typed": true,
            "x-grade": "documented"
          },
          "password": {
            "type": "string",
            "format": "password",
            "minLength": 1,
            "description": "The customer's password, as it was typed. No answer has it.",
            "x-grade": "documented"
          }
        }
      },
      "CreateTicketRequest": {
        "type": "object",
        "required": [
          "customer_id",
          "subject",
          "priority",
          "message",
          "department_slug"
        ],
        "properties": {
          "organize": {
            "type": "string",
            "description": "Which plugin asks; the Blesta plugin says blesta.",
            "x-grade": "observed",
            "x-source": "The vendor's Blesta plugin sends blesta; what the server does with it is unknown."
          },
          "customer_id": {
            "type": [
              "string",
              "integer"
            ],
            "pattern": "^[0-9]+$",
            "minimum": 0,
            "description": "Ticaga's customer id as a decimal string, or \"0\" for a guest. That a number does as well is assumed.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 and newer send it; that it is required is common sense."
          },
          "subject": {
            "type": "string",
            "pattern": "\\S",
            "description": "What it is about, in a line.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 and newer send it; that it is required is common sense."
          },
          "priority": {
            "type": "string",
            "enum": [
              "none",
              "low",
              "medium",
              "high",
              "emergency"
            ],
            "description": "How urgent it is. Offer high and emergency only where the department has allows_high_priority.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 and newer send one of these; that it is required is assumed.",
            "x-enum-grades": {
              "none": {
                "x-grade": "observed",
                "x-source": "The Blesta plugin 2.1.0 and newer offer it."
              },
              "low": {
                "x-grade": "observed",
                "x-source": "The Blesta plugin 2.1.0 and newer offer it."
              },
              "medium": {
                "x-grade": "observed",
                "x-source": "The Blesta plugin 2.1.0 and newer offer it."
              },
              "high": {
                "x-grade": "observed",
                "x-source": "The Blesta plugin 2.1.0 and newer offer it."
              },
              "emergency": {
                "x-grade": "observed",
                "x-source": "The Blesta plugin 2.1.0 and newer offer it."
              }
            }
          },
          "message": {
            "type": "string",
            "pattern": "\\S",
            "description": "The text of the ticket.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 and newer send it; that it is required is common sense."
          },
          "cc": {
            "type": [
              "string",
              "null"
            ],
            "description": "Further email addresses, separated by commas, for a department with cc_enabled.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 and newer send it when it was filled in."
          },
          "assigned": {
            "type": [
              "string",
              "integer"
            ],
            "pattern": "^[0-9]+$",
            "description": "The employee to whom the ticket goes; the plugins send \"0\", which is nobody.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 and newer always send \"0\" as a string."
          },
          "department_slug": {
            "type": "string",
            "pattern": "\\S",
            "description": "The department's slug, as the lists of departments give it.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 and newer send it; that it is required is common sense."
          },
          "ip_address": {
            "type": [
              "string",
              "null"
            ],
            "description": "The address from which the person wrote.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 and newer send it."
          },
          "public_email": {
            "type": [
              "string",
              "null"
            ],
            "description": "The email address of a guest; null for a customer.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 and newer send it, or null."
          },
          "public_name": {
            "type": [
              "string",
              "null"
            ],
            "description": "The name of a guest; null for a customer.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 and newer send it, or null."
          },
          "billing_system": {
            "type": [
              "string",
              "null"
            ],
            "description": "The billing system of the service that it is about.",
            "x-grade": "observed",
            "x-source": "The newest Blesta plugin sends it."
          },
          "billing_company_id": {
            "type": [
              "integer",
              "string",
              "null"
            ],
            "description": "The company of the billing system in which the service is.",
            "x-grade": "observed",
            "x-source": "The newest Blesta plugin sends it."
          },
          "billing_service_id": {
            "type": [
              "integer",
              "string",
              "null"
            ],
            "description": "The service that it is about, for a department with show_services.",
            "x-grade": "observed",
            "x-source": "The newest Blesta plugin sends it."
          },
          "billing_service_name": {
            "type": [
              "string",
              "null"
            ],
            "description": "What the billing system calls this service.",
            "x-grade": "observed",
            "x-source": "The newest Blesta plugin sends it."
          },
          "custom_fields": {
            "type": [
              "object",
              "array"
            ],
            "additionalProperties": true,
            "maxItems": 0,
            "description": "The values of the department's own fields by their slugs. PHP writes an empty array when there is none.",
            "x-grade": "observed",
            "x-source": "The newest Blesta plugin sends it, slug by slug."
          }
        }
      },
      "TicketInfoRequest": {
        "type": "object",
        "required": [
          "ticket_id"
        ],
        "properties": {
          "ticket_id": {
            "type": "string",
            "pattern": "\\S",
            "description": "The code of the ticket.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 and newer send the code here."
          }
        }
      },
      "TicketRequest": {
        "type": "object",
        "required": [
          "id",
          "ticket_id"
        ],
        "properties": {
          "id": {
            "type": [
              "integer",
              "string"
            ],
            "pattern": "^[0-9]+$",
            "description": "Ticaga's customer id.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 sends the user here."
          },
          "ticket_id": {
            "type": [
              "integer",
              "string"
            ],
            "pattern": "\\S",
            "description": "The ticket's id or its code.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 sends it."
          }
        }
      },
      "CloseTicketRequest": {
        "type": "object",
        "required": [
          "customer_id",
          "ticket_id"
        ],
        "properties": {
          "customer_id": {
            "type": [
              "string",
              "integer"
            ],
            "pattern": "^[0-9]+$",
            "minimum": 0,
            "description": "Ticaga's customer id of the ticket's owner. It makes sure that nobody else closes the ticket.",
            "x-grade": "documented"
          },
          "ticket_id": {
            "type": [
              "integer",
              "string"
            ],
            "pattern": "\\S",
            "description": "The ticket's id or its code.",
            "x-grade": "documented"
          },
          "organize": {
            "type": "string",
            "description": "Which plugin asks; the Blesta plugin says blesta.",
            "x-grade": "observed",
            "x-source": "The newest Blesta plugin alone sends it, and the vendor's page does not have it."
          }
        }
      },
      "RateTicketRequest": {
        "type": "object",
        "required": [
          "ticket_id",
          "rating",
          "customer_id"
        ],
        "properties": {
          "ticket_id": {
            "type": [
              "integer",
              "string"
            ],
            "pattern": "\\S",
            "description": "The ticket's id or its code.",
            "x-grade": "observed",
            "x-source": "The newest Blesta plugin sends it."
          },
          "rating": {
            "type": [
              "integer",
              "string"
            ],
            "minimum": 0,
            "maximum": 5,
            "pattern": "^[0-5]$",
            "description": "From 0 to 5.",
            "x-typed": true,
            "x-grade": "observed",
            "x-source": "The newest Blesta plugin sends 0 to 5."
          },
          "customer_id": {
            "type": [
              "string",
              "integer"
            ],
            "pattern": "^[0-9]+$",
            "minimum": 0,
            "description": "Ticaga's customer id of the ticket's owner.",
            "x-grade": "observed",
            "x-source": "The newest Blesta plugin sends it."
          },
          "organize": {
            "type": "string",
            "description": "Which plugin asks; the Blesta plugin says blesta.",
            "x-grade": "observed",
            "x-source": "The vendor's Blesta plugin sends blesta; what the server does with it is unknown."
          }
        }
      },
      "CreateResponseRequest": {
        "type": "object",
        "required": [
          "user_id",
          "ticket_number",
          "content"
        ],
        "properties": {
          "user_id": {
            "type": [
              "string",
              "integer"
            ],
            "pattern": "^[0-9]+$",
            "minimum": 0,
            "description": "Ticaga's customer id of the person who writes.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 and newer send it; that it is required is common sense."
          },
          "ticket_number": {
            "type": [
              "integer",
              "string"
            ],
            "pattern": "\\S",
            "description": "The ticket's id or its code.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 and newer send it; that it is required is common sense."
          },
          "content": {
            "type": "string",
            "pattern": "\\S",
            "description": "The text of the response.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 and newer send it; that it is required is common sense."
          },
          "is_note": {
            "type": [
              "string",
              "integer"
            ],
            "pattern": "^[01]$",
            "description": "\"1\" for a note among employees, which no customer may see; the plugins send \"0\".",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 and newer always send \"0\" as a string; what \"1\" means is common sense."
          },
          "employee_response": {
            "type": [
              "string",
              "integer"
            ],
            "pattern": "^[01]$",
            "description": "\"1\" for what an employee writes; the plugins send \"0\".",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 and newer always send \"0\" as a string; what \"1\" means is common sense."
          },
          "organize": {
            "type": "string",
            "description": "Which plugin asks; the Blesta plugin says blesta.",
            "x-grade": "observed",
            "x-source": "The vendor's Blesta plugin sends blesta; what the server does with it is unknown."
          }
        }
      },
      "ListResponsesRequest": {
        "type": "object",
        "required": [
          "ticket_id"
        ],
        "properties": {
          "ticket_id": {
            "type": [
              "integer",
              "string"
            ],
            "pattern": "\\S",
            "description": "The ticket's id or its code.",
            "x-grade": "observed",
            "x-source": "The vendor's Blesta plugin sends it."
          }
        }
      },
      "Linked": {
        "type": "object",
        "required": [
          "user"
        ],
        "properties": {
          "user": {
            "const": true,
            "type": "boolean",
            "description": "True when the pair was stored.",
            "x-grade": "documented"
          }
        }
      },
      "CustomerAnswer": {
        "type": "object",
        "required": [
          "user"
        ],
        "properties": {
          "user": {
            "$ref": "#/components/schemas/Customer",
            "description": "The customer's record.",
            "x-grade": "documented"
          }
        }
      },
      "Customer": {
        "type": "object",
        "required": [
          "id",
          "name",
          "email",
          "email_verified_at",
          "company",
          "phone_number",
          "billing_id",
          "billing_system",
          "account_manager",
          "biography",
          "created_at",
          "updated_at"
        ],
        "properties": {
          "id": {
            "type": "integer",
            "description": "Ticaga's customer id.",
            "x-grade": "documented"
          },
          "name": {
            "type": "string",
            "description": "The customer's full name.",
            "x-grade": "documented"
          },
          "email": {
            "type": "string",
            "description": "The customer's email address. The linking flow compares it with the billing system's.",
            "x-grade": "documented"
          },
          "email_verified_at": {
            "type": [
              "string",
              "null"
            ],
            "pattern": "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z$",
            "description": "When the email was verified (UTC), or null.",
            "x-grade": "documented"
          },
          "company": {
            "type": "string",
            "description": "The company's name, or an empty string.",
            "x-grade": "documented"
          },
          "phone_number": {
            "type": "string",
            "description": "The phone number, or an empty string.",
            "x-grade": "documented"
          },
          "billing_id": {
            "type": "string",
            "description": "The linked customer id of the billing system, as a string; \"0\" when unlinked.",
            "x-grade": "documented"
          },
          "billing_system": {
            "type": "string",
            "description": "The linked billing system; an empty string when unlinked.",
            "x-grade": "documented"
          },
          "account_manager": {
            "type": "string",
            "description": "The id of the account manager as a string; \"0\" when there is none.",
            "x-grade": "documented"
          },
          "biography": {
            "type": "string",
            "description": "Free text.",
            "x-grade": "documented"
          },
          "created_at": {
            "type": "string",
            "pattern": "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z$",
            "description": "When the customer was created (UTC, microseconds).",
            "x-grade": "documented"
          },
          "updated_at": {
            "type": "string",
            "pattern": "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z$",
            "description": "When the customer last changed (UTC, microseconds).",
            "x-grade": "documented"
          }
        }
      },
      "LinkAnswer": {
        "type": "object",
        "required": [
          "user"
        ],
        "properties": {
          "user": {
            "type": "object",
            "required": [
              "id"
            ],
            "description": "The customer, found or made. The plugins read the id alone.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 and newer read user.id.",
            "properties": {
              "id": {
                "type": [
                  "integer",
                  "string"
                ],
                "minimum": 1,
                "pattern": "^0*[1-9][0-9]*$",
                "description": "Ticaga's customer id. That it is there, and not empty, means linked.",
                "x-grade": "observed",
                "x-source": "The Blesta plugin 2.1.0 and newer take the customer for linked when it is there and not empty."
              },
              "name": {
                "type": "string",
                "description": "The customer's full name.",
                "x-grade": "assumed",
                "x-source": "No plugin reads more than the id; the rest is assumed to be the record of customers/get."
              },
              "email": {
                "type": "string",
                "description": "The customer's email address.",
                "x-grade": "assumed",
                "x-source": "No plugin reads more than the id; the rest is assumed to be the record of customers/get."
              },
              "email_verified_at": {
                "type": [
                  "string",
                  "null"
                ],
                "description": "When the email was verified, or null.",
                "x-grade": "assumed",
                "x-source": "No plugin reads more than the id; the rest is assumed to be the record of customers/get."
              },
              "company": {
                "type": "string",
                "description": "The company's name, or an empty string.",
                "x-grade": "assumed",
                "x-source": "No plugin reads more than the id; the rest is assumed to be the record of customers/get."
              },
              "phone_number": {
                "type": "string",
                "description": "The phone number, or an empty string.",
                "x-grade": "assumed",
                "x-source": "No plugin reads more than the id; the rest is assumed to be the record of customers/get."
              },
              "billing_id": {
                "type": "string",
                "description": "The linked customer id of the billing system, as a string.",
                "x-grade": "assumed",
                "x-source": "No plugin reads more than the id; the rest is assumed to be the record of customers/get."
              },
              "billing_system": {
                "type": "string",
                "description": "The linked billing system.",
                "x-grade": "assumed",
                "x-source": "No plugin reads more than the id; the rest is assumed to be the record of customers/get."
              },
              "account_manager": {
                "type": "string",
                "description": "The id of the account manager as a string.",
                "x-grade": "assumed",
                "x-source": "No plugin reads more than the id; the rest is assumed to be the record of customers/get."
              },
              "biography": {
                "type": "string",
                "description": "Free text.",
                "x-grade": "assumed",
                "x-source": "No plugin reads more than the id; the rest is assumed to be the record of customers/get."
              },
              "created_at": {
                "type": "string",
                "description": "When the customer was created.",
                "x-grade": "assumed",
                "x-source": "No plugin reads more than the id; the rest is assumed to be the record of customers/get."
              },
              "updated_at": {
                "type": "string",
                "description": "When the customer last changed.",
                "x-grade": "assumed",
                "x-source": "No plugin reads more than the id; the rest is assumed to be the record of customers/get."
              }
            }
          }
        }
      },
      "RegisterAnswer": {
        "type": "object",
        "required": [
          "user"
        ],
        "properties": {
          "user": {
            "type": "object",
            "required": [
              "name",
              "email",
              "updated_at",
              "created_at",
              "id"
            ],
            "description": "The new customer. Unlike the record of customers/get it has no email_verified_at and no phone_number.",
            "x-grade": "documented",
            "properties": {
              "name": {
                "$ref": "#/components/schemas/Customer/properties/name",
                "x-grade": "documented"
              },
              "email": {
                "$ref": "#/components/schemas/Customer/properties/email",
                "x-grade": "documented"
              },
              "company": {
                "$ref": "#/components/schemas/Customer/properties/company",
                "x-grade": "documented"
              },
              "billing_id": {
                "$ref": "#/components/schemas/Customer/properties/billing_id",
                "x-grade": "documented"
              },
              "billing_system": {
                "$ref": "#/components/schemas/Customer/properties/billing_system",
                "x-grade": "documented"
              },
              "account_manager": {
                "$ref": "#/components/schemas/Customer/properties/account_manager",
                "x-grade": "documented"
              },
              "biography": {
                "$ref": "#/components/schemas/Customer/properties/biography",
                "x-grade": "documented"
              },
              "updated_at": {
                "$ref": "#/components/schemas/Customer/properties/updated_at",
                "x-grade": "documented"
              },
              "created_at": {
                "$ref": "#/components/schemas/Customer/properties/created_at",
                "x-grade": "documented"
              },
              "id": {
                "$ref": "#/components/schemas/Customer/properties/id",
                "x-grade": "documented"
              }
            }
          }
        }
      },
      "DepartmentsAnswer": {
        "type": "object",
        "required": [
          "departments"
        ],
        "properties": {
          "departments": {
            "type": "array",
            "description": "One entry for each department.",
            "x-grade": "documented",
            "items": {
              "$ref": "#/components/schemas/DepartmentEntry"
            }
          }
        }
      },
      "DepartmentEntry": {
        "type": "object",
        "required": [
          "slug",
          "department_name"
        ],
        "properties": {
          "slug": {
            "type": "string",
            "description": "The department's name in addresses and in a ticket's department_slug.",
            "x-grade": "observed",
            "x-source": "The vendor's plugins read it."
          },
          "department_name": {
            "type": "string",
            "description": "The department's name for people.",
            "x-grade": "observed",
            "x-source": "The vendor's plugins read it."
          },
          "department_description": {
            "type": [
              "string",
              "null"
            ],
            "description": "What the department is for.",
            "x-grade": "observed",
            "x-source": "The vendor's plugins read it; that it may be null is assumed."
          }
        }
      },
      "DepartmentAnswer": {
        "type": "object",
        "required": [
          "department"
        ],
        "properties": {
          "department": {
            "$ref": "#/components/schemas/DepartmentList",
            "description": "A list of one; an empty one on a server that answers so when there is no such department.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.0.0 and every newer one read the first entry of this list."
          }
        }
      },
      "DepartmentList": {
        "type": "array",
        "items": {
          "$ref": "#/components/schemas/Department"
        }
      },
      "Department": {
        "type": "object",
        "required": [
          "department_name",
          "is_disabled",
          "is_public",
          "allows_high_priority"
        ],
        "properties": {
          "id": {
            "type": "integer",
            "description": "The department's id.",
            "x-grade": "assumed",
            "x-source": "The address departments/get_by_id takes one; no plugin is known to read it here."
          },
          "slug": {
            "type": "string",
            "description": "The department's name in addresses and in a ticket's department_slug.",
            "x-grade": "assumed",
            "x-source": "The lists of departments have it; no plugin is known to read it here."
          },
          "department_name": {
            "type": "string",
            "description": "The department's name for people.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.0.0 and every newer one read it."
          },
          "is_disabled": {
            "type": [
              "boolean",
              "integer"
            ],
            "description": "Whether the department takes no tickets at present.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.0.0 and every newer one read it; whether it is true or 1 is unknown."
          },
          "is_public": {
            "type": [
              "boolean",
              "integer"
            ],
            "description": "Whether a guest may write to it.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.0.0 and every newer one read it; whether it is true or 1 is unknown."
          },
          "allows_high_priority": {
            "type": [
              "boolean",
              "integer"
            ],
            "description": "Whether a ticket may have the priority high or emergency.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.0.0 and every newer one read it; whether it is true or 1 is unknown."
          },
          "business_hours": {
            "description": "When somebody answers; the shape is unknown.",
            "x-grade": "observed",
            "x-source": "The vendor's Blesta plugin reads it when it is there."
          },
          "cc_enabled": {
            "type": [
              "boolean",
              "integer"
            ],
            "description": "Whether a ticket may have further addresses in cc.",
            "x-grade": "observed",
            "x-source": "The vendor's Blesta plugin reads it when it is there; whether it is true or 1 is unknown."
          },
          "show_services": {
            "type": [
              "boolean",
              "integer"
            ],
            "description": "Whether a form shows the services of the billing system.",
            "x-grade": "observed",
            "x-source": "The vendor's Blesta plugin reads it when it is there; whether it is true or 1 is unknown."
          },
          "custom_fields": {
            "type": "array",
            "description": "The fields of its own that the department asks for.",
            "x-grade": "observed",
            "x-source": "The vendor's Blesta plugin reads it when it is there.",
            "items": {
              "$ref": "#/components/schemas/CustomField"
            }
          }
        }
      },
      "CustomField": {
        "type": "object",
        "required": [
          "slug",
          "name",
          "type"
        ],
        "properties": {
          "slug": {
            "type": "string",
            "description": "The field's name in a ticket's custom_fields.",
            "x-grade": "observed",
            "x-source": "The vendor's Blesta plugin reads it."
          },
          "name": {
            "type": "string",
            "description": "The field's name for people.",
            "x-grade": "observed",
            "x-source": "The vendor's Blesta plugin reads it."
          },
          "type": {
            "type": "string",
            "description": "What kind of field it is, for example text; the kinds are not listed anywhere.",
            "x-grade": "observed",
            "x-source": "The vendor's Blesta plugin reads it."
          },
          "options": {
            "type": [
              "array",
              "object",
              "string",
              "null"
            ],
            "description": "What can be chosen from; the shape is unknown.",
            "x-grade": "observed",
            "x-source": "The vendor's Blesta plugin reads it."
          },
          "required": {
            "type": [
              "boolean",
              "integer",
              "string"
            ],
            "description": "Whether it must be filled in.",
            "x-grade": "observed",
            "x-source": "The vendor's Blesta plugin reads it; whether it is true or 1 is unknown."
          },
          "placeholder": {
            "type": [
              "string",
              "null"
            ],
            "description": "A hint inside the empty field.",
            "x-grade": "observed",
            "x-source": "The vendor's Blesta plugin reads it."
          },
          "description": {
            "type": [
              "string",
              "null"
            ],
            "description": "A hint beside the field.",
            "x-grade": "observed",
            "x-source": "The vendor's Blesta plugin reads it."
          }
        }
      },
      "TicketCreated": {
        "type": "object",
        "required": [
          "id"
        ],
        "properties": {
          "id": {
            "type": [
              "object",
              "integer"
            ],
            "required": [
              "id",
              "public_hash",
              "ticket_code"
            ],
            "description": "The new ticket, as an object or as its id alone.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 and newer read an object with these three fields, or a number.",
            "properties": {
              "id": {
                "type": "integer",
                "description": "The ticket's id.",
                "x-grade": "observed",
                "x-source": "The Blesta plugin 2.1.0 and newer read it from the object."
              },
              "public_hash": {
                "type": "string",
                "description": "What lets a guest see the ticket.",
                "x-grade": "observed",
                "x-source": "The Blesta plugin 2.1.0 and newer read it from the object; what it is for is common sense."
              },
              "ticket_code": {
                "type": "string",
                "description": "The code by which tickets/info finds the ticket.",
                "x-grade": "observed",
                "x-source": "The Blesta plugin 2.1.0 and newer read it from the object."
              }
            }
          }
        }
      },
      "TicketInfoAnswer": {
        "type": "object",
        "required": [
          "tickets"
        ],
        "properties": {
          "tickets": {
            "$ref": "#/components/schemas/Ticket",
            "description": "The ticket; one, in spite of the name.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 and newer read it."
          },
          "custom_fields": {
            "type": "array",
            "description": "What was filled into the fields of the department.",
            "x-grade": "observed",
            "x-source": "The newest Blesta plugin reads it.",
            "items": {
              "$ref": "#/components/schemas/CustomFieldValue"
            }
          },
          "ratings_enabled": {
            "type": [
              "boolean",
              "integer",
              "string",
              "null"
            ],
            "description": "Whether the ticket can be rated.",
            "x-grade": "observed",
            "x-source": "The newest Blesta plugin reads it; whether it is true or 1 is unknown."
          }
        }
      },
      "CustomFieldValue": {
        "type": "object",
        "required": [
          "name",
          "value"
        ],
        "properties": {
          "name": {
            "type": "string",
            "description": "The field's name for people.",
            "x-grade": "observed",
            "x-source": "The newest Blesta plugin reads it."
          },
          "value": {
            "description": "What was filled in.",
            "x-grade": "observed",
            "x-source": "The newest Blesta plugin reads it."
          },
          "is_encrypted": {
            "type": [
              "boolean",
              "integer"
            ],
            "description": "Whether the value is kept encrypted, so that a page should not show it openly.",
            "x-grade": "observed",
            "x-source": "The newest Blesta plugin reads it; whether it is true or 1 is unknown."
          }
        }
      },
      "Ticket": {
        "type": "object",
        "required": [
          "id",
          "subject",
          "status",
          "priority",
          "message",
          "user_id"
        ],
        "properties": {
          "id": {
            "type": "integer",
            "description": "The ticket's id.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 and newer read it from tickets/info."
          },
          "ticket_code": {
            "type": "string",
            "description": "The ticket's code.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 and newer read it from tickets/info when it is there."
          },
          "subject": {
            "type": "string",
            "description": "What it is about, in a line.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 and newer read it from tickets/info."
          },
          "status": {
            "type": "string",
            "description": "open, awaiting_reply, in_progress, on_hold, closed or trash.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 and newer read it, and comments in the plugins name these statuses."
          },
          "priority": {
            "type": "string",
            "description": "How urgent it is, as in tickets/create.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 and newer read it from tickets/info."
          },
          "message": {
            "type": "string",
            "description": "The text of the ticket.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 and newer read it from tickets/info."
          },
          "user_id": {
            "type": [
              "integer",
              "string"
            ],
            "description": "Ticaga's customer id of the owner; 0 for a guest.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 and newer read it from tickets/info; its type and the 0 of a guest are assumed."
          },
          "name": {
            "type": [
              "string",
              "null"
            ],
            "description": "The owner's name.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 and newer read it from tickets/info."
          },
          "public_name": {
            "type": [
              "string",
              "null"
            ],
            "description": "The name that a guest gave.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 and newer read it from tickets/info."
          },
          "public_hash": {
            "type": [
              "string",
              "null"
            ],
            "description": "What lets a guest see the ticket.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 and newer read it from tickets/info; what it is for is common sense."
          },
          "department_name": {
            "type": [
              "string",
              "null"
            ],
            "description": "The department's name for people.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 and newer read it from tickets/info."
          },
          "ticket_created": {
            "type": "string",
            "description": "When it was opened; the form of the time is unknown.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 and newer read it from tickets/info."
          },
          "rating": {
            "type": [
              "integer",
              "string",
              "null"
            ],
            "description": "From 0 to 5, or null when nobody has rated it.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 and newer read it from tickets/info; that it is null before is assumed."
          }
        }
      },
      "TicketAnswer": {
        "type": "object",
        "required": [
          "tickets"
        ],
        "properties": {
          "tickets": {
            "$ref": "#/components/schemas/TicketEntry",
            "description": "The ticket; one, in spite of the name.",
            "x-grade": "observed",
            "x-source": "The Blesta plugin 2.1.0 reads tickets; what stands in it is assumed."
          }
        }
      },
      "TicketList": {
        "type": "array",
        "items": {
          "$ref": "#/components/schemas/TicketEntry"
        }
      },
      "TicketEntry": {
        "type": "object",
        "required": [
          "id",
          "subject",
          "status"
        ],
        "properties": {
          "id": {
            "type": "integer",
            "description": "The ticket's id.",
            "x-grade": "assumed",
            "x-source": "No field of this answer is known; those of tickets/info are assumed."
          },
          "ticket_code": {
            "type": "string",
            "description": "The ticket's code.",
            "x-grade": "assumed",
            "x-source": "No field of this answer is known; those of tickets/info are assumed."
          },
          "subject": {
            "type": "string",
            "description": "What it is about, in a line.",
            "x-grade": "assumed",
            "x-source": "No field of this answer is known; those of tickets/info are assumed."
          },
          "status": {
            "type": "string",
            "description": "open, awaiting_reply, in_progress, on_hold, closed or trash.",
            "x-grade": "assumed",
            "x-source": "No field of this answer is known; those of tickets/info are assumed."
          },
          "priority": {
            "type": "string",
            "description": "How urgent it is, as in tickets/create.",
            "x-grade": "assumed",
            "x-source": "No field of this answer is known; those of tickets/info are assumed."
          },
          "department_name": {
            "type": [
              "string",
              "null"
            ],
            "description": "The department's name for people.",
            "x-grade": "assumed",
            "x-source": "No field of this answer is known; those of tickets/info are assumed."
          },
          "ticket_created": {
            "type": "string",
            "description": "When it was opened; the form of the time is unknown.",
            "x-grade": "assumed",
            "x-source": "No field of this answer is known; those of tickets/info are assumed."
          }
        }
      },
      "TicketClosed": {
        "type": "object",
        "required": [
          "id"
        ],
        "properties": {
          "id": {
            "type": "integer",
            "description": "The ticket's id. That it is there means closed.",
            "x-grade": "documented"
          }
        }
      },
      "TicketRated": {
        "type": "object",
        "required": [
          "id"
        ],
        "properties": {
          "id": {
            "type": "integer",
            "description": "The ticket's id.",
            "x-grade": "assumed",
            "x-source": "The newest Blesta plugin reads the status alone; the body is that of tickets/close."
          }
        }
      },
      "ResponseCreated": {
        "type": "object",
        "required": [
          "id"
        ],
        "properties": {
          "id": {
            "type": "integer",
            "description": "The id of the response.",
            "x-grade": "assumed",
            "x-source": "The newest Blesta plugin reads the status alone; the body follows that of tickets/create."
          }
        }
      },
      "ResponsesAnswer": {
        "type": "object",
        "required": [
          "responses"
        ],
        "properties": {
          "responses": {
            "type": "array",
            "description": "The responses, the oldest first.",
            "x-grade": "assumed",
            "x-source": "The plugins read lists inside a container, and no name of one is known; this name and the order are invented.",
            "items": {
              "$ref": "#/components/schemas/Response"
            }
          }
        }
      },
      "Response": {
        "type": "object",
        "required": [
          "content"
        ],
        "properties": {
          "user_name": {
            "type": [
              "string",
              "null"
            ],
            "description": "Who wrote it.",
            "x-grade": "observed",
            "x-source": "The vendor's Blesta plugin reads it."
          },
          "employee_response": {
            "type": [
              "boolean",
              "integer",
              "string"
            ],
            "description": "Whether an employee wrote it.",
            "x-grade": "observed",
            "x-source": "The vendor's Blesta plugin reads it; whether it is true, 1 or \"1\" is unknown."
          },
          "is_note": {
            "type": [
              "boolean",
              "integer",
              "string"
            ],
            "description": "Whether it is a note among employees, which a page must not show to a customer.",
            "x-grade": "observed",
            "x-source": "The vendor's Blesta plugin reads it; whether it is true, 1 or \"1\" is unknown."
          },
          "created_at": {
            "type": "string",
            "description": "When it was written; the form of the time is unknown.",
            "x-grade": "observed",
            "x-source": "The vendor's Blesta plugin reads it."
          },
          "content": {
            "type": "string",
            "description": "The text of the response.",
            "x-grade": "observed",
            "x-source": "The vendor's Blesta plugin reads it."
          }
        }
      },
      "RealtimeConfig": {
        "type": "object",
        "required": [
          "enabled"
        ],
        "properties": {
          "enabled": {
            "type": [
              "boolean",
              "integer",
              "string",
              "null"
            ],
            "description": "Whether there is anything to listen to. A falsy value means that there is not.",
            "x-grade": "observed",
            "x-source": "The newest Blesta plugin takes a falsy value for off; whether it is true or 1 is unknown."
          },
          "key": {
            "type": [
              "string",
              "null"
            ],
            "description": "The public key of the service.",
            "x-grade": "observed",
            "x-source": "The newest Blesta plugin reads it."
          },
          "host": {
            "type": [
              "string",
              "null"
            ],
            "description": "Where the service is.",
            "x-grade": "observed",
            "x-source": "The newest Blesta plugin reads it."
          },
          "port": {
            "type": [
              "integer",
              "string",
              "null"
            ],
            "description": "Its port.",
            "x-grade": "observed",
            "x-source": "The newest Blesta plugin reads it."
          },
          "scheme": {
            "type": [
              "string",
              "null"
            ],
            "description": "http or https.",
            "x-grade": "observed",
            "x-source": "The newest Blesta plugin reads it."
          },
          "channel_prefix": {
            "type": [
              "string",
              "null"
            ],
            "description": "What the names of its channels begin with.",
            "x-grade": "observed",
            "x-source": "The newest Blesta plugin reads it."
          },
          "event": {
            "type": [
              "string",
              "null"
            ],
            "description": "The name of the event to listen for.",
            "x-grade": "observed",
            "x-source": "The newest Blesta plugin reads it."
          }
        }
      },
      "UnknownCustomer": {
        "type": "object",
        "required": [
          "error"
        ],
        "properties": {
          "error": {
            "const": "User not authenticated",
            "type": "string",
            "description": "There is no such customer. In spite of its wording it does not speak of the credentials.",
            "x-grade": "documented"
          }
        }
      },
      "BadCredentials": {
        "type": "object",
        "required": [
          "message"
        ],
        "properties": {
          "message": {
            "type": "string",
            "pattern": "^(Unauthenticated|Invalid credentials)\\.$",
            "description": "The credentials are missing, malformed or not those of an administrator.",
            "x-grade": "assumed",
            "x-assumption": "auth-error-body",
            "x-source": "The vendor's page says that an error comes and not which; the first is what Laravel Sanctum answers to a client that accepts JSON."
          }
        }
      },
      "ValidationError": {
        "type": "object",
        "required": [
          "message",
          "errors"
        ],
        "properties": {
          "message": {
            "type": "string",
            "description": "The first error, and how many more there are.",
            "x-grade": "assumed",
            "x-assumption": "error-wording",
            "x-source": "Measured on Laravel 8.83, and read in the later versions; which of them a Ticaga runs on, nobody says."
          },
          "errors": {
            "type": "object",
            "minProperties": 1,
            "description": "The errors of each field.",
            "x-grade": "assumed",
            "x-source": "It is the shape of Laravel's validator, and the newest Blesta plugin reads such lists before an error or a message.",
            "additionalProperties": {
              "type": "array",
              "minItems": 1,
              "items": {
                "type": "string"
              }
            }
          }
        }
      },
      "Refusal": {
        "type": "object",
        "required": [
          "error"
        ],
        "properties": {
          "error": {
            "type": "string",
            "description": "Why the server did not do it.",
            "x-grade": "assumed",
            "x-source": "The shape of the API's documented error, which the newest Blesta plugin reads; the text is invented."
          }
        }
      },
      "PlainMessage": {
        "type": "object",
        "required": [
          "message"
        ],
        "properties": {
          "message": {
            "type": "string",
            "description": "What went wrong, in the framework's words.",
            "x-grade": "assumed",
            "x-source": "It is the shape in which Laravel answers errors to a client that accepts JSON."
          }
        }
      }
    },
    "examples": {
      "linked": {
        "summary": "The pair was stored",
        "x-outcome": "success",
        "x-grade": "documented",
        "value": {
          "user": true
        }
      },
      "customer": {
        "summary": "An unlinked customer",
        "x-outcome": "success",
        "x-grade": "documented",
        "value": {
          "user": {
            "id": 1,
            "name": "Joe Doe",
            "email": "joedoe@example.com",
            "email_verified_at": null,
            "company": "Demo Ltd",
            "phone_number": "",
            "billing_id": "0",
            "billing_system": "",
            "account_manager": "0",
            "biography": "",
            "created_at": "2025-07-13T17:15:25.000000Z",
            "updated_at": "2025-07-13T17:22:37.000000Z"
          }
        }
      },
      "linked-customer": {
        "summary": "The customer, linked",
        "x-outcome": "success",
        "x-grade": "assumed",
        "x-source": "The plugins read user.id alone; the rest is the record of customers/get with the pair that was sent.",
        "value": {
          "user": {
            "id": 1,
            "name": "Joe Doe",
            "email": "joedoe@example.com",
            "email_verified_at": null,
            "company": "Demo Ltd",
            "phone_number": "",
            "billing_id": "2",
            "billing_system": "Blesta",
            "account_manager": "0",
            "biography": "",
            "created_at": "2025-07-13T17:15:25.000000Z",
            "updated_at": "2025-07-14T09:00:00.000000Z"
          }
        }
      },
      "registered": {
        "summary": "The new customer",
        "x-outcome": "success",
        "x-grade": "documented",
        "value": {
          "user": {
            "name": "Michael Dance",
            "email": "dancemike@domain.com",
            "company": "Ticaga Ltd",
            "billing_id": "2",
            "billing_system": "blesta",
            "account_manager": "1",
            "biography": "",
            "updated_at": "2025-07-12T14:14:17.000000Z",
            "created_at": "2025-07-12T14:14:17.000000Z",
            "id": 8
          }
        }
      },
      "departments": {
        "summary": "Two departments",
        "x-outcome": "success",
        "x-grade": "observed",
        "x-source": "The vendor's plugins read these fields; their values are invented.",
        "value": {
          "departments": [
            {
              "slug": "support",
              "department_name": "Support",
              "department_description": "Questions about what you have bought."
            },
            {
              "slug": "sales",
              "department_name": "Sales",
              "department_description": "Questions about what you could buy."
            }
          ]
        }
      },
      "department": {
        "summary": "A department that asks for a domain",
        "x-outcome": "success",
        "x-grade": "observed",
        "x-source": "The Blesta plugin 2.0.0 and every newer one read these fields, but for id and slug; their values are invented.",
        "value": {
          "department": [
            {
              "id": 1,
              "slug": "support",
              "department_name": "Support",
              "is_disabled": false,
              "is_public": true,
              "allows_high_priority": true,
              "cc_enabled": true,
              "show_services": true,
              "custom_fields": [
                {
                  "slug": "domain",
                  "name": "Domain",
                  "type": "text",
                  "options": null,
                  "required": false,
                  "placeholder": "example.com",
                  "description": "The domain that it is about."
                }
              ]
            }
          ]
        }
      },
      "department-bare": {
        "summary": "The same department, without a name around the list",
        "x-outcome": "success",
        "x-grade": "observed",
        "x-source": "The Blesta plugin 2.1.0 reads the first entry of the answer in one place; the values are invented.",
        "value": [
          {
            "id": 1,
            "slug": "support",
            "department_name": "Support",
            "is_disabled": false,
            "is_public": true,
            "allows_high_priority": true,
            "cc_enabled": true,
            "show_services": true,
            "custom_fields": [
              {
                "slug": "domain",
                "name": "Domain",
                "type": "text",
                "options": null,
                "required": false,
                "placeholder": "example.com",
                "description": "The domain that it is about."
              }
            ]
          }
        ]
      },
      "no-department": {
        "summary": "There is no such department, and so the list is empty",
        "x-outcome": "not-found",
        "x-grade": "assumed",
        "x-source": "The observed list of one suggests a search, which finds nothing then.",
        "value": {
          "department": []
        }
      },
      "ticket-created": {
        "summary": "The ticket is open",
        "x-outcome": "success",
        "x-grade": "observed",
        "x-source": "The Blesta plugin 2.1.0 and newer read these fields; their values are invented.",
        "value": {
          "id": {
            "id": 8,
            "public_hash": "5e1006e2d0db73fb",
            "ticket_code": "TCK-000008"
          }
        }
      },
      "ticket-created-number": {
        "summary": "The ticket is open, and only its id is told",
        "x-outcome": "success",
        "x-grade": "observed",
        "x-source": "The Blesta plugin 2.1.0 and newer read a number where there is no object.",
        "value": {
          "id": 8
        }
      },
      "ticket-info": {
        "summary": "An open ticket of a customer",
        "x-outcome": "success",
        "x-grade": "observed",
        "x-source": "The Blesta plugin 2.1.0 and newer read these fields, and the newest alone custom_fields and ratings_enabled; their values are invented.",
        "value": {
          "tickets": {
            "id": 8,
            "ticket_code": "TCK-000008",
            "subject": "My site is down",
            "status": "open",
            "priority": "medium",
            "message": "It has answered nothing since this morning.",
            "user_id": 1,
            "name": "Joe Doe",
            "public_name": null,
            "public_hash": "5e1006e2d0db73fb",
            "department_name": "Support",
            "ticket_created": "2025-07-14T09:30:00.000000Z",
            "rating": null
          },
          "custom_fields": [
            {
              "name": "Domain",
              "value": "example.com",
              "is_encrypted": false
            }
          ],
          "ratings_enabled": true
        }
      },
      "ticket": {
        "summary": "An open ticket",
        "x-outcome": "success",
        "x-grade": "assumed",
        "x-source": "The Blesta plugin 2.1.0 reads tickets, and nothing is known of what stands in it; the fields are those of tickets/info.",
        "value": {
          "tickets": {
            "id": 8,
            "ticket_code": "TCK-000008",
            "subject": "My site is down",
            "status": "open",
            "priority": "medium",
            "department_name": "Support",
            "ticket_created": "2025-07-14T09:30:00.000000Z"
          }
        }
      },
      "ticket-list": {
        "summary": "One ticket",
        "x-outcome": "success",
        "x-grade": "assumed",
        "x-source": "The plugin reads a JSON list, and nothing is known of its entries; the fields are those of tickets/info.",
        "value": [
          {
            "id": 8,
            "ticket_code": "TCK-000008",
            "subject": "My site is down",
            "status": "open",
            "priority": "medium",
            "department_name": "Support",
            "ticket_created": "2025-07-14T09:30:00.000000Z"
          }
        ]
      },
      "ticket-closed": {
        "summary": "The ticket is closed",
        "x-outcome": "success",
        "x-grade": "documented",
        "value": {
          "id": 8
        }
      },
      "ticket-rated": {
        "summary": "The rating was kept",
        "x-outcome": "success",
        "x-grade": "assumed",
        "x-source": "The newest Blesta plugin reads the status alone; the body is that of tickets/close.",
        "value": {
          "id": 8
        }
      },
      "response-created": {
        "summary": "The response was kept",
        "x-outcome": "success",
        "x-grade": "assumed",
        "x-source": "The newest Blesta plugin reads the status alone; the body follows that of tickets/create.",
        "value": {
          "id": 21
        }
      },
      "responses": {
        "summary": "An employee's answer, and the customer's thanks",
        "x-outcome": "success",
        "x-grade": "observed",
        "x-source": "The vendor's Blesta plugin reads these fields of a response; the name of the list and the values are invented.",
        "value": {
          "responses": [
            {
              "user_name": "Ada Admin",
              "employee_response": 1,
              "is_note": 0,
              "created_at": "2025-07-14T09:45:00.000000Z",
              "content": "We have restarted it."
            },
            {
              "user_name": "Joe Doe",
              "employee_response": 0,
              "is_note": 0,
              "created_at": "2025-07-14T09:50:00.000000Z",
              "content": "It works again. Thank you!"
            }
          ]
        }
      },
      "realtime-config": {
        "summary": "A service to listen to",
        "x-outcome": "success",
        "x-grade": "observed",
        "x-source": "The newest Blesta plugin reads these fields; their values are invented.",
        "value": {
          "enabled": true,
          "key": "ticaga-demo-key",
          "host": "yourdomain.com",
          "port": 443,
          "scheme": "https",
          "channel_prefix": "ticket.",
          "event": "response.created"
        }
      },
      "realtime-off": {
        "summary": "There is nothing to listen to",
        "x-outcome": "success",
        "x-grade": "observed",
        "x-source": "The newest Blesta plugin takes a falsy enabled for off; that the other fields are missing then is assumed.",
        "value": {
          "enabled": false
        }
      },
      "unknown-customer": {
        "summary": "There is no such customer",
        "x-outcome": "unknown-customer",
        "x-grade": "documented",
        "value": {
          "error": "User not authenticated"
        }
      },
      "bad-credentials": {
        "summary": "The credentials were refused",
        "x-outcome": "bad-credentials",
        "x-grade": "assumed",
        "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
        "value": {
          "message": "Unauthenticated."
        }
      },
      "validation-error": {
        "summary": "Two fields are missing",
        "x-outcome": "validation",
        "x-grade": "assumed",
        "x-source": "It is the shape and the wording of Laravel's validator.",
        "value": {
          "message": "The billing id field is required. (and 1 more error)",
          "errors": {
            "billing_id": [
              "The billing id field is required."
            ],
            "billing_system": [
              "The billing system field is required."
            ]
          }
        }
      },
      "already-linked": {
        "summary": "The customer is linked to another pair",
        "x-outcome": "conflict",
        "x-grade": "assumed",
        "x-source": "The text is invented; the shape is that of the API's documented error.",
        "value": {
          "error": "Customer already assigned"
        }
      },
      "billing-id-taken": {
        "summary": "Another customer holds the pair",
        "x-outcome": "conflict",
        "x-grade": "assumed",
        "x-source": "The text is invented; the shape is that of the API's documented error.",
        "value": {
          "error": "Billing ID already assigned"
        }
      },
      "not-found": {
        "summary": "There is no such ticket or department",
        "x-outcome": "not-found",
        "x-grade": "assumed",
        "x-source": "The text is invented; the shape is that of the API's documented error.",
        "value": {
          "error": "Not found"
        }
      },
      "not-the-owner": {
        "summary": "The ticket is another customer's",
        "x-outcome": "refused",
        "x-grade": "assumed",
        "x-source": "The text is invented; the shape is that of the API's documented error.",
        "value": {
          "error": "Not the owner of this ticket"
        }
      },
      "body-too-large": {
        "summary": "The body is over the server's limit",
        "x-outcome": "validation",
        "x-grade": "assumed",
        "x-source": "It is the text of Laravel's PostTooLargeException.",
        "value": {
          "message": "The POST data is too large."
        }
      },
      "route-not-found": {
        "summary": "The id is no number",
        "x-outcome": "unmatched",
        "x-grade": "assumed",
        "x-source": "It is Laravel's answer to an address that no route matches.",
        "value": {
          "message": "The route api/customers/get/abc could not be found."
        }
      }
    }
  }
};

/** The operations of older-addresses.yaml, which is loaded when one is called. */
export const olderOperationIds: readonly string[] = [
  "getClient",
  "setBillingId",
  "syncCustomer",
  "createCustomer",
  "findUserByEmail",
  "getUserInfo",
  "listDepartments",
  "listDepartmentsOne",
  "listDepartmentsTwo",
  "findDepartmentById",
  "listDepartmentNames",
  "countDepartments",
  "openTicket",
  "listTicketsOfUser",
  "listTicketsByEmail",
  "listTicketsOfClient",
  "listTicketsOfDepartment",
  "listAllTickets",
  "countTicketsByStatus",
  "getTicketById",
  "getTicketOfUser",
  "listResponsesOfTicket",
  "replyToTicket"
];

/** How well a fact can be known, best first. */
export const grades = ["documented","observed","assumed"] as const;

/** assumptions.yaml as data, with the operations that each switch concerns. */
export const assumptions = [
  {
    "name": "auth",
    "states": "Which credentials the server takes.",
    "values": [
      {
        "value": "both",
        "meaning": "Basic (email and token) and Bearer (token)."
      },
      {
        "value": "basic",
        "meaning": "Basic only, as the vendor's page says."
      },
      {
        "value": "bearer",
        "meaning": "Bearer only, as newer servers may."
      }
    ],
    "default": "both",
    "grade": "assumed",
    "source": "Basic is documented and Bearer is observed; that one server takes both is a guess.",
    "operations": [
      "assignBillingId",
      "getCustomer",
      "linkCustomer",
      "registerCustomer",
      "logIn",
      "listPublicDepartments",
      "listCustomerDepartments",
      "getDepartment",
      "getDepartmentById",
      "createTicket",
      "getTicketInfo",
      "getTicket",
      "listTickets",
      "closeTicket",
      "rateTicket",
      "createResponse",
      "listResponses",
      "getRealtimeConfig"
    ],
    "asks": "Does a current server take both Basic (email and token) and Bearer (token), or only one of them?"
  },
  {
    "name": "auth-error-status",
    "states": "The status of an answer that refuses the credentials.",
    "values": [
      {
        "value": "401",
        "meaning": "401 Unauthorized."
      },
      {
        "value": "403",
        "meaning": "403 Forbidden."
      }
    ],
    "default": "401",
    "grade": "assumed",
    "source": "The vendor's clients treat 401 and 403 alike; 401 is Laravel Sanctum's default.",
    "operations": [
      "assignBillingId",
      "getCustomer",
      "linkCustomer",
      "registerCustomer",
      "logIn",
      "listPublicDepartments",
      "listCustomerDepartments",
      "getDepartment",
      "getDepartmentById",
      "createTicket",
      "getTicketInfo",
      "getTicket",
      "listTickets",
      "closeTicket",
      "rateTicket",
      "createResponse",
      "listResponses",
      "getRealtimeConfig"
    ],
    "asks": "Which status does the API answer when the credentials are missing or wrong, 401 or 403?",
    "statusOf": "bad-credentials"
  },
  {
    "name": "auth-error-body",
    "states": "The body of an answer that refuses the credentials.",
    "values": [
      {
        "value": "message",
        "meaning": "{\"message\": \"Unauthenticated.\"}, as Laravel Sanctum writes it."
      },
      {
        "value": "error",
        "meaning": "{\"error\": \"User not authenticated\"}, the same as for an unknown customer."
      },
      {
        "value": "basic",
        "meaning": "{\"message\": \"Invalid credentials.\"} with WWW-Authenticate: Basic, as the middleware auth.basic of Laravel writes it."
      }
    ],
    "default": "message",
    "grade": "assumed",
    "source": "The vendor's page says that an error comes and not which; the first is what Laravel Sanctum answers to a client that accepts JSON.",
    "operations": [
      "assignBillingId",
      "getCustomer",
      "linkCustomer",
      "registerCustomer",
      "logIn",
      "listPublicDepartments",
      "listCustomerDepartments",
      "getDepartment",
      "getDepartmentById",
      "createTicket",
      "getTicketInfo",
      "getTicket",
      "listTickets",
      "closeTicket",
      "rateTicket",
      "createResponse",
      "listResponses",
      "getRealtimeConfig"
    ],
    "asks": "What is the exact body of the answer when the credentials are missing or wrong?"
  },
  {
    "name": "errors-without-accept",
    "states": "What a client gets that does not ask for JSON, where the framework refuses its request.",
    "values": [
      {
        "value": "html",
        "meaning": "What a browser gets: 302 to /login for refused credentials, 302 to the Referer or / for a field, a page for an unknown address or method."
      },
      {
        "value": "login-missing",
        "meaning": "The same, with 500 and a page for refused credentials, as where no route is named login."
      },
      {
        "value": "json",
        "meaning": "JSON, as to a client that asks for it; Laravel's newest skeleton does so below /api."
      }
    ],
    "default": "html",
    "grade": "assumed",
    "source": "Measured on Laravel 8.83; which of these a Ticaga is, nobody says, and a plugin that bears the redirect bears the others.",
    "operations": [
      "assignBillingId",
      "getCustomer",
      "linkCustomer",
      "registerCustomer",
      "logIn",
      "listPublicDepartments",
      "listCustomerDepartments",
      "getDepartment",
      "getDepartmentById",
      "createTicket",
      "getTicketInfo",
      "getTicket",
      "listTickets",
      "closeTicket",
      "rateTicket",
      "createResponse",
      "listResponses",
      "getRealtimeConfig"
    ],
    "asks": "What does customers/get/1 answer without credentials to a client that sends no Accept header, with which status and Location?"
  },
  {
    "name": "error-wording",
    "states": "Whose words the framework's errors have.",
    "values": [
      {
        "value": "laravel-11",
        "meaning": "Those of Laravel 11 and newer."
      },
      {
        "value": "laravel-10",
        "meaning": "Those of Laravel 10: a body over the limit has an empty message."
      },
      {
        "value": "laravel-9",
        "meaning": "Those of Laravel 9: a field must be an integer without the word field."
      },
      {
        "value": "laravel-8",
        "meaning": "Those of Laravel 8: the message is The given data was invalid., and that of an unknown address is empty."
      }
    ],
    "default": "laravel-11",
    "grade": "assumed",
    "source": "Measured on Laravel 8.83, and read in the later versions; which of them a Ticaga runs on, nobody says.",
    "operations": [
      "assignBillingId",
      "linkCustomer",
      "registerCustomer",
      "logIn",
      "createTicket",
      "getTicketInfo",
      "getTicket",
      "closeTicket",
      "rateTicket",
      "createResponse",
      "listResponses"
    ],
    "asks": "On which version of Laravel does a current Ticaga run, and what is the message of its 422?"
  },
  {
    "name": "double-slash",
    "states": "What an address answers in which a slash stands twice, as a base URL with a slash at its end makes it.",
    "values": [
      {
        "value": "route-not-found",
        "meaning": "404 with the framework's message."
      },
      {
        "value": "folded",
        "meaning": "The same as with each slash once, as a web server in front of it may see to."
      }
    ],
    "default": "route-not-found",
    "grade": "assumed",
    "source": "Measured on Laravel 8.83 behind PHP's own server; a web server in front may fold the slashes.",
    "operations": [
      "assignBillingId",
      "getCustomer",
      "linkCustomer",
      "registerCustomer",
      "logIn",
      "listPublicDepartments",
      "listCustomerDepartments",
      "getDepartment",
      "getDepartmentById",
      "createTicket",
      "getTicketInfo",
      "getTicket",
      "listTickets",
      "closeTicket",
      "rateTicket",
      "createResponse",
      "listResponses",
      "getRealtimeConfig"
    ],
    "asks": "What does //api/customers/get/1 answer, with which status?"
  },
  {
    "name": "email-case",
    "states": "Whether the letter case of the email in Basic credentials matters.",
    "values": [
      {
        "value": "insensitive",
        "meaning": "It does not, as MySQL and MariaDB compare texts."
      },
      {
        "value": "sensitive",
        "meaning": "It does, as SQLite and PostgreSQL compare them."
      }
    ],
    "default": "insensitive",
    "grade": "assumed",
    "source": "Measured on Laravel 8.83 with MariaDB 10.11, which minds neither accents nor spaces at the end, and with SQLite; which database a Ticaga has, nobody says.",
    "operations": [
      "assignBillingId",
      "getCustomer",
      "linkCustomer",
      "registerCustomer",
      "logIn",
      "listPublicDepartments",
      "listCustomerDepartments",
      "getDepartment",
      "getDepartmentById",
      "createTicket",
      "getTicketInfo",
      "getTicket",
      "listTickets",
      "closeTicket",
      "rateTicket",
      "createResponse",
      "listResponses",
      "getRealtimeConfig"
    ],
    "asks": "Does the letter case of the administrator's email matter in Basic credentials?"
  },
  {
    "name": "rate-limit",
    "states": "How many requests an administrator may send in a minute.",
    "values": [
      {
        "value": "none",
        "meaning": "As many as they like."
      },
      {
        "value": "60",
        "meaning": "60; then 429 with Retry-After. Every answer has X-RateLimit-Limit and X-RateLimit-Remaining."
      }
    ],
    "default": "none",
    "grade": "assumed",
    "source": "The skeleton of Laravel limits its API to 60 requests a minute (measured on Laravel 8.83); a server may have another limit or none.",
    "operations": [
      "assignBillingId",
      "getCustomer",
      "linkCustomer",
      "registerCustomer",
      "logIn",
      "listPublicDepartments",
      "listCustomerDepartments",
      "getDepartment",
      "getDepartmentById",
      "createTicket",
      "getTicketInfo",
      "getTicket",
      "listTickets",
      "closeTicket",
      "rateTicket",
      "createResponse",
      "listResponses",
      "getRealtimeConfig"
    ],
    "asks": "Is there a limit of requests to the API, which, and what does it answer beyond?"
  },
  {
    "name": "billing-id-type",
    "states": "What a billing_id may be.",
    "values": [
      {
        "value": "scalar",
        "meaning": "A whole number or a text."
      },
      {
        "value": "any",
        "meaning": "Whatever is not empty: true is stored as 1, a number as it is written; a list makes the server fail with 500."
      }
    ],
    "default": "scalar",
    "grade": "assumed",
    "source": "The vendor's page and plugins have whole numbers and texts; a rule that asks for no more than a value takes the rest (measured on Laravel 8.83).",
    "operations": [
      "assignBillingId",
      "linkCustomer",
      "registerCustomer"
    ],
    "asks": "What does customers/assign answer when billing_id is true, or a list?"
  },
  {
    "name": "public-calls-need-credentials",
    "states": "Whether register and departments/public ask for credentials.",
    "values": [
      {
        "value": "no",
        "meaning": "They do not, and do not look at credentials that come all the same."
      },
      {
        "value": "yes",
        "meaning": "They do, like every other call."
      }
    ],
    "default": "no",
    "grade": "assumed",
    "source": "The vendor's pages of these calls stand outside the chapter \"Auth Required\", and no more is known; another page says that every request needs credentials.",
    "operations": [
      "registerCustomer",
      "listPublicDepartments"
    ],
    "asks": "Do register and departments/public need credentials, and does departments/customers?"
  },
  {
    "name": "unknown-customer-status",
    "states": "The status of {\"error\": \"User not authenticated\"}, the answer to an unknown customer.",
    "values": [
      {
        "value": "401",
        "meaning": "401 Unauthorized."
      },
      {
        "value": "200",
        "meaning": "200 OK, with the error in the body only."
      },
      {
        "value": "403",
        "meaning": "403 Forbidden."
      },
      {
        "value": "404",
        "meaning": "404 Not Found."
      }
    ],
    "default": "401",
    "grade": "assumed",
    "source": "The vendor's page gives the body and no status; the wording suggests 401.",
    "operations": [
      "assignBillingId",
      "getCustomer",
      "logIn",
      "createTicket"
    ],
    "asks": "Which status accompanies {\"error\": \"User not authenticated\"} when the customer does not exist?",
    "statusOf": "unknown-customer"
  },
  {
    "name": "malformed-id",
    "states": "What a call answers when the id in its address is no number.",
    "values": [
      {
        "value": "unknown-customer",
        "meaning": "What it answers to an id that nobody has; customers/get, that there is no such customer."
      },
      {
        "value": "route-not-found",
        "meaning": "404 with the framework's message, as a route that takes digits only gives."
      },
      {
        "value": "leading-digits",
        "meaning": "What it answers to the number at its beginning: 1abc is 1, as MySQL and MariaDB compare it."
      }
    ],
    "default": "unknown-customer",
    "grade": "assumed",
    "source": "Laravel routes take any text unless they are told otherwise; measured on Laravel 8.83, which then finds no such record with SQLite, and customer 1 under 1abc with MariaDB 10.11.",
    "operations": [
      "getCustomer",
      "getDepartmentById",
      "listTickets"
    ],
    "asks": "What does customers/get/abc answer, with which status and body?"
  },
  {
    "name": "not-found-status",
    "states": "The status of an answer that says that there is no such ticket or department.",
    "values": [
      {
        "value": "404",
        "meaning": "404 Not Found."
      },
      {
        "value": "200",
        "meaning": "200 OK, with the error in the body only."
      }
    ],
    "default": "404",
    "grade": "assumed",
    "source": "The vendor's plugins take 404 for not found, and every status but 401, 403 and 404 was success for those before the newest.",
    "operations": [
      "getDepartment",
      "getDepartmentById",
      "getTicketInfo",
      "getTicket",
      "closeTicket",
      "rateTicket",
      "createResponse",
      "listResponses"
    ],
    "asks": "Which status and body does tickets/info answer when there is no such ticket, and which does departments/get?",
    "statusOf": "not-found"
  },
  {
    "name": "not-owner-status",
    "states": "The status of an answer that refuses a customer who is not the owner of the ticket.",
    "values": [
      {
        "value": "403",
        "meaning": "403 Forbidden."
      },
      {
        "value": "401",
        "meaning": "401 Unauthorized."
      },
      {
        "value": "404",
        "meaning": "404 Not Found."
      }
    ],
    "default": "403",
    "grade": "assumed",
    "source": "The vendor's page says that customer_id makes sure that the ticket is the customer's, and not what comes when it is not; 403 is Laravel's answer to what a person may not do.",
    "operations": [
      "closeTicket",
      "rateTicket",
      "createResponse"
    ],
    "asks": "What do tickets/close, tickets/rate and responses/create answer when the ticket is another customer's, with which status and body?",
    "statusOf": "not-the-owner"
  },
  {
    "name": "unknown-department",
    "states": "What departments/get and departments/get_by_id answer when there is no such department.",
    "values": [
      {
        "value": "not-found",
        "meaning": "An error."
      },
      {
        "value": "empty-list",
        "meaning": "200 with an empty list, {\"department\": []}."
      }
    ],
    "default": "not-found",
    "grade": "assumed",
    "source": "An error is common sense; that a department comes as a list of one speaks for a search, which may find nothing.",
    "operations": [
      "getDepartment",
      "getDepartmentById"
    ],
    "asks": "What does departments/get answer when no department has the slug, with which status and body?"
  },
  {
    "name": "success-status",
    "states": "The status of {\"user\": true}.",
    "values": [
      {
        "value": "200",
        "meaning": "200 OK."
      },
      {
        "value": "201",
        "meaning": "201 Created."
      }
    ],
    "default": "200",
    "grade": "assumed",
    "source": "The vendor's page gives the body and no status; 200 is Laravel's default.",
    "operations": [
      "assignBillingId"
    ],
    "asks": "Which status accompanies {\"user\": true} when an assign succeeds?",
    "statusOf": "linked"
  },
  {
    "name": "validation-status",
    "states": "The status of an answer that refuses a missing or malformed field.",
    "values": [
      {
        "value": "422",
        "meaning": "422 Unprocessable Content, Laravel's default."
      },
      {
        "value": "400",
        "meaning": "400 Bad Request."
      }
    ],
    "default": "422",
    "grade": "assumed",
    "source": "It is Laravel's default for a client that accepts JSON; the vendor's page does not speak of it.",
    "operations": [
      "assignBillingId",
      "linkCustomer",
      "registerCustomer",
      "logIn",
      "createTicket",
      "getTicketInfo",
      "getTicket",
      "closeTicket",
      "rateTicket",
      "createResponse",
      "listResponses"
    ],
    "asks": "What does customers/assign answer when billing_id is missing, with which status and body?",
    "statusOf": "validation-error"
  },
  {
    "name": "unknown-fields",
    "states": "What happens to fields that the call does not know.",
    "values": [
      {
        "value": "ignore",
        "meaning": "They are ignored."
      },
      {
        "value": "refuse",
        "meaning": "They are refused like a malformed field."
      }
    ],
    "default": "ignore",
    "grade": "assumed",
    "source": "Laravel ignores input that no validation rule names.",
    "operations": [
      "assignBillingId",
      "linkCustomer",
      "registerCustomer",
      "logIn",
      "createTicket",
      "getTicketInfo",
      "getTicket",
      "closeTicket",
      "rateTicket",
      "createResponse",
      "listResponses"
    ],
    "asks": "Are additional fields in the body of customers/assign ignored?"
  },
  {
    "name": "billing-system-case",
    "states": "Whether the letter case of billing_system matters.",
    "values": [
      {
        "value": "insensitive",
        "meaning": "blesta, Blesta and BLESTA are the same; the server keeps its own spelling."
      },
      {
        "value": "sensitive",
        "meaning": "Only the exact spelling is taken."
      }
    ],
    "default": "insensitive",
    "grade": "assumed",
    "source": "The Blesta plugin 2.1.0 sends Blesta to customers/link and the newest sends blesta, so one server seems to take both; the documented answer of register shows blesta.",
    "operations": [
      "assignBillingId",
      "linkCustomer",
      "registerCustomer"
    ],
    "asks": "Does the letter case of billing_system matter, and which spelling does customers/get show afterwards?"
  },
  {
    "name": "other-billing-systems",
    "states": "Whether ClientExec and WHMCS are members of the billing_system enum.",
    "values": [
      {
        "value": "accept",
        "meaning": "They are, spelt so."
      },
      {
        "value": "refuse",
        "meaning": "Blesta is the only member."
      }
    ],
    "default": "accept",
    "grade": "assumed",
    "source": "The vendor publishes plugins for these two billing systems; the enum itself is not listed.",
    "operations": [
      "assignBillingId",
      "linkCustomer",
      "registerCustomer"
    ],
    "asks": "Which values does billing_system take, in their exact spelling?"
  },
  {
    "name": "reassign",
    "states": "What happens when a linked customer is linked to another pair.",
    "values": [
      {
        "value": "overwrite",
        "meaning": "The new pair replaces the earlier one."
      },
      {
        "value": "refuse",
        "meaning": "409 {\"error\": \"Customer already assigned\"}; the same pair again is fine."
      }
    ],
    "default": "overwrite",
    "grade": "assumed",
    "source": "The vendor's plugin upserts its own row on repeat, and its comments say that customers/link may be repeated, which suggests that the server overwrites.",
    "operations": [
      "assignBillingId",
      "linkCustomer"
    ],
    "asks": "Does assigning an already linked customer overwrite the earlier pair, or is it refused, and how?"
  },
  {
    "name": "duplicate-billing-id",
    "states": "Whether two customers may hold the same pair of billing_system and billing_id.",
    "values": [
      {
        "value": "allow",
        "meaning": "They may."
      },
      {
        "value": "refuse",
        "meaning": "409 {\"error\": \"Billing ID already assigned\"}."
      }
    ],
    "default": "allow",
    "grade": "assumed",
    "source": "No page and no plugin speaks of a uniqueness check.",
    "operations": [
      "assignBillingId",
      "linkCustomer",
      "registerCustomer"
    ],
    "asks": "May two customers be linked to the same billing_id of one billing system?"
  },
  {
    "name": "updated-at",
    "states": "Whether an assign or a link that changes the pair moves updated_at.",
    "values": [
      {
        "value": "moves",
        "meaning": "It does, to the time of the call."
      },
      {
        "value": "stays",
        "meaning": "It does not."
      }
    ],
    "default": "moves",
    "grade": "assumed",
    "source": "Laravel's Eloquent moves updated_at on every save that changes a column.",
    "operations": [
      "assignBillingId",
      "linkCustomer"
    ],
    "asks": "Does updated_at of a customer change when it is assigned?"
  },
  {
    "name": "assignment-in-get",
    "states": "Whether customers/get shows the pair after an assign or a link.",
    "values": [
      {
        "value": "shown",
        "meaning": "It shows it at once."
      },
      {
        "value": "hidden",
        "meaning": "It goes on showing the pair that the customer had before."
      }
    ],
    "default": "shown",
    "grade": "assumed",
    "source": "The vendor's page shows both fields in the answer of customers/get, and nothing else could fill them.",
    "operations": [
      "assignBillingId",
      "getCustomer",
      "linkCustomer"
    ],
    "asks": "Does customers/get show the billing_id and billing_system of an assign at once?"
  },
  {
    "name": "ticket-created-id",
    "states": "What the id in the answer of tickets/create is.",
    "values": [
      {
        "value": "object",
        "meaning": "An object with the ticket's id, public_hash and ticket_code."
      },
      {
        "value": "number",
        "meaning": "The ticket's id alone."
      }
    ],
    "default": "object",
    "grade": "assumed",
    "source": "The Blesta plugin 2.1.0 and newer read both; the object comes first, for only it has the code that tickets/info needs.",
    "operations": [
      "createTicket"
    ],
    "asks": "Does tickets/create answer {\"id\": {\"id\", \"public_hash\", \"ticket_code\"}} or {\"id\": 8}, and since which version?"
  },
  {
    "name": "department-by-id",
    "states": "Where departments/get_by_id has its list of one.",
    "values": [
      {
        "value": "wrapped",
        "meaning": "Under the name department, as departments/get has it."
      },
      {
        "value": "bare",
        "meaning": "At the top of the body."
      }
    ],
    "default": "wrapped",
    "grade": "assumed",
    "source": "The Blesta plugin 2.1.0 reads the one form in one place and the other in another; the first is that of departments/get.",
    "operations": [
      "getDepartmentById"
    ],
    "asks": "Does departments/get_by_id answer {\"department\": [...]} or [...]?"
  },
  {
    "name": "realtime",
    "states": "Whether the server has something to listen to.",
    "values": [
      {
        "value": "on",
        "meaning": "It has; realtime/config tells where."
      },
      {
        "value": "off",
        "meaning": "It has not; realtime/config answers {\"enabled\": false}."
      }
    ],
    "default": "on",
    "grade": "assumed",
    "source": "The newest Blesta plugin is ready for both, and which it is depends on how a server was set up.",
    "operations": [
      "getRealtimeConfig"
    ],
    "asks": "What does realtime/config answer on a server without such a service, false with the other fields or alone?"
  }
] as const;
