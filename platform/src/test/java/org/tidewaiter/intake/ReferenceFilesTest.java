package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.datamodel.ReferenceColumn;
import org.tidewaiter.datamodel.ReferenceTable;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.mapping.CompanionMapping;
import org.tidewaiter.quarantine.Quarantine;
import org.tidewaiter.source.Source;

/** Files of what is kept beside declarations: statistics, tariff, rates, registers, staff. */
@Tag("slow")
class ReferenceFilesTest {
    private static final String RATES = "day,currency,in_currency,rate\n";

    @TempDir
    Path directory;

    @AutoClose
    private Door door;

    private record Text(String value) {}

    @BeforeEach
    void open() {
        door = new Door(directory);
    }

    private LoadReport load(String kind, String text) throws IOException {
        return load(kind, text, CompanionMapping.OWN_NAMES);
    }

    private LoadReport load(String kind, String text, CompanionMapping mapping) throws IOException {
        return CompanionLoad.load(
                door.workspace,
                Source.of(door.write(text)),
                LineFilesTest.kind(kind),
                mapping,
                false,
                Actor.systemUser());
    }

    private List<String> texts(String sql) {
        return door.workspace.lake().query(Text.class, sql).stream()
                .map(Text::value)
                .toList();
    }

    private List<String> reasons() {
        return texts("select field || ' ' || reason from quarantine order by line_number");
    }

    @Test
    void a_row_has_its_typed_columns() throws IOException {
        LoadReport report = load(
                "tariff",
                "hs_code,duty_percent,in_force_from,description\n0302.31,6.5,2024-01-01,\"Tuna, fresh\"\n01012100,0,,\n");
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(texts("select concat_ws(' ', hs_code, duty_percent::double, in_force_from, description)"
                        + " from tariff_line order by hs_code"))
                .containsExactly("01012100 0.0", "030231 6.5 2024-01-01 Tuna, fresh");
    }

    @Test
    void columns_are_known_by_their_names_in_other_languages() throws IOException {
        LoadReport french = load("revenue", "Mois,Bureau,Taxe,Montant liquidé\n01/2024,DKR1,DD,97.5\n");
        LoadReport days =
                load("revenue", "date,Oficina,Impuesto,Montant payé\n2024-02-01,DKR1,DD,97.5\n2024-02-15,DKR1,TVA,1\n");
        assertThat(french.accepted()).isEqualTo(1);
        assertThat(days.accepted()).isEqualTo(1);
        assertThat(reasons()).containsExactly("month is not a month like 2024-03, nor its first day");
        assertThatThrownBy(() -> load("revenue", "Mois,Bureau,Aduana,Taxe\n01/2024,A,B,DD\n"))
                .hasMessageContaining("several columns for 'office_code': 'Bureau', 'Aduana'");
    }

    /** A tariff was loaded without its rates and days, as their columns had other names, and a later rate took the place of the former. */
    @Test
    void rates_and_days_of_validity_are_known_by_their_usual_names() throws IOException {
        LoadReport report = load("tariff", """
            HS code;Valid from;Valid until;Duty %;VAT %
            610910;01/01/2024;31/12/2024;12;20
            610910;01/01/2025;;6,5;20
            """);
        assertThat(List.of(report.accepted(), report.quarantined())).containsExactly(2L, 0L);
        assertThat(report.ignored()).isEmpty();
        assertThat(texts("select concat_ws(' ', in_force_from, in_force_until, duty_percent::double,"
                        + " vat_percent::double) from tariff_line order by in_force_from"))
                .containsExactly("2024-01-01 2024-12-31 12.0 20.0", "2025-01-01 6.5 20.0");
        assertThat(load("measures", """
                        Código SA;País de origen;Medida;Vigente desde;Derecho %;Base legal
                        640399;CN;AD;15/01/2024;16,5;R 2024/1
                        """).ignored()).isEmpty();
        assertThat(texts("select concat_ws(' ', origin_country, in_force_from, duty_percent::double, legal_base)"
                        + " from trade_measure"))
                .containsExactly("CN 2024-01-15 16.5 R 2024/1");
    }

