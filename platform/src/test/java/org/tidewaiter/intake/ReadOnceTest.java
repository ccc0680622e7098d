package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often a load reads what it is given, as the flight recorder of the virtual machine counts it. */
@Tag("slow")
class ReadOnceTest {
    private static final int ROWS = 20_000;

    @TempDir
    Path directory;

    @AutoClose
    private Counter counter;

    @BeforeEach
    void open() {
        counter = new Counter(directory);
    }

    private static String table() {
        StringBuilder rows = new StringBuilder(String.join(",", RawWorkbook.HEADER)).append('\n');
        IntStream.range(0, ROWS).forEach(i -> rows.append(Counter.row("A" + i)).append('\n'));
        return rows.toString();
    }

    private static String messages(int messages, int items) {
        StringBuilder all = new StringBuilder("<all>");
        for (int m = 0; m < messages; m++) {
            all.append("<Declaration xmlns=\"urn:wco:datamodel:WCO:DEC-DMS:2\"><FunctionCode>9</FunctionCode><ID>M")
                    .append(m)
                    .append("</ID><AcceptanceDateTime>20210131</AcceptanceDateTime><GoodsShipment>");
            for (int i = 1; i <= items; i++) {
                all.append("<GovernmentAgencyGoodsItem><SequenceNumeric>")
                        .append(i)
                        .append(
                                "</SequenceNumeric><Commodity><Classification><ID>870323</ID></Classification></Commodity>")
                        .append("</GovernmentAgencyGoodsItem>");
            }
            all.append("</GoodsShipment></Declaration>");
        }
        return all.append("</all>").toString();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private Path zipped(String name, String member, String text) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(0);
            zip.putNextEntry(new ZipEntry(member));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return file;
    }

    /** What the recorder saw while a file was loaded. */
    private List<RecordedEvent> recorded(Path file, Map<String, String> settings) throws IOException {
        Path events = directory.resolve("events.jfr");
        try (Recording recording = new Recording()) {
            recording.setSettings(settings);
            recording.start();
            assertThat(counter.loadAll(file.toString()).notTaken()).isEmpty();
            recording.stop();
            recording.dump(events);
        }
        return RecordingFile.readAllEvents(events);
    }

    /** How many bytes were read of a file while it was loaded, for each byte that it has. */
    private double timesRead(Path file) throws IOException {
        return bytesRead(file, file.toString()) / (double) Files.size(file);
    }

    private long bytesRead(Path file, String beginning) throws IOException {
        return recorded(file, Map.of("jdk.FileRead#enabled", "true", "jdk.FileRead#threshold", "0 ns")).stream()
                .filter(event -> event.getEventType().getName().equals("jdk.FileRead"))
                .filter(event -> String.valueOf(event.getString("path")).startsWith(beginning))
                .mapToLong(event -> event.getLong("bytesRead"))
                .sum();
    }

    /** How often a method of ours was called while a file was loaded. */
    private long calls(Path file, String method) throws IOException {
        return recorded(file, Map.of("jdk.MethodTiming#enabled", "true", "jdk.MethodTiming#filter", method)).stream()
                .filter(event -> event.getEventType().getName().equals("jdk.MethodTiming"))
                .mapToLong(event -> event.getLong("invocations"))
                .max()
                .orElseThrow();
    }

    /** Twice 64 KB and less beside the whole: what a file is, is found by its beginning, and how it writes by its first rows. */
    @Test
    void a_table_is_read_whole_once_and_its_beginning_to_find_out_what_it_is() throws IOException {
        assertThat(timesRead(write("t.csv", table()))).isBetween(1.0, 1.5);
    }

    @Test
    void an_archive_of_a_table_or_of_messages_is_unpacked_once() throws IOException {
        assertThat(timesRead(zipped("t.zip", "in.csv", table()))).isBetween(0.99, 1.01);
        assertThat(timesRead(zipped("m.zip", "m.xml", messages(3_000, 2)))).isBetween(0.99, 1.01);
    }

    @Test
    void what_an_archive_holds_is_hashed_once() throws IOException {
        String unpacked = counter.workspace.temporary().resolve("member-").toString();
        assertThat(bytesRead(zipped("h.zip", "in.csv", table()), unpacked)).isEqualTo(table().length());
    }

