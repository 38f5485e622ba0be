import type { JobContract } from '@revisit/core';
import type { Processor } from './processor.js';

/** One processor for each contract; throws, naming them, when a job has none or several or is not a job at all. */
export function registry(contracts: JobContract[], processors: Processor[]): Map<string, Processor> {
  const faults: string[] = [];
  for (const contract of contracts) {
    const count = processors.filter((processor) => processor.contract === contract).length;
    if (count !== 1) faults.push(`${contract.name} has ${count} processors instead of one`);
  }
  for (const { contract } of processors)
    if (!contracts.includes(contract)) faults.push(`${contract.name} is not in the list of all jobs`);
  const names = new Set(contracts.map((contract) => contract.name));
  if (names.size !== contracts.length) faults.push('two jobs have one name');
  if (faults.length > 0) throw new Error(`The workers can't start: ${faults.join('; ')}.`);
  return new Map(processors.map((processor) => [processor.contract.name, processor]));
}