    /** Whoever pastes what is offered must not put VAT in the place of duty, or tonnes in that of money. */
    @Test
    void what_is_offered_for_columns_that_are_not_known_is_what_they_mean_and_nothing_twice() {
        assertThatThrownBy(() -> load("tariff", "hs_code,TVA,Droit de douane\n610910,18%,5%\n620342,18%,10%\n"))
                .hasMessageContaining("--set 'TVA=vat_percent' --set 'Droit de douane=duty_percent'");
        assertThatThrownBy(() -> load("partner_statistics", """
                        month,reporter,partner,flow,hs_code,currency,trade_value,Net weight (tonnes)
                        2024-01,CN,KE,X,610910,USD,12000,0.5
                        """))
                .hasMessageContaining("--set 'Net weight (tonnes)=net_mass_kg'");
    }

    @Test
    void a_register_of_companies_and_hours_of_offices_have_names_of_their_own() throws IOException {
        load("aeo_register", "Company ID,AEO certificate,Type,Valid from\nP100,C-1,AEOC,2022-01-01\n");
        assertThat(texts("select concat_ws(' ', party_id, certificate, type_code, valid_from) from aeo_certificate"))
                .containsExactly("P100 C-1 AEOC 2022-01-01");
        load("opening_hours", "Office,Day,Opening time,Closing time\nAB01,1,08:00,17:00\n");
        assertThat(texts("select concat_ws(' ', office_code, weekday, opens, closes) from opening_hours"))
                .containsExactly("AB01 1 08:00:00 17:00:00");
        load("revenue", "Period,Customs office,Tax type,Amount assessed,Amount collected\n2024-01,AB01,VAT,10,9\n");
        assertThat(texts("select concat_ws(' ', month, tax, assessed::double, paid::double) from monthly_revenue"))
                .containsExactly("2024-01-01 VAT 10.0 9.0");
    }

    /** A green load without the rate, the day and the key would be worse than none. */
    @Test
    void a_column_that_may_be_one_of_the_kind_stops_the_load_until_somebody_says_what_it_is() throws IOException {
        String text = "hs_code,Zapłata,Since,Rank\n610910,12.5,2024-01-01,1\n610910,12,2025-01-01,7\n";
        assertThatThrownBy(() -> load("tariff", text))
                .hasMessageContaining("'Zapłata' (such as '12.5') may be duty_percent or vat_percent")
                .hasMessageContaining("'Since' (such as '2024-01-01') may be in_force_from or in_force_until")
                .hasMessageContaining("--set 'Since=in_force_from'");
        assertThat(texts("select hs_code from tariff_line")).isEmpty();
        CompanionTable tariff = LineFilesTest.kind("tariff");
        CompanionMapping said = CompanionMapping.saying(
                Map.of("Zapłata", "duty_percent", "Since", "in_force_from", "Rank", "-"), "tariff", tariff.described());
        LoadReport report = CompanionLoad.load(
                door.workspace, Source.of(door.write(text)), tariff, said, false, Actor.systemUser());
        assertThat(report.ignored()).containsExactly("Rank");
        assertThat(texts("select in_force_from || ' ' || duty_percent::double from tariff_line order by 1"))
                .containsExactly("2024-01-01 12.5", "2025-01-01 12.0");
    }

    /** The end of a certificate lies ahead, and was refused as a mistake where its figures did not stand as in ISO 8601. */
    @Test
    void days_that_lie_ahead_are_read_as_others_are_and_one_column_proves_the_order_of_another() throws IOException {
        LoadReport report = load("aeo_register", """
                PIN,Certificate No,Issue Date,Expiry Date
                P1,A1,01/07/2025,30/06/2051
                P2,A2,02/07/2025,29/02/2096
                P3,A3,03/07/2025,31/12/9999
                """);
        assertThat(List.of(report.accepted(), report.quarantined())).containsExactly(3L, 0L);
        assertThat(report.notes())
                .contains(
                        "days of 'Issue Date' are read as day, month, year, as those of 'Expiry Date' prove",
                        "days of 'Expiry Date' are read as day, month, year, as '30/06/2051' proves");
        assertThat(texts("select valid_from || ' ' || valid_until from aeo_certificate order by party_id"))
                .containsExactly("2025-07-01 2051-06-30", "2025-07-02 2096-02-29", "2025-07-03 9999-12-31");
        assertThat(load("permits", "permit_number,agency,valid_until\nP1,X,31/02/2051\n")
                        .quarantined())
                .isEqualTo(1);
    }

