/**
 * Text that a spreadsheet would take for a formula gets an apostrophe before it, as a person would type it. Reading
 * the file again takes one apostrophe away (reading/plan-rows.ts), so that nothing changes on the way.
 */
export const neutral = (text: string): string => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text);
