package org.tidewaiter.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/** Queries that want what is not theirs: files, settings, other tables, other people, the machine's memory and time. */
@Tag("slow")
class HostileQueriesTest {
    @TempDir
    static Path directory;

    @AutoClose
    private static AskedWorkspace asked;

    @BeforeAll
    static void open() throws Exception {
        asked = new AskedWorkspace(directory);
        Files.writeString(directory.resolve("secret.csv"), "a\nhush\n");
        Files.writeString(directory.resolve("secret.json"), "{\"a\":\"hush\"}");
        asked.workspace.lake().transaction(session -> session.execute("create sequence hostile"));
    }

    static Stream<String> refused() {
        String csv = directory.resolve("secret.csv").toString();
        String json = directory.resolve("secret.json").toString();
        String out = directory.resolve("written").toString();
        return Stream.of(
                        // files
                        "from '{csv}'",
                        "from \"{csv}\"",
                        "select * from '{json}'",
                        "select * from read_csv('{csv}')",
                        "select * from read_csv_auto('{csv}')",
                        "select * from read_text('{csv}')",
                        "select * from read_blob('{csv}')",
                        "select * from read_json('{json}')",
                        "select * from read_json_objects('{json}')",
                        "select * from read_ndjson('{json}')",
                        "select * from read_parquet('{csv}')",
                        "select * from parquet_scan('{csv}')",
                        "select * from parquet_metadata('{csv}')",
                        "select * from parquet_schema('{csv}')",
                        "select * from parquet_file_metadata('{csv}')",
                        "select * from sniff_csv('{csv}')",
                        "select * from glob('/etc/*')",
                        "select * from main.read_csv('{csv}')",
                        "select * from \"read_csv\"('{csv}')",
                        "select * from READ_CSV('{csv}')",
                        "select read_text('{csv}')",
                        "select (select a from read_csv('{csv}'))",
                        "select * from declaration where declaration_id in (select a from '{csv}')",
                        "select * from declaration, lateral (select * from read_text('{csv}'))",
                        "with x as (from '{csv}') from x",
                        "with \"{csv}\" as (select 1) select * from (from \"{csv}\")",
                        "from declaration at (version => 1)",
                        "copy declaration to '{out}'",
                        "copy (select 1) to '{out}' (format parquet)",
                        "export database '{out}'",
                        "import database '{out}'",
                        "attach '{out}' as x",
                        "select * from '{out}'.main.t",
                        "load httpfs",
                        "install httpfs",
                        "create table t as select 1",
                        "create or replace view declaration as select 1",
                        "drop view declaration",
                        "insert into quarantine select * from quarantine",
                        "update store.code set code = 'x'",
                        "delete from promotion",
                        "with x as (insert into store.code values (9, 'x') returning *) select * from x",
                        "with x as (delete from promotion returning *) select * from x",
                        "with x as (update promotion set reason = '' returning *) select * from x",
                        "merge into promotion using promotion p on true when matched then delete",
                        "truncate promotion",
                        "checkpoint",
                        "vacuum",
                        "begin transaction",
                        "rollback",
                        // settings, secrets, the machine
                        "set enable_external_access = true",
                        "set memory_limit = '100GB'",
                        "reset all",
                        "pragma database_list",
                        "pragma version",
                        "call pragma_version()",
                        "use store",
                        "select getenv('HOME')",
                        "select current_setting('secret_directory')",
                        "select * from duckdb_secrets()",
                        "select * from which_secret('a', 'b')",
                        "select * from duckdb_settings()",
                        "select * from duckdb_functions()",
                        "select * from duckdb_tables()",
                        "select * from duckdb_views",
                        "select * from duckdb_logs",
                        "select * from pragma_database_list()",
                        "select * from pragma_table_info('declaration')",
                        "select * from pragma_storage_info('store.code')",
                        "select * from duckdb_temporary_files()",
                        "select * from duckdb_memory()",
                        "select * from information_schema.tables",
                        "select * from pg_catalog.pg_class",
                        "select * from pg_class",
                        "select * from sqlite_master",
                        "show tables",
                        "from (show tables)",
                        "from (describe declaration)",
                        "from (summarize declaration)",
                        "explain select 1",
                        "explain analyze select 1",
                        "select set_config('memory_limit', '1TB')",
                        "select getvariable('x')",
                        "set variable x = 1",
                        "select * from query('select 1')",
                        "select * from query_table('trail')",
                        "select * from json_execute_serialized_sql('x')",
                        "select json_serialize_sql('select 1')",
                        "prepare p as select 1",
                        "execute p",
                        "select nextval('hostile')",
                        "select currval('hostile')",
                        "select write_log('x')",
                        "select * from enable_logging()",
                        "select * from force_checkpoint()",
                        "select error('x')",
                        "select sleep_ms(100000)",
                        "select version()",
                        // tables that are not asked
                        "select * from trail",
                        "select * from store.party",
                        "select * from \"store\".\"control\"",
                        "select * from main.declaration",
                        "select * from load_request",
                        "with trail as (select 1) select * from trail",
                        "with a as (select 1) select * from a, trail",
                        "select * from test_all_types()",
                        "select * from repeat_row(1, num_rows = 10)",
                        "select * from seq_scan('trail')",
                        // several statements, comments, quotes
                        "select 1; select 2",
                        "select 1; drop table promotion",
                        "select 1;; copy promotion to '{out}'",
                        "select /* */ 1",
                        "select 1 /**/",
                        "select '/*' /* ' */ || 'x'",
                        "select 1 -- '\n /* ' */",
                        "select \"declaration_id\"/*\"*/ from declaration",
                        "select 1 --\r, (select 2)",
                        "select 1 -- \n; drop table promotion",
                        "select e'\\'' || ((((((((((((((((((((((((((((((((((((((1",
                        "select $$ a $$",
                        "select $a$ ((( $a$",
                        "select ?",
                        "select $1",
                        "",
                        "   ",
                        "-- only a comment",
                        "select 'open",
                        // memory and time by words alone
                        "select repeat('x', 1000000000)",
                        "select lpad('x', 1000000000, 'y')",
                        "select rpad('x', 1000000000, 'y')",
                        "select format('{:1000000000}', 1)",
                        "select printf('%1000000000d', 1)",
                        "select range(1000000000)",
                        "select list_resize([1], 1000000000)",
                        "select bitstring('1', 1000000000)",
                        "select bar(1, 0, 1, 1000000000)",
                        "select array_agg(description) from goods_item",
                        "select list(description) from goods_item",
                        "select histogram(description) from goods_item",
                        "select max(description, 1000000000) from goods_item",
                        "select list_transform([1], lambda x: x)",
                        "select [x for x in [1, 2]]",
                        "select '1'::bignum",
                        "select '{}'::json",
                        "select 'a'::blob",
                        "with recursive r as (select 1 a union all select a + 1 from r) select * from r",
                        "with recursive r as (select 'x' a union all select a || a from r) select * from r",
                        "select replace(description, 'o', description) from goods_item",
                        "select string_agg(description, description) from goods_item",
                        "select strftime(accepted_at, declaration_id) from declaration",
                        "select * from declaration limit (select 10)",
                        "select * from declaration limit 50%",
                        "select " + "(".repeat(1_000) + "1" + ")".repeat(1_000),
                        "select " + "[".repeat(1_000) + "]".repeat(1_000),
                        "select * from " + "(".repeat(5_000) + "declaration" + ")".repeat(5_000),
                        "with " + "x as (with ".repeat(40) + ")".repeat(40),
                        "select " + "not ".repeat(2_000) + "true",
                        "select " + "- ".repeat(4_000) + "1",
                        "select 1" + "+1".repeat(4_000),
                        "select " + "case when true then ".repeat(400) + "1" + " end".repeat(400),
                        "select 'a'" + "||'a'".repeat(30),
                        "select 1" + " ".repeat(20_000))
                .map(q -> q.replace("{csv}", csv).replace("{json}", json).replace("{out}", out));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_does_more_than_read_the_views_is_refused_in_words(String sql) {
        assertThatThrownBy(() -> asked.ask(sql))
                .isInstanceOfSatisfying(
                        TidewaiterException.class,
                        e -> assertThat(e.kind()).as(e.getMessage()).isEqualTo(Kind.INPUT))
                .message()
                .doesNotContain("hush");
        assertThat(directory.resolve("written")).doesNotExist();
    }

    private record Function(String name) {}

    /** Each of them in each place where a function can stand; a function that gives rows is refused whatever it reads. */
    @Test
    void no_table_function_of_the_database_is_reached() {
        List<String> reached = new ArrayList<>();
        asked
                .workspace
                .lake()
                .query(
                        Function.class,
                        "select distinct function_name from duckdb_functions() where function_type in ('table',"
                                + " 'pragma', 'table_macro') order by 1")
                .stream()
                .map(Function::name)
                .filter(name -> !Set.of("range", "generate_series").contains(name))
                .forEach(name -> {
                    for (String sql : List.of(
                            "select * from \"" + name + "\"('x')",
                            "select \"" + name + "\"('x')",
                            "call \"" + name + "\"('x')")) {
                        try {
                            asked.ask(sql);
                            reached.add(sql);
                        } catch (TidewaiterException e) {
                            if (e.kind() != Kind.INPUT
                                    || String.valueOf(e.getMessage()).contains("cannot be answered")) {
                                reached.add(sql + ": " + e.getMessage());
                            }
                        }
                    }
                });
        assertThat(reached).isEmpty();
    }

    @Test
    void the_only_functions_of_the_database_that_are_reached_are_the_ones_on_the_list() {
        List<String> allowed = new ArrayList<>();
        asked.workspace
                .lake()
                .query(
                        Function.class,
                        "select distinct function_name from duckdb_functions() where function_name similar to"
                                + " '[a-z_0-9]+' order by 1")
                .forEach(function -> {
                    try {
                        asked.ask("select " + function.name() + "(1, 2, 3, 4, 5, 6, 7, 8, 9)");
                        allowed.add(function.name());
                    } catch (TidewaiterException e) {
                        if (String.valueOf(e.getMessage()).contains("cannot be answered")) {
                            allowed.add(function.name());
                        }
                    }
                });
        assertThat(allowed)
                .contains("round", "date_trunc")
                .doesNotContain(
                        "getenv",
                        "current_setting",
                        "nextval",
                        "repeat",
                        "read_text",
                        "list_transform",
                        "error",
                        "getvariable")
                .allSatisfy(name -> assertThat(name)
                        .doesNotContainPattern(
                                "read|file|setting|secret|pragma|json|list|array|map|struct|sleep|log_"));
    }

    /** Asked all at once: each keeps as many cores busy as there are for as long as it may. */
    @Test
    void what_would_not_end_is_given_up() throws Exception {
        try (ExecutorService askers = Executors.newFixedThreadPool(endless().size())) {
            List<Future<Double>> seconds = new ArrayList<>();
            for (String sql : endless()) {
                seconds.add(askers.submit(() -> secondsUntilGivenUp(sql)));
            }
            for (Future<Double> taken : seconds) {
                assertThat(taken.get()).as("seconds, of which 1 was given").isLessThan(2.5);
            }
        }
    }

    private static double secondsUntilGivenUp(String sql) {
        long from = System.nanoTime();
        assertThatThrownBy(() -> Query.answer(
                        asked.workspace, new SqlQuestion(sql, Actor.systemUser("ann"), "command", null, 10, 1)))
                .as(sql)
                .isInstanceOfSatisfying(
                        TidewaiterException.class,
                        e -> assertThat(e.kind())
                                .as(sql + ": " + e.getMessage())
                                .isEqualTo(Kind.BUSY));
        return (System.nanoTime() - from) / 1e9;
    }

    static List<String> endless() {
        return List.of(
                "select count(*) from range(100000000) a, range(100000000) b",
                "select count(*) from range(1000000000000)",
                "select a.range, md5(b.range::varchar) m from range(1000000000) a, range(1000) b order by m",
                "select md5(range::varchar) m, count(*) from range(1000000000) group by m",
                "select count(distinct md5(range::varchar)) from range(1000000000)",
                "select row_number() over (order by md5(range::varchar)) from range(1000000000)",
                "select a.range from range(100000000) a join range(100000000) b on a.range % 7 < b.range % 5");
    }

    @Test
    void texts_put_together_stay_short_in_whatever_they_are_put_together() {
        assertThatThrownBy(() ->
                        asked.ask("with a as (select description || description || description || description s from"
                                + " goods_item), b as (select s || s || s || s s from a), c as (select s || s || s"
                                + " || s s from b), d as (select s || s || s || s s from c) select max(length(s ||"
                                + " s)) from d, range(10000)"))
                .hasMessageContaining("more than 4000 characters");
        assertThatThrownBy(() ->
                        asked.ask("select max(length(s || range::varchar)) from (select string_agg(range::varchar, ',')"
                                + " s from range(1000000)), range(2000)"))
                .hasMessageContaining("more than 4000 characters");
    }

    @Test
    void nothing_was_changed_by_any_of_them() {
        refused().forEach(sql -> {
            try {
                asked.ask(sql);
            } catch (TidewaiterException e) {
                // refused, as the test above says
            }
        });
        assertThat(asked.workspace.lake().number("select count(*) from declaration"))
                .isEqualTo(3);
        assertThat(asked.workspace.lake().number("select nextval('hostile')")).isEqualTo(1);
        assertThat(asked.workspace.lake().number("select count(*) from quarantine"))
                .isEqualTo(1);
    }
}
