package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.mapping.CompanionMapping;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.mapping.MappingHints;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.message.wco.WcoXml;
import org.tidewaiter.source.MessageTexts;
import org.tidewaiter.source.OpenedSource;
import org.tidewaiter.source.Source;
import org.tidewaiter.source.TableFile;

/** The steps that all kinds of load share, on a few rows of each kind; results of controls have theirs in their own room. */
@Tag("slow")
class LoadTransactionTest {
    private static final String ROWS =
            Door.HEADER + "A,2021-01-31,870323,12,W\nB,2021-02-01,640399,3,W\nC,never,1,1,W\n";
    private static final String EVENTS = """
        declaration_id,event_code,occurred_at,responsible_party
        A,released,2021-02-02T10:00:00,W
        A,exited,2021-02-03T10:00:00,W
        nobody's,released,2021-02-02T10:00:00,W
        """;
    private static final String PARTIES = """
        party_id,name,country
        W,Weavers & Sons,NL
        X,Xylophones,BE
        Y,Yards,Atlantis
        """;
    private static final List<String> MESSAGES = List.of(message("M1"), message("M2"), "<Declaration/>");

    @TempDir
    Path directory;

    @AutoClose
    private Door door;

    @BeforeEach
    void open() {
        door = new Door(directory);
    }

    private static String message(String number) {
        return """
            <Declaration xmlns="urn:wco:datamodel:WCO:DEC-DMS:2"><FunctionCode>9</FunctionCode><ID>%s</ID>\
            <AcceptanceDateTime>20210131</AcceptanceDateTime><GoodsShipment><GovernmentAgencyGoodsItem>\
            <SequenceNumeric>1</SequenceNumeric><Commodity><Classification><ID>870323</ID></Classification></Commodity>\
            </GovernmentAgencyGoodsItem></GoodsShipment></Declaration>\
            """.formatted(number);
    }

    private static LoadStrategy messages(Door door, Session session) {
        MessageTexts texts = new MessageTexts("m", new WcoXml(), MESSAGES);
        return MessageStrategy.of(
                session,
                door.workspace.temporary(),
                texts,
                message -> List.of(),
                LoadOptions.plain(Actor.systemUser()),
                LoadProgress.SILENT);
    }

    private static LoadStrategy bundle(Door door, Session session, List<BundledMessages.Member> members) {
        return BundleStrategy.of(
                session,
                door.workspace.temporary(),
                new BundledMessages(members),
                () -> message -> List.of(),
                LoadOptions.plain(Actor.systemUser()));
    }

    private static BundledMessages.Member member(String name, String sha256, List<String> texts) throws IOException {
        List<ReadResult> messages = new ArrayList<>();
        new MessageTexts(name, new WcoXml(), texts).read(messages::add);
        return new BundledMessages.Member(Source.of(Path.of(name)), new WcoXml().name(), sha256, 1, messages);
    }

    private LoadStrategy table(Path path, Session session) {
        Mapping mapping = Mapping.parse(Door.ONE_ITEM, "small");
        return TableStrategy.of(
                session,
                door.workspace.temporary(),
                TableFile.open(path, mapping.csv()),
                new TableLoad.ChosenMapping(mapping, List.of(), List.of(), true),
                LoadOptions.plain(Actor.systemUser()),
                LoadProgress.SILENT,
                List.of());
    }

    private LoadStrategy companion(Path path, CompanionTable kind, Session session) {
        Source source = Source.of(path);
        TableFile file = OpenedSource.of(source, door.workspace.temporary())
                .table(MappingHints.of(null).wanting(kind.columns()));
        return new CompanionStrategy(
                session, source, file, door.workspace.temporary(), kind, CompanionMapping.OWN_NAMES, true);
    }

    private LoadReport load(Function<Session, LoadStrategy> strategy) {
        return LoadTransaction.run(door.workspace, LoadOptions.plain(Actor.systemUser()), List.of(), strategy);
    }

