/** A department as a world keeps it: what departments/get shows, and the description of the lists. */
export interface Department {
  id: number;
  slug: string;
  department_name: string;
  department_description: string | null;
  is_disabled: boolean;
  /** Whether a guest may write to it; else only customers may. */
  is_public: boolean;
  allows_high_priority: boolean;
  cc_enabled: boolean;
  show_services: boolean;
  custom_fields: readonly CustomField[];
}

/** A field of its own that a department asks for. */
export interface CustomField {
  slug: string;
  name: string;
  type: string;
  options: readonly string[] | null;
  required: boolean;
  placeholder: string | null;
  description: string | null;
}

/** What the lists of departments show of one (observed). */
export function departmentEntry({ slug, department_name, department_description }: Department) {
  return { slug, department_name, department_description };
}

/** What departments/get shows of one (observed, but for id and slug). */
export function departmentRecord(department: Department) {
  const { id, slug, department_name, is_disabled, is_public, allows_high_priority, cc_enabled, show_services } =
    department;
  const flags = { is_disabled, is_public, allows_high_priority, cc_enabled, show_services };
  return { id, slug, department_name, ...flags, custom_fields: department.custom_fields.map(fieldRecord) };
}

function fieldRecord({ slug, name, type, options, required, placeholder, description }: CustomField) {
  return { slug, name, type, options, required, placeholder, description };
}

/** The departments that take tickets: for a guest those that are public, for a customer all (assumed). */
export function openDepartments(departments: readonly Department[], forGuests: boolean): Department[] {
  return departments.filter(({ is_disabled, is_public }) => !is_disabled && (is_public || !forGuests));
}
