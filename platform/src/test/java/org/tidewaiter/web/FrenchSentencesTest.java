package org.tidewaiter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.analysis.AnalysisRegister;
import org.tidewaiter.engine.SqlFile;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.mapping.MappingPreview;
import org.tidewaiter.mapping.MappingProposal;

/** What is remarked of a file's columns, and why a value is refused, is French on a French page. */
class FrenchSentencesTest {
    private static final Path MAIN = Path.of("src/main/java/org/tidewaiter");
    private static final PageLanguage FRENCH = new PageLanguage(Locale.FRENCH);

    /** The classes all of whose sentences are remarks of columns. */
    private static final List<String> OF_REMARKS = List.of(
            "intake/CodedWords",
            "intake/DistinctColumn",
            "intake/RowShape",
            "mapping/CodeDecisions",
            "mapping/ComputedNumbers",
            "mapping/CurrencyDecisions",
            "mapping/DayDecisions",
            "mapping/LaterHeaders",
            "mapping/LeftOutColumn",
            "mapping/LeftOutMoney",
            "mapping/NumberDecisions",
            "mapping/ProposedMeasures",
            "mapping/SureColumns",
            "mapping/UnreadColumns",
            "source/CommentedRows",
            "source/Ebcdic",
            "source/OpenQuotes",
            "source/SecondTable",
            "source/TwiceEncoded",
            "source/Utf7");

    /** The texts that classes with other sentences too keep under these names are reasons why a row is set aside. */
    private static final Pattern REASONS = Pattern.compile(
            "static final String (?:REASON|REPEATED|NUMBERED|DRAWN|NOT_GIVEN)\\s*=\\s*\"[^;]*;|new ForeignFormat\\(\\s*\"is a text in [^;]*?\\)");

    /** The rooms whose values go into a table's rows; what companion files refuse is said by commands alone. */
    private static final List<String> OF_REFUSALS =
            List.of("notation", "intake/TextFieldColumn.java", "intake/RowLines.java", "intake/RowShape.java");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern THREE_WORDS = Pattern.compile("\\p{L}+ \\p{L}+ \\p{L}+");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|^\\s*//[^\\n]*", Pattern.MULTILINE);

    @TempDir
    Path directory;

