/** @import { Import } from './imports.mjs' */

/**
 * @param {Import[]} imports
 * @returns {Map<string, string[]>} what each file imports
 */
export function graphOf(imports) {
  /** @type {Map<string, string[]>} */
  const graph = new Map();
  for (const { from, to } of imports) graph.set(from, [...(graph.get(from) ?? []), to]);
  return graph;
}

/**
 * Walks the imports depth first. A file met again while it is still being walked closes a circle; one that was walked
 * to its end is never walked twice, so that each circle is reported about once, not once for every way into it.
 * @param {Import[]} imports
 * @returns {string[][]} each circle as the files on it, the first repeated at the end
 */
export function findCycles(imports) {
  const graph = graphOf(imports);
  /** @type {Set<string>} */
  const done = new Set();
  /** @type {string[]} */
  const path = [];
  /** @type {string[][]} */
  const cycles = [];
  /** @param {string} file */
  const walk = (file) => {
    const begun = path.indexOf(file);
    if (begun >= 0) cycles.push([...path.slice(begun), file]);
    if (begun >= 0 || done.has(file)) return;
    path.push(file);
    for (const next of graph.get(file) ?? []) walk(next);
    path.pop();
    done.add(file);
  };
  for (const file of graph.keys()) walk(file);
  return cycles;
}

/**
 * @param {Import[]} imports
 * @param {string} door
 * @returns {Set<string>} every file that the door leads to, itself included
 */
export function reachableFrom(imports, door) {
  const graph = graphOf(imports);
  const reached = new Set([door]);
  // A Set keeps what is added while it is walked, so this goes on until nothing new is found.
  for (const file of reached) for (const next of graph.get(file) ?? []) reached.add(next);
  return reached;
}
