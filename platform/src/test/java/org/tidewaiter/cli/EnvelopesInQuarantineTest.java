package org.tidewaiter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.checks.MessageChecker;
import org.tidewaiter.datamodel.FreshWorkspace;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadLog;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadProgress;
import org.tidewaiter.intake.LoadReport;
import org.tidewaiter.intake.MessageLoad;
import org.tidewaiter.intake.QuarantineReturn;
import org.tidewaiter.quarantine.Dismissal;
import org.tidewaiter.quarantine.Quarantine;

/** A message that is set aside keeps its envelope, and has it once it is mended and taken back. */
@Tag("slow")
class EnvelopesInQuarantineTest {
    private static final Path SAMPLES = Path.of("src/test/resources/org/tidewaiter/message");
    private static final MessageChecker NO_JUDGE = message -> List.of();

    @TempDir
    Path directory;

    @AutoClose
    private Workspace workspace;

    private record Quarantined(long quarantineId, String text) {}

    @BeforeEach
    void open() {
        workspace = FreshWorkspace.in(directory);
    }

    @Test
    void of_edifact_the_interchange_and_its_group() throws IOException {
        String message =
                "UNB+UNOC:3+SENDER-77:ZZ+CUSTOMS-GB:ZZ+261130:0930+REF-4711'UNG+CUSCAR+TIDE+CUSTOMS+261130:0930+G-12+UN+D:96B'"
                        + "UNH+1+CUSCAR:D:96B:UN'BGM+785+MANIFEST-9+9'TDT+20+014E+1+++++9074729:::ÉTOILE TIDE'CNI+1+TIDE0001'UNT+9+1'UNE+1+G-12'UNZ+1+REF-4711'";
        Set<String> envelope = Set.of("SENDER-77", "CUSTOMS-GB", "REF-4711", "G-12", "ÉTOILE TIDE");
        mended("cuscar.edi", message.getBytes(StandardCharsets.ISO_8859_1), "UNT+9+1", "UNT+5+1", envelope);
    }

    @Test
    void of_edifact_with_signs_of_its_own_they_are_advised_of_once() throws IOException {
        load(
                "own.edi",
                "UNA:+.? *" + declaration("D-80", "99.50").replace("'", "*").replace("UNT+10", "UNT+12"));
        assertThat(workspace
                        .lake()
                        .query(Quarantined.class, "select quarantine_id, original_text as text from quarantine"))
                .singleElement()
                .satisfies(row -> assertThat(row.text()).startsWith("UNA:+.? *UNB+"));
    }

    @Test
    void what_a_steward_closes_stays_with_its_reason_and_is_not_open_any_more() throws IOException {
        load("bad.edi", declaration("D-90", "99.50").replace("UNT+10", "UNT+12"));
        Dismissal dismissal = new Dismissal(workspace, Actor.systemUser("steward"));
        assertThatThrownBy(() -> dismissal.dismiss(List.of(1L), " ")).hasMessageContaining("none is given");
        assertThatThrownBy(() -> dismissal.dismiss(List.of(1L, 2L), "a test")).hasMessageContaining("not open");
        assertThat(new Quarantine(workspace).open(5)).hasSize(1);
        assertThat(dismissal.dismiss(List.of(1L), "a test of the sender")).isEqualTo(1);
        assertThat(new Quarantine(workspace).open(5)).isEmpty();
        assertThat(new LoadLog(workspace.lake())
                        .quarantine(new LoadLog.QuarantineFilter(null, null, "dismissed"), 5, 0)
                        .getFirst()
                        .outcome(Locale.ENGLISH))
                .contains("steward", "a test of the sender");
        assertThat(workspace.lake().number("select count(*) from trail where action = 'dismiss'"))
                .isEqualTo(1);
    }