    /** A header and a row that is repeated with other numbers, so that the columns are known by their values too. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "accepted_at;net_mass_kg | 03/04/2021;12,345 | more than one order",
                "accepted_at;net_mass_kg | 13/04/2021;12,5 | day, month, year",
                "accepted_at;net_mass_kg | 13/04/2021;1,234 | may be two",
                "accepted_at;Net mass (t) | 2021-04-13;1.5 | from t to kg",
                "accepted_at;duty_rate_percent | 2021-04-13;0.05 | less than 1 per cent",
                "accepted_at;origin_country | 2021-04-13;276 | numbers of countries",
                "accepted_at;currency | 2021-04-13;840 | currency codes",
                "accepted_at;net_mass_kg | 1617235200;1 | since 1970",
                "accepted_at;net_mass_kg | 44287;1 | as spreadsheets count",
                "accepted_at;net_mass_kg | 2021 Q1;1 | in place of a day",
                "accepted_at;net_mass_kg | 13/04/2564;1 | Buddha",
                "accepted_at;net_mass_kg | 1399/12/30;1 | Persian",
                "accepted_at;net_mass_kg | 2021-04-13;heavy | cannot be read",
                "accepted_at;Poids net (qq) | 2021-04-13;12 | may be",
                "accepted_at;item_amount | 2021-04-13;$ 12.50 | that may be",
                "accepted_at;item_amount | 2021-04-13;12.3456789 | rounded",
                "accepted_at;hs_code | 2021-04-13;87032310.0 | ends in '.0'"
            })
    void a_remark_of_a_file_is_french_on_a_french_page(String header, String row, String says) throws IOException {
        StringBuilder text = new StringBuilder("declaration_id;" + header + "\n");
        for (int i = 10; i < 40; i++) {
            text.append("D").append(i).append(';').append(row).append('\n');
        }
        Path file = Files.writeString(directory.resolve("day.csv"), text);
        List<String> remarks = MappingProposal.of(file).chosenRemarks();
        assertThat(remarks).anySatisfy(remark -> assertThat(remark).contains(says));
        assertThat(remarks)
                .allSatisfy(remark ->
                        assertThat(MapSentences.remark(remark, FRENCH).lang()).isNull());
    }

    @Test
    void a_refused_cell_is_french_on_a_french_page() throws IOException {
        Path file = Files.writeString(directory.resolve("bad.csv"), """
                declaration.declaration_id;declaration.accepted_at;goods_item.hs_code;goods_item.net_mass_kg;goods_item.origin_country
                A;31.02.2021;87;-1;Nowhere
                ;2021-13-45;0001;x 5;276
                B;1202;7701;1.23456789;XX
                C;2999-01-01;123456;12345678901234567890;FR
                """);
        List<String> refused = MappingPreview.of(file, Mapping.of("tidewaiter", directory), 20).rows().stream()
                .flatMap(row -> row.cells().stream())
                .map(MappingPreview.PreviewCell::refusal)
                .filter(java.util.Objects::nonNull)
                .toList();
        assertThat(refused).hasSizeGreaterThan(10);
        assertThat(refused)
                .allSatisfy(reason ->
                        assertThat(PageSentence.of(reason, FRENCH).lang()).isNull());
    }

    @Test
    void what_a_sentence_tells_stands_in_the_french_one_too() {
        assertThat(FrenchSentences.of("is a day that does not exist: February 2021 has no day 31"))
                .contains("est un jour qui n’existe pas : février 2021 n’a pas de jour 31");
        assertThat(FrenchSentences.of(
                        "is negative; also 'origin' (276) is not an ISO 3166-1 alpha-2 country code; and 2 more"))
                .contains(
                        "est négatif ; et aussi « origin » (276) n’est pas un code de pays alpha-2 de l’ISO 3166-1 ; et 2 autres");
        assertThat(
                        FrenchSentences.of(
                                "left out: 'kg's own' is goods_item.net_mass_kg by its name, but 3 of 4 values cannot be read, such as 'x', which is not a number"))
                .contains(
                        "laissée de côté : « kg's own » est goods_item.net_mass_kg par son nom, mais 3 valeurs sur 4 ne peuvent être lues, comme « x », qui n’est pas un nombre");
        assertThat(
                        FrenchSentences.of(
                                "kept as it stands: 2 declarations are in TRL, which was withdrawn after 2005-12 (the first: B1, line 3, accepted on 2024-03-11): check whether the amounts are of another currency"))
                .contains(
                        "gardé tel quel : 2 déclarations sont en TRL, monnaie retirée après 2005-12 (la première : B1, ligne 3, acceptée le 2024-03-11) : vérifiez si les montants sont d’une autre monnaie");
        assertThat(FrenchSentences.of("says what nobody put into French")).isEmpty();
        assertThat(PageSentence.of("says what nobody put into French", FRENCH))
                .isEqualTo(new PageSentence("says what nobody put into French", "en"));
    }

    /** What a class says is found by its text: whoever writes a new remark or reason is told to write it in French too. */
    @Test
    void every_remark_and_every_reason_of_the_code_has_its_french() throws IOException {
        Set<String> missing = new TreeSet<>();
        String known = String.join("\n", english()).replaceAll("\\{=?\\d}", "\u0000");
        for (String name : OF_REMARKS) {
            missing(known, source(MAIN.resolve(name + ".java")).replaceAll("(?s)throw .*?;\\n", ""), missing);
        }
        for (String place : OF_REFUSALS) {
            try (Stream<Path> files = Files.walk(MAIN.resolve(place))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    String source = source(file);
                    for (int at = source.indexOf("new Refusal(");
                            at >= 0;
                            at = source.indexOf("new Refusal(", at + 1)) {
                        missing(known, source.substring(at, source.indexOf(";\n", at)), missing);
                    }
                }
            }
        }
        try (Stream<Path> files = Files.walk(MAIN)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                REASONS.matcher(source(file)).results().forEach(found -> missing(known, found.group(), missing));
            }
        }
        assertThat(missing).isEmpty();
    }

    /**
     * By its name a question is asked on the command line; in a sentence it is named by what it asks. Words with accents or articles of French are
     * French.
     */
    @Test
    void no_french_sentence_of_a_question_names_another_by_its_name_on_the_command_line() throws IOException {
        String names = AnalysisRegister.all().analyses().stream()
                .map(analysis -> analysis.card().name())
                .filter(name -> name.contains("-"))
                .collect(Collectors.joining("|"));
        Pattern named = Pattern.compile("(?<!analyse )(?<!/)\\b(" + names + ")\\b");
        Pattern french = Pattern.compile("[éèàêçùôœ’«]| (les|des|une|est|sont|dans) ");
        try (Stream<Path> files = Files.walk(MAIN.resolve("analysis"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                assertThat(LITERAL.matcher(source(file))
                                .results()
                                .map(MatchResult::group)
                                .filter(text -> french.matcher(text).find()
                                        && named.matcher(text).find()))
                        .as(file.toString())
                        .isEmpty();
            }
        }
    }

    private static String source(Path file) throws IOException {
        return COMMENT.matcher(Files.readString(file)).replaceAll("").replaceAll("\"\\s*\\+\\s*\"", "");
    }

    /** Literals of three words or more that no English line has. */
    private static void missing(String known, String source, Set<String> missing) {
        Matcher literals = LITERAL.matcher(source);
        literals.results()
                .map(MatchResult::group)
                .map(l -> l.substring(1, l.length() - 1).replace("\\\"", "\"").strip())
                .filter(l -> THREE_WORDS.matcher(l).find() && !known.contains(l) && !isOnThePageOtherwise(l))
                .forEach(missing::add);
    }

    /** What a command says with an option is chosen on the page; where it names the option a sentence ends. */
    private static boolean isOnThePageOtherwise(String literal) {
        return literal.contains("--date-order")
                || literal.contains("--decimal")
                || literal.endsWith("; say")
                || literal.equals("where they are right");
    }

    private static List<String> english() {
        return Pattern.compile("\\n\\s*\\n")
                .splitAsStream(SqlFile.read(FrenchSentences.class, "sentences-fr.txt"))
                .flatMap(paragraph ->
                        paragraph.lines().filter(l -> !l.startsWith("#")).limit(1))
                .toList();
    }
}
