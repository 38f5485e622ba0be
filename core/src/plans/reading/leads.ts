import { oneLine } from './fold.js';

/** A cell of leads as roles: parted by slashes, semicolons or lines. */
export const splitLeads = (cell: string): string[] =>
  cell
    .replace(/([,&]|\band)\s*\n/gi, '$1 ')
    .split(/\s*[/;\n|]\s*/)
    .map(oneLine)
    .filter((lead) => lead !== '');

const roleWord =
  /\b(lead|head|manager|officer|director|chair|auditor|partner|board|coordinator|adviser|advisor|group|service|dco|dcos)\b/i;

/**
 * Two roles that a cell prints without anything between them. Found when one of them stands by itself elsewhere in
 * the plan and the rest is a role too; null when the cell says one role.
 */
export function splitRunOn(lead: string, known: ReadonlySet<string>): [string, string] | null {
  if (known.has(lead)) return null;
  for (const role of known) {
    if (!roleWord.test(role) || !lead.startsWith(`${role} `)) continue;
    const rest = lead.slice(role.length + 1);
    if (/^\p{Lu}/u.test(rest) && rest.split(' ').length > 1 && roleWord.test(rest)) return [role, rest];
  }
  return null;
}

export const joinLeads = (leads: readonly string[]): string => leads.join(' / ');
