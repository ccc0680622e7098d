package org.tidewaiter.analysis.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tidewaiter.analysis.AskedDeclarations.column;
import static org.tidewaiter.analysis.AskedDeclarations.table;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.analysis.Chart;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.codesandunits.ExchangeRates;
import org.tidewaiter.datamodel.NationalCurrency;

/** Own imports beside what partners say they sent: cases whose truth is known, made by hand. */
@Tag("slow")
class PartnerGapsTest {
    private static final String HEADER =
            "declaration_id,accepted_at,type_code,destination_country,export_country,transport_mode,"
                    + "importer_id,currency,exchange_rate,sequence,hs_code,origin_country,net_mass_kg,item_amount,customs_value,tax_assessed";
    private static final String STATISTICS =
            "month,reporter,partner,flow,hs_code,hs_edition,currency,fob_value,net_mass_kg,mass_estimated\n";
    private static final Map<String, String> AT_ONCE =
            Map.of("sea_days", "0", "other_days", "0", "margin", "0.1", "least_value", "1000");

    @TempDir
    Path directory;

    @AutoClose
    private AskedDeclarations asked;

    private final List<String> own = new ArrayList<>();
    private final StringBuilder stated = new StringBuilder(STATISTICS);

    @BeforeEach
    void open() {
        asked = AskedDeclarations.in(directory);
        declared("SE", "SE", "481910", "2024-01-01", 1100, 100, 0.1);
        declared("SE", "SE", "481910", "2024-12-31", 1100, 100, 0.1);
        stated("SE", "X", "481910", "2022", 1, 1000, 100);
        stated("SE", "X", "481910", "2022", 12, 1000, 100);
    }

    private void declared(String origin, String from, String hs, String day, double value, double kg, double tax) {
        own.add(String.format(
                Locale.ROOT,
                "D%d,%s,IM4,QZ,%s,1,I1,USD,1,1,%s,%s,%.3f,%.2f,%.2f,%.2f",
                own.size(),
                day,
                from,
                hs,
                origin,
                kg,
                value,
                value,
                value * tax));
    }

    private void stated(String partner, String flow, String hs, String edition, int month, double fob, double kg) {
        stated.append(String.format(
                Locale.ROOT, "2024-%02d,%s,QZ,%s,%s,%s,USD,%.2f,%.3f,0\n", month, partner, flow, hs, edition, fob, kg));
    }

    /** A flow in every month: what is stated (FOB, kg) and what is declared (CIF, kg); none of a side where it is 0. */
    private void flow(String partner, String hs, double fob, double kg, double cif, double ownKg, double tax) {
        for (int month = 1; month <= 12; month++) {
            if (fob > 0) {
                stated(partner, "X", hs, "2022", month, fob, kg);
            }
            if (cif > 0) {
                declared(partner, partner, hs, "2024-%02d-10".formatted(month), cif, ownKg, tax);
            }
        }
    }

    private void load() {
        asked.load(HEADER, own).reference("partner_statistics", stated.toString());
        give("USD");
    }

    private void give(String currency) {
        asked.workspace().lake().transaction(session -> {
            NationalCurrency.give(session, currency, "test", ExchangeRates.monthly());
            return null;
        });
    }

