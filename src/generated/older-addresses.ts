// Generated from older-addresses.yaml by npm run types. Do not edit.

/** older-addresses.yaml as data, without references. */
export const olderAddresses = {
  "info": {
    "title": "Older and other addresses of the Ticaga API",
    "version": "0.1.0",
    "summary": "What single versions of the vendor's plugins call besides the addresses of openapi.yaml.",
    "description": "Each of these addresses is called by one or two published plugins of the vendor. No page has it, and **whether a\npresent server still has it is unknown**, so a new plugin should not call it.\n\nThe grades are those of openapi.yaml: `observed` is what a plugin does or relies on, and `assumed` is what nobody\nsays. Most answers are known as far as the plugin reads them, and some not at all; the examples say which.\n\n`x-superseded-by` names the operation of openapi.yaml that serves the same purpose, where there is one. Other forms\nof calls that openapi.yaml has stand there, such as the ticket that the ClientExec plugin opens.\n",
    "license": {
      "name": "MIT",
      "identifier": "MIT"
    }
  },
  "security": [
    {
      "basic": []
    },
    {
      "bearer": []
    }
  ],
  "paths": {
    "/clients/{id}": {
      "get": {
        "operationId": "getClient",
        "tags": [
          "customers"
        ],
        "summary": "Read a customer by id, in a list",
        "description": "The 2024 Blesta plugin reads id and email of the first entry. Whether a present server still has it is unknown.\n",
        "x-grade": "observed",
        "x-source": "The vendor's 2024 Blesta plugin calls it.",
        "x-superseded-by": "getCustomer",
        "parameters": [
          {
            "name": "id",
            "in": "path",
            "required": true,
            "description": "Ticaga's customer id.",
            "x-grade": "observed",
            "x-source": "The vendor's 2024 Blesta plugin puts it there.",
            "schema": {
              "type": "integer"
            },
            "example": 1
          }
        ],
        "responses": {
          "200": {
            "description": "The customer, in a list.",
            "x-grade": "assumed",
            "x-source": "The plugin takes every status but 401, 403 and 404 for success, so which one comes is not known; 200 is Laravel's default.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": [
                      "id",
                      "email"
                    ],
                    "properties": {
                      "id": {
                        "type": [
                          "integer",
                          "string"
                        ],
                        "description": "Ticaga's customer id.",
                        "x-grade": "observed",
                        "x-source": "The vendor's 2024 Blesta plugin reads it."
                      },
                      "email": {
                        "type": "string",
                        "description": "The customer's email address.",
                        "x-grade": "observed",
                        "x-source": "The vendor's 2024 Blesta plugin reads it."
                      }
                    }
                  }
                },
                "examples": {
                  "user-list": {
                    "summary": "One customer",
                    "x-outcome": "success",
                    "x-grade": "observed",
                    "x-source": "The vendor's 2024 Blesta plugin reads these fields from clients and userinfobyemail; that userinfo has them as well is assumed, and the values are invented.",
                    "value": [
                      {
                        "id": 1,
                        "email": "joedoe@example.com"
                      }
                    ]
                  }
                }
              }
            }
          },
          "401": {
            "description": "The credentials were refused.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins take 401 and 403 for refused credentials; 401 is what Laravel answers.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          },
          "403": {
            "description": "As 401, on a server that answers 403 to refused credentials.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins treat 403 like 401, so some server may send it.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          }
        }
      }
    },
    "/customers/billing": {
      "post": {
        "operationId": "setBillingId",
        "tags": [
          "customers"
        ],
        "summary": "Keep a billing id with a customer",
        "description": "The ClientExec plugin sends the pair without the name of the billing system, and does not read the answer. It\nsends `X-Admin-Email` and `X-API-Token` and no Authorization header; no page knows these credentials. Whether a\npresent server still has it is unknown.\n",
        "x-grade": "observed",
        "x-source": "The ClientExec plugin that sends X-API-Token calls it.",
        "x-superseded-by": "assignBillingId",
        "requestBody": {
          "required": true,
          "description": "The pair, without the billing system.",
          "content": {
            "application/json": {
              "x-grade": "observed",
              "x-source": "The ClientExec plugin sends JSON.",
              "schema": {
                "type": "object",
                "required": [
                  "ticaga_id",
                  "billing_id"
                ],
                "properties": {
                  "ticaga_id": {
                    "type": [
                      "integer",
                      "string"
                    ],
                    "description": "Ticaga's customer id.",
                    "x-grade": "observed",
                    "x-source": "The ClientExec plugin that sends X-API-Token sends it."
                  },
                  "billing_id": {
                    "type": [
                      "integer",
                      "string"
                    ],
                    "description": "The billing system's customer id.",
                    "x-grade": "observed",
                    "x-source": "The ClientExec plugin that sends X-API-Token sends it."
                  }
                }
              },
              "examples": {
                "billing": {
                  "x-grade": "observed",
                  "x-source": "The ClientExec plugin sends these two fields; their values are invented.",
                  "summary": "Keep client 2 with customer 1",
                  "value": {
                    "ticaga_id": 1,
                    "billing_id": 2
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "Nobody reads what comes.",
            "x-grade": "assumed",
            "x-source": "The plugin does not look at the answer; 200 is Laravel's default.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object"
                },
                "examples": {
                  "unread": {
                    "summary": "An answer that nobody reads",
                    "x-outcome": "success",
                    "x-grade": "assumed",
                    "x-source": "No field of this answer is known; the empty object is invented.",
                    "value": {}
                  }
                }
              }
            }
          },
          "401": {
            "description": "The credentials were refused.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins take 401 and 403 for refused credentials; 401 is what Laravel answers.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          },
          "403": {
            "description": "As 401, on a server that answers 403 to refused credentials.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins treat 403 like 401, so some server may send it.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          }
        }
      }
    },
    "/customers/sync": {
      "post": {
        "operationId": "syncCustomer",
        "tags": [
          "customers"
        ],
        "summary": "Tell the helpdesk of a client",
        "description": "The ClientExec plugin 1.0.4 tells the helpdesk who its client is; any 2xx means done. Beside the Bearer token it\nsends the administrator's email. Whether a present server still has it is unknown.\n",
        "x-grade": "observed",
        "x-source": "The ClientExec plugin 1.0.4 calls it.",
        "x-superseded-by": "linkCustomer",
        "parameters": [
          {
            "name": "X-Admin-Email",
            "in": "header",
            "required": false,
            "description": "The administrator's email beside the Bearer token.",
            "x-grade": "observed",
            "x-source": "The ClientExec plugin 1.0.4 sends it to this address, and no plugin sends it beside a Bearer token to another.",
            "schema": {
              "type": "string"
            },
            "example": "admin@example.com"
          }
        ],
        "requestBody": {
          "required": true,
          "description": "The client of the billing system.",
          "content": {
            "application/json": {
              "x-grade": "observed",
              "x-source": "The ClientExec plugin 1.0.4 sends JSON with a Bearer token.",
              "schema": {
                "type": "object",
                "required": [
                  "external_id",
                  "name",
                  "email"
                ],
                "properties": {
                  "external_id": {
                    "type": [
                      "integer",
                      "string"
                    ],
                    "description": "The billing system's customer id.",
                    "x-grade": "observed",
                    "x-source": "The ClientExec plugin 1.0.4 sends it."
                  },
                  "name": {
                    "type": "string",
                    "description": "The customer's full name.",
                    "x-grade": "observed",
                    "x-source": "The ClientExec plugin 1.0.4 sends it."
                  },
                  "email": {
                    "type": "string",
                    "description": "The customer's email address.",
                    "x-grade": "observed",
                    "x-source": "The ClientExec plugin 1.0.4 sends it."
                  },
                  "company": {
                    "type": [
                      "string",
                      "null"
                    ],
                    "description": "The company's name.",
                    "x-grade": "observed",
                    "x-source": "The ClientExec plugin 1.0.4 sends it."
                  }
                }
              },
              "examples": {
                "sync": {
                  "x-grade": "observed",
                  "x-source": "The ClientExec plugin 1.0.4 sends these fields; their values are invented.",
                  "summary": "Bring client 2 up to date",
                  "value": {
                    "external_id": 2,
                    "name": "Joe Doe",
                    "email": "joedoe@example.com",
                    "company": "Demo Ltd"
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "Done; nobody reads what comes.",
            "x-grade": "assumed",
            "x-source": "The plugin takes every 2xx for done, so which one comes is not known; 200 is Laravel's default.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object"
                },
                "examples": {
                  "unread": {
                    "summary": "An answer that nobody reads",
                    "x-outcome": "success",
                    "x-grade": "assumed",
                    "x-source": "No field of this answer is known; the empty object is invented.",
                    "value": {}
                  }
                }
              }
            }
          },
          "401": {
            "description": "The credentials were refused.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins take 401 and 403 for refused credentials; 401 is what Laravel answers.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          },
          "403": {
            "description": "As 401, on a server that answers 403 to refused credentials.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins treat 403 like 401, so some server may send it.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          }
        }
      }
    },
    "/customers/create": {
      "post": {
        "operationId": "createCustomer",
        "tags": [
          "customers"
        ],
        "summary": "Make a customer without a password",
        "description": "The ClientExec snapin reads `user.id` of the answer. Whether a present server still has it is unknown.\n",
        "x-grade": "observed",
        "x-source": "The vendor's ClientExec snapin calls it.",
        "x-superseded-by": "registerCustomer",
        "requestBody": {
          "required": true,
          "description": "Who the customer is.",
          "content": {
            "application/x-www-form-urlencoded": {
              "x-grade": "observed",
              "x-source": "The ClientExec snapin sends a form with Basic credentials.",
              "schema": {
                "type": "object",
                "required": [
                  "email",
                  "first_name",
                  "last_name"
                ],
                "properties": {
                  "email": {
                    "type": "string",
                    "description": "The customer's email address.",
                    "x-grade": "observed",
                    "x-source": "The vendor's ClientExec snapin sends it."
                  },
                  "first_name": {
                    "type": "string",
                    "description": "The first name.",
                    "x-grade": "observed",
                    "x-source": "The vendor's ClientExec snapin sends it."
                  },
                  "last_name": {
                    "type": "string",
                    "description": "The last name.",
                    "x-grade": "observed",
                    "x-source": "The vendor's ClientExec snapin sends it."
                  }
                }
              },
              "examples": {
                "create": {
                  "x-grade": "observed",
                  "x-source": "The ClientExec snapin sends these fields; their values are invented.",
                  "summary": "Make the customer Joe Doe",
                  "value": {
                    "email": "joedoe@example.com",
                    "first_name": "Joe",
                    "last_name": "Doe"
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The new customer.",
            "x-grade": "assumed",
            "x-source": "No status is known; 200 is Laravel's default.",
            "content": {
              "application/json": {
                "schema": {
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
                      "description": "The customer.",
                      "x-grade": "observed",
                      "x-source": "The vendor's ClientExec snapin reads it.",
                      "properties": {
                        "id": {
                          "type": [
                            "integer",
                            "string"
                          ],
                          "description": "Ticaga's customer id.",
                          "x-grade": "observed",
                          "x-source": "The vendor's ClientExec snapin reads it."
                        }
                      }
                    }
                  }
                },
                "examples": {
                  "user": {
                    "summary": "One customer, under user",
                    "x-outcome": "success",
                    "x-grade": "observed",
                    "x-source": "The vendor's ClientExec snapin reads the id; its value is invented.",
                    "value": {
                      "user": {
                        "id": 1
                      }
                    }
                  }
                }
              }
            }
          },
          "401": {
            "description": "The credentials were refused.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins take 401 and 403 for refused credentials; 401 is what Laravel answers.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          },
          "403": {
            "description": "As 401, on a server that answers 403 to refused credentials.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins treat 403 like 401, so some server may send it.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          }
        }
      }
    },
    "/tickets/userinfobyemail/{email}": {
      "get": {
        "operationId": "findUserByEmail",
        "tags": [
          "customers"
        ],
        "summary": "Find a customer by email",
        "description": "Two plugins expect different answers: the 2024 Blesta plugin a list of customers, and the ClientExec snapin an\nobject with one user. Whether a present server still has it is unknown.\n\n`linkCustomer` finds a customer by email, too; it also links it.\n",
        "x-grade": "observed",
        "x-source": "The vendor's 2024 Blesta plugin and the ClientExec snapin call it.",
        "x-superseded-by": "linkCustomer",
        "parameters": [
          {
            "name": "email",
            "in": "path",
            "required": true,
            "description": "The customer's email address.",
            "x-grade": "observed",
            "x-source": "The vendor's 2024 Blesta plugin and the ClientExec snapin call it.",
            "schema": {
              "type": "string"
            },
            "example": "joedoe@example.com"
          }
        ],
        "responses": {
          "200": {
            "description": "The customer.",
            "x-grade": "assumed",
            "x-source": "The Blesta plugin takes every status but 401, 403 and 404 for success, so which one comes is not known; 200 is Laravel's default.",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
                      "type": "array",
                      "items": {
                        "type": "object",
                        "required": [
                          "id",
                          "email"
                        ],
                        "properties": {
                          "id": {
                            "type": [
                              "integer",
                              "string"
                            ],
                            "description": "Ticaga's customer id.",
                            "x-grade": "observed",
                            "x-source": "The vendor's 2024 Blesta plugin reads it."
                          },
                          "email": {
                            "type": "string",
                            "description": "The customer's email address.",
                            "x-grade": "observed",
                            "x-source": "The vendor's 2024 Blesta plugin reads it."
                          }
                        }
                      }
                    },
                    {
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
                          "description": "The customer.",
                          "x-grade": "observed",
                          "x-source": "The vendor's ClientExec snapin reads it.",
                          "properties": {
                            "id": {
                              "type": [
                                "integer",
                                "string"
                              ],
                              "description": "Ticaga's customer id.",
                              "x-grade": "observed",
                              "x-source": "The vendor's ClientExec snapin reads it."
                            }
                          }
                        }
                      }
                    }
                  ]
                },
                "examples": {
                  "user-list": {
                    "summary": "One customer",
                    "x-outcome": "success",
                    "x-grade": "observed",
                    "x-source": "The vendor's 2024 Blesta plugin reads these fields from clients and userinfobyemail; that userinfo has them as well is assumed, and the values are invented.",
                    "value": [
                      {
                        "id": 1,
                        "email": "joedoe@example.com"
                      }
                    ]
                  },
                  "user": {
                    "summary": "One customer, under user",
                    "x-outcome": "success",
                    "x-grade": "observed",
                    "x-source": "The vendor's ClientExec snapin reads the id; its value is invented.",
                    "value": {
                      "user": {
                        "id": 1
                      }
                    }
                  }
                }
              }
            }
          },
          "401": {
            "description": "The credentials were refused.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins take 401 and 403 for refused credentials; 401 is what Laravel answers.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          },
          "403": {
            "description": "As 401, on a server that answers 403 to refused credentials.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins treat 403 like 401, so some server may send it.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          }
        }
      }
    },
    "/tickets/userinfo/{id}": {
      "get": {
        "operationId": "getUserInfo",
        "tags": [
          "customers"
        ],
        "summary": "Read a customer by id, under the tickets",
        "description": "The 2024 Blesta plugin reads a list; what stands in it is not known. Whether a present server still has it is\nunknown.\n",
        "x-grade": "observed",
        "x-source": "The vendor's 2024 Blesta plugin calls it.",
        "x-superseded-by": "getCustomer",
        "parameters": [
          {
            "name": "id",
            "in": "path",
            "required": true,
            "description": "Ticaga's customer id.",
            "x-grade": "observed",
            "x-source": "The vendor's 2024 Blesta plugin puts it there.",
            "schema": {
              "type": "integer"
            },
            "example": 1
          }
        ],
        "responses": {
          "200": {
            "description": "The customer, in a list.",
            "x-grade": "assumed",
            "x-source": "The plugin takes every status but 401, 403 and 404 for success, so which one comes is not known; 200 is Laravel's default.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": [
                      "id",
                      "email"
                    ],
                    "properties": {
                      "id": {
                        "type": [
                          "integer",
                          "string"
                        ],
                        "description": "Ticaga's customer id.",
                        "x-grade": "observed",
                        "x-source": "The vendor's 2024 Blesta plugin reads it."
                      },
                      "email": {
                        "type": "string",
                        "description": "The customer's email address.",
                        "x-grade": "observed",
                        "x-source": "The vendor's 2024 Blesta plugin reads it."
                      }
                    }
                  }
                },
                "examples": {
                  "user-list": {
                    "summary": "One customer",
                    "x-outcome": "success",
                    "x-grade": "observed",
                    "x-source": "The vendor's 2024 Blesta plugin reads these fields from clients and userinfobyemail; that userinfo has them as well is assumed, and the values are invented.",
                    "value": [
                      {
                        "id": 1,
                        "email": "joedoe@example.com"
                      }
                    ]
                  }
                }
              }
            }
          },
          "401": {
            "description": "The credentials were refused.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins take 401 and 403 for refused credentials; 401 is what Laravel answers.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          },
          "403": {
            "description": "As 401, on a server that answers 403 to refused credentials.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins treat 403 like 401, so some server may send it.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          }
        }
      }
    },
    "/departments": {
      "get": {
        "operationId": "listDepartments",
        "tags": [
          "departments"
        ],
        "summary": "List all departments",
        "description": "The entries tell whether a department is public or disabled, so that the plugin chooses for itself. Whether a\npresent server still has it is unknown.\n\n`listPublicDepartments` has those for guests, `listCustomerDepartments` those for customers.\n",
        "x-grade": "observed",
        "x-source": "The vendor's 2024 Blesta plugin calls it.",
        "x-superseded-by": "listCustomerDepartments",
        "responses": {
          "200": {
            "description": "The departments.",
            "x-grade": "assumed",
            "x-source": "The plugin takes every status but 401, 403 and 404 for success, so which one comes is not known; 200 is Laravel's default.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": [
                      "id",
                      "department_name",
                      "is_public",
                      "is_disabled"
                    ],
                    "properties": {
                      "id": {
                        "type": [
                          "integer",
                          "string"
                        ],
                        "description": "The department's id.",
                        "x-grade": "observed",
                        "x-source": "The vendor's 2024 Blesta plugin reads it."
                      },
                      "department_name": {
                        "type": "string",
                        "description": "The department's name for people.",
                        "x-grade": "observed",
                        "x-source": "The vendor's 2024 Blesta plugin reads it."
                      },
                      "is_public": {
                        "type": [
                          "boolean",
                          "integer"
                        ],
                        "description": "Whether a guest may write to it.",
                        "x-grade": "observed",
                        "x-source": "The vendor's 2024 Blesta plugin reads it; whether it is true or 1 is unknown."
                      },
                      "is_disabled": {
                        "type": [
                          "boolean",
                          "integer"
                        ],
                        "description": "Whether it takes no tickets at present.",
                        "x-grade": "observed",
                        "x-source": "The vendor's 2024 Blesta plugin reads it; whether it is true or 1 is unknown."
                      }
                    }
                  }
                },
                "examples": {
                  "department-list": {
                    "summary": "One department",
                    "x-outcome": "success",
                    "x-grade": "observed",
                    "x-source": "The vendor's 2024 Blesta plugin reads these fields; their values are invented.",
                    "value": [
                      {
                        "id": 1,
                        "department_name": "Support",
                        "is_public": 1,
                        "is_disabled": 0
                      }
                    ]
                  }
                }
              }
            }
          },
          "401": {
            "description": "The credentials were refused.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins take 401 and 403 for refused credentials; 401 is what Laravel answers.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          },
          "403": {
            "description": "As 401, on a server that answers 403 to refused credentials.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins treat 403 like 401, so some server may send it.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          }
        }
      }
    },
    "/departments/1": {
      "get": {
        "operationId": "listDepartmentsOne",
        "tags": [
          "departments"
        ],
        "summary": "List departments, called with the number 1",
        "description": "The 2024 Blesta plugin calls the address with this very number. What 1 means is not known, and whether a present\nserver still has it is unknown.\n",
        "x-grade": "observed",
        "x-source": "The vendor's 2024 Blesta plugin calls it.",
        "responses": {
          "200": {
            "description": "The departments.",
            "x-grade": "assumed",
            "x-source": "The plugin takes every status but 401, 403 and 404 for success, so which one comes is not known; 200 is Laravel's default.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": [
                      "id",
                      "department_name",
                      "is_public",
                      "is_disabled"
                    ],
                    "properties": {
                      "id": {
                        "type": [
                          "integer",
                          "string"
                        ],
                        "description": "The department's id.",
                        "x-grade": "observed",
                        "x-source": "The vendor's 2024 Blesta plugin reads it."
                      },
                      "department_name": {
                        "type": "string",
                        "description": "The department's name for people.",
                        "x-grade": "observed",
                        "x-source": "The vendor's 2024 Blesta plugin reads it."
                      },
                      "is_public": {
                        "type": [
                          "boolean",
                          "integer"
                        ],
                        "description": "Whether a guest may write to it.",
                        "x-grade": "observed",
                        "x-source": "The vendor's 2024 Blesta plugin reads it; whether it is true or 1 is unknown."
                      },
                      "is_disabled": {
                        "type": [
                          "boolean",
                          "integer"
                        ],
                        "description": "Whether it takes no tickets at present.",
                        "x-grade": "observed",
                        "x-source": "The vendor's 2024 Blesta plugin reads it; whether it is true or 1 is unknown."
                      }
                    }
                  }
                },
                "examples": {
                  "department-list": {
                    "summary": "One department",
                    "x-outcome": "success",
                    "x-grade": "observed",
                    "x-source": "The vendor's 2024 Blesta plugin reads these fields; their values are invented.",
                    "value": [
                      {
                        "id": 1,
                        "department_name": "Support",
                        "is_public": 1,
                        "is_disabled": 0
                      }
                    ]
                  }
                }
              }
            }
          },
          "401": {
            "description": "The credentials were refused.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins take 401 and 403 for refused credentials; 401 is what Laravel answers.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          },
          "403": {
            "description": "As 401, on a server that answers 403 to refused credentials.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins treat 403 like 401, so some server may send it.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          }
        }
      }
    },
    "/departments/2": {
      "get": {
        "operationId": "listDepartmentsTwo",
        "tags": [
          "departments"
        ],
        "summary": "List departments, called with the number 2",
        "description": "The 2024 Blesta plugin calls the address with this very number. What 2 means is not known, and whether a present\nserver still has it is unknown.\n",
        "x-grade": "observed",
        "x-source": "The vendor's 2024 Blesta plugin calls it.",
        "responses": {
          "200": {
            "description": "The departments.",
            "x-grade": "assumed",
            "x-source": "The plugin takes every status but 401, 403 and 404 for success, so which one comes is not known; 200 is Laravel's default.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": [
                      "id",
                      "department_name",
                      "is_public",
                      "is_disabled"
                    ],
                    "properties": {
                      "id": {
                        "type": [
                          "integer",
                          "string"
                        ],
                        "description": "The department's id.",
                        "x-grade": "observed",
                        "x-source": "The vendor's 2024 Blesta plugin reads it."
                      },
                      "department_name": {
                        "type": "string",
                        "description": "The department's name for people.",
                        "x-grade": "observed",
                        "x-source": "The vendor's 2024 Blesta plugin reads it."
                      },
                      "is_public": {
                        "type": [
                          "boolean",
                          "integer"
                        ],
                        "description": "Whether a guest may write to it.",
                        "x-grade": "observed",
                        "x-source": "The vendor's 2024 Blesta plugin reads it; whether it is true or 1 is unknown."
                      },
                      "is_disabled": {
                        "type": [
                          "boolean",
                          "integer"
                        ],
                        "description": "Whether it takes no tickets at present.",
                        "x-grade": "observed",
                        "x-source": "The vendor's 2024 Blesta plugin reads it; whether it is true or 1 is unknown."
                      }
                    }
                  }
                },
                "examples": {
                  "department-list": {
                    "summary": "One department",
                    "x-outcome": "success",
                    "x-grade": "observed",
                    "x-source": "The vendor's 2024 Blesta plugin reads these fields; their values are invented.",
                    "value": [
                      {
                        "id": 1,
                        "department_name": "Support",
                        "is_public": 1,
                        "is_disabled": 0
                      }
                    ]
                  }
                }
              }
            }
          },
          "401": {
            "description": "The credentials were refused.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins take 401 and 403 for refused credentials; 401 is what Laravel answers.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          },
          "403": {
            "description": "As 401, on a server that answers 403 to refused credentials.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins treat 403 like 401, so some server may send it.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          }
        }
      }
    },
    "/departments/byid/{id}": {
      "get": {
        "operationId": "findDepartmentById",
        "tags": [
          "departments"
        ],
        "summary": "Read a department by id, in a list",
        "description": "The 2024 Blesta plugin reads a list. Whether a present server still has it is unknown.\n",
        "x-grade": "observed",
        "x-source": "The vendor's 2024 Blesta plugin calls it.",
        "x-superseded-by": "getDepartmentById",
        "parameters": [
          {
            "name": "id",
            "in": "path",
            "required": true,
            "description": "The department's id.",
            "x-grade": "observed",
            "x-source": "The vendor's 2024 Blesta plugin puts it there.",
            "schema": {
              "type": "integer"
            },
            "example": 1
          }
        ],
        "responses": {
          "200": {
            "description": "The department, in a list.",
            "x-grade": "assumed",
            "x-source": "The plugin takes every status but 401, 403 and 404 for success, so which one comes is not known; 200 is Laravel's default.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": [
                      "id",
                      "department_name",
                      "is_public",
                      "is_disabled"
                    ],
                    "properties": {
                      "id": {
                        "type": [
                          "integer",
                          "string"
                        ],
                        "description": "The department's id.",
                        "x-grade": "observed",
                        "x-source": "The vendor's 2024 Blesta plugin reads it."
                      },
                      "department_name": {
                        "type": "string",
                        "description": "The department's name for people.",
                        "x-grade": "observed",
                        "x-source": "The vendor's 2024 Blesta plugin reads it."
                      },
                      "is_public": {
                        "type": [
                          "boolean",
                          "integer"
                        ],
                        "description": "Whether a guest may write to it.",
                        "x-grade": "observed",
                        "x-source": "The vendor's 2024 Blesta plugin reads it; whether it is true or 1 is unknown."
                      },
                      "is_disabled": {
                        "type": [
                          "boolean",
                          "integer"
                        ],
                        "description": "Whether it takes no tickets at present.",
                        "x-grade": "observed",
                        "x-source": "The vendor's 2024 Blesta plugin reads it; whether it is true or 1 is unknown."
                      }
                    }
                  }
                },
                "examples": {
                  "department-list": {
                    "summary": "One department",
                    "x-outcome": "success",
                    "x-grade": "observed",
                    "x-source": "The vendor's 2024 Blesta plugin reads these fields; their values are invented.",
                    "value": [
                      {
                        "id": 1,
                        "department_name": "Support",
                        "is_public": 1,
                        "is_disabled": 0
                      }
                    ]
                  }
                }
              }
            }
          },
          "401": {
            "description": "The credentials were refused.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins take 401 and 403 for refused credentials; 401 is what Laravel answers.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          },
          "403": {
            "description": "As 401, on a server that answers 403 to refused credentials.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins treat 403 like 401, so some server may send it.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          }
        }
      }
    },
    "/departments/list": {
      "get": {
        "operationId": "listDepartmentNames",
        "tags": [
          "departments"
        ],
        "summary": "List the departments with slug and name",
        "description": "The ClientExec snapin reads slug and name of each department. Whether a present server still has it is unknown.\n",
        "x-grade": "observed",
        "x-source": "The vendor's ClientExec snapin calls it.",
        "x-superseded-by": "listCustomerDepartments",
        "responses": {
          "200": {
            "description": "The departments.",
            "x-grade": "assumed",
            "x-source": "No status is known; 200 is Laravel's default.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "departments"
                  ],
                  "properties": {
                    "departments": {
                      "type": "array",
                      "description": "One entry for each department.",
                      "x-grade": "observed",
                      "x-source": "The vendor's ClientExec snapin reads it.",
                      "items": {
                        "type": "object",
                        "required": [
                          "slug",
                          "name"
                        ],
                        "properties": {
                          "slug": {
                            "type": "string",
                            "description": "The department's name in addresses.",
                            "x-grade": "observed",
                            "x-source": "The vendor's ClientExec snapin reads it."
                          },
                          "name": {
                            "type": "string",
                            "description": "The department's name for people.",
                            "x-grade": "observed",
                            "x-source": "The vendor's ClientExec snapin reads it."
                          }
                        }
                      }
                    }
                  }
                },
                "examples": {
                  "departments": {
                    "summary": "One department, with slug and name",
                    "x-outcome": "success",
                    "x-grade": "observed",
                    "x-source": "The vendor's ClientExec snapin reads these fields; their values are invented.",
                    "value": {
                      "departments": [
                        {
                          "slug": "support",
                          "name": "Support"
                        }
                      ]
                    }
                  }
                }
              }
            }
          },
          "401": {
            "description": "The credentials were refused.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins take 401 and 403 for refused credentials; 401 is what Laravel answers.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          },
          "403": {
            "description": "As 401, on a server that answers 403 to refused credentials.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins treat 403 like 401, so some server may send it.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          }
        }
      }
    },
    "/department/count": {
      "get": {
        "operationId": "countDepartments",
        "tags": [
          "departments"
        ],
        "summary": "Count the departments",
        "description": "The answer is a bare number. Whether a present server still has it is unknown.\n",
        "x-grade": "observed",
        "x-source": "The vendor's 2024 Blesta plugin calls it, and 2.1.0 still does.",
        "responses": {
          "200": {
            "description": "The number of departments.",
            "x-grade": "assumed",
            "x-source": "The plugin takes every status but 401, 403 and 404 for success, so which one comes is not known; 200 is Laravel's default.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "integer",
                  "minimum": 0
                },
                "examples": {
                  "count": {
                    "summary": "A bare number",
                    "x-outcome": "success",
                    "x-grade": "observed",
                    "x-source": "The vendor's 2024 Blesta plugin reads a bare number from department/count; that tickets/countbystatus has one as well is assumed.",
                    "value": 2
                  }
                }
              }
            }
          },
          "401": {
            "description": "The credentials were refused.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins take 401 and 403 for refused credentials; 401 is what Laravel answers.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          },
          "403": {
            "description": "As 401, on a server that answers 403 to refused credentials.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins treat 403 like 401, so some server may send it.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          }
        }
      }
    },
    "/tickets/open/{department}": {
      "post": {
        "operationId": "openTicket",
        "tags": [
          "tickets"
        ],
        "summary": "Open a ticket in a department",
        "description": "The 2024 Blesta plugin sends a form. What it reads of the answer is not known. Whether a present server still\nhas it is unknown.\n",
        "x-grade": "observed",
        "x-source": "The vendor's 2024 Blesta plugin calls it.",
        "x-superseded-by": "createTicket",
        "parameters": [
          {
            "name": "department",
            "in": "path",
            "required": true,
            "description": "The department to write to; whether it is an id or a slug is not known.",
            "x-grade": "observed",
            "x-source": "The vendor's 2024 Blesta plugin puts it there.",
            "schema": {
              "type": "string"
            },
            "example": "1"
          }
        ],
        "requestBody": {
          "required": true,
          "description": "The ticket.",
          "content": {
            "application/x-www-form-urlencoded": {
              "x-grade": "observed",
              "x-source": "The vendor's 2024 Blesta plugin sends a form with a Bearer token.",
              "schema": {
                "type": "object",
                "required": [
                  "user_id",
                  "subject",
                  "priority",
                  "content"
                ],
                "properties": {
                  "user_id": {
                    "type": [
                      "integer",
                      "string"
                    ],
                    "description": "Ticaga's customer id.",
                    "x-grade": "observed",
                    "x-source": "The vendor's 2024 Blesta plugin sends it."
                  },
                  "subject": {
                    "type": "string",
                    "description": "What it is about, in a line.",
                    "x-grade": "observed",
                    "x-source": "The vendor's 2024 Blesta plugin sends it."
                  },
                  "priority": {
                    "type": "string",
                    "description": "How urgent it is.",
                    "x-grade": "observed",
                    "x-source": "The vendor's 2024 Blesta plugin sends it."
                  },
                  "content": {
                    "type": "string",
                    "description": "The text of the ticket.",
                    "x-grade": "observed",
                    "x-source": "The vendor's 2024 Blesta plugin sends it."
                  },
                  "cc": {
                    "type": [
                      "string",
                      "null"
                    ],
                    "description": "Further email addresses.",
                    "x-grade": "observed",
                    "x-source": "The vendor's 2024 Blesta plugin sends it at times."
                  },
                  "assigned": {
                    "type": [
                      "integer",
                      "string"
                    ],
                    "description": "The employee to whom the ticket goes.",
                    "x-grade": "observed",
                    "x-source": "The vendor's 2024 Blesta plugin sends it."
                  },
                  "department_id": {
                    "type": [
                      "integer",
                      "string"
                    ],
                    "description": "The department's id.",
                    "x-grade": "observed",
                    "x-source": "The vendor's 2024 Blesta plugin sends it."
                  },
                  "ip_address": {
                    "type": [
                      "string",
                      "null"
                    ],
                    "description": "The address from which the person wrote.",
                    "x-grade": "observed",
                    "x-source": "The vendor's 2024 Blesta plugin sends it."
                  },
                  "public_email": {
                    "type": [
                      "string",
                      "null"
                    ],
                    "description": "The person's email address.",
                    "x-grade": "observed",
                    "x-source": "The vendor's 2024 Blesta plugin sends it."
                  },
                  "public_name": {
                    "type": [
                      "string",
                      "null"
                    ],
                    "description": "The person's name.",
                    "x-grade": "observed",
                    "x-source": "The vendor's 2024 Blesta plugin sends it."
                  }
                }
              },
              "examples": {
                "open": {
                  "x-grade": "observed",
                  "x-source": "The vendor's 2024 Blesta plugin sends these fields; their values are invented.",
                  "summary": "Customer 1 opens a ticket in department 1",
                  "value": {
                    "user_id": "1",
                    "subject": "My site is down",
                    "priority": "medium",
                    "content": "It has answered nothing since this morning.",
                    "assigned": "0",
                    "department_id": "1",
                    "ip_address": "203.0.113.7",
                    "public_email": "joedoe@example.com",
                    "public_name": "Joe Doe"
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The ticket is open; what comes is not known.",
            "x-grade": "assumed",
            "x-source": "The plugin takes every status but 401, 403 and 404 for success, so which one comes is not known; 200 is Laravel's default.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object"
                },
                "examples": {
                  "unread": {
                    "summary": "An answer that nobody reads",
                    "x-outcome": "success",
                    "x-grade": "assumed",
                    "x-source": "No field of this answer is known; the empty object is invented.",
                    "value": {}
                  }
                }
              }
            }
          },
          "401": {
            "description": "The credentials were refused.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins take 401 and 403 for refused credentials; 401 is what Laravel answers.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          },
          "403": {
            "description": "As 401, on a server that answers 403 to refused credentials.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins treat 403 like 401, so some server may send it.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          }
        }
      }
    },
    "/tickets/user/{id}": {
      "get": {
        "operationId": "listTicketsOfUser",
        "tags": [
          "tickets"
        ],
        "summary": "List the tickets of a customer, under user",
        "description": "The Blesta plugins read a list; what stands in it is not known. Whether a present server still has it is\nunknown.\n",
        "x-grade": "observed",
        "x-source": "The vendor's 2024 Blesta plugin calls it, and 2.1.0 still does.",
        "x-superseded-by": "listTickets",
        "parameters": [
          {
            "name": "id",
            "in": "path",
            "required": true,
            "description": "Ticaga's customer id.",
            "x-grade": "observed",
            "x-source": "The vendor's 2024 Blesta plugin puts it there, and 2.1.0 still does so.",
            "schema": {
              "type": "integer"
            },
            "example": 1
          }
        ],
        "responses": {
          "200": {
            "description": "The tickets.",
            "x-grade": "assumed",
            "x-source": "The plugin takes every status but 401, 403 and 404 for success, so which one comes is not known; 200 is Laravel's default.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": [
                      "id"
                    ],
                    "properties": {
                      "id": {
                        "type": [
                          "integer",
                          "string"
                        ],
                        "description": "The ticket's id.",
                        "x-grade": "assumed",
                        "x-source": "No field of these lists is known; those of tickets/list are assumed."
                      },
                      "subject": {
                        "type": "string",
                        "description": "What it is about, in a line.",
                        "x-grade": "assumed",
                        "x-source": "No field of these lists is known; those of tickets/list are assumed."
                      },
                      "status": {
                        "type": "string",
                        "description": "The ticket's status.",
                        "x-grade": "assumed",
                        "x-source": "No field of these lists is known; those of tickets/list are assumed."
                      }
                    }
                  }
                },
                "examples": {
                  "ticket-list": {
                    "summary": "One ticket",
                    "x-outcome": "success",
                    "x-grade": "assumed",
                    "x-source": "No field of these lists is known; those of tickets/list are assumed.",
                    "value": [
                      {
                        "id": 8,
                        "subject": "My site is down",
                        "status": "open"
                      }
                    ]
                  }
                }
              }
            }
          },
          "401": {
            "description": "The credentials were refused.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins take 401 and 403 for refused credentials; 401 is what Laravel answers.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          },
          "403": {
            "description": "As 401, on a server that answers 403 to refused credentials.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins treat 403 like 401, so some server may send it.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          }
        }
      }
    },
    "/tickets/userticketsbyemail/{email}": {
      "get": {
        "operationId": "listTicketsByEmail",
        "tags": [
          "tickets"
        ],
        "summary": "List the tickets of an email address",
        "description": "What the Blesta plugins read of the answer is not known. Whether a present server still has it is unknown.\n",
        "x-grade": "observed",
        "x-source": "The vendor's 2024 Blesta plugin calls it, and 2.1.0 still does.",
        "x-superseded-by": "listTickets",
        "parameters": [
          {
            "name": "email",
            "in": "path",
            "required": true,
            "description": "The customer's email address.",
            "x-grade": "observed",
            "x-source": "The vendor's 2024 Blesta plugin puts it there, and 2.1.0 still does so.",
            "schema": {
              "type": "string"
            },
            "example": "joedoe@example.com"
          }
        ],
        "responses": {
          "200": {
            "description": "The tickets.",
            "x-grade": "assumed",
            "x-source": "The plugin takes every status but 401, 403 and 404 for success, so which one comes is not known; 200 is Laravel's default.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": [
                      "id"
                    ],
                    "properties": {
                      "id": {
                        "type": [
                          "integer",
                          "string"
                        ],
                        "description": "The ticket's id.",
                        "x-grade": "assumed",
                        "x-source": "No field of these lists is known; those of tickets/list are assumed."
                      },
                      "subject": {
                        "type": "string",
                        "description": "What it is about, in a line.",
                        "x-grade": "assumed",
                        "x-source": "No field of these lists is known; those of tickets/list are assumed."
                      },
                      "status": {
                        "type": "string",
                        "description": "The ticket's status.",
                        "x-grade": "assumed",
                        "x-source": "No field of these lists is known; those of tickets/list are assumed."
                      }
                    }
                  }
                },
                "examples": {
                  "ticket-list": {
                    "summary": "One ticket",
                    "x-outcome": "success",
                    "x-grade": "assumed",
                    "x-source": "No field of these lists is known; those of tickets/list are assumed.",
                    "value": [
                      {
                        "id": 8,
                        "subject": "My site is down",
                        "status": "open"
                      }
                    ]
                  }
                }
              }
            }
          },
          "401": {
            "description": "The credentials were refused.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins take 401 and 403 for refused credentials; 401 is what Laravel answers.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          },
          "403": {
            "description": "As 401, on a server that answers 403 to refused credentials.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins treat 403 like 401, so some server may send it.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          }
        }
      }
    },
    "/tickets/list/{id}": {
      "get": {
        "operationId": "listTicketsOfClient",
        "tags": [
          "tickets"
        ],
        "summary": "List the tickets of a customer, with id, subject and status",
        "description": "The ClientExec snapin reads id, subject and status of each ticket. Whether a present server still has it is\nunknown.\n",
        "x-grade": "observed",
        "x-source": "The vendor's ClientExec snapin calls it.",
        "x-superseded-by": "listTickets",
        "parameters": [
          {
            "name": "id",
            "in": "path",
            "required": true,
            "description": "Ticaga's customer id.",
            "x-grade": "observed",
            "x-source": "The vendor's ClientExec snapin puts it there.",
            "schema": {
              "type": "integer"
            },
            "example": 1
          }
        ],
        "responses": {
          "200": {
            "description": "The tickets.",
            "x-grade": "assumed",
            "x-source": "No status is known; 200 is Laravel's default.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "tickets"
                  ],
                  "properties": {
                    "tickets": {
                      "type": "array",
                      "description": "One entry for each ticket.",
                      "x-grade": "observed",
                      "x-source": "The vendor's ClientExec snapin reads it.",
                      "items": {
                        "type": "object",
                        "required": [
                          "id",
                          "subject",
                          "status"
                        ],
                        "properties": {
                          "id": {
                            "type": [
                              "integer",
                              "string"
                            ],
                            "description": "The ticket's id.",
                            "x-grade": "observed",
                            "x-source": "The vendor's ClientExec snapin reads it."
                          },
                          "subject": {
                            "type": "string",
                            "description": "What it is about, in a line.",
                            "x-grade": "observed",
                            "x-source": "The vendor's ClientExec snapin reads it."
                          },
                          "status": {
                            "type": "string",
                            "description": "The ticket's status.",
                            "x-grade": "observed",
                            "x-source": "The vendor's ClientExec snapin reads it."
                          }
                        }
                      }
                    }
                  }
                },
                "examples": {
                  "tickets": {
                    "summary": "One ticket, under tickets",
                    "x-outcome": "success",
                    "x-grade": "observed",
                    "x-source": "The vendor's ClientExec snapin reads these fields; their values are invented.",
                    "value": {
                      "tickets": [
                        {
                          "id": 8,
                          "subject": "My site is down",
                          "status": "open"
                        }
                      ]
                    }
                  }
                }
              }
            }
          },
          "401": {
            "description": "The credentials were refused.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins take 401 and 403 for refused credentials; 401 is what Laravel answers.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          },
          "403": {
            "description": "As 401, on a server that answers 403 to refused credentials.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins treat 403 like 401, so some server may send it.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          }
        }
      }
    },
    "/tickets/all/{slug}": {
      "get": {
        "operationId": "listTicketsOfDepartment",
        "tags": [
          "tickets"
        ],
        "summary": "List the tickets under a slug",
        "description": "What the 2024 Blesta plugin reads of the answer is not known, and neither is what the slug is of; a department\nhas one. Whether a present server still has it is unknown.\n",
        "x-grade": "observed",
        "x-source": "The vendor's 2024 Blesta plugin calls it.",
        "parameters": [
          {
            "name": "slug",
            "in": "path",
            "required": true,
            "description": "A slug; that it is a department's is assumed.",
            "x-grade": "observed",
            "x-source": "The vendor's 2024 Blesta plugin puts it there.",
            "schema": {
              "type": "string"
            },
            "example": "support"
          }
        ],
        "responses": {
          "200": {
            "description": "The tickets.",
            "x-grade": "assumed",
            "x-source": "The plugin takes every status but 401, 403 and 404 for success, so which one comes is not known; 200 is Laravel's default.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": [
                      "id"
                    ],
                    "properties": {
                      "id": {
                        "type": [
                          "integer",
                          "string"
                        ],
                        "description": "The ticket's id.",
                        "x-grade": "assumed",
                        "x-source": "No field of these lists is known; those of tickets/list are assumed."
                      },
                      "subject": {
                        "type": "string",
                        "description": "What it is about, in a line.",
                        "x-grade": "assumed",
                        "x-source": "No field of these lists is known; those of tickets/list are assumed."
                      },
                      "status": {
                        "type": "string",
                        "description": "The ticket's status.",
                        "x-grade": "assumed",
                        "x-source": "No field of these lists is known; those of tickets/list are assumed."
                      }
                    }
                  }
                },
                "examples": {
                  "ticket-list": {
                    "summary": "One ticket",
                    "x-outcome": "success",
                    "x-grade": "assumed",
                    "x-source": "No field of these lists is known; those of tickets/list are assumed.",
                    "value": [
                      {
                        "id": 8,
                        "subject": "My site is down",
                        "status": "open"
                      }
                    ]
                  }
                }
              }
            }
          },
          "401": {
            "description": "The credentials were refused.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins take 401 and 403 for refused credentials; 401 is what Laravel answers.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          },
          "403": {
            "description": "As 401, on a server that answers 403 to refused credentials.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins treat 403 like 401, so some server may send it.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          }
        }
      }
    },
    "/tickets/grab_all": {
      "get": {
        "operationId": "listAllTickets",
        "tags": [
          "tickets"
        ],
        "summary": "List all tickets",
        "description": "The Blesta plugins call it with a slash at its end. What they read of the answer is not known. Whether a present\nserver still has it is unknown.\n",
        "x-grade": "observed",
        "x-source": "The vendor's 2024 Blesta plugin calls it, and 2.1.0 still does.",
        "responses": {
          "200": {
            "description": "The tickets.",
            "x-grade": "assumed",
            "x-source": "The plugin takes every status but 401, 403 and 404 for success, so which one comes is not known; 200 is Laravel's default.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": [
                      "id"
                    ],
                    "properties": {
                      "id": {
                        "type": [
                          "integer",
                          "string"
                        ],
                        "description": "The ticket's id.",
                        "x-grade": "assumed",
                        "x-source": "No field of these lists is known; those of tickets/list are assumed."
                      },
                      "subject": {
                        "type": "string",
                        "description": "What it is about, in a line.",
                        "x-grade": "assumed",
                        "x-source": "No field of these lists is known; those of tickets/list are assumed."
                      },
                      "status": {
                        "type": "string",
                        "description": "The ticket's status.",
                        "x-grade": "assumed",
                        "x-source": "No field of these lists is known; those of tickets/list are assumed."
                      }
                    }
                  }
                },
                "examples": {
                  "ticket-list": {
                    "summary": "One ticket",
                    "x-outcome": "success",
                    "x-grade": "assumed",
                    "x-source": "No field of these lists is known; those of tickets/list are assumed.",
                    "value": [
                      {
                        "id": 8,
                        "subject": "My site is down",
                        "status": "open"
                      }
                    ]
                  }
                }
              }
            }
          },
          "401": {
            "description": "The credentials were refused.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins take 401 and 403 for refused credentials; 401 is what Laravel answers.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          },
          "403": {
            "description": "As 401, on a server that answers 403 to refused credentials.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins treat 403 like 401, so some server may send it.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          }
        }
      }
    },
    "/tickets/countbystatus/{status}": {
      "get": {
        "operationId": "countTicketsByStatus",
        "tags": [
          "tickets"
        ],
        "summary": "Count the tickets of a status",
        "description": "What the Blesta plugins read of the answer is not known. Whether a present server still has it is unknown.\n",
        "x-grade": "observed",
        "x-source": "The vendor's 2024 Blesta plugin calls it, and 2.1.0 still does.",
        "parameters": [
          {
            "name": "status",
            "in": "path",
            "required": true,
            "description": "A status of a ticket.",
            "x-grade": "observed",
            "x-source": "The vendor's 2024 Blesta plugin puts it there, and 2.1.0 still does so.",
            "schema": {
              "type": "string"
            },
            "example": "open"
          }
        ],
        "responses": {
          "200": {
            "description": "The number of tickets.",
            "x-grade": "assumed",
            "x-source": "The plugin takes every status but 401, 403 and 404 for success, so which one comes is not known; 200 is Laravel's default.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "integer",
                  "minimum": 0
                },
                "examples": {
                  "count": {
                    "summary": "A bare number",
                    "x-outcome": "success",
                    "x-grade": "observed",
                    "x-source": "The vendor's 2024 Blesta plugin reads a bare number from department/count; that tickets/countbystatus has one as well is assumed.",
                    "value": 2
                  }
                }
              }
            }
          },
          "401": {
            "description": "The credentials were refused.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins take 401 and 403 for refused credentials; 401 is what Laravel answers.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          },
          "403": {
            "description": "As 401, on a server that answers 403 to refused credentials.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins treat 403 like 401, so some server may send it.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          }
        }
      }
    },
    "/tickets/{id}": {
      "get": {
        "operationId": "getTicketById",
        "tags": [
          "tickets"
        ],
        "summary": "Read a ticket by id",
        "description": "What the Blesta plugins read of the answer is not known. Whether a present server still has it is unknown.\n",
        "x-grade": "observed",
        "x-source": "The vendor's 2024 Blesta plugin calls it, and 2.1.0 still does.",
        "x-superseded-by": "getTicketInfo",
        "parameters": [
          {
            "name": "id",
            "in": "path",
            "required": true,
            "description": "The ticket's id.",
            "x-grade": "observed",
            "x-source": "The vendor's 2024 Blesta plugin puts it there, and 2.1.0 still does so.",
            "schema": {
              "type": "integer"
            },
            "example": 8
          }
        ],
        "responses": {
          "200": {
            "description": "The ticket, in a list.",
            "x-grade": "assumed",
            "x-source": "The plugin takes every status but 401, 403 and 404 for success, so which one comes is not known; 200 is Laravel's default.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": [
                      "id"
                    ],
                    "properties": {
                      "id": {
                        "type": [
                          "integer",
                          "string"
                        ],
                        "description": "The ticket's id.",
                        "x-grade": "assumed",
                        "x-source": "No field of these lists is known; those of tickets/list are assumed."
                      },
                      "subject": {
                        "type": "string",
                        "description": "What it is about, in a line.",
                        "x-grade": "assumed",
                        "x-source": "No field of these lists is known; those of tickets/list are assumed."
                      },
                      "status": {
                        "type": "string",
                        "description": "The ticket's status.",
                        "x-grade": "assumed",
                        "x-source": "No field of these lists is known; those of tickets/list are assumed."
                      }
                    }
                  }
                },
                "examples": {
                  "ticket-list": {
                    "summary": "One ticket",
                    "x-outcome": "success",
                    "x-grade": "assumed",
                    "x-source": "No field of these lists is known; those of tickets/list are assumed.",
                    "value": [
                      {
                        "id": 8,
                        "subject": "My site is down",
                        "status": "open"
                      }
                    ]
                  }
                }
              }
            }
          },
          "401": {
            "description": "The credentials were refused.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins take 401 and 403 for refused credentials; 401 is what Laravel answers.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          },
          "403": {
            "description": "As 401, on a server that answers 403 to refused credentials.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins treat 403 like 401, so some server may send it.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          }
        }
      }
    },
    "/tickets/get/{user}/{ticket}": {
      "get": {
        "operationId": "getTicketOfUser",
        "tags": [
          "tickets"
        ],
        "summary": "Read a ticket of a customer by address",
        "description": "What the ClientExec plugin reads of the answer is not known. It sends `X-Admin-Email` and `X-API-Token` and no\nAuthorization header; no page knows these credentials. Whether a present server still has it is unknown.\n",
        "x-grade": "observed",
        "x-source": "The ClientExec plugin that sends X-API-Token calls it.",
        "x-superseded-by": "getTicket",
        "parameters": [
          {
            "name": "user",
            "in": "path",
            "required": true,
            "description": "Ticaga's customer id.",
            "x-grade": "observed",
            "x-source": "The ClientExec plugin that sends X-API-Token puts it there.",
            "schema": {
              "type": "integer"
            },
            "example": 1
          },
          {
            "name": "ticket",
            "in": "path",
            "required": true,
            "description": "The ticket; whether it is an id or a code is not known.",
            "x-grade": "observed",
            "x-source": "The ClientExec plugin that sends X-API-Token puts it there.",
            "schema": {
              "type": "string"
            },
            "example": "8"
          }
        ],
        "responses": {
          "200": {
            "description": "The ticket.",
            "x-grade": "assumed",
            "x-source": "No status is known; 200 is Laravel's default.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object",
                  "required": [
                    "tickets"
                  ],
                  "properties": {
                    "tickets": {
                      "type": "object",
                      "required": [
                        "id"
                      ],
                      "properties": {
                        "id": {
                          "type": [
                            "integer",
                            "string"
                          ],
                          "description": "The ticket's id.",
                          "x-grade": "assumed",
                          "x-source": "No field of these lists is known; those of tickets/list are assumed."
                        },
                        "subject": {
                          "type": "string",
                          "description": "What it is about, in a line.",
                          "x-grade": "assumed",
                          "x-source": "No field of these lists is known; those of tickets/list are assumed."
                        },
                        "status": {
                          "type": "string",
                          "description": "The ticket's status.",
                          "x-grade": "assumed",
                          "x-source": "No field of these lists is known; those of tickets/list are assumed."
                        }
                      },
                      "description": "The ticket.",
                      "x-grade": "assumed",
                      "x-source": "No answer of this address is known; the body is that of tickets/get."
                    }
                  }
                },
                "examples": {
                  "ticket": {
                    "summary": "One ticket, as tickets/get has it",
                    "x-outcome": "success",
                    "x-grade": "assumed",
                    "x-source": "No answer of this address is known; the body is that of tickets/get.",
                    "value": {
                      "tickets": {
                        "id": 8,
                        "subject": "My site is down",
                        "status": "open"
                      }
                    }
                  }
                }
              }
            }
          },
          "401": {
            "description": "The credentials were refused.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins take 401 and 403 for refused credentials; 401 is what Laravel answers.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          },
          "403": {
            "description": "As 401, on a server that answers 403 to refused credentials.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins treat 403 like 401, so some server may send it.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          }
        }
      }
    },
    "/responses/{id}": {
      "get": {
        "operationId": "listResponsesOfTicket",
        "tags": [
          "responses"
        ],
        "summary": "List the responses to a ticket by address",
        "description": "The 2024 Blesta plugin reads a list. Whether a present server still has it is unknown.\n",
        "x-grade": "observed",
        "x-source": "The vendor's 2024 Blesta plugin calls it.",
        "x-superseded-by": "listResponses",
        "parameters": [
          {
            "name": "id",
            "in": "path",
            "required": true,
            "description": "The ticket's id.",
            "x-grade": "observed",
            "x-source": "The vendor's 2024 Blesta plugin puts it there.",
            "schema": {
              "type": "integer"
            },
            "example": 8
          }
        ],
        "responses": {
          "200": {
            "description": "The responses.",
            "x-grade": "assumed",
            "x-source": "The plugin takes every status but 401, 403 and 404 for success, so which one comes is not known; 200 is Laravel's default.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": [
                      "id",
                      "response_user_id",
                      "response_content",
                      "is_note",
                      "agent_response"
                    ],
                    "properties": {
                      "id": {
                        "type": [
                          "integer",
                          "string"
                        ],
                        "description": "The id of the response.",
                        "x-grade": "observed",
                        "x-source": "The vendor's 2024 Blesta plugin reads it."
                      },
                      "response_user_id": {
                        "type": [
                          "integer",
                          "string"
                        ],
                        "description": "The id of the person who wrote it.",
                        "x-grade": "observed",
                        "x-source": "The vendor's 2024 Blesta plugin reads it."
                      },
                      "response_content": {
                        "type": "string",
                        "description": "The text of the response.",
                        "x-grade": "observed",
                        "x-source": "The vendor's 2024 Blesta plugin reads it."
                      },
                      "is_note": {
                        "type": [
                          "boolean",
                          "integer",
                          "string"
                        ],
                        "description": "Whether it is a note among employees.",
                        "x-grade": "observed",
                        "x-source": "The vendor's 2024 Blesta plugin reads it; whether it is true or 1 is unknown."
                      },
                      "agent_response": {
                        "type": [
                          "boolean",
                          "integer",
                          "string"
                        ],
                        "description": "Whether an employee wrote it.",
                        "x-grade": "observed",
                        "x-source": "The vendor's 2024 Blesta plugin reads it; whether it is true or 1 is unknown."
                      }
                    }
                  }
                },
                "examples": {
                  "response-list": {
                    "summary": "One response",
                    "x-outcome": "success",
                    "x-grade": "observed",
                    "x-source": "The vendor's 2024 Blesta plugin reads these fields; their values are invented.",
                    "value": [
                      {
                        "id": 21,
                        "response_user_id": 9001,
                        "response_content": "We have restarted it.",
                        "is_note": 0,
                        "agent_response": 1
                      }
                    ]
                  }
                }
              }
            }
          },
          "401": {
            "description": "The credentials were refused.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins take 401 and 403 for refused credentials; 401 is what Laravel answers.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          },
          "403": {
            "description": "As 401, on a server that answers 403 to refused credentials.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins treat 403 like 401, so some server may send it.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          }
        }
      }
    },
    "/responses/reply": {
      "post": {
        "operationId": "replyToTicket",
        "tags": [
          "responses"
        ],
        "summary": "Write a response to a ticket, as a form",
        "description": "The 2024 Blesta plugin sends a form; which fields it has is not known, and neither is the answer. Whether a\npresent server still has it is unknown.\n",
        "x-grade": "observed",
        "x-source": "The vendor's 2024 Blesta plugin calls it.",
        "x-superseded-by": "createResponse",
        "requestBody": {
          "required": true,
          "description": "The response; its fields are not known.",
          "content": {
            "application/x-www-form-urlencoded": {
              "x-grade": "observed",
              "x-source": "The vendor's 2024 Blesta plugin sends a form with a Bearer token.",
              "schema": {
                "type": "object"
              },
              "examples": {
                "reply": {
                  "x-grade": "assumed",
                  "x-source": "No field of this form is known; these two follow tickets/open.",
                  "summary": "Customer 1 writes a response",
                  "value": {
                    "user_id": "1",
                    "content": "It works again. Thank you!"
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The response was kept; what comes is not known.",
            "x-grade": "assumed",
            "x-source": "The plugin takes every status but 401, 403 and 404 for success, so which one comes is not known; 200 is Laravel's default.",
            "content": {
              "application/json": {
                "schema": {
                  "type": "object"
                },
                "examples": {
                  "unread": {
                    "summary": "An answer that nobody reads",
                    "x-outcome": "success",
                    "x-grade": "assumed",
                    "x-source": "No field of this answer is known; the empty object is invented.",
                    "value": {}
                  }
                }
              }
            }
          },
          "401": {
            "description": "The credentials were refused.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins take 401 and 403 for refused credentials; 401 is what Laravel answers.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
                  }
                }
              }
            }
          },
          "403": {
            "description": "As 401, on a server that answers 403 to refused credentials.",
            "x-grade": "assumed",
            "x-source": "The vendor's plugins treat 403 like 401, so some server may send it.",
            "x-assumption": "auth-error-status",
            "content": {
              "application/json": {
                "schema": {
                  "oneOf": [
                    {
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
                          "x-assumption": "auth-error-body"
                        }
                      }
                    },
                    {
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
                    }
                  ]
                },
                "examples": {
                  "bad-credentials": {
                    "summary": "The credentials were refused",
                    "x-outcome": "bad-credentials",
                    "x-grade": "assumed",
                    "x-source": "It is what Laravel Sanctum answers to a client that accepts JSON.",
                    "value": {
                      "message": "Unauthenticated."
                    }
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
        "x-source": "The vendor's 2024 Blesta plugin sends it, and so do 2.1.0 and newer.",
        "x-assumption": "auth"
      }
    }
  }
};