    /** As with declarations: what stands below a header in another order or currency would be read as what stood above it. */
    @Test
    void a_header_that_comes_again_is_heeded_in_every_kind() throws IOException {
        LoadReport reordered = load("tariff", """
            hs_code,duty_percent,vat_percent
            610910,12,20
            hs_code,vat_percent,duty_percent
            610990,20,12
            """);
        assertThat(List.of(reordered.accepted(), reordered.quarantined())).containsExactly(1L, 2L);
        assertThat(texts("select reason from quarantine"))
                .allMatch(r -> r.contains("second header, which names the columns in another order"));
        LoadReport dearer = load("revenue", """
            month,office_code,tax,assessed (KES),paid (KES)
            2024-01,NBO,A,10,9
            month,office_code,tax,assessed (KES thousand),paid (KES thousand)
            2024-02,NBO,A,11,10
            month,office_code,tax,assessed (KES),paid (KES)
            2024-03,NBO,A,12,11
            """);
        assertThat(List.of(dearer.accepted(), dearer.quarantined())).containsExactly(2L, 3L);
        assertThat(texts("select month || ' ' || assessed::double || ' ' || currency from monthly_revenue order by 1"))
                .containsExactly("2024-01-01 10.0 KES", "2024-03-01 12.0 KES");
    }

    /** The comparison with what is in force was no SQL where there is nothing to compare but the key. */
    @Test
    void a_table_of_nothing_but_keys_has_no_changes_to_tell() {
        assertThat(ReferenceCompanion.changes(ReferenceTable.HOLIDAY.columns().stream()
                        .filter(ReferenceColumn::isKey)
                        .toList()))
                .isEqualTo("''");
        assertThat(ReferenceCompanion.changes(ReferenceTable.HOLIDAY.columns()))
                .startsWith("concat_ws(', ', case when t.name");
    }

