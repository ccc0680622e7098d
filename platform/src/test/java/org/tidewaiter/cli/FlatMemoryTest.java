package org.tidewaiter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.intake.FileSamples;

/**
 * Loads files in a Java of their own that has a heap smaller than their texts: what is kept of every message or row read, be
 * it only its text, ends the load with too little memory.
 */
@Tag("slow")
class FlatMemoryTest {
    /**
     * Some 38 MB stay in it whatever is loaded (with 34 in all, one message is too much); with much less to spare, half of the time goes into
     * collecting garbage.
     */
    private static final String HEAP = "-Xmx64m";

    /** More than the 26 MB to spare, at one byte a character. */
    private static final int TEXT = 36 << 20;

    @TempDir
    Path directory;

    /** One after the other in one process: starting one takes as long as one of the loads. */
    @Test
    void files_of_messages_larger_than_what_the_heap_has_to_spare_are_loaded() throws Exception {
        int messages = 800;
        String filler = "of no account ".repeat(TEXT / messages / 14);
        List<String> files = new ArrayList<>();
        for (String format : List.of("wco", "asycuda", "cc315a", "flat")) {
            Path file = file(format, messages, filler);
            assertThat(Files.size(file)).isGreaterThan(TEXT);
            files.add(file.toString());
        }
        JsonNode loads = load(files).get("loads");
        assertThat(loads).hasSize(files.size());
        for (JsonNode load : loads) {
            assertThat(load.get("read").asInt()).isEqualTo(messages);
            assertThat(load.get("accepted").asInt()).as(load.toString()).isEqualTo(messages);
        }
    }

    @Test
    void edifact_messages_that_are_set_aside_by_the_hundred_are_not_kept_in_memory() throws Exception {
        int messages = 800;
        String text = "FTX+AAI+++" + "OF NO ACCOUNT ".repeat(TEXT / messages / 14) + "'";
        String sample = sample("cusdec-d96b.edi");
        String one = sample.substring(sample.indexOf("UNH+1"), sample.indexOf("UNH+2"));
        Path file = write(
                "big.edi",
                sample.substring(0, sample.indexOf("UNH+1")),
                messages,
                i -> one.replace("GIS+23'", text)
                        .replace("UNH+1+", "UNH+" + i + "+")
                        .replace("UNT+69+1'", "UNT+69+" + i + "'")
                        .replace("24DE485112345678B1", i % 16 == 8 ? "SAME" : "D" + i)
                        .replace("INV-88", "INV-" + i)
                        .replace("KGM:870'", i % 8 == 0 ? "KGM:870'" : "KGM:heavy'"),
                "UNZ+" + messages + "+REF0001'");
        JsonNode answer = load(List.of(file.toString()));
        assertThat(answer.get("read").asInt()).isEqualTo(messages);
        assertThat(answer.get("accepted").asInt()).isEqualTo(messages / 16 + 1);
        assertThat(answer.get("quarantined").asInt()).isEqualTo(messages - messages / 16 - 1);
    }

    @Test
    void two_hundred_thousand_bad_rows_of_a_table_are_not_kept_in_memory() throws Exception {
        int rows = 200_000;
        String bad = "x".repeat(180);
        Path file = write(
                "bad.csv",
                "id,day,hs,kg,who\n",
                rows,
                i -> i % 2 == 0 ? "D" + i + ",2021-03-31,870323," + bad + ",P\n" : "SAME,2021-03-31,870323,1,P\n",
                "");
        Path mapping = Files.writeString(directory.resolve("m.yaml"), FileSamples.MAPPING);
        JsonNode answer = load(List.of(file.toString(), "--mapping", mapping.toString()));
        assertThat(answer.get("read").asInt()).isEqualTo(rows);
        assertThat(answer.get("accepted").asInt()).isEqualTo(1);
        assertThat(answer.get("quarantined").asInt()).isEqualTo(rows - 1);
    }

    private Path file(String format, int messages, String filler) throws IOException {
        return switch (format) {
            case "wco" ->
                xml(format, "declaration.xml", "md:MetaData", "U.7849431BQMLR", "</Declaration>", messages, filler);
            case "asycuda" ->
                xml(format, "sad-two-items.xml", "ASYCUDA", "<Number>1542<", "</ASYCUDA>", messages, filler);
            case "cc315a" ->
                xml(format, "ITI.1.3.xml", "ie:CC315A", "<RefNumHEA4>ABCD1234<", "</ie:CC315A>", messages, filler);
            default -> {
                List<String> lines = sample("world-flat.csv").lines().toList();
                yield write(
                        "flat.csv",
                        lines.getFirst() + "\n",
                        messages,
                        i -> Stream.of(lines.get(1), lines.get(2))
                                .map(l -> l.replace(";427;", ";" + i + ";") + " "
                                        + filler.substring(filler.length() / 2) + "\n")
                                .reduce("", String::concat),
                        "");
            }
        };
    }

    /** A sample over and over under one root, each time with a number of its own and the filler as a comment before {@code end}. */
    private Path xml(String format, String sample, String root, String number, String end, int messages, String filler)
            throws IOException {
        String xml = sample(sample);
        String one = xml.substring(xml.indexOf("<" + root))
                .replaceAll("(?s)<!--.*?-->", "")
                .replace(end, "<!--" + filler + "-->" + end);
        assertThat(one).contains(number);
        return write(
                format + ".xml",
                "<?xml version=\"1.0\"?>\n<All>\n",
                messages,
                i -> one.replace(number, number.replaceFirst("\\w+(<?)$", "N" + i + "$1")),
                "</All>");
    }

    private static String sample(String name) throws IOException {
        return new String(Objects.requireNonNull(FileSamples.messages().get(name)), StandardCharsets.ISO_8859_1);
    }

    private Path write(String name, String head, int times, IntFunction<String> one, String tail) throws IOException {
        Path file = directory.resolve(name);
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.ISO_8859_1)) {
            out.write(head);
            for (int i = 1; i <= times; i++) {
                out.write(one.apply(i));
            }
            out.write(tail);
        }
        return file;
    }

    private JsonNode load(List<String> filesAndOptions) throws Exception {
        Path workspace = directory.resolve("w");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.tidewaiter.Main",
                "load",
                "--json",
                "--workspace",
                workspace.toString()));
        command.addAll(filesAndOptions);
        ProcessBuilder process = new ProcessBuilder(command)
                .redirectOutput(directory.resolve("out.txt").toFile())
                .redirectError(directory.resolve("err.txt").toFile());
        process.environment().put("TIDEWAITER_MEMORY", "512MB");
        Process load = process.start();
        boolean ended = load.waitFor(300, TimeUnit.SECONDS);
        load.destroyForcibly();
        assertThat(ended).as("ended in time").isTrue();
        assertThat(load.exitValue())
                .as(Files.readString(directory.resolve("err.txt")))
                .isZero();
        assertThat(workspace.resolve("tmp")).isEmptyDirectory();
        return new ObjectMapper().readTree(directory.resolve("out.txt").toFile());
    }
}
