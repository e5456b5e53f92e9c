// Generated from src/store/seed.schema.json and openapi.yaml by npm run types. Do not edit.

/** The names that a seed takes: its own, and by list those of the objects in it. */
export const seedFields: { top: readonly string[]; items: Readonly<Record<string, readonly string[]>> } = {
  "top": [
    "customers",
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
      "updated_at"
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
