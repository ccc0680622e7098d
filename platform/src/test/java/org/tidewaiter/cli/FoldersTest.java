package org.tidewaiter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.message.MessageFormat;

/** Folders as they come: with what cannot be taken between what can. */
@Tag("slow")
class FoldersTest {
    /** Each by what is said of it; the good ones by nothing. */
    private static final List<String> NOT_TAKEN = List.of(
            "a/cargo.imp | is an IATA Cargo-IMP message",
            "a/order.x12 | is an ANSI X12 interchange (transaction set 850, a purchase order)",
            "a/transit.xml | is XML whose root is <CC018C>",
            "a/unh.edi | is a UN/EDIFACT message (CUSDEC) without its envelope",
            "b/damaged.xml.gz | damaged.xml.gz",
            "b/notes.txt | notes.txt");

    @TempDir
    Path directory;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(directory.resolve("in/a"));
        Files.createDirectories(directory.resolve("in/b"));
        String sad = sample("asycuda/sad-two-items.xml");
        write("a/one.xml", sad);
        write("a/two.xml", sad.replace("1542", "1543").replace("2017 #15", "2017 #16"));
        write("a/z-copy.xml", sad);
        write("b/one.xml", sad.replace("1542", "1544").replace("2017 #15", "2017 #17"));
        write("a/transit.xml", "<CC018C/>");
        write(
                "a/order.x12",
                "ISA*00*          *00*          *ZZ*A              *ZZ*B              *261129*1200*U*00401*000000001*0*P*>~GS*PO*A*B*20261129*1200*1*X*004010~ST*850*0001~SE*1*0001~");
        write("a/cargo.imp", "FWB/16\n618-12345675SINHND/T4K100\n");
        write("a/unh.edi", "UNH+1+CUSDEC:D:96B:UN'BGM+914+X+9'UNT+3+1'");
        write("b/notes.txt", "You may do this,\nand that,\nbut nothing else.\n");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(sad.replace("1542", "1549").getBytes(StandardCharsets.ISO_8859_1));
        }
        byte[] whole = packed.toByteArray();
        Files.write(directory.resolve("in/b/damaged.xml.gz"), java.util.Arrays.copyOf(whole, whole.length - 40));
    }

    @Test
    void load_goes_on_past_what_it_cannot_take_and_names_each_with_its_reason() {
        CommandAnswer answer = run("load", "--workspace", "w", "in");
        assertThat(answer.code()).isEqualTo(1);
        for (String line : NOT_TAKEN) {
            String[] told = line.split(" \\| ");
            assertThat(answer.err().lines().filter(l -> l.contains("Not taken") && l.contains(told[1])))
                    .as(line + " in " + answer.err())
                    .hasSize(1);
        }
        assertThat(answer.err()).contains("Passed over: z-copy.xml holds the very content");
        assertThat(answer.out())
                .contains("one.xml: read 1 = accepted 1")
                .contains("two.xml: read 1 = accepted 1")
                .contains("Of 10 files 3 were loaded, 1 were there before, 6 could not be taken: cargo.imp, order.x12")
                .doesNotContain("Set aside");
    }

    /** Where there are hundreds, what was set aside stands far above. */
    @Test
    void the_sum_of_a_load_names_the_files_in_which_something_was_set_aside() throws IOException {
        String sad = sample("asycuda/sad-two-items.xml");
        Files.createDirectories(directory.resolve("in/mixed"));
        write("mixed/good.xml", sad);
        write("mixed/bad.xml", sad.replace("1542", "1560").replaceFirst("<Net_weight_itm>[^<]*", "<Net_weight_itm>-5"));
        write("mixed/cut.xml", sad.replace("1542", "1561").substring(0, 3_000));
        CommandAnswer answer = run("load", "--workspace", "w", "in/mixed");
        assertThat(answer.out())
                .contains("Of 3 files 3 were loaded, 0 were there before, 0 could not be taken")
                .contains(
                        "Set aside were 2 of 3, in 2 of them: bad.xml, cut.xml; why: tidewaiter quarantine --workspace");
    }

    @Test
    void a_folder_that_is_loaded_again_gives_only_what_is_new() throws IOException {
        run("load", "--workspace", "w", "in");
        String sad = sample("asycuda/sad-two-items.xml");
        write("b/new.xml", sad.replace("1542", "1550").replace("2017 #15", "2017 #20"));
        CommandAnswer again = run("load", "--workspace", "w", "in");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.out().lines().filter(l -> l.contains(": read ")))
                .singleElement()
                .asString()
                .startsWith("new.xml");
        assertThat(again.err().lines().filter(l -> l.contains("Passed over"))).hasSize(4);
        assertThat(again.err().lines().filter(l -> l.contains("Not taken"))).hasSize(6);
    }

    @Test
    void check_judges_what_it_can_and_names_each_file_by_its_path_as_given() throws IOException {
        CommandAnswer answer = run("check", "--json", "in");
        assertThat(answer.code()).isEqualTo(1);
        Set<String> files = new HashSet<>();
        ObjectMapper json = new ObjectMapper();
        for (String line : answer.out().lines().toList()) {
            files.add(json.readTree(line).get("file").asText());
        }
        assertThat(files)
                .contains("in/a/one.xml", "in/b/one.xml", "in/a/z-copy.xml", "in/a/transit.xml", "in/b/notes.txt")
                .hasSize(10);
        for (String line : NOT_TAKEN) {
            assertThat(answer.err()).contains(line.split(" \\| ")[1]);
        }
    }

    private void write(String name, String text) throws IOException {
        Files.write(directory.resolve("in").resolve(name), text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String sample(String name) throws IOException {
        try (InputStream in = MessageFormat.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private CommandAnswer run(String... arguments) {
        return CommandAnswer.of(directory, arguments);
    }
}
