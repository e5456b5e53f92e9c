/** A detail of an error; its further lines stand under its first. */
export const indented = (text: string): string => text.replaceAll('\n', '\n             ');
