package org.tidewaiter.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tidewaiter.access.Actor;

/**
 * One directory in which blocks of the manual are carried out in their order, as CONTRIBUTING.md says: commands of Tidewaiter within
 * this process, other commands by bash; what they say is compared with what the manual shows.
 */
final class ManualSession {
    private static final Pattern CODE = Pattern.compile("#.*\\bcode (\\d)");
    private static final Pattern OURS = Pattern.compile("(?s)^(?:\\./)?tidewaiter\\b(.*)");

    private final Path directory;
    private final StringBuilder variables = new StringBuilder();

    /** What a command said, on both outputs, and its exit code. */
    record Answer(int code, String text) {}

    ManualSession(Path directory) {
        this.directory = directory;
    }

    /** Carries out a block: writes a file that is shown, or runs commands and compares. */
    void carryOut(ManualBlock block) throws IOException, InterruptedException {
        if (block.kind().equals("console") || block.kind().equals("sh")) {
            for (ManualBlock.Step step : block.steps()) {
                Answer answer = run(step.command());
                var code = CODE.matcher(step.command());
                assertThat(answer.code())
                        .as("exit code of %s, %s%n%s", step.command(), block.place(), answer.text())
                        .isEqualTo(code.find() ? Integer.parseInt(code.group(1)) : 0);
                if (block.kind().equals("console") && !isAsShown(step.shown(), answer.text())) {
                    assertThat(answer.text())
                            .as("what %s says, shown %s", step.command(), block.place())
                            .isEqualTo(step.shown());
                }
            }
        } else {
            Files.writeString(directory.resolve(block.fileName()), String.join("\n", block.lines()) + "\n");
        }
    }

    /** Whether an output is what is shown, where a line … stands for any lines, and … within a line for any characters. */
    static boolean isAsShown(String shown, String output) {
        String pattern = plain(shown)
                .lines()
                .map(line -> line.strip().equals("…")
                        ? "(?:.*\n)*?"
                        : Arrays.stream(line.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*"))
                                + "\n")
                .collect(Collectors.joining());
        return Pattern.matches(pattern, plain(output));
    }

    /** What is told of work that takes longer than five seconds, as any does on a machine that is busy enough. */
    private static final Pattern PROGRESS =
            Pattern.compile("\\w[\\w ]*: +\\d+ %  [\\d,]+ rows, [\\d,]+ a second, \\d+ s left");

    /** Without blanks at the ends of lines, nor empty lines at both ends, nor how far work has come. */
    private static String plain(String text) {
        return text.lines()
                        .filter(line -> !PROGRESS.matcher(line).matches())
                        .map(String::stripTrailing)
                        .collect(Collectors.joining("\n"))
                        .strip()
                + "\n";
    }

    private Answer run(String command) throws IOException, InterruptedException {
        var ours = OURS.matcher(command);
        if (ours.matches()) {
            // The shell itself says which words a line has: quotes, variables, patterns, lines that go on.
            String words = shell("printf '%s\\0' " + ours.group(1)).text();
            return tidewaiter(words.isEmpty() ? new String[0] : words.split("\0"));
        }
        if (command.matches("\\w+=\\S*")) {
            String project = Path.of("..").toAbsolutePath().normalize().toString();
            variables
                    .append(command.replace("=/tmp/", "=" + directory + "/")
                            .replace("=platform/", "=" + project + "/platform/"))
                    .append('\n');
            return new Answer(0, "");
        }
        return shell(command);
    }

    private Answer tidewaiter(String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(said, true, UTF_8);
        int code = Commands.run(arguments, new Context(both, both, false, directory, Actor.systemUser(), null));
        return new Answer(code, said.toString(UTF_8));
    }

    private Answer shell(String command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("bash", "-c", variables + command));
        Process process = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Answer(process.waitFor(), text);
    }
}
