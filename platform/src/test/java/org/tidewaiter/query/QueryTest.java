package org.tidewaiter.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.CancellableWork;
import org.tidewaiter.engine.TidewaiterException;

@Tag("slow")
class QueryTest {
    @TempDir
    Path directory;

    @AutoClose
    private AskedWorkspace asked;

    @BeforeEach
    void open() {
        asked = new AskedWorkspace(directory);
    }

    @Test
    void rows_come_with_names_types_and_values() {
        QueryAnswer answer = asked.ask(
                "select declaration_id, accepted_at, invoice_amount, load_id from declaration order by 1 desc limit 2");
        assertThat(answer.table().columns())
                .extracting(c -> c.name())
                .containsExactly("declaration_id", "accepted_at", "invoice_amount", "load_id");
        assertThat(answer.table().rows())
                .containsExactly(
                        List.of("D2", "2024-03-03 00:00:00", new BigDecimal("201.000"), 1),
                        List.of("D1", "2024-03-02 00:00:00", new BigDecimal("100.500"), 1));
        assertThat(answer.more()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from declaration",
                "select count(*) from declaration;",
                "select count(*) from declaration where office_code <> '/*' and office_code <> '*/ it''s /*'",
                "select count(*) \"/* all */\" from declaration -- /* all of them */\r\n where 1 = 1",
                "select office_code, count(*) n from declaration group by all having n > 1 order by n desc -- busiest",
                "with w as (select importer_id, sum(invoice_amount) s from declaration group by 1) select * from w"
                        + " where s > 1",
                "select d.declaration_id, i.hs_code from declaration d join goods_item i using (declaration_key) where"
                        + " i.description ilike '%coffee%'",
                "select declaration_id, row_number() over (partition by importer_id order by accepted_at) n from"
                        + " declaration qualify n = 1",
                "select declaration_id || '/' || sequence as line from goods_item order by line",
                "select importer_id || '-' || office_code, count(*) from declaration group by importer_id || '-' ||"
                        + " office_code",
                "select string_agg(declaration_id, ', ' order by declaration_id) from declaration",
                "select date_trunc('month', accepted_at) m, count(*) from declaration group by 1",
                "select strftime(accepted_at, '%Y-%m'), replace(hs_code, '0', 'o') from declaration join goods_item"
                        + " using (declaration_id)",
                "select * exclude (declaration_key), columns('.*_id') from goods_item",
                "select distinct on (importer_id) importer_id, accepted_at from declaration order by importer_id,"
                        + " accepted_at desc",
                "select case when net_mass_kg > 5 then 'heavy' else 'light' end, count(*) from goods_item group by all",
                "select extract(year from accepted_at), accepted_at::date + 1, accepted_at + interval 1 month from"
                        + " declaration",
                "select a.declaration_id from declaration a where exists (select 1 from goods_item i where"
                        + " i.declaration_key = a.declaration_key and i.net_mass_kg between 1 and 100)",
                "select declaration_id from declaration union all select reference from advance_cargo order by 1",
                "select quantile_cont(net_mass_kg, 0.5), stddev(net_mass_kg), arg_max(declaration_id, net_mass_kg)"
                        + " from goods_item",
                "select g.range as day, count(d.declaration_id) from range(timestamp '2024-03-01', timestamp"
                        + " '2024-03-05', interval 1 day) g left join declaration d on d.accepted_at = g.range group by"
                        + " all order by 1",
                "values (1, 'a'), (2, 'b')",
                "select try_cast(description as integer), coalesce(origin_country, '?'), nullif(hs_code, ''),"
                        + " description is not null from goods_item",
                "select * from response",
                "select * from (select * from declaration) using sample 2 rows"
            })
    void what_analysts_write_is_answered(String sql) {
        assertThat(asked.ask(sql).table().columns()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"describe goods_item", "show tables", "summarize goods_item"})
    void who_asks_how_tables_are_made_is_told_where_that_stands(String sql) {
        assertThatThrownBy(() -> asked.ask(sql))
                .hasMessageContaining("DESCRIBE, SHOW and SUMMARIZE cannot be asked")
                .hasMessageContaining("tidewaiter query without a statement");
    }

    @Test
    void every_view_on_the_list_is_there_and_can_be_asked() {
        assertThat(AskedViews.all(asked.workspace.lake())).allSatisfy(view -> {
            assertThat(view.columns()).as(view.name()).isNotEmpty();
            assertThat(asked.ask("from " + view.name()).table().columns())
                    .as(view.name())
                    .extracting(c -> c.name())
                    .containsExactlyElementsOf(view.columns().stream()
                            .map(AskedViews.AskedColumn::name)
                            .toList());
        });
    }

