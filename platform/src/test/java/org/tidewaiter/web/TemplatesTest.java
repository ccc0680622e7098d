package org.tidewaiter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Templates are read by people: short lines, an element a line, conditions and loops on lines of their own. */
class TemplatesTest {
    private static final int LONGEST = 140;
    private static final Pattern CONTROL = Pattern.compile("@(if|elseif|else|endif|for|endfor)\\b");
    private static final Pattern TWO_LANGUAGES = Pattern.compile("\\bsay\\(\\s*\"[^\"]*\"\\s*(,\\s*\"|\\+)");
    private static final Pattern ELEMENT = Pattern.compile("<[a-z]");
    private static final Pattern EXPRESSION = Pattern.compile("\\$(unsafe)?\\{([^{}]|\\{[^}]*})*}");
    private static final Pattern JAVA_LINE = Pattern.compile("^ *(@|!\\{)");
    private static final Pattern ALONE =
            Pattern.compile(" *(@(else|endif|endfor)|@(if|elseif|for)\\(((?!@(if|else|endif|for)).)*\\))");

    @Test
    void no_line_of_a_template_is_too_long_to_be_read() throws IOException {
        assertThat(lines().filter(l -> l.text().length() > LONGEST)).isEmpty();
    }

    /** What is preformatted shows its line ends, so it stands in one; a link of a folded table begins where its cell does. */
    @Test
    void a_line_begins_at_most_one_element() throws IOException {
        assertThat(lines().filter(l -> !JAVA_LINE.matcher(l.text()).find()
                                && !l.text().contains("<pre")
                                && !l.text().matches(" *<td [^>]*><a .*"))
                        .filter(l ->
                                ELEMENT.matcher(EXPRESSION.matcher(l.text()).replaceAll("…"))
                                                .results()
                                                .count()
                                        > 1))
                .isEmpty();
    }

    @Test
    void a_sentence_is_made_in_java_so_no_condition_or_loop_shares_its_line() throws IOException {
        assertThat(lines().filter(l -> CONTROL.matcher(l.text()).find())
                        .filter(l -> !ALONE.matcher(l.text()).matches()))
                .isEmpty();
    }

    @Test
    void a_text_in_two_languages_stands_in_java_and_is_used() throws IOException {
        String all = lines().map(Line::text).collect(Collectors.joining("\n"));

        assertThat(TWO_LANGUAGES.matcher(all).results().map(MatchResult::group)).isEmpty();
        assertThat(PageWords.values())
                .isNotEmpty()
                .allSatisfy(words -> assertThat(all).containsPattern("\\bPageWords\\." + words.name() + "\\b"));
        String withJava = all + javaOfPages();
        assertThat(Stream.<Enum<?>>concat(Arrays.stream(CaseWords.values()), Arrays.stream(DataWords.values())))
                .allSatisfy(words -> assertThat(withJava)
                        .containsPattern(
                                "\\b" + words.getDeclaringClass().getSimpleName() + "\\." + words.name() + "\\b"));
    }

    @Test
    void what_a_reader_sees_is_told_from_what_is_java() {
        assertThat(TemplateText.of("t", """
                @param String a
                @if(a.equals(")<p>"))
                  <p class="x">Two words, ${a.replace("}", "{")} more.
                    <b>One</b></p>
                @endif
                @template.chip(name = "chip", content = @`<i>Inner</i>`)
                """))
                .extracting(TemplateText::line, TemplateText::text)
                .containsExactly(tuple(3, "Two words, … more."), tuple(4, "One"), tuple(6, "Inner"));
    }

    /** What is the same in both languages: names of languages and formats, keys of the keyboard, commands. */
    private static final Pattern SAME_IN_BOTH = Pattern.compile(
            "English|Français|CSV|PDF|HTML|XLSX|JSON|SVG|PNG|Parquet|SQL|Sources|Questions|[jk]|Enter|(… · )?Tidewaiter"
                    + "|\\./tidewaiter [a-z]+ [A-Z… -]*(--[a-z]+ [A-Z… -]*)*|tidewaiter currency");

    /** Also where a value stands within it: what a page says is put together in Java, in English and in French. */
    @Test
    void no_text_stands_in_a_template() throws IOException {
        assertThat(TemplateText.all())
                .filteredOn(text -> text.text().replace("&nbsp;", "").matches(".*\\p{L}.*"))
                .filteredOn(text -> !SAME_IN_BOTH.matcher(text.text()).matches())
                .isEmpty();
    }

    private static final Pattern TOLD =
            Pattern.compile("\\b(aria-label|placeholder|data-label|alt|title) ?= ?\"([^\"$]*)\"");
    private static final Pattern TOLD_IN_BOTH =
            Pattern.compile("English, Français|Analyses|[\\d-]*|[\\w./-]+\\.csv|[^\\p{L}]*");

    @Test
    void no_label_stands_in_a_template_in_one_language() throws IOException {
        assertThat(lines().flatMap(l -> TOLD.matcher(l.text()).results().map(r -> l.file() + ": " + r.group(2))))
                .filteredOn(told ->
                        !TOLD_IN_BOTH.matcher(told.replaceFirst("^[^:]*: ", "")).matches())
                .isEmpty();
    }

    /** What a change of names in the whole house does to a sentence. */
    @Test
    void no_name_of_a_class_stands_where_a_reader_sees_it() throws IOException {
        List<String> classes;
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            classes = sources.map(p -> p.getFileName().toString())
                    .filter(name -> name.matches("[A-Z][a-z0-9]+([A-Z][A-Za-z0-9]*)+\\.java"))
                    .map(name -> name.substring(0, name.indexOf('.')))
                    .toList();
        }
        assertThat(classes).contains("DisplayText");
        assertThat(TemplateText.all())
                .isNotEmpty()
                .filteredOn(text -> classes.stream().anyMatch(text.words()::contains))
                .isEmpty();
    }

    @Test
    void no_two_names_stand_for_one_text() {
        for (PageText[] texts : List.<PageText[]>of(PageWords.values(), CaseWords.values(), DataWords.values())) {
            assertThat(Arrays.stream(texts).map(words -> words.in(Locale.ENGLISH) + " | " + words.in(Locale.FRENCH)))
                    .doesNotHaveDuplicates();
        }
    }

    private static String javaOfPages() throws IOException {
        StringBuilder java = new StringBuilder();
        try (Stream<Path> files = Files.list(Path.of("src/main/java/org/tidewaiter/web"))) {
            for (Path file : files.toList()) {
                java.append(Files.readString(file)).append('\n');
            }
        }
        return java.toString();
    }

    private record Line(String file, int number, String text) {}

    private static Stream<Line> lines() throws IOException {
        List<Line> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/jte"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".jte")).sorted().toList()) {
                List<String> texts = Files.readAllLines(file);
                for (int i = 0; i < texts.size(); i++) {
                    lines.add(new Line(file.getFileName().toString(), i + 1, texts.get(i)));
                }
            }
        }
        assertThat(lines).hasSizeGreaterThan(1_000);
        return lines.stream();
    }
}
