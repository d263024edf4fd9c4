package dev.reinstate.activities;

import dev.reinstate.workflows.cases.Cloud;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * A register with one made-up row of each account in every table that has accounts' rows, those to come included: values
 * are made by the columns' types, and whatever would check them is taken off. Only for what looks at rows from outside.
 */
record Furnished(List<Table> tables) {

    static final Map<String, Cloud> ACCOUNTS =
            Map.of("a", Cloud.PUBLIC, "b", Cloud.PUBLIC, "g", Cloud.US_GOVERNMENT, "h", Cloud.US_GOVERNMENT);

    /**
     * A table.
     *
     * @param account its column that names the account
     * @param columns those that want a value, with their types
     */
    record Table(String name, String account, Map<String, String> columns) {

        String insert(String of, Cloud cloud) {
            List<String> values = columns.entrySet().stream()
                    .map(column -> column.getKey().equals(account)
                            ? "'" + of + "'"
                            : column.getKey().equals("cloud") ? "'" + cloud + "'" : value(column.getValue(), of))
                    .toList();
            return "insert into %s (%s) values (%s)"
                    .formatted(name, String.join(", ", columns.keySet()), String.join(", ", values));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** What is not null and makes itself no value. */
    private static final String COLUMNS = """
            select a.attname, format_type(t.oid, null) as type
            from pg_attribute a join pg_type t on t.oid = a.atttypid
            where a.attrelid = :table::regclass and a.attnum > 0 and not a.attisdropped and a.attidentity = ''
              and (a.attnotnull or a.attname in ('account_id', 'cloud')) and not a.atthasdef""";

    /** Those with an account in them, by whatever name. */
    static final String OF_ACCOUNTS = """
            select c.relname as name, case c.relname when 'accounts' then 'id' else a.attname end as account
            from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not a.attisdropped
              and (a.attname = 'account_id' or (c.relname = 'accounts' and a.attname = 'id'))
            order by 1""";

    static List<Table> tables(Handle handle) {
        return handle.createQuery(OF_ACCOUNTS)
                .map((row, context) -> new Table(
                        row.getString("name"), row.getString("account"), columns(handle, row.getString("name"))))
                .list();
    }

    static Furnished in(Handle handle) {
        Furnished furnished = new Furnished(tables(handle));
        furnished.tables.forEach(table -> unchecked(handle, table.name()));
        for (Table table : furnished.tables) {
            ACCOUNTS.forEach((account, cloud) -> handle.execute(table.insert(account, cloud)));
        }
        return furnished;
    }

    private static void unchecked(Handle handle, String table) {
        handle.createQuery("""
                        select format('alter table %I drop constraint %I cascade', :table, conname) from pg_constraint
                        where conrelid = :table::regclass and contype in ('c', 'f')
                        union all
                        select format('drop trigger %I on %I', tgname, :table) from pg_trigger
                        where tgrelid = :table::regclass and not tgisinternal""").bind("table", table).mapTo(String.class).list().forEach(handle::execute);
    }

    private static Map<String, String> columns(Handle handle, String table) {
        Map<String, String> columns = new LinkedHashMap<>();
        handle.createQuery(COLUMNS)
                .bind("table", table)
                .map((row, context) -> Map.entry(row.getString("attname"), row.getString("type")))
                .forEach(column -> columns.put(column.getKey(), column.getValue()));
        return columns;
    }

    private static String value(String type, String account) {
        return switch (type) {
            case "text" -> "'of " + account + "'";
            case "text[]", "integer[]", "jsonb" -> "'{}'";
            case "timestamp with time zone" -> "now()";
            case "date" -> "current_date";
            case "boolean" -> "false";
            case "tsvector" -> "'acme'";
            case "bytea" -> "'\\x00'";
            default -> "1";
        };
    }
}
