import { DefaultNamingStrategy, type NamingStrategyInterface, type Table } from 'typeorm';

const snake = (text: string) => text.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
const tableName = (table: Table | string) =>
  (typeof table === 'string' ? table : table.name).replace(/^.*\./, '');
const join = (prefix: string, table: Table | string, columns: string[]) =>
  [prefix, tableName(table), ...columns].join('_').slice(0, 63);

/** Names a person can read in an error message or a query plan, and the same ones on every machine. */
export class ReadableNames extends DefaultNamingStrategy implements NamingStrategyInterface {
  override tableName(className: string, customName?: string) {
    return customName ?? snake(className);
  }
  override columnName(propertyName: string, customName: string | undefined, prefixes: string[]) {
    return snake([...prefixes, customName ?? propertyName].join('_'));
  }
  override primaryKeyName(table: Table | string) {
    return join('pk', table, []);
  }
  override uniqueConstraintName(table: Table | string, columns: string[]) {
    return join('uq', table, columns);
  }
  override foreignKeyName(table: Table | string, columns: string[]) {
    return join(
      'fk',
      table,
      columns.filter((column) => column !== 'programme_id'),
    );
  }
  override indexName(table: Table | string, columns: string[]) {
    return join('ix', table, columns);
  }
}