    /** Texts beside a full row, numbers of rows and identifiers are nothing that would be missed. */
    @Test
    void a_column_that_is_none_of_the_kind_is_left_alone_and_named() throws IOException {
        LoadReport report = load("tariff", """
            No,hs_code,duty_percent,vat_percent,in_force_from,Remark,Database id
            1,610910,12.5,20,2024-01-01,new,30012345
            2,610990,12,20,2024-01-01,,30012346
            """);
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.ignored()).containsExactly("No", "Remark", "Database id");
    }

    /** Both would be left out of a green load, and with them what was collected. */
    @Test
    void a_column_that_stands_twice_is_refused() {
        assertThatThrownBy(() -> load("revenue", "month,office_code,tax,assessed,assessed,paid\n2024-01,A,DD,5,6,5\n"))
                .hasMessageContaining("several columns for 'assessed'");
    }

    @Test
    void rates_in_per_cent_may_say_so_and_free_is_no_duty() throws IOException {
        load("tariff", """
            hs_code,duty_percent,vat_percent
            010130,6.8%,20 %
            010619,Free,20
            010620,4.8,Free
            010621,1¢/kg,20
            010622,10.2 % + 93.1 EUR / 100 kg,20
            010623,%3,
            """);
        assertThat(texts("select concat_ws(' ', hs_code, duty_percent::double, vat_percent::double) from tariff_line"
                        + " order by hs_code"))
                .containsExactly("010130 6.8 20.0", "010619 0.0 20.0", "010623 3.0");
        assertThat(reasons())
                .satisfiesExactly(
                        tax -> assertThat(tax).startsWith("vat_percent is not a number"),
                        specific -> assertThat(specific).contains("specific and compound rates", "leave it empty"),
                        compound -> assertThat(compound).contains("specific and compound rates"));
    }

    @Test
    void a_day_that_can_be_read_in_one_order_proves_it_for_its_column() throws IOException {
        String header = "entry,name,listed_on,delisted_on\n";
        LoadReport report =
                load("watch_list", header + "1,A,13/07/2020,03.04.2021\n2,B,04/05/2021,\n3,C,2021-06-07,\n");
        assertThat(texts("select concat_ws(' ', entry, listed_on, delisted_on) from watch_list_entry order by entry"))
                .containsExactly("1 2020-07-13 2021-04-03", "2 2021-05-04", "3 2021-06-07");
        assertThat(report.notes())
                .contains(
                        "days of 'listed_on' are read as day, month, year, as '13/07/2020' proves",
                        "days of 'delisted_on' are read as day, month, year, as is usual with points");
    }

    @Test
    void days_whose_order_nothing_proves_are_not_guessed() throws IOException {
        load("watch_list", "entry,name,listed_on\n1,A,03/04/2020\n2,B,05/06/2021\n");
        assertThat(reasons()).hasSize(2).allSatisfy(r -> assertThat(r).contains("--date-order dmy"));
        load("watch_list", "entry,name,listed_on\n1,A,13/04/2020\n2,B,05/16/2021\n");
        assertThat(reasons()).hasSize(4).allSatisfy(r -> assertThat(r).contains("--date-order dmy"));
    }

    @Test
    void entries_without_a_number_are_numbered_by_file_and_line() throws IOException {
        CompanionMapping mapping = mapping("watch_list", """
            columns: {Name: name}
            constants: {entry: "{file}-{line}", list: own}
            """);
        load("watch_list", "Name,Body\nAcme,x\nBeta,y\n", mapping);
        assertThat(texts("select regexp_extract(entry, '-[0-9]+$') || ' ' || name from watch_list_entry order by name"))
                .containsExactly("-2 Acme", "-3 Beta");
        assertThatThrownBy(() -> mapping("tariff", "constants: {hs_code: \"{line}\"}"))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("gives hs_code the constant '{line}'");
    }

    @Test
    void a_month_in_two_columns_is_one_month() throws IOException {
        CompanionMapping mapping = mapping("partner_statistics", """
            columns:
              CO_ANO: {field: month, month_in: CO_MES}
              CO_NCM: hs_code
              CO_PAIS: partner
              VL_FOB: trade_value
            constants: {reporter: BR, flow: X, currency: USD}
            """);
        LoadReport report = load("partner_statistics", """
            CO_ANO;CO_MES;CO_NCM;CO_PAIS;VL_FOB
            2024;1;120190;160;20
            2024;10;120190;160;30
            2024;13;120190;160;40
            """, mapping);
        assertThat(texts("select month::varchar from partner_statistic order by month"))
                .containsExactly("2024-01-01", "2024-10-01");
        assertThat(reasons()).containsExactly("month has '13' for a month");
        assertThat(report.ignored()).isEmpty();
        assertThatThrownBy(() -> mapping("tariff", "columns: {a: {field: hs_code, month_in: b}}"))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("puts the day of the column 'a' together");
    }

    @Test
    void a_date_and_a_time_beside_it_are_one_time() throws IOException {
        LoadReport report = load(
                "event_log",
                "case,activity,date,time\n1,LODGED,2024-03-14,8:30:00 AM\n1,RELEASED,2024-03-14,3:05:00 PM\n");
        assertThat(report.quarantined()).isZero();
        assertThat(report.notes()).contains("'date' and 'time' are read as one time");
        assertThat(report.ignored()).isEmpty();
    }

    private CompanionMapping mapping(String kind, String yaml) {
        return CompanionMapping.parse(
                yaml, "own", kind, LineFilesTest.kind(kind).described());
    }

    /** Statistics are mostly in thousands and tonnes: a mapping took 12.5 thousand for 12.5, and had no word to say it. */
    @Test
    void a_mapping_says_what_one_number_of_a_column_stands_for() throws IOException {
        String file = """
                        month;reporter;partner;flow;hs_code;Value (1000 USD);Net mass (t);Consignments 000
                        2024-01;DE;CN;M;610910;12.5;3.25;2
                        2024-02;DE;CN;M;610910;-0.0005;0.0000004;3
                        """;
        String head = "columns: {month: month, reporter: reporter, partner: partner, flow: flow, hs_code: hs_code, ";
        String value = "'Value (1000 USD)': {field: trade_value, scale: 1000}, ";
        String mass = "'Net mass (t)': {field: net_mass_kg, unit: t}, ";
        String foot = "}\nconstants: {currency: USD}";
        String counts = "'Consignments 000': {field: consignments, scale: 1}";
        assertThat(load("partner_statistics", file, mapping("partner_statistics", head + value + mass + counts + foot))
                        .accepted())
                .isEqualTo(2);
        assertThat(
                        texts(
                                "select concat_ws(' ', trade_value, net_mass_kg, consignments) from partner_statistic order by month"))
                .containsExactly("12500.000 3250.000000 2", "-0.500 0.000400 3");
        assertThatThrownBy(() -> load(
                        "partner_statistics",
                        file,
                        mapping(
                                "partner_statistics",
                                head + "'Value (1000 USD)': trade_value, " + mass + counts + foot)))
                .hasMessageContaining("in another measure than 'trade_value' by its name")
                .hasMessageContaining("'Value (1000 USD)': {field: trade_value, scale: 1000}");
        assertThatThrownBy(() -> load(
                        "partner_statistics",
                        file,
                        mapping("partner_statistics", head + value + "'Net mass (t)': net_mass_kg, " + counts + foot)))
                .hasMessageContaining("'Net mass (t)': {field: net_mass_kg, unit: t}");
        assertThatThrownBy(() -> mapping("partner_statistics", head + "X: {field: trade_value, unit: t}" + foot))
                .hasMessageContaining("trade_value is no mass");
        assertThatThrownBy(() -> mapping("partner_statistics", head + "X: {field: net_mass_kg, unit: ton}" + foot))
                .hasMessageContaining("which may be a tonne of 1000 kg");
        assertThatThrownBy(() -> mapping("partner_statistics", head + "X: {field: trade_value, scale: 0}" + foot))
                .hasMessageContaining("which is no number above 0");
    }

    @Test
    void rates_of_duty_may_be_shares_and_a_sign_of_per_cent_is_taken_at_its_word() throws IOException {
        String yaml =
                "columns: {hs: hs_code, rate: {field: duty_percent, scale: 100}}\nconstants: {in_force_from: 2024-01-01}";
        assertThat(load("tariff", "hs,rate\n610910,0.125\n620342,5%\n640399,0\n", mapping("tariff", yaml))
                        .accepted())
                .isEqualTo(3);
        assertThat(texts("select duty_percent::double from tariff_line order by hs_code"))
                .containsExactly("12.5", "5.0", "0.0");
    }

    @Test
    void the_currency_may_stand_in_the_name_of_the_column() throws IOException {
        load("exchange_rates", "day,currency,usd_for_one\n2024-01-01,AUD,0.66676\n");
        load("partner_statistics", """
            month,reporter,partner,flow,hs6,value_fob_usd,net_mass_kg,mass_estimated
            2023-11,AE,QZ,RX,390130,1833.42,770,0
            """);
        assertThat(texts("select in_currency || ' ' || rate from exchange_rate"))
                .containsExactly("USD 0.6667600000");
        assertThat(texts("select concat_ws(' ', month, hs_code, currency, fob_value, mass_estimated)"
                        + " from partner_statistic"))
                .containsExactly("2023-11-01 390130 USD 1833.420 false");
    }

    @Test
    void files_of_comtrade_come_through_the_mapping_that_ships() throws IOException {
        CompanionTable kind = LineFilesTest.kind("partner_statistics");
        CompanionMapping comtrade = CompanionMapping.of("comtrade", directory, kind.name(), kind.described());
        LoadReport report = load(kind.name(), """
            "freq_code","period","reporter_iso","flow_code","partner_iso","partner2iso","classification_code","cmd_code",\
            "customs_code","mot_code","qty_unit_abbr","qty","net_wgt","is_net_wgt_estimated","cifvalue","fobvalue","primary_value"
            "M","201801","IDN","X","AUS","W00","H5","030231","C00","0","kg",125,125,FALSE,0,968.7512,968.75
            "M","201801","USA","M","W00","W00","H5","030231","C00","0 ","N/A",,0,TRUE,46319,0,46319
            "M","201801","USA","M","S19","W00","H5","030231","C00","0","kg",5,1e+05,TRUE,7,,7
            """, comtrade);
        assertThat(report.accepted()).isEqualTo(3);
        assertThat(report.ignored()).containsExactly("freq_code");
        assertThat(texts(
                        "select concat_ws(' ', month, reporter, partner, flow, hs_code, currency, trade_value, fob_value,"
                                + " net_mass_kg::double, unit) from partner_statistic order by partner"))
                .containsExactly(
                        "2018-01-01 ID AU X 030231 USD 968.750 968.751 125.0 KGM",
                        "2018-01-01 US S19 M 030231 USD 7.000 100000.0 KGM",
                        "2018-01-01 US W00 M 030231 USD 46319.000");
        assertThat(texts("select mass_estimated::varchar from partner_statistic where second_partner is not null"))
                .isEmpty();
    }

    @Test
    void an_exponent_is_a_number_only_where_the_mapping_says_that_no_digit_was_dropped() throws IOException {
        load("exchange_rates", RATES + "2024-01-01,KRW,USD,1e+02\n");
        assertThat(reasons()).singleElement().asString().contains("has lost its last digits");
    }

    @Test
    void a_later_file_confirms_what_is_the_same_and_replaces_what_is_not() throws IOException {
        load("exchange_rates", RATES + "2024-01-01,AUD,USD,0.66\n2024-01-02,AUD,USD,0.67\n");
        LoadReport later = load(
                "exchange_rates",
                RATES + "2024-01-01,AUD,USD,0.66\n2024-01-02,AUD,USD,0.68\n2024-01-03,AUD,USD,0.69\n");
        assertThat(later.read()).isEqualTo(3);
        assertThat(later.accepted()).isEqualTo(3);
        assertThat(texts("select day || ' ' || rate::double || ' ' || load_id from exchange_rate order by day"))
                .containsExactly("2024-01-01 0.66 1", "2024-01-02 0.68 2", "2024-01-03 0.69 2");
        assertThat(texts("select rate::double || ' ' || superseded_by from reference.exchange_rate"
                        + " where superseded_by is not null"))
                .containsExactly("0.67 2");
    }

    @Test
    void a_key_is_given_once_in_a_file() throws IOException {
        LoadReport report = load(
                "exchange_rates",
                RATES + "2024-01-01,AUD,USD,0.66\n2024-01-01,AUD,USD,0.660\n2024-01-02,AUD,USD,0.67\n"
                        + "2024-01-02,AUD,USD,0.76\n");
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(texts("select rate::double::varchar from exchange_rate")).containsExactly("0.66");
        assertThat(reasons())
                .containsExactly(
                        "day is earlier in this file with all that the row says",
                        "day is given twice in this file with different values (the same day, currency, in_currency,"
                                + " source): leave the right row",
                        "day is given twice in this file with different values (the same day, currency, in_currency,"
                                + " source): leave the right row");
    }

    @Test
    void what_cannot_be_read_is_quarantined_with_its_place_and_reason() throws IOException {
        LoadReport report = load(
                "exchange_rates",
                RATES + "2024-02-30,AUD,USD,1\n2024-02-01,AUX,USD,1\n2024-02-01,AUD,USD,\n2024-02-01,AUD,USD,-1\n"
                        + "2024-02-01,AUD,USD,1.12345678901\n2024-02-01,AUD\n2024-02-01,AUD,USD,1\n");
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(
                        texts(
                                "select concat_ws(' ', line_number, field, value, reason) from quarantine order by line_number"))
                .satisfiesExactly(
                        day -> assertThat(day).startsWith("2 day 2024-02-30 "),
                        currency -> assertThat(currency).isEqualTo("3 currency AUX is not an ISO 4217 currency code"),
                        none -> assertThat(none).endsWith("rate  is not given, and must be"),
                        negative -> assertThat(negative).isEqualTo("5 rate -1 is negative"),
                        decimals -> assertThat(decimals).contains("has more than the 10 decimals that are kept"),
                        values -> assertThat(values).isEqualTo("7 has 2 values, and its header names 4 columns"));
    }

    @Test
    void hours_that_end_before_they_begin_periods_the_wrong_way_round_and_lost_numbers_are_set_aside()
            throws IOException {
        load(
                "opening_hours",
                "office,weekday,opens,closes\nA,1,08:00,24:00\nA,8,08:00,16:00\nA,2,17:00,08:00\nA,3,08:00,08:00\n");
        load("staff", "officer,office,section,from,to\no1,A,,2024-02-01,2024-01-01\no2,A,,2024-01-01,2024-01-01\n");
        load("figures", "month,office_code,figure,amount\n2024-01,A,cost,NaN\n2024-02,A,cost,5\n");
        assertThat(texts("select concat_ws(' ', field, value, reason) from quarantine order by load_id, line_number"))
                .containsExactly(
                        "weekday 8 is no day of the week: 1 is Monday, 7 is Sunday",
                        "closes 08:00:00 is not later than opens: an office is open within a day, until 24:00 at the latest",
                        "closes 08:00:00 is not later than opens: an office is open within a day, until 24:00 at the latest",
                        "valid_until 2024-01-01 is before valid_from",
                        "amount NaN is not a number");
        assertThat(texts("select count(*)::varchar from opening_hours union all select count(*)::varchar from"
                        + " staff_assignment union all select count(*)::varchar from monthly_figure"))
                .containsExactly("1", "1", "1");
    }

    @Test
    void a_quarantined_row_comes_back_corrected() throws IOException {
        LoadReport report = load("exchange_rates", RATES + "2024-02-01,AUX,USD,1\n2024-02-02,AUD,USD,1\n");
        Path open = directory.resolve("open.csv");
        new Quarantine(door.workspace).export(open, report.loadId());
        Files.writeString(open, Files.readString(open).replace("2024-02-01,AUX", "2024-02-01,AUD"));
        new QuarantineReturn(door.workspace, Actor.systemUser()).takeBack(open, CheckBook.EMPTY);
        assertThat(texts("select day::varchar from exchange_rate order by day"))
                .containsExactly("2024-02-01", "2024-02-02");
        assertThat(door.quarantined()).isEmpty();
    }

    @Test
    void the_same_content_is_refused_twice_and_a_missing_column_names_the_remedy() throws IOException {
        load("exchange_rates", RATES + "2024-02-01,AUD,USD,1\n");
        assertThatThrownBy(() -> load("exchange_rates", RATES + "2024-02-01,AUD,USD,1\n"))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("load 1");
        assertThatThrownBy(() -> load("exchange_rates", "day,currency,price\n2024-02-01,AUD,1\n"))
                .hasMessageContaining("needs the column 'in_currency'");
    }

    @Test
    void a_mapping_of_other_files_is_refused() {
        CompanionTable events = LineFilesTest.kind("events");
        assertThatThrownBy(() -> CompanionMapping.of("kcs", directory, events.name(), events.described()))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("The mapping kcs");
    }

    @Test
    void every_table_takes_a_row_of_all_its_columns() throws IOException {
        for (ReferenceTable table : ReferenceTable.values()) {
            String header = table.columns().stream().map(ReferenceColumn::name).collect(Collectors.joining(","));
            String row = table.columns().stream().map(c -> example(c)).collect(Collectors.joining(","));
            assertThat(load(table.kind(), header + "\n" + row + "\n").accepted())
                    .as(table.kind())
                    .isEqualTo(1);
            assertThat(texts("select count(*)::varchar from " + table.viewName() + " where "
                            + table.columns().stream()
                                    .map(c -> c.name() + " is not null")
                                    .collect(Collectors.joining(" and "))))
                    .containsExactly("1");
        }
    }

    private static String example(ReferenceColumn column) {
        return switch (column.type()) {
            case TEXT, CODE -> column.words().isEmpty() ? "X1" : column.words().getFirst();
            case HS_CODE -> "030231";
            case COUNTRY, AREA -> "NZL";
            case CURRENCY -> "NZD";
            case COUNT -> "3";
            case AMOUNT, QUANTITY, RATE -> "1.5";
            case DAY -> "2099-12-31";
            case MONTH -> "2024-03";
            case TIME -> "2024-03-01T10:00:00";
            case CLOCK -> column.name().equals("closes") ? "16:30" : "8:30";
            case YES_NO -> "yes";
        };
    }

    @Test
    void months_that_take_the_place_of_others_are_told_with_what_changed() throws IOException {
        String header = "month,office_code,tax,assessed,paid\n";
        assertThat(load("revenue", header + "2025-11,E,duty,500,400\n2025-12,E,duty,600,0\n")
                        .notes())
                .isEmpty();
        LoadReport again = load("revenue", header + "2025-11,E,duty,500,400\n2025-12,E,duty,620,550\n");
        assertThat(again.notes())
                .singleElement()
                .asString()
                .startsWith("1 row takes the place of one with the same month, office_code, tax and other values")
                .contains("2025-12-01 E DUTY (assessed 600.000 → 620.000, paid 0.000 → 550.000)");
    }

    @Test
    void a_total_below_its_taxes_is_set_aside_with_them_also_where_they_came_before() throws IOException {
        String header = "month,office_code,tax,assessed,paid\n";
        LoadReport first = load(
                "revenue",
                header
                        + "2025-11,E,all,900,900\n2025-11,E,duty,500,500\n2025-11,E,vat,500,300\n2025-11,F,all,900,900\n2025-11,F,duty,500,500\n");
        assertThat(first.accepted())
                .as("of F, whose other taxes may not be given")
                .isEqualTo(2);
        assertThat(first.quarantined()).isEqualTo(3);
        assertThat(texts("select reason as value from quarantine order by quarantine_id limit 1"))
                .containsExactly(
                        "contradicts the other rows of 2025-11 and E (assessed: the total is 900.000 and its taxes are 1000.000): correct the one that is wrong");
        LoadReport later = load("revenue", header + "2025-11,F,vat,500,300\n");
        assertThat(later.quarantined())
                .as("500 and 500 are more than the 900 of before")
                .isEqualTo(1);
        assertThat(texts("select paid::varchar as value from monthly_revenue order by tax"))
                .containsExactly("900.000", "500.000");
    }

    @Test
    void a_total_of_all_taxes_beside_a_tax_in_another_currency_is_set_aside_with_it() throws IOException {
        String header = "month,office_code,tax,assessed,paid,currency\n";
        LoadReport first = load(
                "revenue",
                header
                        + "2025-11,E,all,900,900,USD\n2025-11,E,duty,500,500,EUR\n2025-11,F,duty,1,1,USD\n2025-11,F,vat,1,1,EUR\n");
        assertThat(first.accepted())
                .as("of F, which has no total that could be of both")
                .isEqualTo(2);
        assertThat(texts("select reason as value from quarantine order by quarantine_id"))
                .hasSize(2)
                .allMatch(reason -> reason.contains("2025-11 and E")
                        && reason.contains("several currencies, EUR and USD")
                        && reason.contains("give the taxes by themselves"));
        assertThat(load("revenue", header + "2025-11,F,all,2,2,USD\n").quarantined())
                .as("beside a tax in EUR that was taken before")
                .isEqualTo(1);
    }

    @Test
    void targets_of_shares_above_the_whole_and_below_nothing_are_set_aside_and_amounts_are_not() throws IOException {
        LoadReport targets = load("targets", """
                        indicator,valid_from,at_least,at_most
                        hit_rate,2025-01-01,80,
                        control_rate,2025-01-01,,1.2
                        arrears,2025-01-01,,-0.1
                        revenue_month,2025-01-01,5000000,
                        hit_red,2025-01-01,0.2,1
                        """);
        assertThat(targets.accepted()).isEqualTo(2);
        assertThat(texts("select field || ' ' || reason as value from quarantine order by quarantine_id"))
                .containsExactly(
                        "at_least is more than the whole: the target of a share is written as a part of 1, so that 80 % is 0.8",
                        "at_most is more than the whole: the target of a share is written as a part of 1, so that 80 % is 0.8",
                        "at_most is negative");
    }
}