    @Test
    void officers_are_masked_but_can_be_counted() {
        assertThat(asked.ask("select officer_id, count(*) from control group by 1")
                        .table()
                        .rows())
                .containsExactly(List.of("officer-3", 2L));
        assertThat(asked.ask("from control c join control_version v using (control_key)")
                                .table()
                                .rows()
                                .toString()
                        + asked.ask("from promotion").table().rows()
                        + asked.ask("from national_currency").table().rows()
                        + asked.ask("from event").table().rows()
                        + asked.ask("from party").table().rows()
                        + asked.ask("select original_text, value from quarantine")
                                .table()
                                .rows())
                .doesNotContain("O7")
                .doesNotContain("Smith")
                .contains("Ateliers");
    }

    @Test
    void people_in_lines_contacts_and_staff_are_masked() {
        asked.workspace.lake().transaction(session -> {
            session.execute(
                    "insert into store.party_contact values (1, 'phone', '+999 1', 1), (2, 'phone', '+999 1', 1),"
                            + " (1, 'director', 'Ann Smith', 1), (3, 'phone', '+999 2', 1)");
            session.execute("insert into store.party (party_key, party_id, name, business_kind) values"
                    + " (4, 'O9', 'Smith of the register', 'officer')");
            session.execute("insert into store.party_name values (1, 'Ateliers', 'name', 1), (3, 'Smith', 'name', 1),"
                    + " (4, 'Smith of the register', 'name', 1)");
            session.execute("insert into store.document (declaration_key, load_id, ordinal, reference, issuer)"
                    + " values (0, 1, 1, 'X1', 'Dr Smith')");
            session.execute("insert into store.additional_information (declaration_key, load_id, ordinal, text)"
                    + " values (0, 1, 1, 'call Smith')");
            session.execute(
                    "insert into store.declared_party (declaration_key, load_id, ordinal, role_code, name, phone,"
                            + " contact_name) values (0, 1, 1, 'NI', 'Notified', '+999 1', 'Smith')");
            return session.execute(
                    "insert into reference.staff_assignment (load_id, line_number, officer_id, office_code,"
                            + " valid_from) values (1, 2, 'O7', 'QZ10', '2024-01-01'), (1, 3, 'O8', 'QZ10', '2024-01-01')");
        });
        StringBuilder said = new StringBuilder();
        for (String view : List.of(
                "party",
                "party_contact",
                "party_name",
                "document",
                "additional_information",
                "declared_party",
                "staff_assignment")) {
            said.append(asked.ask("from " + view).table().rows());
        }
        assertThat(said.toString())
                .doesNotContain("Smith", "+999", "O7", "O8")
                .contains("Ateliers", "X1", "Notified", "officer-3", "an officer");
        assertThat(asked.ask("select count(*), count(distinct value) from party_contact where kind = 'phone'")
                        .table()
                        .rows())
                .containsExactly(List.of(2L, 1L));
    }

    @Test
    void officers_are_shown_for_a_reason_which_goes_into_the_trail() {
        SqlQuestion question = new SqlQuestion(
                "select distinct officer_id from control", Actor.systemUser("ann"), "command", "complaint 12", 10, 20);
        assertThat(Query.answer(asked.workspace, question).table().rows()).containsExactly(List.of("O7"));
        assertThat(asked.workspace
                        .lake()
                        .number("select count(*) from trail where action = 'look' and actor = 'ann' and"
                                + " content like '%complaint 12%'"))
                .isEqualTo(1);
        assertThatThrownBy(() -> new SqlQuestion("select 1", Actor.systemUser("ann"), "command", " ", 10, 20))
                .hasMessageContaining("for a reason only");
    }

