// Generated from openapi.yaml, assumptions.yaml, src/document/grade.schema.json and package.json by npm run types. Do not edit.

/** The version of the package. */
export const version = "0.1.0";

/** openapi.yaml as data, so that serving needs no YAML parser. */
export const openapi = {
  "openapi": "3.1.0",
  "info": {
    "title": "Ticaga customer-linking API",
    "version": "0.1.0",
    "summary": "How a billing-system plugin ties a billing customer to a helpdesk customer.",
    "description": "Ticaga is a self-hosted helpdesk. Its public documentation of this API is thin, so every fact in this document\ncarries a grade in `x-grade`:\n\n- `documented`: the vendor's API page says so.\n- `observed`: a published plugin of the vendor does or relies on it.\n- `assumed`: nobody says; it is what the framework (Laravel) or common sense gives. A live server may refute it.\n\nObserved and assumed facts name their origin in `x-source`. An assumption that a plugin can notice names, in\n`x-assumption`, the switch of `assumptions.yaml` that changes it in the fake; where it has no `x-source` of its own,\nthe reason is the switch's.\n\n`x-outcome` says what an example of an answer means, and `x-members` that the members of an enum are those of the\nserver's state: the list of that name in a seed.\n",
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
      "description": "Reading a helpdesk customer and linking it to a billing customer."
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
            "rule": "After a successful assign, getCustomer shows the new billing_id and billing_system.",
            "x-grade": "assumed",
            "x-assumption": "assignment-in-get",
            "x-source": "The vendor's page shows both fields in the answer of customers/get, and nothing else could fill them."
          },
          {
            "id": "assign-moves-updated-at",
            "rule": "A successful assign that changes the pair moves updated_at.",
            "x-grade": "assumed",
            "x-assumption": "updated-at",
            "x-source": "Laravel's Eloquent moves updated_at on every save that changes a column."
          },
          {
            "id": "reassign-overwrites",
            "rule": "Assigning an already linked customer again overwrites the earlier pair.",
            "x-grade": "assumed",
            "x-assumption": "reassign",
            "x-source": "The vendor's plugin upserts its own row on repeat, which suggests that the server does the same."
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
            "x-source": "The vendor's plugin sends Blesta to assign while an example of another call shows blesta."
          },
          {
            "id": "other-billing-systems",
            "rule": "ClientExec and WHMCS are members of the enum besides Blesta.",
            "x-grade": "assumed",
            "x-assumption": "other-billing-systems",
            "x-source": "The vendor publishes plugins for these two billing systems; the enum itself is not listed."
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
        "parameters": [
          {
            "$ref": "#/components/parameters/AdminEmail"
          }
        ],
        "requestBody": {
          "required": true,
          "description": "The pair to store, as JSON or as a form. A form carries every value as a string.",
          "content": {
            "application/json": {
              "x-grade": "observed",
              "x-source": "The vendor's 2026 plugin sends JSON with a Bearer token.",
              "schema": {
                "$ref": "#/components/schemas/AssignRequest"
              },
              "examples": {
                "link": {
                  "x-grade": "observed",
                  "x-source": "The vendor's Blesta plugin sends its integer client id and the name Blesta.",
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
              "x-source": "The vendor's 2024 plugin sends a form with a Bearer token; another billing system's sends one with Basic.",
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
          "400": {
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
          "401": {
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
          "403": {
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
          "404": {
            "description": "There is no customer with that ticaga_id, on a server that answers 404.",
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
          "409": {
            "description": "The customer or the billing id is linked already, on a server that refuses to link it again. Show this to a person; do not retry.",
            "x-grade": "assumed",
            "x-source": "A plausible alternative to overwriting; 409 is the usual status of such a conflict.",
            "x-assumption": "reassign",
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Conflict"
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
          "413": {
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
          "422": {
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
            "x-source": "The vendor's plugins use customers/get/0 as their connection test."
          },
          {
            "id": "unlinked-customer",
            "rule": "An unlinked customer has billing_id \"0\" and billing_system \"\", both strings.",
            "x-grade": "documented"
          },
          {
            "id": "shows-assigned-pair",
            "rule": "The record has the pair of the latest assign.",
            "x-grade": "assumed",
            "x-assumption": "assignment-in-get",
            "x-source": "The vendor's page shows both fields in the answer of customers/get, and nothing else could fill them."
          },
          {
            "id": "malformed-id",
            "rule": "An id that is no number is answered like an unknown customer.",
            "x-grade": "assumed",
            "x-assumption": "malformed-id",
            "x-source": "Laravel routes take any text unless they are told otherwise, and no such record is then found."
          }
        ],
        "parameters": [
          {
            "name": "id",
            "in": "path",
            "required": true,
            "description": "Ticaga's customer id, or 0 for the token's owner.",
            "x-grade": "documented",
            "schema": {
              "type": "integer",
              "minimum": 0
            },
            "example": 1
          },
          {
            "$ref": "#/components/parameters/AdminEmail"
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
          "401": {
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
          "403": {
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
        "x-source": "The vendor's 2024 and 2026 plugins send it.",
        "x-assumption": "auth"
      }
    },
    "parameters": {
      "AdminEmail": {
        "name": "X-Admin-Email",
        "in": "header",
        "required": false,
        "description": "The administrator's email beside a Bearer token. One plugin sends it; the fake accepts it and does not look at it.",
        "x-grade": "observed",
        "x-source": "One plugin of the vendor sends it beside the Bearer token.",
        "schema": {
          "type": "string"
        },
        "example": "admin@example.com"
      }
    },
    "schemas": {
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
            "pattern": "^0*[1-9][0-9]*$",
            "description": "Ticaga's customer id, as a number or as a decimal string.",
            "x-grade": "documented"
          },
          "billing_id": {
            "type": [
              "integer",
              "string"
            ],
            "pattern": "\\S",
            "description": "The billing system's customer id. The server stores and returns it as a string.",
            "x-grade": "documented"
          },
          "billing_system": {
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
                "x-grade": "observed",
                "x-source": "The vendor's Blesta plugin sends it to assign."
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
            "const": "Unauthenticated.",
            "type": "string",
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
            "x-source": "It is the shape of Laravel's validator."
          },
          "errors": {
            "type": "object",
            "minProperties": 1,
            "description": "The errors of each field.",
            "x-grade": "assumed",
            "x-source": "It is the shape of Laravel's validator.",
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
      "Conflict": {
        "type": "object",
        "required": [
          "error"
        ],
        "properties": {
          "error": {
            "type": "string",
            "description": "Why the link was refused.",
            "x-grade": "assumed",
            "x-source": "The shape of the API's documented error; the text is invented."
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
      "getCustomer"
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
      "getCustomer"
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
      }
    ],
    "default": "message",
    "grade": "assumed",
    "source": "The vendor's page says that an error comes and not which; the first is what Laravel Sanctum answers to a client that accepts JSON.",
    "operations": [
      "assignBillingId",
      "getCustomer"
    ],
    "asks": "What is the exact body of the answer when the credentials are missing or wrong?"
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
      "getCustomer"
    ],
    "asks": "Which status accompanies {\"error\": \"User not authenticated\"} when the customer does not exist?",
    "statusOf": "unknown-customer"
  },
  {
    "name": "malformed-id",
    "states": "What customers/get answers when the id in the address is no number.",
    "values": [
      {
        "value": "unknown-customer",
        "meaning": "The answer to an unknown customer."
      },
      {
        "value": "route-not-found",
        "meaning": "404 with the framework's message, as a route that takes digits only gives."
      }
    ],
    "default": "unknown-customer",
    "grade": "assumed",
    "source": "Laravel routes take any text unless they are told otherwise, and no such record is then found.",
    "operations": [
      "getCustomer"
    ],
    "asks": "What does customers/get/abc answer, with which status and body?"
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
      "assignBillingId"
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
      "assignBillingId"
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
    "source": "The vendor's plugin sends Blesta to assign while an example of another call shows blesta.",
    "operations": [
      "assignBillingId"
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
      "assignBillingId"
    ],
    "asks": "Which values does billing_system take, in their exact spelling?"
  },
  {
    "name": "reassign",
    "states": "What happens when a linked customer is assigned to another pair.",
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
    "source": "The vendor's plugin upserts its own row on repeat, which suggests that the server does the same.",
    "operations": [
      "assignBillingId"
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
      "assignBillingId"
    ],
    "asks": "May two customers be linked to the same billing_id of one billing system?"
  },
  {
    "name": "updated-at",
    "states": "Whether an assign that changes the pair moves updated_at.",
    "values": [
      {
        "value": "moves",
        "meaning": "It does, to the time of the assign."
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
      "assignBillingId"
    ],
    "asks": "Does updated_at of a customer change when it is assigned?"
  },
  {
    "name": "assignment-in-get",
    "states": "Whether customers/get shows the pair after an assign.",
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
      "getCustomer"
    ],
    "asks": "Does customers/get show the billing_id and billing_system of an assign at once?"
  }
] as const;
