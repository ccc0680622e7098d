package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.dataquality.TableMessages;
import org.tidewaiter.mapping.HeaderMeasure;
import org.tidewaiter.mapping.LearnedNames;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.mapping.MappingPreview;
import org.tidewaiter.mapping.MappingProposal;
import org.tidewaiter.source.Source;

/** Masses in other units than kilograms and amounts in thousands are converted where the file says so, and asked about where it does not. */
@Tag("slow")
class MeasuresTest {
    @TempDir
    Path directory;

    @AutoClose
    private Counter counter;

    @BeforeEach
    void open() {
        counter = new Counter(directory);
    }

    private Path table(String header, String... values) throws IOException {
        List<String> lines =
                new ArrayList<>(List.of("Declaration No;Acceptance Date;HS Code;Country of Origin;" + header));
        for (int i = 0; i < values.length; i++) {
            lines.add("A" + i + ";2024-03-11;01012100;FR;" + values[i]);
        }
        return counter.write("t.csv", lines.toArray(String[]::new));
    }

    private static String plain(String value) {
        return value.equals("null")
                ? value
                : new java.math.BigDecimal(value).stripTrailingZeros().toPlainString();
    }

    private List<String> loaded(Path file, String field) {
        LoadReport report = counter.load(file);
        assertThat(report.quarantined()).isZero();
        return counter.values(field).stream().map(MeasuresTest::plain).toList();
    }

    /** What check reads has to be what load kept. */
    private List<String> judged(Path file, Field field) throws IOException {
        List<String> seen = new ArrayList<>();
        TableMessages table = TableMessages.open(Source.of(file), null, Files.createTempDirectory(directory, "judged"));
        try {
            table.read(rows -> {
                var values = field.part() == Field.ModelPart.GOODS_ITEM
                        ? rows.message().items().getFirst().values()
                        : rows.message().heading().values();
                seen.add(
                        values.containsKey(field)
                                ? String.valueOf(values.get(field).text())
                                : "null");
            });
        } finally {
            table.discard();
        }
        return seen;
    }

    @Test
    void tonnes_in_the_header() throws IOException {
        Path file = counter.sample("05-tonnes-in-header.csv");
        LoadReport report = counter.load(file);
        assertThat(counter.values("net_mass_kg"))
                .containsExactly("512.500000", "25000.000000", "512.500000", "25000.000000");
        assertThat(judged(file, Field.NET_MASS_KG)).containsExactly("512.5", "25000", "512.5", "25000");
        assertThat(report.remarks())
                .contains("converted: 'Net Weight (Tonnes)' from tonnes to kg (1 is 1000 kg), 4 values");
    }

    @Test
    void the_unit_in_a_column_beside() throws IOException {
        Path file = counter.sample("07-unit-column-beside.csv");
        LoadReport report = counter.load(file);
        assertThat(counter.values("net_mass_kg"))
                .containsExactly("1500.000000", "500.000000", "499.994869", "250.000000");
        assertThat(judged(file, Field.NET_MASS_KG)).containsExactly("1500", "500", "499.994869", "250");
        assertThat(report.remarks())
                .contains("converted: 'Net Weight' from G (1 is 0.001 kg), 1 value; from LB (1 is 0.45359237 kg), 1"
                        + " value; from MT (1 is 1000 kg), 1 value");
    }