    @Test
    void every_query_is_in_the_log_refused_ones_too_and_only_the_owner_reads_it() throws IOException {
        asked.ask("select count(*) from control");
        assertThatThrownBy(() -> asked.ask("select * from trail")).hasMessageContaining("no view that may be asked");
        List<QueryLog.LogLine> lines = QueryLog.last(asked.workspace.directory(), 10);
        assertThat(lines)
                .extracting(QueryLog.LogLine::sql)
                .containsExactly("select * from trail", "select count(*) from control");
        assertThat(lines.getFirst().refused()).contains("trail");
        assertThat(lines.getLast().views()).containsExactly("control");
        assertThat(lines.getLast().who()).isEqualTo("ann");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
                        asked.workspace.directory().resolve("logs/queries.jsonl"))))
                .isEqualTo("rw-------");
    }

    @Test
    void asking_does_not_make_the_answers_of_pages_old() {
        long version = asked.workspace.lake().version();
        asked.ask("select count(*) from control");
        assertThat(asked.workspace.lake().version()).isEqualTo(version);
    }

    @Test
    void more_rows_than_wanted_are_told() {
        SqlQuestion question = new SqlQuestion("from declaration", Actor.systemUser("ann"), "command", null, 2, 20);
        QueryAnswer answer = Query.answer(asked.workspace, question);
        assertThat(answer.table().rows()).hasSize(2);
        assertThat(answer.more()).isTrue();
        assertThat(asked.ask("from declaration limit 3").more()).isFalse();
    }

    @Test
    void a_mistake_is_told_in_the_words_of_the_database() {
        assertThatThrownBy(() -> asked.ask("select colour from declaration"))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("colour")
                .hasMessageNotContaining("--debug");
        assertThatThrownBy(() -> asked.ask("selec 1")).hasMessageContaining("syntax error");
        assertThatThrownBy(() -> asked.ask("from declarations")).hasMessageContaining("did you mean 'declaration'");
    }

    @Test
    void files_are_written_whole() throws IOException {
        Path csv = directory.resolve("out.csv");
        assertThat(write("select party_id, name from party order by 1", Format.CSV, csv))
                .isEqualTo(2);
        assertThat(Files.readString(csv)).isEqualTo("party_id,name\nP1,Ateliers Ørsted\nP2,'=cmd()\n");
        Path counted = directory.resolve("counted.csv");
        write("select (select count(*) from declared_party), (select count(*) from document)", Format.CSV, counted);
        assertThat(Files.readAllLines(counted).getFirst())
                .isEqualTo("(SELECT count_star() FROM declared_party),\"(SELECT count_star() FROM \"\"document\"\")\"");
        Path numbers = directory.resolve("numbers.json");
        write("select 'NaN'::double as a, 1e308 * 10 as b, 1.5::double as c", Format.JSON, numbers);
        assertThat(Files.readString(numbers)).contains("{\"a\":null,\"b\":null,\"c\":1.5}");
        Path json = directory.resolve("out.json");
        write("select declaration_id, invoice_amount from declaration order by 1", Format.JSON, json);
        assertThat(new ObjectMapper()
                        .readTree(json.toFile())
                        .at("/2/invoice_amount")
                        .decimalValue())
                .isEqualByComparingTo("201");
        Path parquet = directory.resolve("o'ut.parquet");
        write("from goods_item", Format.PARQUET, parquet);
        assertThat(Files.size(parquet)).isPositive();
    }

    @Test
    void a_file_that_cannot_be_answered_stays_as_it_was_and_leaves_nothing_behind() throws IOException {
        Path csv = Files.writeString(directory.resolve("out.csv"), "before");
        assertThatThrownBy(() -> write("select declaration_id::integer from declaration", Format.CSV, csv))
                .hasMessageContaining("cannot be answered");
        assertThatThrownBy(() -> write("select 1 a, 2 A", Format.CSV, csv))
                .hasMessageContaining("Two columns are called");
        assertThat(Files.readString(csv)).isEqualTo("before");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactlyInAnyOrder(csv, asked.workspace.directory());
        }
    }

    @Test
    void a_draft_that_a_killed_process_left_is_removed_once_no_query_can_be_writing_it() throws IOException {
        Path left = Files.writeString(directory.resolve(".tidewaiter-query123.part"), "half");
        Path fresh = Files.writeString(directory.resolve(".tidewaiter-query124.part"), "half");
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        write("select 1 as a", Format.CSV, directory.resolve("out.csv"));
        assertThat(left).doesNotExist();
        assertThat(fresh).exists();
    }

    @Test
    void a_file_in_the_workspace_is_not_written() {
        Path inside = asked.workspace.directory().resolve("models").resolve("x.csv");
        assertThatThrownBy(() -> write("select 1", Format.CSV, inside)).hasMessageContaining("lies in the workspace");
    }

    @Test
    void a_question_whose_asker_has_gone_is_given_up_within_a_second() throws Exception {
        CancellableWork effort = new CancellableWork();
        CountDownLatch begun = new CountDownLatch(1);
        long[] ended = {0};
        Thread asking = Thread.ofPlatform().start(() -> {
            try {
                effort.run(() -> {
                    begun.countDown();
                    return Query.answer(
                            asked.workspace,
                            new SqlQuestion(
                                    "select count(*) from range(100000000) a, range(100000000) b",
                                    Actor.systemUser("ann"),
                                    "page",
                                    null,
                                    10,
                                    60));
                });
            } catch (TidewaiterException e) {
                ended[0] = System.nanoTime();
            }
        });
        begun.await();
        long gone = System.nanoTime();
        effort.giveUp();
        asking.join(TimeUnit.SECONDS.toMillis(20));
        assertThat((ended[0] - gone) / 1e9).isBetween(0.0, 1.0);
    }

    private long write(String sql, Format format, Path file) {
        return Query.write(
                asked.workspace,
                new SqlQuestion(sql, Actor.systemUser("ann"), "command", null, 1_000, 20),
                format,
                file);
    }
}