    @Test
    void a_file_of_messages_is_read_once() throws IOException {
        assertThat(timesRead(write("m.xml", messages(3_000, 2)))).isBetween(1.0, 1.1);
    }

    /** Of five items more, each with a code, five values more are read, and those of the heading no more often. */
    @Test
    void each_value_of_a_message_is_read_once() throws IOException {
        String take = "org.tidewaiter.intake.FieldColumn::take";
        long few = calls(write("few.xml", messages(1, 5)), take);
        assertThat(calls(write("more.xml", messages(1, 10).replace("M0", "M1")), take) - few)
                .isEqualTo(5);
        assertThat(few).isBetween(5L + 1, 5L + 8);
    }

    private Path packed(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream out = new ZstdOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private Path gzipped(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    /** Rows of other declarations than those of {@link #table}, as objects of JSON. */
    private static String objects(String ids) {
        return IntStream.range(0, ROWS)
                .mapToObj(i -> {
                    String[] values = Counter.row(ids + i).split(",");
                    return IntStream.range(0, values.length)
                            .mapToObj(c -> '"' + RawWorkbook.HEADER.get(c) + "\":\"" + values[c] + '"')
                            .collect(Collectors.joining(",", "{", "}"));
                })
                .collect(Collectors.joining(",\n", "[", "]"));
    }

    /** How often a source was opened, its text looked at, written anew as separated values, and hashed while it was loaded. */
    private String opened(Path file) throws IOException {
        String filter =
                "org.tidewaiter.source.OpenedSource::of;org.tidewaiter.source.Header::lines;org.tidewaiter.source.table.TableWriter::write;"
                        + "org.tidewaiter.engine.Sha256::hex";
        Map<String, Long> calls =
                recorded(file, Map.of("jdk.MethodTiming#enabled", "true", "jdk.MethodTiming#filter", filter)).stream()
                        .filter(event -> event.getEventType().getName().equals("jdk.MethodTiming"))
                        .collect(Collectors.toMap(
                                event -> signature(event.getValue("method")),
                                event -> event.getLong("invocations"),
                                Math::max));
        return calls.get("of Source") + " opened, " + calls.get("lines String") + " looked at, "
                + calls.getOrDefault("write TableFormat", 0L) + " converted, "
                + calls.getOrDefault("hex InputStream", 0L) + " hashed before it is read";
    }

    /** The name of a method and the class that it takes first. */
    private static String signature(RecordedMethod method) {
        String takes = method.getDescriptor().replaceFirst("[;)].*", "");
        return method.getName() + ' ' + takes.substring(takes.lastIndexOf('/') + 1);
    }

    /** The table of decisions/0099, a row each. */
    @Test
    void a_table_without_a_mapping_is_opened_and_hashed_once() throws IOException {
        String open = table().replace("2024-03-11", "13/12/2024");
        Path workbook = directory.resolve("e.xlsx");
        RawWorkbook.of(RawWorkbook.declarations("E1", "E2")).write(workbook);

        assertThat(opened(write("a.csv", table())))
                .isEqualTo("1 opened, 1 looked at, 0 converted, 0 hashed before it is read");
        assertThat(opened(zipped("b.zip", "in.csv", table().replace("\nA", "\nB"))))
                .isEqualTo("1 opened, 1 looked at, 0 converted, 1 hashed before it is read");
        assertThat(opened(packed("c.csv.zst", table().replace("\nA", "\nC"))))
                .isEqualTo("1 opened, 1 looked at, 0 converted, 1 hashed before it is read");
        assertThat(opened(write("d.json", objects("D"))))
                .isEqualTo("1 opened, 2 looked at, 2 converted, 1 hashed before it is read");
        assertThat(opened(workbook)).isEqualTo("1 opened, 2 looked at, 2 converted, 1 hashed before it is read");
        assertThat(opened(packed("f.csv.zst", open.replace("\nA", "\nF"))))
                .isEqualTo("1 opened, 1 looked at, 0 converted, 1 hashed before it is read");
        assertThat(opened(gzipped("g.csv.gz", table().replace("\nA", "\nG"))))
                .isEqualTo("1 opened, 1 looked at, 0 converted, 0 hashed before it is read");
        assertThat(opened(gzipped("h.json.gz", objects("H"))))
                .isEqualTo("1 opened, 2 looked at, 2 converted, 1 hashed before it is read");
    }
}