    @Test
    void shares_shown_as_per_cent_in_a_workbook() throws IOException {
        counter.load(counter.sample("09-excel-percent.xlsx"));
        assertThat(counter.values("duty_rate_percent").stream()
                        .map(MeasuresTest::plain)
                        .distinct())
                .contains("5", "5.5", "12.5")
                .allMatch(rate -> List.of("0", "5", "5.5", "12.5").contains(rate));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Net Weight (MT)                | 12.5     | 12500
        Net weight [t]                 | 0.5      | 500
        NET_WEIGHT_LBS                 | 1000     | 453.59237
        Net weight in pounds           | 2        | 0.907185
        Net Mass, '000 kg              | 1.5      | 1500
        Net mass ('000 tonnes)         | 0.002    | 2000
        Poids net (tonnes)             | 3,25     | 3250
        Poids net en tonnes            | 3.25     | 3250
        Peso neto (TM)                 | 4        | 4000
        Peso neto (ton)                | 4        | 4000
        Peso líquido (toneladas)       | 4        | 4000
        Peso Neto Toneladas Métricas   | 4        | 4000
        Net weight (grams)             | 2500     | 2.5
        Вес нетто, т                   | 0,75     | 750
        Масса нетто (тонн)             | 0.75     | 750
        Вага нетто, кг                 | 7.25     | 7.25
        Eigenmasse (g)                 | 2500     | 2.5
        Eigenmasse in Tonnen           | 2.5      | 2500
        NetWeightMT                    | 2        | 2000
        Net weight (short tons)        | 1        | 907.18474
        Net weight (long ton)          | 1        | 1016.046909
        Net weight (metric ton)        | 1        | 1000
        Net Weight (kg)                | 7.25     | 7.25
        Net wt. Kgs                    | 7.25     | 7.25
        """)
    void units_and_scales_in_names(String header, String value, String kilograms) throws IOException {
        Path file = table(header, value);
        assertThat(loaded(file, "net_mass_kg")).as(header).containsExactly(kilograms);
        assertThat(judged(file, Field.NET_MASS_KG)).as(header).containsExactly(kilograms);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Customs Value in thousands USD | 12.5  | 12500
        Customs value ('000)           | 12.5  | 12500
        CIF value (USD '000)           | 12.5  | 12500
        CIF Value (million)            | 0.25  | 250000
        Valor CIF (miles de USD)       | 1.5   | 1500
        Valeur CIF (en milliers)       | 1.5   | 1500
        Valor aduaneiro (mil)          | 2     | 2000
        Таможенная стоимость, тыс. руб | 2     | 2000
        Zollwert (Tsd. EUR)            | 2     | 2000
        Таможенная стоимость в тыс. долларов США | 2 | 2000
        Customs value in thousands of national currency | 2 | 2000
        CIF value (Rs. in lakhs)       | 1.25  | 125000
        CIF_VALUE_USD_MILLION          | 1     | 1000000
        Customs Value (USD)            | 12.5  | 12.5
        """)
    void scales_of_amounts(String header, String value, String amount) throws IOException {
        Path file = table(header, value);
        assertThat(loaded(file, "customs_value")).as(header).containsExactly(amount);
        assertThat(judged(file, Field.CUSTOMS_VALUE)).as(header).containsExactly(amount);
    }

    @Test
    void units_in_the_cells() throws IOException {
        Path file = table("Net Weight", "12.5 t", "1 200 kg", "2000 LBS", "KGS 7.5", "500g", "3 MT", "0");
        assertThat(loaded(file, "net_mass_kg"))
                .containsExactly("12500", "1200", "907.18474", "7.5", "0.5", "3000", "0");
        assertThat(judged(file, Field.NET_MASS_KG))
                .containsExactly("12500", "1200", "907.18474", "7.5", "0.5", "3000", "0");
    }

    @Test
    void thousands_with_units_in_the_cells() throws IOException {
        assertThat(loaded(table("Net Weight", "\"1,000 LBS\"", "\"12,500.5 kg\""), "net_mass_kg"))
                .containsExactly("453.59237", "12500.5");
    }

    @Test
    void a_number_without_a_unit_among_numbers_with_units_is_refused() throws IOException {
        LoadReport report = counter.load(table("Net Weight", "12.5 t", "0.5 t", "800 kg", "300"));
        assertThat(report.accepted()).isEqualTo(3);
        assertThat(counter.quarantined().getFirst().reason())
                .contains("has no unit beside it, as other values of its column have");
    }

    @Test
    void per_cents_in_cells() throws IOException {
        assertThat(loaded(table("Duty Rate", "15%", "5.5 %", "0"), "duty_rate_percent"))
                .containsExactly("15", "5.5", "0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Net Weight (tons)", "NET_WEIGHT_TON", "Net Weight (ton)"})
    void tons_of_no_country_are_asked_about(String header) throws IOException {
        Path file = table(header, "1.5", "2");
        assertThatThrownBy(() -> counter.load(file))
                .hasMessageContainingAll("may be a tonne of 1000 kg (t), a short ton", "say which as unit");
        assertThat(MappingProposal.of(file).remarks()).anyMatch(r -> r.contains("may be a tonne of 1000 kg"));
        LoadReport report = counter.load(file, header);
        assertThat(counter.values("net_mass_kg")).containsExactly("null", "null");
        assertThat(report.remarks()).anyMatch(r -> r.startsWith("left out: '" + header + "'"));
    }

    @Test
    void tons_in_the_column_beside_are_refused_and_can_be_told() throws IOException {
        Path file = table("Net Weight;Weight Unit", "1.5;TON", "2;KG", "3;KGM");
        LoadReport report = counter.load(file);
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(counter.quarantined().getFirst().reason()).contains("is in 'TON', which may be a tonne");
        Mapping told = Mapping.parse(
                MappingProposal.of(file)
                        .yaml("t")
                        .replace("unit_in: \"Weight Unit\"", "unit_in: \"Weight Unit\", units: {TON: short ton}"),
                "t");
        assertThat(MappingPreview.of(file, told, 9).rows().getFirst().cells())
                .extracting(MappingPreview.PreviewCell::value)
                .contains("1360.77711");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Gross Weight;Weight UOM          | 1.5;MT                 | 1500
        Gross Weight;Unit                | 1.5;TNE                | 1500
        Peso bruto;Unidad de peso        | 2;LB                   | 0.907185
        UOM;Gross Weight                 | T;2                    | 2000
        Poids brut;Unité                 | 250;G                  | 0.25
        Вес брутто;Единица измерения     | 3;т                    | 3000
        """)
    void units_beside(String header, String row, String kilograms) throws IOException {
        Path file = table(header, row, row.replace("MT", "KG"));
        assertThat(loaded(file, "goods_item.gross_mass_kg").getFirst()).isEqualTo(kilograms);
        assertThat(judged(file, Field.GROSS_MASS_KG).getFirst()).isEqualTo(kilograms);
    }

    @Test
    void the_unit_of_a_quantity_is_not_that_of_the_mass() throws IOException {
        Path file = table("Net Weight;Quantity;Unit", "100;2;TNE", "200;5;TNE");
        assertThat(loaded(file, "net_mass_kg")).containsExactly("100", "200");
        assertThat(counter.values("supplementary_quantity")).containsExactly("2.000000", "5.000000");
        assertThat(counter.values("supplementary_unit")).containsExactly("TNE", "TNE");
    }

    @Test
    void a_row_without_a_unit_is_refused() throws IOException {
        LoadReport report = counter.load(table("Net Weight;Weight Unit", "1.5;MT", "20;", "30;KG"));
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(counter.quarantined().getFirst().reason()).contains("has no unit in 'Weight Unit'");
    }

    @Test
    void a_mapping_states_unit_and_scale_and_does_so_when_proposed() throws IOException {
        Path file = table("Net Weight (t);Customs Value ('000)", "1.5;2");
        String yaml = MappingProposal.of(file).yaml("t");
        assertThat(yaml)
                .contains("\"Net Weight (t)\": {field: goods_item.net_mass_kg, unit: \"t\"}")
                .contains("\"Customs Value ('000)\": {field: goods_item.customs_value, scale: 1000}");
        Mapping written = Mapping.parse(yaml, "t");
        LoadReport report = TableLoad.load(
                counter.workspace, file, written, LoadOptions.plain(Actor.systemUser()), LoadProgress.SILENT);
        assertThat(report.remarks())
                .filteredOn(r -> r.startsWith("converted: "))
                .hasSize(2);
        assertThat(counter.values("net_mass_kg")).containsExactly("1500.000000");
        assertThat(counter.values("customs_value")).containsExactly("2000.000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {field: goods_item.net_mass_kg, unit: ton}       | which may be a tonne
        {field: goods_item.net_mass_kg, unit: pallets}   | is no unit of mass that is known
        {field: goods_item.net_mass_kg, scale: 0}        | which is no number above 0
        {field: goods_item.net_mass_kg, scale: many}     | which is no number above 0
        {field: goods_item.supplementary_quantity, unit: t} | is kept as declared
        {field: goods_item.description, scale: 10}       | is no number
        """)
    void a_mapping_with_a_measure_that_means_nothing_is_refused(String column, String why) {
        String yaml = "columns:\n"
                + "  a: declaration.declaration_id\n"
                + "  b: declaration.accepted_at\n"
                + "  c: goods_item.hs_code\n"
                + "  d: "
                + column + "\n";
        assertThatThrownBy(() -> Mapping.parse(yaml, "m")).hasMessageContaining(why);
    }

    @Test
    void what_was_in_tonnes_is_not_learned_as_kilograms() throws IOException {
        Path file = table("Tonnage X", "1.5");
        Mapping mapping = Mapping.parse(
                "columns:\n  Declaration No: declaration.declaration_id\n  Acceptance Date: declaration.accepted_at\n"
                        + "  HS Code: goods_item.hs_code\n  Tonnage X: {field: goods_item.net_mass_kg, unit: t}\n",
                "m");
        LearnedNames learned = LearnedNames.in(directory.resolve("w"));
        learned.learn(mapping);
        assertThat(learned.field("Tonnage X")).isNull();
        assertThat(MappingPreview.of(file, mapping, 1).rows().getFirst().cells())
                .extracting(MappingPreview.PreviewCell::value)
                .contains("1500");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Unit price (USD/t)",
                "Price per kg",
                "Quantity",
                "BIN",
                "Freight per ton",
                "Marks",
                "Value (USD)",
                "Net Weight (kg)",
                "Total (net)"
            })
    void other_names_say_no_measure(String name) {
        assertThat(HeaderMeasure.of(name))
                .isEqualTo(new HeaderMeasure(name, null, java.math.BigDecimal.ONE, null, null));
    }

    @Test
    void every_row_of_a_large_file_is_converted_in_its_own_unit() throws IOException {
        String[] rows = new String[5000];
        Arrays.setAll(rows, i -> i % 2 == 0 ? i + ";KG" : i + ";MT");
        assertThat(loaded(table("Net Weight;Weight Unit", rows), "net_mass_kg")).hasSize(5000);
        assertThat(counter.number("select sum(net_mass_kg)::bigint from goods_item"))
                .isEqualTo(java.util.stream.LongStream.range(0, 5000)
                        .map(i -> i % 2 == 0 ? i : 1000 * i)
                        .sum());
    }
}
