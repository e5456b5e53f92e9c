// Generated from src/store/default-seed.yaml by npm run types. Do not edit.

export const defaultSeed = {
  "staff": [
    {
      "id": 9001,
      "name": "Ada Admin",
      "email": "admin@example.com",
      "token": "ticaga-demo-token"
    },
    {
      "id": 9002,
      "name": "Sam Second",
      "email": "second@example.com",
      "token": "ticaga-second-token"
    }
  ],
  "customers": [
    {
      "id": 1,
      "name": "Joe Doe",
      "email": "joedoe@example.com",
      "company": "Demo Ltd",
      "created_at": "2025-07-13T17:15:25.000000Z",
      "updated_at": "2025-07-13T17:22:37.000000Z",
      "password": "joes-demo-password"
    },
    {
      "id": 2,
      "name": "Lena Linked",
      "email": "lena@example.com",
      "company": "Linked GmbH",
      "email_verified_at": "2025-02-01T08:00:00.000000Z",
      "billing_id": "1002",
      "billing_system": "Blesta"
    },
    {
      "id": 3,
      "name": "Zoë Ångström",
      "email": "zoe@example.com",
      "company": "Ångström & Söhne",
      "phone_number": "+46 8 123 456"
    },
    {
      "id": 4,
      "name": "Miles O'Brien",
      "email": "miles.obrien@example.com",
      "company": "O'Brien's Engineering"
    },
    {
      "id": 5,
      "name": "山田 太郎",
      "email": "taro@example.com",
      "company": "山田商店",
      "email_verified_at": "2025-03-09T23:59:59.000000Z"
    },
    {
      "id": 6,
      "name": "Olga Иванова",
      "email": "olga@example.com",
      "biography": "Prefers email.\nNever call."
    },
    {
      "id": 7,
      "name": "Unverified User",
      "email": "unverified@example.com"
    },
    {
      "id": 8,
      "name": "Wanda Whmcs",
      "email": "wanda@example.com",
      "email_verified_at": "2025-04-01T12:00:00.000000Z",
      "billing_id": "77",
      "billing_system": "WHMCS"
    },
    {
      "id": 9,
      "name": "Carl Clientexec",
      "email": "carl@example.com",
      "billing_id": "310",
      "billing_system": "ClientExec",
      "account_manager": "9001"
    },
    {
      "id": 10,
      "name": "Plus Address",
      "email": "plus+tag@example.com",
      "phone_number": "0800 123"
    },
    {
      "id": 11,
      "name": "Mixed Case",
      "email": "Mixed.Case@Example.com",
      "company": "Case Co"
    },
    {
      "id": 12,
      "name": "مريم حسن",
      "email": "maryam@example.com",
      "company": "<b>Bold & Co</b>",
      "email_verified_at": "2025-05-05T05:05:05.000000Z"
    }
  ],
  "departments": [
    {
      "id": 1,
      "slug": "support",
      "department_name": "Support",
      "department_description": "Questions about what you have bought.",
      "cc_enabled": true,
      "show_services": true,
      "custom_fields": [
        {
          "slug": "domain",
          "name": "Domain",
          "placeholder": "example.com",
          "description": "The domain that it is about."
        }
      ]
    },
    {
      "id": 2,
      "slug": "sales",
      "department_name": "Sales",
      "department_description": "Questions about what you could buy.",
      "allows_high_priority": false
    },
    {
      "id": 3,
      "slug": "billing",
      "department_name": "Billing",
      "department_description": "Questions about invoices, for customers only.",
      "is_public": false,
      "custom_fields": [
        {
          "slug": "invoice",
          "name": "Invoice number",
          "required": true
        },
        {
          "slug": "reason",
          "name": "Reason",
          "type": "select",
          "options": [
            "Refund",
            "Question"
          ]
        }
      ]
    },
    {
      "id": 4,
      "slug": "archive",
      "department_name": "Archive",
      "department_description": "It takes no tickets any more.",
      "is_disabled": true
    }
  ],
  "tickets": [
    {
      "id": 1,
      "user_id": 2,
      "subject": "My site is down",
      "message": "It has answered nothing since this morning.",
      "status": "awaiting_reply",
      "department_slug": "support",
      "custom_fields": {
        "domain": "example.com"
      },
      "created_at": "2025-07-14T09:30:00.000000Z",
      "responses": [
        {
          "content": "Have you changed anything?",
          "employee_response": true,
          "user_name": "Ada Admin",
          "created_at": "2025-07-14T09:45:00.000000Z"
        },
        {
          "content": "It is the firewall of customer 7.",
          "employee_response": true,
          "is_note": true,
          "user_name": "Ada Admin",
          "created_at": "2025-07-14T09:46:00.000000Z"
        },
        {
          "content": "Nothing at all.",
          "created_at": "2025-07-14T09:50:00.000000Z"
        }
      ]
    },
    {
      "id": 2,
      "user_id": 2,
      "subject": "Invoice 77",
      "message": "I have paid it twice.",
      "priority": "low",
      "status": "closed",
      "department_slug": "billing",
      "custom_fields": {
        "invoice": "77",
        "reason": "Refund"
      },
      "rating": 4,
      "created_at": "2025-06-01T10:00:00.000000Z"
    },
    {
      "id": 3,
      "subject": "Do you sell domains?",
      "message": "I cannot find them.",
      "priority": "low",
      "department_slug": "sales",
      "public_name": "Greta Guest",
      "public_email": "guest@example.com",
      "public_hash": "5f2d0c7b9a1e4d36",
      "created_at": "2025-07-15T08:00:00.000000Z"
    }
  ]
};
