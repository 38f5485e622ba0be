/** Something the person at the keyboard can put right: shown as its message alone, without a stack. */
export class Refusal extends Error {}

/** Thrown out of whatever was being waited for when a stop arrives, so that nothing new is started after it. */
export class Stopping extends Error {
  constructor() {
    super('Stopping');
  }
}