    private static void requireTwoAndOne(LoadReport report) {
        assertThat(report.read()).isEqualTo(3);
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.quarantined()).isEqualTo(1);
    }

    @Test
    void rows_of_a_table_are_counted_where_they_were_written() throws IOException {
        Path file = door.write(ROWS);
        requireTwoAndOne(load(session -> table(file, session)));
        assertThat(door.number("select count(*) from goods_item")).isEqualTo(2);
        assertThat(door.quarantined().getFirst().originalText()).isEqualTo("C,never,1,1,W");
    }

    @Test
    void messages_are_counted_whole() {
        requireTwoAndOne(load(session -> messages(door, session)));
        assertThat(door.number("select count(*) from declaration")).isEqualTo(2);
        assertThat(door.quarantined().getFirst().originalText()).isEqualTo("<Declaration/>");
    }

    @Test
    void events_and_parties_are_counted_where_they_were_written() throws IOException {
        door.load(ROWS);
        Path events = door.write(EVENTS);
        requireTwoAndOne(load(session -> companion(events, CompanionTable.EVENTS, session)));
        assertThat(door.number("select count(*) from event")).isEqualTo(2);
        Path parties = door.write(PARTIES);
        requireTwoAndOne(load(session -> companion(parties, CompanionTable.PARTIES, session)));
        assertThat(door.number("select count(*) from party where country in ('NL', 'BE')"))
                .as("one was known from the declarations, one is new")
                .isEqualTo(2);
    }

    @Test
    void a_table_that_loses_a_row_is_not_loaded() throws IOException {
        Path file = door.write(ROWS);
        requireUndone(
                "Of 3 rows, 1 were accepted and 1 quarantined, which does not add up",
                () -> load(session -> new LosingStrategy(
                        table(file, session), session, "delete from staged where declaration_id = 'B'")));
    }

    @Test
    void a_file_of_messages_that_loses_one_is_not_loaded() throws IOException {
        door.load(ROWS);
        requireUndone(
                "Of 3 messages, 1 were accepted and 1 quarantined, which does not add up",
                () -> load(session -> new LosingStrategy(
                        messages(door, session), session, "delete from staged where declaration_id = 'M2'")));
    }

    @Test
    void a_bundle_of_files_is_a_load_of_each_and_none_where_one_loses_a_message() throws IOException {
        door.load(ROWS);
        List<BundledMessages.Member> files = List.of(
                member("one.xml", "1", List.of(message("B1"), message("B2"))),
                member("two.xml", "2", List.of(message("B3"))));
        requireUndone(
                "Of 2 messages, 1 were accepted and 0 quarantined, which does not add up",
                () -> LoadTransaction.runBundle(
                        door.workspace,
                        LoadOptions.plain(Actor.systemUser()),
                        session -> new LosingStrategy(
                                bundle(door, session, files),
                                session,
                                "delete from staged where declaration_id = 'B2'")));
        List<LoadReport> reports = LoadTransaction.runBundle(
                door.workspace, LoadOptions.plain(Actor.systemUser()), session -> bundle(door, session, files));
        assertThat(reports).extracting(LoadReport::loadId).containsExactly(2, 3);
        assertThat(reports).extracting(LoadReport::accepted).containsExactly(2L, 1L);
        assertThat(reports).extracting(LoadReport::file).containsExactly("one.xml", "two.xml");
        requireUndone(
                "one.xml holds the very content",
                () -> LoadTransaction.runBundle(
                        door.workspace,
                        LoadOptions.plain(Actor.systemUser()),
                        session -> bundle(door, session, files)));
    }

    @Test
    void a_file_of_events_that_loses_one_is_not_loaded() throws IOException {
        door.load(ROWS);
        Path file = door.write(EVENTS);
        requireUndone(
                "Of 3 rows, 1 were accepted and 1 quarantined, which does not add up",
                () -> load(session -> new LosingStrategy(
                        companion(file, CompanionTable.EVENTS, session),
                        session,
                        "delete from companion_row where event_code = 'exited'")));
    }

    @Test
    void a_kind_of_companion_file_whose_sql_leaves_a_good_row_out_loads_nothing() throws IOException {
        door.load(ROWS);
        CompanionTable parties = CompanionTable.PARTIES;
        CompanionTable lacking = new CompanionTable(
                parties.name(),
                parties.columns(),
                parties.optional(),
                parties.staged(),
                parties.keys(),
                List.of(parties.writes().getFirst() + " and b.line = 2"),
                parties.described(),
                true);
        Path file = door.write(PARTIES);
        requireUndone(
                "Of 3 rows, 1 were accepted and 1 quarantined, which does not add up",
                () -> load(session -> companion(file, lacking, session)));
    }

    @Test
    void a_row_that_is_written_twice_is_noticed_as_one_that_is_lost_is() throws IOException {
        door.load(ROWS);
        CompanionTable events = CompanionTable.EVENTS;
        CompanionTable twice = new CompanionTable(
                events.name(),
                events.columns(),
                events.optional(),
                events.staged(),
                events.keys(),
                List.of(events.writes().getFirst(), events.writes().getFirst()),
                events.described(),
                events.typed());
        Path file = door.write(EVENTS);
        requireUndone(
                "Of 3 rows, 4 were accepted and 1 quarantined, which does not add up",
                () -> load(session -> companion(file, twice, session)));
    }

    @Test
    void content_that_was_loaded_before_is_refused_for_every_kind() throws IOException {
        Path file = door.write(ROWS);
        load(session -> table(file, session));
        load(session -> messages(door, session));
        Path events = door.write(EVENTS);
        load(session -> companion(events, CompanionTable.EVENTS, session));
        requireUndone("(load 1)", () -> load(session -> table(file, session)));
        requireUndone("(load 2)", () -> load(session -> messages(door, session)));
        requireUndone("(load 3)", () -> load(session -> companion(events, CompanionTable.EVENTS, session)));
    }

    /** A load that fails with this sentence and changes no row of any table of the workspace. */
    private void requireUndone(String sentence, ThrowingCallable load) throws IOException {
        String before = WholeDatabase.of(door.workspace.lake());
        assertThatThrownBy(load).isInstanceOf(TidewaiterException.class).hasMessageContaining(sentence);
        assertThat(WholeDatabase.of(door.workspace.lake())).isEqualTo(before);
        try (var passing = Files.list(door.workspace.temporary())) {
            assertThat(passing).isEmpty();
        }
    }
}
