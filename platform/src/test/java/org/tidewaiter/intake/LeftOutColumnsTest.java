package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.access.Actor;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.checks.Checks;
import org.tidewaiter.dataquality.ScoreCards;
import org.tidewaiter.dataquality.StoredDataCheck;
import org.tidewaiter.mapping.LeftOutColumn;

/** No column whose name says plainly what it is leaves a load in silence because its values cannot be read. */
@Tag("slow")
class LeftOutColumnsTest {
    @TempDir
    Path directory;

    @AutoClose
    private Counter counter;

    @BeforeEach
    void open() {
        counter = new Counter(directory);
    }

    private Path with(String value, String instead) throws IOException {
        String[] rows = Counter.rows(Counter.row("A1"), Counter.row("A2"), Counter.row("A3"));
        return counter.write(
                "f.csv", Arrays.stream(rows).map(r -> r.replace(value, instead)).toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "120.5, twelve pallets, Net Weight Kg, goods_item.net_mass_kg, is not a number",
        "1500.25, see invoice, Customs Value, goods_item.customs_value, is not a number",
        "EUR, Euronotes, Currency, declaration.currency, is not an ISO 4217 currency code"
    })
    void money_mass_and_their_units_stop_the_load(String value, String instead, String column, String field, String why)
            throws IOException {
        Path file = with(value, instead);
        assertThatThrownBy(() -> counter.load(file))
                .hasMessageContainingAll(
                        "'" + column + "' is " + field + " by its name",
                        "3 of 3 values cannot be read, such as '" + instead + "', which " + why,
                        "--leave-out '" + column + "'");
        assertThat(counter.number("select count(*) from load")).isZero();
        LoadReport report = counter.load(file, column);
        assertThat(report.accepted()).isEqualTo(3);
        assertThat(report.leftOut()).extracting(LeftOutColumn::column).containsExactly(column);
        assertThat(report.remarks()).anyMatch(r -> r.startsWith("left out: '" + column + "'"));
    }

    /**
     * The declarant gave both items; the one with a country that does not exist waits in quarantine, and no sum or count tells it that an item is
     * missing.
     */
    @Test
    void items_that_wait_in_quarantine_make_no_total_wrong() throws IOException {
        String head =
                "declaration_id,accepted_at,importer_id,sequence,item_count,total_customs_value,hs_code,origin_country,currency,customs_value";
        counter.load(counter.write(
                "partly.csv",
                head,
                "P1,2024-03-01,C1,1,2,300,84713000,CN,EUR,100",
                "P1,2024-03-01,C1,2,2,300,84713000,ZZ9,EUR,200",
                "P2,2024-03-01,C1,1,2,300,84713000,CN,EUR,100",
                "P3,2024-03-01,C1,1,1,100,84713000,CN,EUR,100"));
        assertThat(counter.number("select count(*) from quarantine")).isEqualTo(1);
        new StoredDataCheck(counter.workspace.lake(), book())
                .checkLoads(false, Actor.systemUser("test"), (judged, of) -> {});
        assertThat(
                        counter.workspace
                                .lake()
                                .maps(
                                        "select d.declaration_id || ' ' || f.check_id as v from store.defect f join store.declaration d"
                                                + " using (declaration_key) where check_id in ('item-count', 'customs-value-sum') order by all"))
                .extracting(row -> String.valueOf(row.get("v")))
                .containsExactly("P2 customs-value-sum", "P2 item-count");
    }

