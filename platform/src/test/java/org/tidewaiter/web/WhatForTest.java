package org.tidewaiter.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tidewaiter.analysis.AnalysisRegister;
import org.tidewaiter.datamodel.FieldWords;

class WhatForTest {
    private static final Path DOCUMENT = Path.of("../docs/questions.md");

    @Test
    void the_document_is_what_the_table_says() throws Exception {
        String markdown = WhatFor.shipped().markdown();
        if ("1".equals(System.getenv("QUESTIONS_WRITE"))) {
            Files.writeString(DOCUMENT, markdown);
        }
        assertThat(Files.readString(DOCUMENT))
                .as(
                        "docs/questions.md is made of web/questions.yaml: change that, and run this test with QUESTIONS_WRITE=1")
                .isEqualTo(markdown);
    }

    /** The manual measures the same year: where both say what stands among the first 5 %, they say the same. */
    @Test
    void shares_found_are_those_of_the_manual() throws Exception {
        Matcher measured = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| [^|]+ \\| ([0-9.]+ %) \\|")
                .matcher(Files.readString(Path.of("../docs/manual.md")));
        int compared = 0;
        while (measured.find()) {
            for (String line : Files.readAllLines(DOCUMENT)) {
                if (line.contains("| `" + measured.group(1) + "` |") && line.contains("among the first 5 %")) {
                    assertThat(line).contains(measured.group(2));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(3);
    }

    @Test
    void every_row_has_a_cell_a_column() {
        assertThat(WhatFor.shipped().sections())
                .allSatisfy(
                        s -> assertThat(s.rows()).allSatisfy(r -> assertThat(r).hasSameSizeAs(s.columns())));
    }

    /** An analysis that no row of the table names, such as one that was just added, stands there as its card has it. */
    @Test
    void every_analysis_answers_a_question() {
        for (Locale language : List.of(Locale.ENGLISH, Locale.FRENCH)) {
            WhatFor page = WhatFor.shipped(language).withOthers(language);
            assertThat(AnalysisRegister.all().analyses())
                    .allSatisfy(a -> assertThat(page.sections())
                            .anySatisfy(s -> assertThat(s.rows())
                                    .anySatisfy(r -> assertThat(String.join(" ", r))
                                            .contains("`" + a.card().name() + "`"))));
        }
    }

    @Test
    void an_analysis_that_no_row_names_gets_one_from_its_card() {
        WhatFor nothing =
                new WhatFor("t", "l", List.of(new WhatFor.Section("h", List.of("a", "b", "c", "d", "e"), List.of())));
        WhatFor page = nothing.withOthers(Locale.FRENCH);
        assertThat(page.sections().getFirst().rows())
                .hasSameSizeAs(AnalysisRegister.all().analyses())
                .allSatisfy(row -> assertThat(row).hasSize(5))
                .anySatisfy(row -> assertThat(row.subList(0, 3))
                        .containsExactly(
                                AnalysisRegister.all()
                                        .named("price-outliers")
                                        .card()
                                        .question()
                                        .french(),
                                "`price-outliers`",
                                AnalysisRegister.all().named("price-outliers").card().needs().stream()
                                        .map(f -> FieldWords.alone(f, Locale.FRENCH))
                                        .collect(Collectors.joining(", "))));
    }

    /** What the demo showed may be measured anew before it has words; a question may not. */
    @Test
    void every_question_and_heading_has_words_in_french() {
        WhatFor english = WhatFor.shipped();
        WhatFor french = WhatFor.shipped(Locale.FRENCH);
        assertThat(french.title()).isNotEqualTo(english.title());
        assertThat(french.lead())
                .as("a line of web/questions_fr.yaml for the lead")
                .isNotEqualTo(english.lead())
                .contains("`tidewaiter demo --no-serve --workspace tidewaiter-data`");
        for (int s = 0; s < english.sections().size(); s++) {
            WhatFor.Section of = english.sections().get(s);
            WhatFor.Section in = french.sections().get(s);
            assertThat(in.heading()).isNotEqualTo(of.heading());
            for (int r = 0; r < of.rows().size(); r++) {
                assertThat(in.rows().get(r).getFirst())
                        .as(
                                "a line of web/questions_fr.yaml for: %s",
                                of.rows().get(r).getFirst())
                        .isNotEqualTo(of.rows().get(r).getFirst());
            }
        }
    }

    /** Names of analyses, commands and files are the same in every language; all other words are not. */
    @Test
    void every_cell_has_words_in_french() {
        List<WhatFor.Section> english = WhatFor.shipped().sections();
        List<WhatFor.Section> french = WhatFor.shipped(Locale.FRENCH).sections();
        List<String> alike = new ArrayList<>();
        for (int s = 0; s < english.size(); s++) {
            for (int r = 0; r < english.get(s).rows().size(); r++) {
                List<String> row = english.get(s).rows().get(r);
                for (int c = 0; c < row.size(); c++) {
                    String words = row.get(c).replaceAll("`[^`]*`|\\[[^]]*\\]\\([^)]*\\)", "");
                    if (Pattern.compile("\\p{L}{3}").matcher(words).find()
                            && french.get(s).rows().get(r).get(c).equals(row.get(c))) {
                        alike.add(row.get(c));
                    }
                }
            }
        }
        assertThat(alike).as("lines of web/questions_fr.yaml").isEmpty();
    }

    @Test
    void names_of_analyses_lead_to_them_and_files_of_the_project_to_nothing() {
        assertThat(written("by `true-compliance`, on `/analyses`, with `load` ([how](manual.md#load)) <b>"))
                .isEqualTo(
                        "by <a class=\"mono\" href=\"/analyses/true-compliance\">true-compliance</a>, on"
                                + " <a class=\"mono\" href=\"/analyses\">/analyses</a>, with <span class=\"mono\">load</span> (how) &lt;b&gt;");
        assertThat(written("")).isEmpty();
    }

    private static String written(String text) {
        StringOutput out = new StringOutput();
        WhatFor.shipped().prose(text, Locale.ENGLISH).writeTo(new OwaspHtmlTemplateOutput(out));
        return out.toString();
    }
}
