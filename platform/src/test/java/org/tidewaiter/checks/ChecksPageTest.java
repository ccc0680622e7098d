package org.tidewaiter.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page of checks says what the table says. To write it anew: {@code mvn test -Dtest=ChecksPageTest
 * -Dtidewaiter.page=write}.
 */
class ChecksPageTest {
    private static final Path PAGE = Path.of("../docs/checks.md");
    private static final String MARK =
            "<!-- From here on the page is made from the table of checks; see ChecksPageTest. -->\n";

    @Test
    void the_page_of_checks_says_what_the_table_says() throws IOException {
        String page = Files.readString(PAGE);
        String introduction = page.substring(0, page.indexOf(MARK) + MARK.length());
        String wanted = introduction + table();
        if ("write".equals(System.getProperty("tidewaiter.page"))) {
            Files.writeString(PAGE, wanted);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(wanted);
    }

    @Test
    void the_sample_on_the_page_is_a_table_of_checks(@TempDir Path directory) throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf("```yaml\n") + 8;
        Path sample =
                Files.writeString(directory.resolve("sample.yaml"), page.substring(start, page.indexOf("```", start)));
        assertThat(Checks.read(sample).describe(Locale.ENGLISH).size())
                .isGreaterThan(Checks.standard().describe(Locale.ENGLISH).size());
    }

    @Test
    void every_kind_is_explained_on_the_page() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(CheckKinds.names()).allSatisfy(kind -> assertThat(page).contains("| `" + kind + "` |"));
    }

    private static String table() {
        StringBuilder page = new StringBuilder();
        write(
                page,
                "\n## The checks\n",
                "| check | severity | what | what to do | source | false alarms |",
                Locale.ENGLISH);
        write(
                page,
                "\n## Les contrôles\n",
                "| contrôle | gravité | constat | que faire | source | fausses alertes |",
                Locale.FRENCH);
        writeMeasured(page);
        return page.toString();
    }

    /** Of each check and sample: how many were judged, how many flagged, and of those how many were wrong indeed. */
    private static void writeMeasured(StringBuilder page) {
        List<String> samples = FalseAlarms.measured().samples();
        page.append("\n## False alarms by sample\n\nJudged / flagged / of those wrong indeed.\n\n| check |");
        samples.forEach(s -> page.append(' ').append(s).append(" |"));
        page.append("\n|---|").append("---|".repeat(samples.size())).append('\n');
        for (Checks.Description check : Checks.standard().describe(Locale.ENGLISH)) {
            if (check.off()) {
                continue;
            }
            page.append("| `").append(check.id()).append("` |");
            for (String sample : samples) {
                page.append(FalseAlarms.measured().of(check.id()).stream()
                        .filter(m -> m.sample().equals(sample))
                        .map(m -> " %,d / %,d / %,d |".formatted(m.judged(), m.flagged(), m.rightly()))
                        .findFirst()
                        .orElse(" – |"));
            }
            page.append('\n');
        }
    }

    private static void write(StringBuilder page, String title, String header, Locale language) {
        page.append(title);
        List<Checks.Description> checks = Checks.standard().describe(language);
        for (String family :
                checks.stream().map(Checks.Description::family).distinct().toList()) {
            page.append("\n### ").append(family).append("\n\n").append(header).append("\n|---|---|---|---|---|---|\n");
            for (Checks.Description check : checks) {
                if (check.family().equals(family)) {
                    page.append("| `%s` | %s | %s | %s | %s | %s |\n"
                            .formatted(
                                    check.id(),
                                    check.severity() + (check.off() ? " (off)" : ""),
                                    check.what(),
                                    check.remedy(),
                                    check.source(),
                                    check.off() ? "–" : FalseAlarms.measured().sentence(check.id(), language)));
                }
            }
        }
    }
}
