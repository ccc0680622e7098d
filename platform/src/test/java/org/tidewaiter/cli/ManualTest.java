package org.tidewaiter.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.datamodel.ReferenceTable;

/** What README and the manual say one can type, and what they say comes of it. CONTRIBUTING.md says how blocks are marked. */
class ManualTest {
    private static final Path HOME = Path.of("..");
    private static final List<Path> DOCUMENTS = Stream.of("README.md", "docs/manual.md", "docs/checks.md")
            .map(HOME::resolve)
            .toList();
    private static final Pattern TYPED = Pattern.compile("(?<![\\w./$-])(?:\\./)?tidewaiter +([a-z]+)\\b([^`\n]*)");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"walk", "currencies"})
    void what_is_shown_comes_of_the_commands(String session) throws Exception {
        carryOut(session);
    }

    @Test
    @Tag("slow")
    void the_five_minutes_with_the_data_that_ship_go_as_shown() throws Exception {
        carryOut("kcs");
    }

    @Test
    void every_block_of_commands_is_run_or_says_why_not() throws IOException {
        for (ManualBlock block : blocks()) {
            if (block.kind().equals("console") || block.kind().equals("sh")) {
                assertThat(block.isNotRun() ? List.of(block.reason()) : List.of(block.session()))
                        .as(block.place())
                        .doesNotContain("")
                        .satisfies(of -> assertThat(block.isNotRun()
                                        || List.of("walk", "currencies", "kcs").contains(block.session()))
                                .isTrue());
            }
        }
    }

    @Test
    void every_command_that_is_named_is_there_and_has_the_options_named_with_it() throws IOException {
        Map<String, String> helps = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        int seen = 0;
        for (Path document : DOCUMENTS) {
            // A line that ends with \ goes on, and so does one below which an option stands further in.
            String text = Files.readString(document).replaceAll("\\\\\n", " ").replaceAll("\n {12,}(?=\\[?--)", " ");
            Matcher typed = TYPED.matcher(text);
            while (typed.find()) {
                String command = typed.group(1);
                if (command.equals("test")) {
                    continue; // the launcher's own
                }
                seen++;
                String help = helps.computeIfAbsent(command, ManualTest::help);
                OPTION.matcher(typed.group(2).replaceAll("#.*|\\bthen --.*", ""))
                        .results()
                        .map(option -> option.group())
                        .filter(option -> !Pattern.compile("(?<![\\w-])" + option + "(?![\\w-])")
                                .matcher(help)
                                .find())
                        .forEach(option ->
                                wrong.add(document.getFileName() + ": " + typed.group() + " (" + option + ")"));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(seen).isGreaterThan(60);
    }

    @ParameterizedTest
    @CsvSource({
        "read 6 in … s, read 6 in 1.2 s, true",
        "read 6 in … s, read 7 in 1.2 s, false",
        "'a|…|d', 'a|b|c|d', true",
        "'a|…|d', 'a|d', true",
        "'a|…|d', 'a|b|c', false",
        "'a|b', 'a|b|c', false",
        "'a  ', a, true",
        "a.c, abc, false"
    })
    void points_stand_for_what_varies_and_for_nothing_else(String shown, String output, boolean same) {
        assertThat(ManualSession.isAsShown(shown.replace('|', '\n'), output.replace('|', '\n')))
                .isEqualTo(same);
    }

    /** The table of kinds of the manual, and the words of the option. */
    @Test
    void every_table_kept_for_reference_is_named_where_it_is_loaded() throws IOException {
        String help = help("load").replaceAll("\\s+", " ");
        String manual = Files.readString(DOCUMENTS.stream()
                .filter(d -> d.endsWith("manual.md"))
                .findFirst()
                .orElseThrow());
        for (ReferenceTable table : ReferenceTable.values()) {
            assertThat(help).containsPattern("[ (]" + table.kind() + "[,;]");
            assertThat(manual).contains("`" + table.kind() + "`");
        }
    }

    private void carryOut(String session) throws Exception {
        List<ManualBlock> own =
                blocks().stream().filter(b -> b.session().equals(session)).toList();
        assertThat(own).as("blocks of %s", session).isNotEmpty();
        ManualSession running = new ManualSession(directory);
        for (ManualBlock block : own) {
            running.carryOut(block);
        }
    }

    private static List<ManualBlock> blocks() throws IOException {
        List<ManualBlock> blocks = new ArrayList<>();
        for (Path document : DOCUMENTS) {
            blocks.addAll(ManualBlock.of(document));
        }
        return blocks;
    }

    private static String help(String command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, UTF_8);
        int code = Commands.run(new String[] {command, "--help"}, stream, stream);
        assertThat(code).as("tidewaiter %s --help", command).isZero();
        return out.toString(UTF_8);
    }
}