    /** The row of a table whose first column has that value, by the columns' names. */
    private static @Nullable Object cell(Table table, String first, String column) {
        return table.rows().stream()
                .filter(row -> first.equals(row.getFirst()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(first + " is not in " + table.rows()))
                .get(table.place(column));
    }

    private static double money(Table table, String first, String column) {
        return ((BigDecimal) Objects.requireNonNull(cell(table, first, column))).doubleValue();
    }

    /**
     * One of thirteen masses was typed in grams: it would have made the flow a thousandfold heavier than the partner says, and its price a
     * thousandth.
     */
    @Test
    void a_mistyped_mass_makes_no_weight_and_no_price() {
        flow("VN", "847130", 10_000, 100, 5_500, 50, 0.2); // half the weight
        declared("VN", "VN", "847130", "2024-06-20", 5_500, 50_000, 0.2);
        load();
        Table gaps = table(asked.findings(new PartnerGaps(), AT_ONCE), "gaps");
        assertThat(money(gaps, "VN 847130", "weight_gap")).isCloseTo(60_500, within(0.05));
        assertThat(money(gaps, "VN 847130", "price_gap")).isCloseTo(0, within(0.05));
        assertThat(cell(gaps, "VN 847130", "looks_like")).isEqualTo("weight");
    }

    @Test
    void each_way_of_declaring_too_little_is_told_from_the_others() {
        flow("IT", "030342", 10_000, 10, 11_000, 10, 0.2); // honest
        flow("CN", "640299", 10_000, 100, 5_500, 100, 0.2); // half the price
        flow("VN", "847130", 10_000, 100, 5_500, 50, 0.2); // half the weight
        flow("KE", "090111", 10_000, 100, 2_200, 20, 0.3); // under another code of the heading
        flow("KE", "090121", 0, 0, 8_800, 80, 0.1);
        flow("BR", "170199", 10_000, 100, 2_200, 20, 0.4); // under another origin
        flow("AR", "170199", 1_000, 10, 9_900, 90, 0.0);
        flow("HK", "852872", 10_000, 100, 2_200, 20, 0.9); // a hub
        flow("TH", "100630", 10_000, 100, 0, 0, 0); // never declared
        flow("NG", "180100", 0, 0, 11_000, 100, 0.1); // of a country that publishes nothing
        load();
        Result.Findings findings = asked.findings(new PartnerGaps(), AT_ONCE);
        Table gaps = table(findings, "gaps");
        assertThat(column(gaps, "flow_id"))
                .as("by tax at stake, what has a known explanation last")
                .containsExactly("BR 170199", "KE 090111", "CN 640299", "VN 847130", "HK 852872");
        assertThat(column(gaps, "looks_like")).containsExactly("origin", "code", "price", "weight", "weight");
        assertThat(column(gaps, "notes")).containsExactly(null, null, null, null, "hub");
        assertThat(column(gaps, "shape")).containsOnly("persistent");
        assertThat(money(gaps, "CN 640299", "price_gap")).isEqualTo(66_000);
        assertThat(money(gaps, "VN 847130", "weight_gap")).isEqualTo(66_000);
        assertThat(money(gaps, "VN 847130", "stake")).isEqualTo(66_000 * 0.2);
        assertThat(money(gaps, "KE 090111", "other_code")).isEqualTo(105_600);
        assertThat(money(gaps, "KE 090111", "stake"))
                .as("the difference of rates")
                .isEqualTo(21_120);
        assertThat(money(gaps, "BR 170199", "other_origin")).isEqualTo(105_600);
        assertThat(money(gaps, "BR 170199", "stake")).isEqualTo(42_240);
        assertThat(column(table(findings, "lost"), "partner")).containsExactly("TH");
        assertThat(column(table(findings, "orphans"), "flow_id")).containsExactly("NG 180100", "KE 090121");
        assertThat(cell(table(findings, "orphans"), "NG 180100", "notes")).isEqualTo("silent");
        assertThat(findings.findings().getFirst().says().english())
                .startsWith("Of 8 flows that both sides report, 2 fit and 5");
    }

    /** Freight is measured by chapter and offsets by heading: to ask for one code chooses what is shown, and changes no figure of it. */
    @Test
    void a_flow_has_the_same_answer_whatever_codes_are_asked_for() {
        own.replaceAll(row -> row + ",");
        for (int item = 0; item < 40; item++) {
            // Freight of a quarter in one code of the chapter, of a twentieth in the other.
            boolean one = item % 2 == 0;
            own.add("F%d,2024-%02d-10,IM4,QZ,CN,1,I1,USD,1,1,%s,CN,50,5500,5500,1100,%s"
                    .formatted(item, 1 + item % 12, one ? "640299" : "640391", one ? "1100" : "262"));
        }
        for (int month = 1; month <= 12; month++) {
            stated("CN", "X", "640299", "2022", month, 20_000, 100);
            stated("CN", "X", "640391", "2022", month, 1_000, 10);
        }
        flow("KE", "090111", 10_000, 100, 2_200, 20, 0.3); // under another code of the heading
        flow("KE", "090121", 0, 0, 8_800, 80, 0.1);
        own.replaceAll(row -> row.chars().filter(c -> c == ',').count() == 15 ? row + "," : row);
        asked.load(HEADER + ",freight_amount", own).reference("partner_statistics", stated.toString());
        give("USD");
        Table all = table(asked.findings(new PartnerGaps(), AT_ONCE), "gaps");
        for (String flow : List.of("CN 640299", "KE 090111")) {
            Map<String, String> asks = new HashMap<>(AT_ONCE);
            asks.put("hs", flow.substring(3));
            Result.Findings findings = asked.findings(new PartnerGaps(), asks);
            Table own = table(findings, "gaps");
            assertThat(column(own, "flow_id")).containsExactly(flow);
            assertThat(own.rows().getFirst())
                    .isEqualTo(all.rows().stream()
                            .filter(row -> flow.equals(row.getFirst()))
                            .findFirst()
                            .orElseThrow());
        }
        assertThat(money(all, "KE 090111", "other_code")).isEqualTo(105_600);
        assertThat(column(table(asked.findings(new PartnerGaps(), AT_ONCE), "chapters"), "margin_from"))
                .contains("measured");
    }

    /**
     * Freights beside prices in yen: in yen where rate and customs value prove it, then also where one item alone proves nothing; never yen and
     * dollars added up.
     */
    @Test
    void freight_is_measured_in_one_currency() {
        own.replaceAll(row -> row + ",");
        for (int item = 0; item < 40; item++) {
            own.add("F%d,2024-%02d-10,IM4,QZ,CN,1,I1,JPY,0.0067,1,640299,CN,50,820896,6875,1100,205224"
                    .formatted(item, 1 + item % 12)); // 5,500 dollars, 1,375 to carry them
        }
        own.add("G1,2024-03-10,IM4,QZ,CN,1,I1,JPY,0.0067,1,640299,CN,50,1000000,6700,1100,200000"); // a price with its
        // freight
        for (int month = 1; month <= 12; month++) {
            stated("CN", "X", "640299", "2022", month, 20_000, 100);
        }
        asked.load(HEADER + ",freight_amount", own).reference("partner_statistics", stated.toString());
        give("USD");
        Table chapters = table(asked.findings(new PartnerGaps(), AT_ONCE), "chapters");
        assertThat(cell(chapters, "64", "margin_from")).isEqualTo("measured");
        // 40 of 1,375 dollars by 5,500, and one of 1,340 by 5,360
        assertThat((Double) cell(chapters, "64", "margin")).isCloseTo(0.25, within(1e-4));
    }

    /** One of two flows that are short has no masses: what is weight and what is price add up to what is missing in the other. */
    @Test
    void weight_and_price_are_parts_of_what_is_missing_where_masses_are_measured() {
        flow("CN", "640299", 10_000, 100, 5_500, 100, 0.2);
        flow("VN", "847130", 10_000, 0, 5_500, 50, 0.2);
        flow("IT", "030342", 1_000, 10, 11_000, 10, 0.2);
        load();
        Result.Findings findings = asked.findings(new PartnerGaps(), AT_ONCE);
        assertThat(findings.findings())
                .extracting(f -> f.says().english())
                .anySatisfy(said -> assertThat(said)
                        .startsWith("Where masses are measured (1 of the 2 flows that are short), 66,000"))
                .anySatisfy(said -> assertThat(said)
                        .startsWith("In 1 flows more was declared")
                        .contains("118,800"));
        Map<String, String> asks = new HashMap<>(AT_ONCE);
        asks.put("hs", "0303");
        assertThat(asked.findings(new PartnerGaps(), asks).findings())
                .extracting(f -> f.says().english())
                .noneMatch(said -> said.contains("of what is missing"))
                .first()
                .isEqualTo(
                        "Of 1 flows that both sides report, 0 fit and none is short of what the partner says it sent.");
    }

    @Test
    void
            where_no_amounts_of_tax_are_stated_the_rates_tell_what_is_at_stake_and_where_no_rates_either_it_is_not_known() {
        own.replaceAll(row -> row + ",");
        for (int month = 1; month <= 12; month++) {
            stated("CN", "X", "640299", "2022", month, 10_000, 100);
            own.add("E%d,2024-%02d-10,IM4,QZ,CN,1,I1,USD,1,1,640299,CN,100,5500,5500,,20".formatted(month, month));
        }
        asked.load(HEADER + ",duty_rate_percent", own).reference("partner_statistics", stated.toString());
        give("USD");
        Result.Findings findings = asked.findings(new PartnerGaps(), AT_ONCE);
        assertThat(money(table(findings, "gaps"), "CN 640299", "stake")).isEqualTo(66_000 * 0.2);
        assertThat(findings.findings())
                .anySatisfy(
                        f -> assertThat(f.says().english()).contains("of which the duty rate was taken instead: 12"));
        try (AskedDeclarations bare = AskedDeclarations.in(directory.resolve("bare"))) {
            bare.load(
                            HEADER,
                            own.stream()
                                    .map(row -> row.replaceAll(",(20)?$", ""))
                                    .toList())
                    .reference("partner_statistics", stated.toString());
            bare.workspace().lake().transaction(session -> {
                NationalCurrency.give(session, "USD", "test", ExchangeRates.monthly());
                return null;
            });
            Result.Findings unknown = bare.findings(new PartnerGaps(), AT_ONCE);
            assertThat(column(table(unknown, "gaps"), "stake")).containsOnlyNulls();
            assertThat(unknown.findings().getFirst().money()).isNull();
            assertThat(unknown.findings().getFirst().says().english()).contains("an amount that is not known");
        }
    }

    /** Fish that nobody states, landed from the high seas: ten times what is missing from another country has causes of its own. */
    @Test
    void a_surplus_far_beyond_what_is_missing_does_not_offset_gaps_that_have_nothing_to_do_with_it() {
        flow("CN", "030342", 10_000, 100, 5_500, 100, 0.2); // half the price
        flow("KR", "030342", 1_000, 10, 56_100, 510, 0.2); // 55,000 more than it states
        load();
        Table gaps = table(asked.findings(new PartnerGaps(), AT_ONCE), "gaps");
        assertThat(cell(gaps, "CN 030342", "looks_like")).isEqualTo("price");
        assertThat(money(gaps, "CN 030342", "gap")).isEqualTo(66_000);
        assertThat(money(gaps, "CN 030342", "other_origin")).as("a tenth").isEqualTo(6_600);
        assertThat(money(gaps, "CN 030342", "remains")).isEqualTo(59_400);
    }

    @Test
    void the_parts_of_a_gap_add_up_to_the_cent_and_are_what_a_second_way_gives() {
        Random random = new Random(17);
        List<String> codes = List.of("610910", "610990", "620342", "620343", "850440");
        for (String partner : List.of("CN", "IN", "TR", "MX")) {
            for (String code : codes) {
                double kg = 100 + random.nextInt(900);
                double price = 2 + random.nextInt(50);
                double ownKg = kg * (0.3 + random.nextDouble());
                flow(partner, code, kg * price, kg, ownKg * price * (0.4 + random.nextDouble()), ownKg, 0.1);
            }
        }
        load();
        Table gaps = table(asked.findings(new PartnerGaps(), AT_ONCE), "gaps");
        assertThat(gaps.rows()).hasSizeGreaterThan(5);
        for (Object id : column(gaps, "flow_id")) {
            String flow = String.valueOf(id);
            BigDecimal gap = (BigDecimal) Objects.requireNonNull(cell(gaps, flow, "gap"));
            assertThat(sum(gaps, flow, "weight_gap", "price_gap")).isEqualByComparingTo(gap);
            assertThat(sum(gaps, flow, "other_code", "other_origin", "remains")).isEqualByComparingTo(gap);
            assertThat(money(gaps, flow, "weight_gap")).isEqualTo(weightPart(flow), within(0.05));
        }
    }

    private static BigDecimal sum(Table table, String first, String... columns) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String column : columns) {
            sum = sum.add((BigDecimal) Objects.requireNonNull(cell(table, first, column)));
        }
        return sum;
    }

    /**
     * The weight's part of a flow's gap, from the rows that were loaded: the logarithmic mean of both values times the logarithm of the masses'
     * ratio.
     */
    private double weightPart(String flow) {
        String partner = flow.substring(0, 2);
        String code = flow.substring(3);
        double value = 0;
        double kg = 0;
        for (String line : stated.toString().lines().toList()) {
            String[] f = line.split(",", -1);
            if (f[1].equals(partner) && f[4].equals(code)) {
                value += 1.1 * Double.parseDouble(f[7]);
                kg += Double.parseDouble(f[8]);
            }
        }
        double ownValue = 0;
        double ownKg = 0;
        for (String line : own) {
            String[] f = line.split(",", -1);
            if (f[11].equals(partner) && f[10].equals(code)) {
                ownValue += Double.parseDouble(f[14]);
                ownKg += Double.parseDouble(f[12]);
            }
        }
        return (value - ownValue) / Math.log(value / ownValue) * Math.log(kg / ownKg);
    }

    @Test
    void what_was_sent_in_a_month_is_expected_after_the_days_of_the_voyage() {
        stated("CN", "X", "640299", "2022", 3, 3_100, 31);
        declared("CN", "CN", "640299", "2024-04-20", 3_000, 30, 0.1);
        load();
        Map<String, String> late = Map.of("sea_days", "31", "margin", "0", "least_value", "1");
        List<Chart> charts = asked.findings(new PartnerGaps(), late).charts();
        Chart months = charts.getFirst();
        List<@Nullable Double> expected = months.series().getFirst().values();
        int april = months.categories().indexOf("2024-04");
        assertThat(expected.get(april)).as("1 April to 1 May: 30 of 31 days").isEqualTo(3_000);
        assertThat(expected.get(april + 1)).as("the day that is left").isEqualTo(100);
    }

    @Test
    void subheadings_that_the_partners_edition_cuts_otherwise_are_added_up_in_their_heading() {
        for (int month = 1; month <= 12; month++) {
            String day = "2024-%02d-10".formatted(month);
            stated("PK", "X", "150910", "2017", month, 2_000, 20); // virgin olive oil, which 2022 cut in two
            declared("PK", "PK", "150920", day, 1_100, 10, 0.1);
            declared("PK", "PK", "150930", day, 1_100, 10, 0.1);
            stated("PK", "X", "481910", "2017", month, 1_000, 10); // cartons, which it left alone
            declared("PK", "PK", "481910", day, 1_100, 10, 0.1);
        }
        flow("ES", "150920", 1_000, 10, 1_100, 10, 0.1); // of a partner that uses the edition of 2022
        load();
        Result.Findings findings = asked.findings(new PartnerGaps(), AT_ONCE);
        assertThat(findings.findings().getFirst().says().english())
                .startsWith("Of 4 flows that both sides report, 4 fit");
        assertThat(table(findings, "lost").rows()).isEmpty();
        assertThat(table(findings, "orphans").rows()).isEmpty();
    }

    @Test
    void re_exports_are_taken_out_of_exports_that_hold_them_and_set_beside_what_came_from_there() {
        for (int month = 1; month <= 12; month++) {
            String day = "2024-%02d-10".formatted(month);
            stated("SG", "X", "847130", "2022", month, 5_000, 50);
            stated("SG", "RX", "847130", "2022", month, 4_000, 40);
            declared("SG", "SG", "847130", day, 1_100, 10, 0.1);
            declared("CN", "SG", "847130", day, 4_400, 40, 0.1);
            stated("CN", "X", "847130", "2022", month, 4_000, 40);
        }
        load();
        Result.Findings findings = asked.findings(new PartnerGaps(), AT_ONCE);
        assertThat(column(table(findings, "gaps"), "line")).isEmpty();
        Table hubs = table(findings, "hubs");
        assertThat(column(hubs, "hub")).containsExactly("SG");
        assertThat(column(hubs, "ratio")).containsExactly(1.0);
    }

    @Test
    void a_partner_that_imports_as_much_of_the_goods_as_it_exports_is_a_known_explanation() {
        flow("DE", "160414", 10_000, 1_000, 3_000, 300, 0.1);
        flow("ID", "160414", 10_000, 1_000, 3_000, 300, 0.1);
        for (String partner : List.of("DE", "ID")) {
            stated.append("2024-01,%s,FR,X,160414,2022,USD,10000,1000,0\n".formatted(partner));
        }
        stated.append("2024-01,DE,EC,M,160414,2022,USD,150000,15000,0\n");
        stated.append("2024-01,ID,EC,M,160414,2022,USD,5000,500,0\n");
        load();
        Table gaps = table(asked.findings(new PartnerGaps(), AT_ONCE), "gaps");
        assertThat(column(gaps, "flow_id")).containsExactly("ID 160414", "DE 160414");
        assertThat(cell(gaps, "ID 160414", "notes")).isNull();
        assertThat(cell(gaps, "DE 160414", "notes")).isEqualTo("trader");
    }

    @Test
    void flows_of_thousands_of_billions_are_compared_as_small_ones_are() {
        flow("ID", "160414", 50e12, 5e9, 20e12, 2e9, 0.1);
        load();
        Table gaps = table(asked.findings(new PartnerGaps(), AT_ONCE), "gaps");
        assertThat(cell(gaps, "ID 160414", "looks_like")).isEqualTo("weight");
    }

    @Test
    void statistics_in_another_currency_are_brought_to_the_national_one_or_the_question_is_not_answered() {
        flow("CN", "640299", 10_000, 100, 5_500, 100, 0.2);
        load();
        give("XOF");
        assertThat(asked.ask(new PartnerGaps(), AT_ONCE)).isInstanceOf(Result.NotApplicable.class);
        StringBuilder rates = new StringBuilder("day,currency,in_currency,rate\n");
        for (int month = 1; month <= 12; month++) {
            rates.append("2024-%02d-01,USD,XOF,600\n".formatted(month));
        }
        asked.reference("exchange_rates", rates.toString());
        Table partners = table(asked.findings(new PartnerGaps(), AT_ONCE), "partners");
        assertThat(money(partners, "CN", "expected")).isEqualTo(12 * 10_000 * 600 * 1.1);
    }

    @Test
    void without_statistics_of_partners_the_question_does_not_apply() {
        asked.load(HEADER, own);
        assertThat(asked.ask(new PartnerGaps(), Map.of())).isInstanceOf(Result.NotApplicable.class);
    }
}