    @Test
    void of_x12_the_interchange_and_its_group() throws IOException {
        Path sample = SAMPLES.resolve("x12/manifest-309.x12");
        String text =
                Files.readString(sample).replace("SE*23*", "SE*99*").replace("*TIDE           *", "*TIDE SENDER    *");
        mended("309.x12", text.getBytes(StandardCharsets.UTF_8), "SE*99*", "SE*23*", Set.of("TIDE SENDER", "20261124"));
    }

    @Test
    void of_xml_what_stands_around_it() throws IOException {
        String text =
                Files.readString(SAMPLES.resolve("envelopes/soap-wco.xml")).replace("</Declaration>", "</Declaratio>");
        Set<String> envelope =
                Set.of("EORI-TIDE-0077", "Tide & Sons Brokers", "urn:uuid:7b1f0c52-aa10-4c52-9a4e-55d1e1a0c001");
        mended("soap.xml", text.getBytes(StandardCharsets.UTF_8), "</Declaratio>", "</Declaration>", envelope);
    }

    @Test
    void a_mended_file_that_is_loaded_closes_what_was_set_aside_and_another_does_not() throws IOException {
        assertThat(load("first.edi", declaration("D-77", "12,34,5")).quarantined())
                .isEqualTo(1);
        load("other.edi", declaration("D-78", "99.50"));
        load("office.edi", ofOffice("AA1", declaration("D-79", "12,34,5")));
        load("namesake.edi", ofOffice("BB2", declaration("D-79", "99.50")));
        assertThat(waiting()).as("another office has the same number").isEqualTo(2);
        workspace.lake().transaction(s -> s.execute("delete from quarantine where original_text like '%D-79%'"));
        assertThat(waiting()).isEqualTo(1);
        LoadReport mended = load("mended.edi", declaration("D-77", "1234.50"));
        assertThat(mended.notes()).anyMatch(n -> n.startsWith("messages set aside before"));
        assertThat(waiting()).isZero();
    }

    private long waiting() {
        return workspace.lake().number("select count(*) from quarantine where status = 'open'");
    }

    private LoadReport load(String name, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(name), text);
        return MessageLoad.load(workspace, file, NO_JUDGE, LoadOptions.plain(Actor.systemUser()), LoadProgress.SILENT)
                .orElseThrow();
    }

    private static String ofOffice(String office, String declaration) {
        return declaration.replace("UNS+D", "LOC+22+" + office + "'UNS+D").replace("UNT+10", "UNT+11");
    }

    private static String declaration(String number, String price) {
        return "UNB+UNOC:3+S+C+260305:1201+C1'UNH+1+CUSDEC:D:96B:UN'BGM+929+" + number
                + "+9'DTM+137:20260305:102'NAD+IM+++CEDAR'UNS+D'CST+1+830110'FTX+AAA+++PADLOCKS OF BRASS'MOA+38:"
                + price
                + ":USD'UNS+S'UNT+10+1'UNZ+1+C1'";
    }

    /** Loads what is wrong, looks for the envelope in the quarantine, mends it there, and looks for it in the tables. */
    private void mended(String name, byte[] bytes, String wrong, String right, Set<String> envelope)
            throws IOException {
        Path file = Files.write(directory.resolve(name), bytes);
        assertThat(MessageLoad.load(
                        workspace, file, NO_JUDGE, LoadOptions.plain(Actor.systemUser()), LoadProgress.SILENT))
                .isPresent();
        Quarantined row = workspace
                .lake()
                .query(Quarantined.class, "select quarantine_id, original_text as text from quarantine")
                .getFirst();
        assertThat(row.text().replace("&amp;", "&")).contains(envelope);
        LoadReport taken = new QuarantineReturn(workspace, Actor.systemUser())
                .takeBack(row.quarantineId(), row.text().replace(wrong, right), CheckBook.EMPTY);
        assertThat(taken.accepted()).isEqualTo(1);
        assertThat(taken.quarantined()).isZero();
        workspace.lake().transaction(session -> session.execute("delete from quarantine"));
        assertThat(StoredTexts.of(workspace).without(envelope)).isEmpty();
    }
}
