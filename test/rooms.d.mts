export const rooms: Record<string, { holds: string; imports: readonly string[] }>;