    @ParameterizedTest
    @CsvSource({
        "'Zorkblat,currency', '1000.50,EUR', '37.13,EUR', holds amounts",
        "'Fakturabeløb,valuta', '1000.50,DKK', '37.13,DKK', holds amounts",
        "'Zorkblat,Note', '€ 1000,good', '€ 37,bad', holds amounts",
        "'Value,Note', '1000,good', '37,bad', may be goods_item."
    })
    void money_that_nobody_knows_by_its_name_stops_a_load_without_other_money(
            String columns, String first, String second, String why) throws IOException {
        String[] rows = {
            "declaration_id,accepted_at,importer_id,hs_code,description," + columns,
            "A1,2024-03-01,C1,847130,Laptops," + first,
            "A2,2024-03-02,C1,847130,Laptops," + second
        };
        String column = columns.split(",", -1)[0];
        Path file = counter.write("money.csv", rows);
        assertThatThrownBy(() -> counter.load(file))
                .hasMessageContainingAll("'" + column + "' " + why, "--leave-out '" + column + "'", "--set '" + column);
        assertThat(counter.load(file, column).leftOut())
                .extracting(LeftOutColumn::column)
                .contains(column);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "00000000, true", "007, false"})
    void a_party_of_noughts_alone_is_nobody(String importer, boolean nobody) throws IOException {
        counter.load(counter.write(
                "nobody.csv",
                "declaration_id,accepted_at,importer_id,hs_code,description",
                "A1,2024-03-01," + importer + ",847130,Laptops",
                "A2,2024-03-02,C1,847130,Laptops"));
        assertThat(counter.number("select count(*) from declaration where importer_id is null"))
                .isEqualTo(nobody ? 1 : 0);
    }

    @Test
    void figures_beside_money_that_is_known_stop_nothing() throws IOException {
        LoadReport report = counter.load(counter.write(
                "beside.csv",
                "declaration_id,accepted_at,importer_id,hs_code,description,item_amount,currency,Zorkblat",
                "A1,2024-03-01,C1,847130,Laptops,1000.50,EUR,12.50",
                "A2,2024-03-02,C1,847130,Laptops,37.13,EUR,7.25"));
        assertThat(report.leftOut()).isEmpty();
    }

    @Test
    void a_column_of_which_half_can_be_read_is_left_out_no_more_quietly() throws IOException {
        String[] rows = Counter.rows(
                Counter.row("A1"),
                Counter.row("A2"),
                Counter.row("A3").replace("120.5", "a lot"),
                Counter.row("A4").replace("120.5", "more"));
        assertThatThrownBy(() -> counter.load(counter.write("half.csv", rows)))
                .hasMessageContaining("2 of 4 values cannot be read, such as 'a lot'");
    }

    @Test
    void what_weighs_less_is_told_and_loaded_without() throws IOException {
        LoadReport report = counter.load(with(",FR,", ",Atlantis,"));
        assertThat(report.accepted()).isEqualTo(3);
        assertThat(report.leftOut()).singleElement().satisfies(c -> {
            assertThat(c.column()).isEqualTo("Country of Origin");
            assertThat(c.weighty()).isFalse();
        });
    }

    @Test
    void quality_counts_what_was_left_out_as_missing_and_names_it() throws IOException {
        counter.load(with("120.5", "twelve pallets"), "Net Weight Kg");
        CheckBook book = book();
        new StoredDataCheck(counter.workspace.lake(), book)
                .checkLoads(false, Actor.systemUser("test"), (judged, of) -> {});
        ScoreCards cards = new ScoreCards(counter.workspace.lake(), book.aspects());
        assertThat(cards.whole().completeness()).isZero();
        assertThat(cards.by(ScoreCards.Group.FIELD, 20))
                .filteredOn(c -> c.name().equals("goods_item.net_mass_kg"))
                .singleElement()
                .satisfies(c -> assertThat(c.completeness()).isZero());
        assertThat(counter.workspace.lake().maps("select message from store.defect where check_id = 'column-left-out'"))
                .hasSize(3)
                .allMatch(r ->
                        String.valueOf(r.get("message")).contains("Net Weight Kg: twelve pallets is not a number"));
    }

    private static CheckBook book() {
        Checks checks = Checks.standard();
        return new CheckBook(
                () -> checks.fresh()::check,
                language -> checks.describe(language).stream()
                        .map(d -> new org.tidewaiter.checks.CheckNote(
                                d.id(),
                                org.tidewaiter.checks.Defect.Severity.valueOf(
                                        d.severity().toUpperCase(java.util.Locale.ROOT)),
                                d.family().equals("completeness")
                                        ? org.tidewaiter.checks.Aspect.COMPLETENESS
                                        : org.tidewaiter.checks.Aspect.VALIDITY,
                                List.copyOf(d.fields()),
                                d.what(),
                                d.remedy(),
                                d.source()))
                        .toList());
    }
}
