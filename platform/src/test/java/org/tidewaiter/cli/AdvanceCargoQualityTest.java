package org.tidewaiter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.datamodel.FreshWorkspace;
import org.tidewaiter.dataquality.Defects;
import org.tidewaiter.dataquality.Letter;
import org.tidewaiter.dataquality.LetterHead;
import org.tidewaiter.dataquality.Letters;
import org.tidewaiter.dataquality.ScoreCards;
import org.tidewaiter.dataquality.StoredDataCheck;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadProgress;
import org.tidewaiter.intake.MessageLoad;
import org.tidewaiter.riskmodel.SampleWorkspace;

/** An entry summary with an error and a manifest with warnings, loaded beside 200 made-up declarations that are all judged. */
@Tag("slow")
class AdvanceCargoQualityTest {
    private static final Path SAMPLES = Path.of("src/test/resources/org/tidewaiter");
    private static final String ENS = "checks/ens/cases/TOTGROMASHEA307.1.07.xml";
    private static final String MANIFEST = "message/edifact/cuscar-d96b.edi";

    @TempDir
    Path directory;

    @AutoClose
    private Workspace workspace;

    private CheckBook book;

    @BeforeEach
    void load() {
        workspace = FreshWorkspace.in(directory);
        SampleWorkspace.fill(workspace.lake(), 200);
        book = ChecksInUse.of(List.of());
        for (String file : List.of(ENS, MANIFEST)) {
            assertThat(MessageLoad.load(
                            workspace,
                            SAMPLES.resolve(file),
                            book.checkers().get(),
                            LoadOptions.plain(Actor.systemUser()),
                            LoadProgress.SILENT))
                    .isPresent();
        }
        new StoredDataCheck(workspace.lake(), book).checkLoads(false, Actor.systemUser("test"), (judged, of) -> {});
    }

    private ScoreCards cards() {
        return new ScoreCards(workspace.lake(), book.aspects());
    }

    private ScoreCards.ScoreCard card(ScoreCards.Group group, String name) {
        return cards().by(group, 1000).stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private long cargo(String what) {
        return workspace.lake().number("select count(*) from store.advance_cargo_" + what);
    }

    @Test
    void their_items_and_defects_count_beside_those_of_declarations() {
        long items = workspace.lake().number("select count(*) from goods_item");
        assertThat(cards().whole().items()).isEqualTo(items + cargo("item"));
        long defects = workspace.lake().number("select count(*) from defect");
        assertThat(cargo("defect")).isGreaterThan(1);
        assertThat(new Defects(workspace.lake()).count(Defects.DefectFilter.ALL))
                .isEqualTo(defects + cargo("defect"));
        assertThat(cards().checks())
                .extracting(ScoreCards.CheckCount::check)
                .contains("manifest-consignor-missing")
                .anyMatch(check -> check.startsWith("ens-"));
    }

    @Test
    void they_have_cards_of_their_source_office_and_month() {
        ScoreCards.ScoreCard ens = card(ScoreCards.Group.SOURCE, "message:cc315a");
        assertThat(ens.withErrors()).isPositive();
        assertThat(ens.score()).isLessThan(1);
        assertThat(ens.moneyWithErrors()).isNull();
        ScoreCards.ScoreCard manifest = card(ScoreCards.Group.SOURCE, "message:edifact");
        assertThat(manifest.items()).isEqualTo(3);
        assertThat(manifest.withErrors()).isZero();
        assertThat(manifest.withWarnings()).isPositive();
        assertThat(manifest.score()).isEqualTo(1);
        assertThat(card(ScoreCards.Group.OFFICE, "DE004600").items()).isEqualTo(3);
        assertThat(card(ScoreCards.Group.MONTH, "2024-03").items()).isEqualTo(3);
    }

    @Test
    void a_card_leads_to_the_failing_rows_with_their_item_file_and_place() {
        List<Defects.Row> rows = new Defects(workspace.lake())
                .rows(
                        new Defects.DefectFilter(null, null, null, null, null, "message:edifact", null, null, null),
                        50,
                        0);
        assertThat(rows).isNotEmpty().allSatisfy(r -> {
            assertThat(r.ofDeclaration()).isFalse();
            assertThat(r.documentId()).isEqualTo("MAN-2024-118");
            assertThat(r.fileName()).isEqualTo("cuscar-d96b.edi");
            assertThat(r.ofMessage()).isTrue();
            assertThat(r.line()).isEqualTo(1);
        });
        assertThat(rows)
                .anyMatch(r -> r.check().equals("manifest-consignor-missing")
                        && Integer.valueOf(3).equals(r.sequence()));
    }

    @Test
    void who_lodged_them_gets_a_letter_with_examples_and_remedies_in_both_languages() {
        String lodger = card(ScoreCards.Group.DECLARANT, "DE555444333222111").name();
        for (Locale language : List.of(Locale.ENGLISH, Locale.FRENCH)) {
            Letter letter = new Letters(workspace.lake(), book)
                    .to(lodger, language, LocalDate.of(2024, 4, 1), LetterHead.BLANK.with(null, null, true));
            assertThat(letter.declarations()).isZero();
            assertThat(letter.advanceCargo()).isEqualTo(1);
            assertThat(letter.money()).isNull();
            assertThat(letter.complaints()).isNotEmpty().allSatisfy(c -> {
                assertThat(c.note().remedy()).isNotBlank();
                assertThat(c.examples()).isNotEmpty();
            });
            assertThat(org.tidewaiter.web.LetterPrint.file(letter))
                    .contains(
                            language.equals(Locale.FRENCH)
                                    ? "une déclaration sommaire ou un manifeste"
                                    : "one entry summary or manifest")
                    .contains("MAN-2024-118");
        }
    }

    @Test
    void judging_again_leaves_what_was_found_in_them() {
        long before = cargo("defect");
        new StoredDataCheck(workspace.lake(), book).checkLoads(true, Actor.systemUser("test"), (judged, of) -> {});
        assertThat(cargo("defect")).isEqualTo(before);
        assertThat(card(ScoreCards.Group.SOURCE, "message:edifact").items()).isEqualTo(3);
    }
}
