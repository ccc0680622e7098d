package org.tidewaiter.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.Schema;
import org.tidewaiter.engine.KeptWorkspace;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlFile;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.riskmodel.SampleWorkspace;

/** What is done to the database or the files by other means is found, and the first place named. */
@Tag("slow")
class TrailTest {
    @TempDir
    Path directory;

    private static final KeptWorkspace KEPT = new KeptWorkspace(TrailTest::make);

    private Path home = Path.of("");

    /** Entries: 1 begin (the sample of 200 declarations stands), 2 to 4 promotions 3 to 5, 5 assessment 2. */
    @BeforeEach
    void aWorkspaceWithATrail() {
        home = directory.resolve("w");
        KEPT.copyTo(home);
    }

    private static void make(Path home) {
        SampleWorkspace.open(home, 200).close();
        try {
            Files.writeString(home.resolve("random.key"), "ab".repeat(32) + "\n");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        open(home, lake -> {
            Trail.begin(lake);
            for (int i = 3; i <= 5; i++) {
                promote(lake, i);
            }
            lake.transaction(session -> {
                session.execute(
                        "insert into assessment values (2, ?, 'm', ?, ?, 0.05, 'period', 0.01, 'k', 'probability',"
                                + " 'd')",
                        Instant.now(),
                        LocalDate.of(2021, 1, 1),
                        LocalDate.of(2021, 2, 1));
                session.execute(
                        "insert into assessed select 2, i, i + 1, 1 / (i + 3), case when i % 2 = 0 then i / 7 end, i,"
                                + " 'green', 'none', 0.01, '[]' from range(1000) t(i)");
                session.execute(
                        "insert into assessed_count values (2, date '2021-01-01', null, 'green', 'none', 1000)");
                return Trail.append(
                        session,
                        Actor.systemUser("a"),
                        Action.ASSESS,
                        "assessment 2",
                        Map.of("model", "m"),
                        2,
                        List.of("assessment", "assessed"),
                        List.of(home.resolve("random.key")));
            });
        });
    }

    @Test
    void what_was_left_alone_fits_and_what_is_added_by_the_program_too() {
        assertThat(misfits()).isEmpty();
        open(lake -> promote(lake, 6));
        assertThat(misfits()).isEmpty();
        open(lake -> assertThat(Trail.entries(lake))
                .extracting(Entry::action)
                .containsExactly("begin", "promote", "promote", "promote", "assess", "promote"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update promotion set promoted_by = 'x' where promotion_id = 4 | promotion 4: its row is not what"
                        + " entry 3",
                "update promotion set reason = 'x' where promotion_id = 1 | what stood before entry 1",
                "delete from promotion where promotion_id = 5 | promotion 5: its row is not what entry 4",
                "insert into promotion select 6, * exclude (promotion_id) from promotion limit 1 | promotion 6: no"
                        + " entry",
                "update assessed set lane = 'red' where assessment_id = 2 and rank = 500 | assessment 2: its"
                        + " declarations' lanes",
                "update assessed set expected_amount = null where assessment_id = 2 and rank = 501 | assessment 2: its"
                        + " decl",
                "update assessed set reasons = '' where assessment_id = 2 and rank = 1 | assessment 2: its"
                        + " declarations'",
                "update assessed set declaration_key = 5000 where assessment_id = 2 and rank = 1 | assessment 2: its"
                        + " decl",
                "update assessed set lane = 'green' where assessment_id = 1 and lane = 'red' | what stood before entry"
                        + " 1",
                "insert into assessed select * from assessed where assessment_id = 2 and rank = 9 | (1,001, then"
                        + " 1,000)",
                "update assessment set budget = 0.5 where assessment_id = 2 | assessment 2: its row is not what entry"
                        + " 5",
                "update store.control set outcome = 'conform' where outcome = 'finding' | what stood before entry 1",
                "update store.code set code = 'X' where code_key in (select finding_kind_key from store.control where"
                        + " outcome = 'finding') | what stood before entry 1",
                "update load set sha256 = 'x' | what stood before entry 1",
                "update trail set actor = 'x' where entry_id = 3 | entry 3 (promote, promotion 4) was changed",
                "update trail set content = replace(content, 'why', 'how') where entry_id = 2 | entry 2 (promote,"
                        + " promotion 3)",
                "update trail set content = '?' where entry_id = 2 | entry 2 (promote, promotion 3) was changed",
                "update trail set recorded_at = recorded_at + interval 1 microsecond where entry_id = 4 | entry 4",
                "update trail set entry_hash = repeat('a', 64) where entry_id = 3 | entry 3 (promote, promotion 4) was"
                        + " changed",
                "update trail set entry_hash = 'no hash' where entry_id = 3 | entry 3 (promote, promotion 4) was"
                        + " changed",
                "delete from trail where entry_id = 3 | entry 3 of the trail is missing",
                "delete from trail where entry_id in (2, 3) | entries 2 to 3 of the trail are missing",
                "insert into trail select * from trail where entry_id = 2 | entry 2 (promote, promotion 3) stands"
                        + " twice",
                "delete from trail where entry_id >= 4 | it had 5 entries by the head that was kept, and has 3",
                "delete from trail | the trail has no entry"
            })
    void what_was_changed_in_the_database_is_named_first(String sql, String expected) {
        open(lake -> {
            lake.transaction(session -> session.execute(sql));
            assertThat(Verification.of(lake, null).misfits().getFirst()).contains(expected);
        });
    }

    @Test
    void a_chain_reckoned_anew_after_its_rows_were_changed_does_not_fit_its_head_wherever_that_is_kept()
            throws IOException {
        List<String> kept = new ArrayList<>();
        open(lake -> kept.add(Trail.headLine(lake) + " 2026-11-29 noted by the auditor"));
        open(this::forge);
        assertThat(misfits()).hasSize(1).first().asString().contains("was written anew: up to entry 5");
        Path elsewhere = directory.resolve("heads");
        Files.write(elsewhere, kept);
        open(lake -> {
            lake.transaction(session -> {
                // Who owns the machine can also write a head that fits.
                Head.EMPTY
                        .and(Trail.entries(session).stream()
                                .map(Entry::entryHash)
                                .toList())
                        .write(home);
                return null;
            });
        });
        assertThat(misfits()).isEmpty();
        assertThat(misfits(elsewhere)).hasSize(1).first().asString().contains("was written anew: up to entry 5");
    }

    private void forge(Lake lake) {
        lake.transaction(session -> {
            session.execute("update promotion set promoted_by = 'x' where promotion_id = 4");
            List<Entry> entries = Trail.entries(session);
            session.execute("delete from trail");
            String previous = Entry.NOTHING;
            for (Entry e : entries) {
                EntryContent content = e.entryId() == 3
                        ? EntryContent.saying(Map.of()).withRows(session, 4, List.of("promotion"))
                        : java.util.Objects.requireNonNull(EntryContent.parse(e.content()));
                Entry forged = new Entry(
                                e.entryId(),
                                e.recordedAt(),
                                e.actor(),
                                e.action(),
                                e.subject(),
                                content.json(),
                                previous,
                                "")
                        .hashed();
                session.execute(
                        "insert into trail values (?, ?, ?, ?, ?, ?, ?, ?)",
                        forged.entryId(),
                        forged.recordedAt(),
                        forged.actor(),
                        forged.action(),
                        forged.subject(),
                        forged.content(),
                        forged.previousHash(),
                        forged.entryHash());
                previous = forged.entryHash();
            }
            return null;
        });
    }

    @Test
    void files_that_an_entry_stands_for_are_compared() throws IOException {
        Files.writeString(home.resolve("random.key"), "cd".repeat(32) + "\n");
        assertThat(misfits()).singleElement().asString().startsWith("random.key is not what it was at entry 5");
        Files.delete(home.resolve("random.key"));
        assertThat(misfits()).singleElement().asString().startsWith("random.key is gone, of entry 5");
        Path card = home.resolve("models").resolve(SampleWorkspace.MODEL).resolve("card.json");
        Files.writeString(card, Files.readString(card).replace("h.lindqvist", "somebody"));
        assertThat(misfits())
                .anyMatch(m ->
                        m.startsWith("models/" + SampleWorkspace.MODEL + "/card.json is not what it was at entry 1"));
    }

    @Test
    void files_of_models_that_were_put_in_are_named() throws IOException {
        Path model = home.resolve("models").resolve(SampleWorkspace.MODEL);
        Path measured = model.resolve("evaluation-2021-01-01-2021-04-01.json");
        Files.copy(measured, model.resolve("evaluation-2021-04-01-2021-07-01.json"));
        Path other = Files.createDirectories(home.resolve("models").resolve("m-20220101-0123456789abcdef"));
        Files.copy(model.resolve("card.json"), other.resolve("card.json"));
        Files.writeString(model.resolve("notes.txt"), "what nothing reads is nobody's concern");
        assertThat(misfits())
                .containsExactly(
                        "models/" + SampleWorkspace.MODEL
                                + "/evaluation-2021-04-01-2021-07-01.json: no entry of the trail speaks of it",
                        "models/m-20220101-0123456789abcdef/card.json: no entry of the trail speaks of it");
    }

    @Test
    void a_head_that_is_gone_or_no_head_is_told_and_nothing_is_written_on() throws IOException {
        Path head = home.resolve("trail.head");
        String kept = Files.readString(head);
        for (String text : new String[] {null, "", "nonsense", "5 x y\n"}) {
            if (text == null) {
                Files.delete(head);
            } else {
                Files.writeString(head, text);
            }
            assertThat(misfits().getFirst()).startsWith("trail.head ");
            refuses();
        }
        Files.writeString(head, kept);
        assertThat(misfits()).isEmpty();
        open(lake -> promote(lake, 6));
    }

    @Test
    void nothing_is_written_to_a_trail_that_was_cut_and_what_was_to_be_done_is_not_done() {
        open(lake -> lake.transaction(session -> session.execute("delete from trail where entry_id = 5")));
        refuses();
        open(lake -> assertThat(lake.number("select count(*) from promotion")).isEqualTo(5));
    }

    private void refuses() {
        assertThatThrownBy(() -> open(lake -> promote(lake, 6)))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("does not fit its head")
                .hasMessageContaining("tidewaiter verify");
    }

    @Test
    void who_answers_for_a_misfit_is_written_down_and_later_changes_are_found_again() {
        open(lake -> lake.transaction(session -> {
            session.execute("update promotion set promoted_by = 'x' where promotion_id = 4");
            session.execute("update trail set actor = 'x' where entry_id = 2");
            return session.execute("delete from trail where entry_id = 5");
        }));
        List<String> found = misfits();
        assertThat(found).hasSizeGreaterThan(3);
        open(lake -> Trail.accept(lake, Actor.systemUser("auditor"), "restored by hand on Monday", found));
        assertThat(misfits()).isEmpty();
        open(lake -> assertThat(Verification.of(lake, null).accepted())
                .singleElement()
                .asString()
                .contains("by auditor", "restored by hand on Monday"));
        open(lake -> promote(lake, 6));
        assertThat(misfits()).isEmpty();
        open(lake -> lake.transaction(session -> session.execute("update trail set actor = 'y' where entry_id = 2")));
        assertThat(misfits().getFirst()).contains("entry 2 (promote, promotion 3) was changed");
        open(lake -> lake.transaction(session -> {
            session.execute("update trail set actor = 'x' where entry_id = 2");
            return session.execute("update promotion set promoted_by = 'y' where promotion_id = 4");
        }));
        assertThat(misfits()).singleElement().asString().contains("what stood before entry 5 (accept");
    }

    @Test
    void a_head_left_behind_by_a_crash_is_brought_up_to_date_and_is_no_misfit() throws IOException {
        Path head = home.resolve("trail.head");
        String before = Files.readString(head);
        open(lake -> promote(lake, 6));
        String after = Files.readString(head);
        Files.writeString(head, before);
        assertThat(misfits()).isEmpty();
        open(Trail::begin);
        assertThat(head).content().isEqualTo(after);
    }

    @Test
    void what_is_undone_leaves_no_entry_and_no_head() {
        String[] before = new String[1];
        open(lake -> {
            before[0] = Trail.headLine(lake);
            assertThatThrownBy(() -> lake.transaction(session -> {
                        promote(session, 6);
                        throw new IllegalStateException("stopped");
                    }))
                    .hasMessage("stopped");
            assertThat(Trail.headLine(lake)).isEqualTo(before[0]);
        });
        assertThat(misfits()).isEmpty();
    }

    @Test
    void twenty_that_write_at_once_make_one_chain() {
        open(lake -> {
            try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
                List<Future<?>> all = new ArrayList<>();
                IntStream.range(6, 66).forEach(i -> all.add(threads.submit(() -> promote(lake, i))));
                for (Future<?> each : all) {
                    each.get();
                }
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            assertThat(Trail.entries(lake)).hasSize(65);
        });
        assertThat(misfits()).isEmpty();
    }

    private record Name(String table, String column) {}

    /** Takes away the tables and columns that the first version did not have. */
    private static void makeOld(Session session) {
        String there =
                "select schema_name || '.' || table_name as \"table\", column_name as \"column\" from duckdb_columns() where not internal"
                        + " and (schema_name, table_name) in (select (schema_name, table_name) from duckdb_tables())";
        List<Name> first = new ArrayList<>();
        try (Lake old = Lake.inMemory()) {
            old.transaction(made -> {
                made.script(SqlFile.read(Schema.class, "migrations/0001.sql"));
                return first.addAll(made.query(Name.class, there));
            });
        }
        List<String> tables = first.stream().map(Name::table).distinct().toList();
        List<Name> later = session.query(Name.class, there).stream()
                .filter(n -> !first.contains(n))
                .toList();
        later.stream()
                .map(Name::table)
                .distinct()
                .filter(t -> !tables.contains(t))
                .forEach(t -> session.execute("drop table " + t));
        later.stream()
                .filter(n -> tables.contains(n.table()))
                .forEach(n -> session.execute("alter table " + n.table() + " drop column " + n.column()));
    }

    @Test
    void a_workspace_of_a_version_without_a_trail_gets_one_with_what_stood() {
        open(lake -> lake.transaction(session -> {
            makeOld(session);
            session.execute("drop table trail");
            return session.execute("comment on type store.made_by is 'tables of before'");
        }));
        try {
            Files.delete(home.resolve("trail.head"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        open(lake -> {
            Schema.create(lake);
            Trail.begin(lake);
            assertThat(Trail.entries(lake))
                    .singleElement()
                    .extracting(Entry::action)
                    .isEqualTo("begin");
        });
        assertThat(misfits()).isEmpty();
        open(lake -> lake.transaction(
                session -> session.execute("update assessed set lane = 'red' where assessment_id = 2 and rank = 1")));
        assertThat(misfits()).singleElement().asString().contains("what stood before entry 1 (begin");
    }

    @Test
    void a_workspace_whose_tables_differ_is_refused_and_left_as_it_was() {
        open(lake -> lake.transaction(session -> {
            session.execute("drop table trail");
            session.execute("alter table promotion drop column reason");
            return session.execute("comment on type store.made_by is 'tables of before'");
        }));
        open(lake -> {
            assertThatThrownBy(() -> Schema.create(lake)).hasMessageContaining("another version of Tidewaiter");
            assertThat(lake.number("select count(*) from duckdb_tables() where table_name = 'trail'"))
                    .isZero();
        });
    }

    @Test
    void every_section_of_digests_reads_the_tables_as_they_are() {
        open(lake -> lake.transaction(session -> {
            for (String section : VerifiedRows.sections().toList()) {
                assertThat(Digests.of(session, section, 0, 100)).isNotNull();
            }
            assertThat(Digests.of(session, "results", 0, 100).rows())
                    .isEqualTo(session.number("select count(*) from store.control"))
                    .isPositive();
            return null;
        }));
    }

    /** Ten million results of a load did not fit into the memory of the database as one sorted answer. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void rows_put_in_order_a_few_at_a_time_have_the_digest_of_all(int slice) {
        open(lake -> lake.transaction(session -> {
            // A statement for each slice: some dozens of rows of each section are enough.
            session.execute("delete from assessed where rank > 12");
            session.execute("insert into store.control by name"
                    + " select c.* replace (c.load_id + n % 3 as load_id, 1000 + c.control_key * 20 + n as control_key)"
                    + " from (select * from store.control order by control_key limit 4) c, range(5) r(n)");
            session.execute(
                    "insert into store.former_control by name"
                            + " select *, timestamp '2024-01-01' as superseded_at from store.control where control_key % 2 = 0");
            // Several versions of one in a load, and names in an order that the keys do not have.
            session.execute("update store.declaration set version = 2 + declaration_key % 2,"
                    + " load_id = load_id + declaration_key % 3,"
                    + " declaration_id = 'D' || chr(39) || (declaration_key * 7) % 5"
                    + " where declaration_key % 4 > 0 and declaration_key <= 28");
            session.execute("insert into assessed by name"
                    + " select * replace (assessment_id + 1 as assessment_id) from assessed");
            for (String section : List.of("results", "corrections", "assessed")) {
                Digests.Digest whole = Digests.of(session, section, 0, 100);
                assertThat(whole.rows()).isGreaterThan(20);
                assertThat(Digests.of(session, section, 0, 100, slice)).isEqualTo(whole);
                assertThat(Digests.each(session, section, 0)).hasSizeGreaterThan(1);
            }
            return null;
        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"w/../w", "./w", "w/.", "w/models/.."})
    void the_workspace_may_be_named_in_a_roundabout_way(String name) throws IOException {
        Files.createDirectories(home.resolve("models"));
        home = directory.resolve(name);
        assertThat(misfits()).isEmpty();
        open(lake -> lake.transaction(session -> {
            session.execute("insert into promotion values (6, 'm', ?, 'a', 'b')", Instant.now());
            return Trail.append(
                    session,
                    Actor.systemUser("a"),
                    Action.PROMOTE,
                    "promotion 6",
                    Map.of("why", "b"),
                    6,
                    List.of("promotion"),
                    List.of(home.resolve("random.key")));
        }));
        home = directory.resolve("w");
        assertThat(misfits()).isEmpty();
        Files.writeString(home.resolve("random.key"), "cd".repeat(32) + "\n");
        home = directory.resolve(name);
        assertThat(misfits()).singleElement().asString().contains("random.key is not what it was");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create or replace view control as select * from control_version limit 0",
                "create or replace view declaration as select * from declaration_version where importer_id <> 'X'",
                "drop view control_finding"
            })
    void a_view_that_hides_rows_is_named_until_it_is_made_anew(String sql) {
        open(lake -> lake.transaction(session -> session.execute(sql)));
        assertThat(misfits())
                .singleElement()
                .asString()
                .contains("the view main.")
                .contains("is not as Tidewaiter makes it");
        open(Schema::makeViewsAnew);
        assertThat(misfits()).isEmpty();
    }

    private static void promote(Lake lake, int id) {
        lake.transaction(session -> {
            promote(session, id);
            return null;
        });
    }

    private static void promote(org.tidewaiter.engine.Session session, int id) {
        session.execute("insert into promotion values (?, 'm', ?, 'a', 'b')", id, Instant.now());
        Trail.append(
                session,
                Actor.systemUser("a"),
                Action.PROMOTE,
                "promotion " + id,
                Map.of("why", "b"),
                id,
                List.of("promotion"));
    }

    private List<String> misfits() {
        return misfits(null);
    }

    private List<String> misfits(@Nullable Path elsewhere) {
        List<String> found = new ArrayList<>();
        open(lake -> found.addAll(Verification.of(lake, elsewhere).misfits()));
        return found;
    }

    private interface Work {
        void with(Lake lake);
    }

    private void open(Work work) {
        open(home, work);
    }

    private static void open(Path home, Work work) {
        try (Workspace workspace = Workspace.open(home, "test")) {
            work.with(workspace.lake());
        }
    }
}
