// Generated from src/store/seed.schema.json and openapi.yaml by npm run types. Do not edit.

/** The names that a seed takes: its own, and by list those of the objects in it. */
export const seedFields: { top: readonly string[]; items: Readonly<Record<string, readonly string[]>> } = {
  "top": [
    "customers",
    "departments",
    "tickets",
    "staff",
    "billing_systems",
    "assumptions"
  ],
  "items": {
    "customers": [
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
      "updated_at",
      "password"
    ],
    "departments": [
      "id",
      "slug",
      "department_name",
      "department_description",
      "is_disabled",
      "is_public",
      "allows_high_priority",
      "cc_enabled",
      "show_services",
      "custom_fields"
    ],
    "tickets": [
      "id",
      "ticket_code",
      "public_hash",
      "user_id",
      "subject",
      "message",
      "priority",
      "status",
      "department_slug",
      "public_name",
      "public_email",
      "custom_fields",
      "rating",
      "created_at",
      "responses"
    ],
    "staff": [
      "id",
      "name",
      "email",
      "token",
      "revoked"
    ]
  }
};
