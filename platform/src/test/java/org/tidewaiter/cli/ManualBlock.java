package org.tidewaiter.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A fenced block of a document that says of itself how it is carried out: {@code ```console SESSION}, {@code ```sh SESSION} or
 * {@code ```csv SESSION FILE}, or {@code ```console not run: REASON}.
 *
 * @param info the words behind the fence
 * @param place document and line
 */
record ManualBlock(String info, String place, List<String> lines) {
    private static final String FENCE = "```";

    /** A command of a block, and the output shown below it. */
    record Step(String command, String shown) {}

    /** The fenced blocks of a document, in their order. */
    static List<ManualBlock> of(Path document) throws IOException {
        List<ManualBlock> blocks = new ArrayList<>();
        List<String> lines = Files.readAllLines(document);
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).startsWith(FENCE)) {
                int end = at + 1;
                while (!lines.get(end).equals(FENCE)) {
                    end++;
                }
                blocks.add(new ManualBlock(
                        lines.get(at).substring(FENCE.length()).strip(),
                        document.getFileName() + " line " + (at + 1),
                        List.copyOf(lines.subList(at + 1, end))));
                at = end;
            }
        }
        return blocks;
    }

    /** The first word: console, sh, csv, yaml … */
    String kind() {
        return word(0);
    }

    /** The session in which the block is carried out; empty where it is not. */
    String session() {
        return isNotRun() || kind().equals("nginx") ? "" : word(1);
    }

    boolean isNotRun() {
        return info.contains(" not run");
    }

    /** Why the block is not run; empty where it does not say. */
    String reason() {
        return info.contains("not run: ")
                ? info.substring(info.indexOf("not run: ") + 9).strip()
                : "";
    }

    String fileName() {
        return word(2);
    }

    /** The commands; of {@code console} those behind {@code $}, of {@code sh} every line. */
    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        StringBuilder shown = new StringBuilder();
        for (int at = lines.size() - 1; at >= 0; at--) {
            boolean isContinued = at > 0 && lines.get(at - 1).endsWith("\\");
            String line = lines.get(at);
            shown.insert(0, line + "\n");
            boolean isCommand = kind().equals("sh") ? !line.isBlank() : line.startsWith("$ ");
            if (!isContinued && isCommand) {
                steps.addFirst(step(shown.toString()));
                shown.setLength(0);
            }
        }
        return steps;
    }

    private Step step(String text) {
        String command = text.startsWith("$ ") ? text.substring(2) : text;
        int end = command.indexOf('\n');
        while (command.charAt(end - 1) == '\\') {
            end = command.indexOf('\n', end + 1);
        }
        return new Step(command.substring(0, end), command.substring(end + 1));
    }

    private String word(int index) {
        String[] words = info.split(" ");
        return index < words.length ? words[index] : "";
    }
}
