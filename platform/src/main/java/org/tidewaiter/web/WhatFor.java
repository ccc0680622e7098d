package org.tidewaiter.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Register;
import org.tidewaiter.engine.Yaml;

/**
 * What all this is for: the questions that the World Customs Organization asked its members in 2017, and what answers them here. It stands in {@code questions.yaml}, from which the page and
 * docs/questions.md are made.
 *
 * @param title its title
 * @param lead what stands before the tables
 * @param sections the tables
 */
public record WhatFor(String title, String lead, List<Section> sections) {
    private static final WhatFor SHIPPED = read();

    private static final String SOURCE = "platform/src/main/resources/org/tidewaiter/web/questions.yaml";

    /** A name in back-ticks, or a link. */
    private static final Pattern MARKED = Pattern.compile("`([^`]+)`|\\[([^\\]]+)\\]\\(([^)]+)\\)");

    /** A table: its heading, its columns, and rows with a cell a column. */
    public record Section(String heading, List<String> columns, List<List<String>> rows) {}

    /** What ships. */
    public static WhatFor shipped() {
        return SHIPPED;
    }

    private static WhatFor read() {
        try (InputStream in =
                Objects.requireNonNull(WhatFor.class.getResourceAsStream("questions.yaml"), "questions.yaml")) {
            return Yaml.MAPPER.readValue(in, WhatFor.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text of it for the page. Links to files of the project are words here: the pages do not serve those files. */
    public Prose prose(String text) {
        Set<String> analyses =
                Register.all().analyses().stream().map(a -> a.card().name()).collect(Collectors.toSet());
        Prose prose = Prose.empty();
        Matcher marked = MARKED.matcher(text);
        int from = 0;
        while (marked.find()) {
            prose.say(text.substring(from, marked.start()));
            @Nullable String name = marked.group(1);
            if (name == null) {
                prose.say(marked.group(2).replace("`", ""));
            } else if (analyses.contains(name)) {
                prose.link("/analyses/" + name, "mono", Prose.of(name));
            } else if (name.startsWith("/")) {
                prose.link(name, "mono", Prose.of(name));
            } else {
                prose.code(name);
            }
            from = marked.end();
        }
        return prose.say(text.substring(from));
    }

    /** The same as docs/questions.md has it. */
    @JsonIgnore
    public String markdown() {
        StringBuilder out = new StringBuilder("<!-- Made of " + SOURCE + ": change that, and run WhatForTest with"
                + " QUESTIONS_WRITE=1. -->\n\n# " + title + "\n\n" + lead + "\n");
        for (Section section : sections) {
            out.append("\n## ").append(section.heading()).append("\n\n");
            row(section.columns(), out);
            out.append("|").append("---|".repeat(section.columns().size())).append('\n');
            section.rows().forEach(row -> row(row, out));
        }
        return out.toString();
    }

    private static void row(List<String> cells, StringBuilder out) {
        out.append('|');
        cells.forEach(cell -> out.append(cell.isEmpty() ? " |" : " " + cell + " |"));
        out.append('\n');
    }
}
