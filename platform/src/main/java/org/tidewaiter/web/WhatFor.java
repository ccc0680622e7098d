package org.tidewaiter.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.type.TypeReference;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisRegister;
import org.tidewaiter.datamodel.FieldWords;
import org.tidewaiter.datamodel.ReferenceTable;
import org.tidewaiter.engine.Yaml;

/**
 * What all this is for: the questions that the World Customs Organization asked its members in 2017, and what answers them here. It stands in
 * {@code questions.yaml}, from which the page and docs/questions.md are made.
 *
 * @param title its title
 * @param lead what stands before the tables
 * @param sections the tables
 */
public record WhatFor(String title, String lead, List<Section> sections) {
    private static final WhatFor SHIPPED = read();

    /** English text → French text. */
    private static final Map<String, String> FRENCH = french();

    private static final String SOURCE = "platform/src/main/resources/org/tidewaiter/web/questions.yaml";

    /** A name in back-ticks, or a link. */
    private static final Pattern MARKED = Pattern.compile("`([^`]+)`|\\[([^\\]]+)\\]\\(([^)]+)\\)");

    /** The page in a language: the same tables with the texts that there are in it. */
    public record Page(WhatFor texts, Locale language) {
        /** A text in the language of the page. */
        public String say(PageWords words) {
            return words.in(language);
        }

        /** What keeps the language behind an address; nothing for English. */
        public String inLanguage() {
            return language.equals(Locale.FRENCH) ? "?language=fr" : "";
        }

        /** The language's code. */
        public String code() {
            return language.getLanguage();
        }
    }

    /** A table: its heading, its columns, and rows with a cell a column. */
    public record Section(String heading, List<String> columns, List<List<String>> rows) {}

    /** What ships. */
    public static WhatFor shipped() {
        return SHIPPED;
    }

    /** What ships, in a language; what has no words in it is English. */
    static WhatFor shipped(Locale language) {
        return language.equals(Locale.FRENCH) ? SHIPPED.with(text -> FRENCH.getOrDefault(text, text)) : SHIPPED;
    }

    /** What /what-for shows. */
    static Page page(Context context) {
        Locale language = PageLanguage.localeOf(context);
        return new Page(shipped(language).withOthers(language), language);
    }

    /** This page with a row in the first table for each analysis that no row names, as its card has it. */
    WhatFor withOthers(Locale language) {
        List<List<String>> rows = new ArrayList<>(sections.getFirst().rows());
        AnalysisRegister.all().analyses().stream()
                .map(Analysis::card)
                .filter(card -> !names("`" + card.name() + "`"))
                .forEach(card -> rows.add(List.of(
                        card.question().in(language),
                        "`" + card.name() + "`",
                        Stream.concat(
                                        card.needs().stream().map(field -> FieldWords.alone(field, language)),
                                        card.tables().stream().map(ReferenceTable::viewName))
                                .collect(Collectors.joining(", ")),
                        "",
                        card.cannotSee().in(language))));
        List<Section> all = new ArrayList<>(sections);
        all.set(
                0,
                new Section(sections.getFirst().heading(), sections.getFirst().columns(), List.copyOf(rows)));
        return new WhatFor(title, lead, List.copyOf(all));
    }

    private boolean names(String name) {
        return sections.stream()
                .flatMap(section -> section.rows().stream())
                .anyMatch(row -> row.stream().anyMatch(cell -> cell.contains(name)));
    }

    private WhatFor with(UnaryOperator<String> words) {
        return new WhatFor(
                words.apply(title),
                words.apply(lead),
                sections.stream()
                        .map(s -> new Section(
                                words.apply(s.heading()),
                                s.columns().stream().map(words).toList(),
                                s.rows().stream()
                                        .map(row -> row.stream().map(words).toList())
                                        .toList()))
                        .toList());
    }

    private static Map<String, String> french() {
        return words("questions_fr.yaml");
    }

    /** A file of texts by a name or an English text, beside this class. */
    static Map<String, String> words(String file) {
        try (InputStream in = Objects.requireNonNull(WhatFor.class.getResourceAsStream(file), file)) {
            return Yaml.MAPPER.readValue(in, new TypeReference<Map<String, String>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WhatFor read() {
        try (InputStream in =
                Objects.requireNonNull(WhatFor.class.getResourceAsStream("questions.yaml"), "questions.yaml")) {
            return Yaml.MAPPER.readValue(in, WhatFor.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A text of it for the page; the analyses to which it leads are in the language. Links to files of the project are words here: the pages do not
     * serve those files.
     */
    public Prose prose(String text, Locale language) {
        String asked = language.equals(Locale.FRENCH) ? "?language=fr" : "";
        Set<String> analyses = AnalysisRegister.all().analyses().stream()
                .map(a -> a.card().name())
                .collect(Collectors.toSet());
        Prose prose = Prose.empty();
        Matcher marked = MARKED.matcher(text);
        int from = 0;
        while (marked.find()) {
            prose.say(text.substring(from, marked.start()));
            @Nullable String name = marked.group(1);
            if (name == null) {
                prose.say(marked.group(2).replace("`", ""));
            } else if (analyses.contains(name)) {
                prose.link("/analyses/" + name + asked, "mono", Prose.of(name));
            } else if (name.startsWith("/")) {
                prose.link(name, "mono", Prose.of(name));
            } else {
                prose.code(name);
            }
            from = marked.end();
        }
        return prose.say(text.substring(from));
    }

    /** What stands in docs/questions.md has it. */
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
