package org.tidewaiter.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.checks.Defect.Severity;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.MessageFormats;

/** The standard checks, one fault at a time put into a sound declaration; then the files that change them. */
class ChecksTest {
    private static final Checks STANDARD = Checks.standard().asOf(LocalDate.of(2025, 6, 1));

    private static List<String> ids(Made made) {
        return STANDARD.fresh().check(made.message()).stream()
                .map(Defect::check)
                .distinct()
                .toList();
    }

    @Test
    void a_sound_declaration_has_no_defect() {
        assertThat(STANDARD.fresh().check(Made.sound().message())).isEmpty();
    }

    /** One value changed or added, and the one check that must tell. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hs-code-invalid|goods_item.hs_code=610999",
                "hs-code-invalid|goods_item.hs_code=771000",
                "origin-country-invalid|goods_item.origin_country=YU",
                "origin-country-invalid|goods_item.origin_country=UX",
                "export-country-invalid|declaration.export_country=AN",
                "destination-country-invalid|declaration.destination_country=QA1",
                "currency-invalid|declaration.currency=DEM",
                "currency-invalid|declaration.currency=ZWL",
                "incoterm-invalid|declaration.incoterm=C&F",
                "incoterm-invalid|declaration.incoterm=DPA",
                "transport-mode-invalid|declaration.transport_mode=X",
                "unit-invalid|goods_item.supplementary_unit=ZQX",
                "package-type-invalid|goods_item.package_type=B?",
                "place-invalid|declaration.loading_place=YYABC",
                "valuation-method-invalid|goods_item.valuation_method=7",
                "container-invalid|goods_item.container_id=CSQU3054384",
                "container-unclear|goods_item.container_id=LCL",
                "container-unclear|goods_item.container_id=1x40HC",
                "container-unclear|goods_item.container_id=CSQU3054383/MSCU6639870",
                "previous-document-mrn-invalid|declaration.previous_document=21DE27364916384835",
                "ship-invalid|declaration.transport_id=IMO 9074728",
                "vehicle-invalid|goods_item.vehicle_id=1M8GDM9A1KP042788",
                "cas-invalid|goods_item.cas_number=7732-18-4",
                "undg-invalid|goods_item.undg_code=12",
                "ucr-invalid|declaration.ucr=5GB*",
                "party-eori-invalid|declaration.exporter_id=FR73282932000075",
                "net-above-gross|goods_item.net_mass_kg=110.5",
                "packages-sum|declaration.packages=11",
                "item-count|declaration.item_count=2",
                "invoice-sum|declaration.invoice_amount=900",
                "duty-rate-range|goods_item.duty_rate_percent=1200",
                "exchange-rate-zero|declaration.exchange_rate=0",
                "freight-above-value|declaration.freight_amount=1001",
                "insurance-above-value|declaration.insurance_amount=101",
                "customs-value-zero|goods_item.customs_value=0",
                "quantity-zero|goods_item.supplementary_quantity=0",
                "mass-per-unit|goods_item.supplementary_quantity=5",
                "date-order|declaration.lodged_at=2025-03-11T10:00",
                "date-in-future|declaration.released_at=2026-01-01",
                "lodged-long-before-arrival|declaration.arrived_at=2025-08-01 ; declaration.lodged_at=2025-03-01",
                "place-mode|declaration.transport_mode=1 ; declaration.loading_place=MNULN",
                "procedure-pair|goods_item.procedure_code=3100 ; declaration.type_code=EX3",
                "type-procedure|goods_item.procedure_code=1000",
                "preference-origin|goods_item.preference_code=200 ; goods_item.origin_country=US",
                "placeholder-party|declaration.importer_id=000",
                "placeholder-party|declaration.importer_id=tba",
                "placeholder-party|declaration.exporter_name=XXXX",
                "placeholder-document|declaration.invoice_number=TBA",
                "placeholder-document|declaration.transport_document=T.B.D.",
                "vague-description|goods_item.description=Various goods",
                "text-damaged|declaration.importer_name=CafÃ© Ltd",
                "duty-product|goods_item.duty_rate_percent=10 ; goods_item.duty_amount=120",
                "bulk-packages|goods_item.package_type=VR",
                "tariff-unit|goods_item.supplementary_unit=KWH",
                "air-waybill-invalid|declaration.transport_mode=4 ; declaration.transport_document=020-12345674",
                "arrival-after-release|declaration.arrived_at=2025-05-01 ; declaration.released_at=2025-04-01"
            })
    void a_fault_is_told_by_its_check_and_by_no_other(String id, String values) {
        assertThat(ids(Made.sound().with(values.split(" ; ")))).containsExactly(id);
    }

    /** Filings of ICS2 whose kind is about goods; those that add parties or receptacles to the filing of another have none. */
    @ParameterizedTest
    @CsvSource({"F10, true", "F32, true", "F28, true", "F16, false", "F25, false", "F44, false"})
    void a_message_about_goods_without_an_item_is_told(String type, boolean told) {
        String xml = "<IE3" + type + "><SpecificCircumstanceIndicator>" + type
                + "</SpecificCircumstanceIndicator><LRN>L1</LRN></IE3" + type + ">";
        assertThat(STANDARD.fresh().check(read(xml)).stream()
                        .anyMatch(d -> d.check().equals("items-missing")))
                .isEqualTo(told);
        assertThat(STANDARD.fresh().check(read("<CC515C><ExportOperation><LRN>L1</LRN></ExportOperation></CC515C>")))
                .anyMatch(d -> d.check().equals("items-missing"));
        assertThat(STANDARD.fresh().check(read("<ASYCUDA><Identification/></ASYCUDA>")))
                .noneMatch(d -> d.check().equals("items-missing"));
    }

    private static Message read(String xml) {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        List<Message> read = new ArrayList<>();
        try {
            MessageFormats.recognise(bytes)
                    .orElseThrow()
                    .read(new ByteArrayInputStream(bytes), r -> read.add((Message) r));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read.getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.00", "40 00", "40-00"})
    void a_sign_between_the_procedures_is_no_part_of_them(String procedure) {
        assertThat(ids(Made.sound().with("goods_item.procedure_code=" + procedure)))
                .doesNotContain("procedure-pair");
        assertThat(ids(Made.sound().with("goods_item.procedure_code=31.00"))).contains("procedure-pair");
    }

    @Test
    void the_net_mass_of_an_item_without_gross_mass_is_held_against_the_total() {
        Made made = Made.sound().without("goods_item.gross_mass_kg");
        assertThat(ids(made.with("declaration.gross_mass_kg=95.2", "goods_item.net_mass_kg=99999.9")))
                .contains("net-above-gross");
        assertThat(ids(made.with("declaration.gross_mass_kg=95", "goods_item.net_mass_kg=95.4")))
                .as("a total in whole kg")
                .doesNotContain("net-above-gross");
    }

    @ParameterizedTest
    @CsvSource({
        "reference-missing, declaration.declaration_id",
        "hs-code-missing, goods_item.hs_code",
        "description-missing, goods_item.description",
        "origin-missing, goods_item.origin_country",
        "net-mass-missing, goods_item.net_mass_kg",
        "importer-missing, declaration.importer_id",
        "currency-missing, declaration.currency",
        "quantity-missing, goods_item.supplementary_quantity"
    })
    void a_missing_value_is_told(String id, String path) {
        assertThat(ids(Made.sound().without(path))).containsExactly(id);
    }

    @ParameterizedTest
    @CsvSource({
        "goods_item.origin_country=XI",
        "goods_item.hs_code=9801000000",
        "declaration.exporter_id=DE1234567",
        "declaration.previous_document=24GB34F7Y1O2CX8PT4",
        "goods_item.vehicle_id=WVWZZZ1JZXW000001",
        "declaration.loading_place=DEXXX",
        "declaration.loading_place=Rotterdam",
        "declaration.importer_name=SÃO PAULO LTDA",
        "declaration.importer_name=Crème & Café GmbH",
        "goods_item.package_type=Cartons",
        "goods_item.description=حليب مجفف"
    })
    void what_cannot_be_judged_is_no_defect(String value) {
        assertThat(ids(Made.sound().with(value))).isEmpty();
    }

    @Test
    void a_defect_says_what_where_and_what_to_do_in_english_and_french() {
        Message message = Made.sound().with("goods_item.net_mass_kg=120.5").message();
        Defect english = STANDARD.fresh().check(message).getFirst();
        Defect french = STANDARD.in(Locale.FRENCH).check(message).getFirst();
        assertThat(english.severity()).isEqualTo(Severity.ERROR);
        assertThat(english.sequence()).isEqualTo(1);
        assertThat(english.path()).isEqualTo("/net_mass_kg");
        assertThat(english.value()).isEqualTo("120.5");
        assertThat(english.message())
                .startsWith(
                        "Net mass is above gross mass (the net mass is 120.5\u00a0kg, the gross mass is 110\u00a0kg)."
                                + " Check both");
        assertThat(french.message())
                .startsWith("La masse nette dépasse la masse brute (la masse nette est de 120,5\u00a0kg, la masse brute"
                        + " est de 110\u00a0kg). Vérifiez");
    }

    @Test
    void a_code_of_another_hs_edition_is_a_warning_that_names_its_successors() {
        Defect defect = STANDARD.fresh()
                .check(Made.sound()
                        .with("goods_item.hs_code=85171200")
                        .without("goods_item.supplementary_unit")
                        .message())
                .getFirst();
        assertThat(defect.severity()).isEqualTo(Severity.WARNING);
        assertThat(defect.message()).contains("HS 2022: 851713, 851714");
    }

    @Test
    void the_customs_value_is_built_up_with_charges_in_either_currency() {
        Made made = Made.sound()
                .with(
                        "declaration.exchange_rate=130",
                        "declaration.freight_amount=100",
                        "goods_item.customs_value=143000");
        assertThat(ids(made)).isEmpty();
        assertThat(ids(made.with("goods_item.customs_value=130100"))).isEmpty();
        assertThat(ids(made.with("goods_item.customs_value=150000"))).containsExactly("customs-value-build-up");
    }

    @Test
    void an_item_s_customs_value_is_built_up_at_the_rate_and_in_one_currency() {
        Made made = Made.sound()
                .without("declaration.freight_amount", "declaration.exchange_rate")
                .with("goods_item.fob_value=1000", "goods_item.freight_amount=100");
        assertThat(ids(made.with("goods_item.customs_value=1100"))).doesNotContain("item-value-build-up");
        assertThat(ids(made.with("goods_item.customs_value=1200"))).contains("item-value-build-up");
        assertThat(ids(made.with("goods_item.customs_value=12100")))
                .as("in two currencies without a rate nothing is proven")
                .doesNotContain("item-value-build-up");
        made.with("declaration.exchange_rate=11");
        assertThat(ids(made.with("goods_item.customs_value=12100"))).doesNotContain("item-value-build-up");
        assertThat(ids(made.with("goods_item.customs_value=14000"))).contains("item-value-build-up");
    }

    @Test
    void a_unit_of_figures_is_of_a_national_list() {
        assertThat(ids(Made.sound().with("goods_item.supplementary_unit=796"))).doesNotContain("unit-invalid");
        assertThat(ids(Made.sound().with("goods_item.supplementary_unit=7Q6"))).contains("unit-invalid");
    }

    @Test
    void a_rate_unlike_the_others_of_its_day_is_told_after_three() {
        Checks checks = STANDARD.fresh();
        Made made = Made.sound().without("goods_item.customs_value");
        made.with("declaration.exchange_rate=130.2");
        for (int i = 0; i < 3; i++) {
            assertThat(checks.check(made.message())).isEmpty();
        }
        assertThat(checks.check(made.with("declaration.exchange_rate=13.02").message()))
                .extracting(Defect::check)
                .containsExactly("exchange-rate-differs");
    }

    @Test
    void the_same_invoice_or_vehicle_in_another_declaration_is_told() {
        Checks checks = STANDARD.fresh();
        Made first = Made.sound()
                .with(
                        "declaration.invoice_number=INV77",
                        "declaration.exporter_id=E5",
                        "goods_item.vehicle_id=1M8GDM9AXKP042788");
        assertThat(checks.check(first.message())).isEmpty();
        assertThat(checks.check(first.message()))
                .as("a correction of the same declaration")
                .isEmpty();
        assertThat(checks.check(first.with("declaration.declaration_id=C-2").message()))
                .extracting(Defect::check)
                .containsExactly("duplicate-invoice", "duplicate-vehicle");
        first.with("declaration.declaration_id=C-3", "declaration.type_code=IM7", "goods_item.procedure_code=7100");
        assertThat(checks.check(first.message())).as("into a warehouse").isEmpty();
        assertThat(checks.fresh().check(first.message())).isEmpty();
    }

    @Test
    void a_container_may_come_again_on_the_same_journey_or_after_thirty_days() {
        Checks checks = STANDARD.fresh();
        Made made = Made.sound()
                .with(
                        "goods_item.container_id=CSQU3054383",
                        "declaration.transport_document=BL1",
                        "declaration.voyage_number=V1");
        assertThat(checks.check(made.message())).isEmpty();
        assertThat(checks.check(made.with(
                                "declaration.declaration_id=C-2",
                                "goods_item.gross_mass_kg=110",
                                "goods_item.origin_country=CN")
                        .message()))
                .isEmpty();
        made.with("declaration.transport_document=BL2");
        assertThat(checks.check(made.with("declaration.declaration_id=C-2A").message()))
                .as("several bills share a container")
                .isEmpty();
        made.with("declaration.declaration_id=C-2B", "declaration.transport_document=BL2B");
        assertThat(checks.check(made.without("declaration.voyage_number").message()))
                .as("nobody knows which journey")
                .isEmpty();
        made.with(
                "declaration.declaration_id=C-3",
                "declaration.transport_document=BL2C",
                "declaration.voyage_number=V2");
        assertThat(checks.check(made.message())).extracting(Defect::check).containsExactly("duplicate-container");
        made.with(
                "declaration.declaration_id=C-4",
                "declaration.transport_document=BL3",
                "declaration.accepted_at=2025-05-20");
        assertThat(checks.check(made.message())).isEmpty();
    }

    @Test
    void items_that_repeat_and_default_masses_are_told() {
        Made made = Made.sound()
                .with("goods_item.net_mass_kg=1", "goods_item.gross_mass_kg=1", "goods_item.supplementary_quantity=10")
                .copies(3);
        made.without("declaration.gross_mass_kg", "declaration.packages", "declaration.invoice_amount");
        assertThat(ids(made)).containsExactly("default-mass", "repeated-items");
        made.copies(1).with("goods_item.hs_code=620342");
        assertThat(ids(made)).as("other goods").contains("repeated-mass", "repeated-value");
    }

    @Test
    void terms_for_ships_go_by_air_where_nobody_keeps_to_terms_for_every_mode() {
        Message byAir = Made.sound()
                .with("declaration.incoterm=CIF", "declaration.transport_mode=4")
                .message();
        assertThat(STANDARD.fresh().check(byAir)).isEmpty();
        LocalPractice practice = new LocalPractice();
        practice.add(Field.INCOTERM, "FCA", 20);
        assertThat(STANDARD.fresh().knowing(practice).check(byAir))
                .extracting(Defect::check)
                .containsExactly("incoterm-mode");
    }

    @Test
    void a_new_edition_of_the_harmonized_system_may_be_taken_up_late() {
        Made made = Made.sound().with("goods_item.hs_code=85171200", "goods_item.description=Smartphones");
        made.without("goods_item.net_mass_kg", "goods_item.gross_mass_kg", "declaration.gross_mass_kg");
        assertThat(ids(made.with("declaration.accepted_at=2024-05-02"))).doesNotContain("hs-code-invalid");
        assertThat(ids(made.with("declaration.accepted_at=2025-05-02"))).contains("hs-code-invalid");
        assertThat(ids(made.with("goods_item.hs_code=85171300", "declaration.accepted_at=2021-05-02")))
                .as("before it is in force")
                .contains("hs-code-invalid");
    }

    @Test
    void hours_are_not_compared_between_a_time_in_utc_and_one_without_a_zone() {
        Made made = Made.sound().with("declaration.lodged_at=2025-03-10T11:00");
        assertThat(ids(made.with("declaration.accepted_at=2025-03-10T10:00:00Z")))
                .isEmpty();
        assertThat(ids(made.with("declaration.accepted_at=2025-03-10T10:00:00")))
                .containsExactly("date-order");
    }

    @Test
    void a_container_of_the_heading_is_judged_and_counted() {
        Message sound = Made.sound().with("declaration.voyage_number=7").message();
        var heading = new java.util.EnumMap<>(sound.heading().values());
        heading.put(Field.CONTAINER_ID, new org.tidewaiter.message.GivenValue("CSQU3054384", "/Equipment/ID"));
        Message message = new Message(
                "made",
                sound.kind(),
                1,
                new org.tidewaiter.message.MessagePart("/d[1]", heading),
                sound.items(),
                List.of(new Message.Addition(null, "Consignment/ContainerCode", "1")),
                List.of(),
                null,
                "");
        assertThat(STANDARD.fresh().check(message)).singleElement().satisfies(d -> {
            assertThat(d.check()).isEqualTo("container-invalid");
            assertThat(d.sequence()).isNull();
            assertThat(d.path()).isEqualTo("/Equipment/ID");
        });
    }

    @Test
    void events_out_of_order_and_a_flag_without_containers_are_told() {
        assertThat(ids(Made.sound().event("CLEARED", "2025-03-10T09:00").event("ACCEPTED", "2025-03-10T10:00")))
                .containsExactly("event-order");
        assertThat(ids(Made.sound().event("RELEASED", "2025-03-10T09:00").event("PAID", "2025-04-12T10:00")))
                .isEmpty(); // payment was deferred
        assertThat(ids(Made.sound().addition(0, "ASYCUDA/Transport/Container_flag", "true")))
                .containsExactly("container-flag");
        assertThat(ids(Made.sound().addition(1, "goods_item.container_id", "CSQU3054384")))
                .containsExactly("container-invalid");
    }

    @Test
    void a_preference_needs_a_document_where_documents_are_told_of() {
        Made made = Made.sound().with("goods_item.preference_code=300");
        assertThat(ids(made)).isEmpty();
        assertThat(ids(made.addition(1, "GoodsItem/Marks", "x"))).containsExactly("preference-document");
        assertThat(ids(made.addition(1, "GoodsItem/AdditionalDocument/ID", "EUR1 77")))
                .isEmpty();
    }

    @Test
    void the_written_out_value_of_asycuda_is_added_up() {
        assertThat(ValueRules.sumWritten("2,045.01+0.00+20.57+0.00-0.00")).isEqualTo(2065.58);
        assertThat(ValueRules.sumWritten("n/a")).isNaN();
        Made made = Made.sound().with("goods_item.statistical_value=2065.58");
        assertThat(ids(made.addition(1, "ASYCUDA/Item/Valuation_item/Value_item", "2,045.01+0.00+20.57+0.00-0.00")))
                .isEmpty();
        assertThat(ids(made.with("goods_item.statistical_value=20655.8"))).containsExactly("value-expression");
        assertThat(ids(made.with("declaration.exchange_rate=10", "goods_item.customs_value=10000")))
                .isEmpty();
    }

    @Test
    void a_response_is_not_judged() {
        assertThat(ids(Made.sound().with("goods_item.net_mass_kg=999").of(Message.Kind.RESPONSE)))
                .isEmpty();
    }

    @Test
    void an_administrations_file_switches_tunes_and_adds(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("checks.yaml"), """
            checks:
              - id: net-above-gross
                off: true
              - id: packages-sum
                severity: error
                tolerance: 5
              - id: exchange-rate
                national: JPY
              - id: office-known
                kind: one_of
                field: declaration.office_code
                values: [MOMB, NAIR]
                en: {what: The office does not exist, do: Give MOMB or NAIR}
              - id: cheap-shirts
                kind: expression
                when: {goods_item.hs_code: "6109.*"}
                must: item.customs_value >= 5 * item.net_mass_kg && declaration.type_code != "EX1"
              - id: kilogram-price
                kind: expression
                must: item.customs_value / item.net_mass_kg < 1000000.0
            """);
        Checks checks = Checks.read(file).asOf(LocalDate.of(2025, 6, 1));
        Made made = Made.sound()
                .with("goods_item.net_mass_kg=120", "declaration.packages=16", "declaration.office_code=XXXX");
        assertThat(checks.check(made.message()))
                .extracting(Defect::check, Defect::severity)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("packages-sum", Severity.ERROR),
                        org.assertj.core.api.Assertions.tuple("office-known", Severity.WARNING));
        assertThat(checks.check(
                        Made.sound().with("goods_item.customs_value=100").message()))
                .extracting(Defect::message)
                .containsExactly(
                        "cheap-shirts (the customs value is 100, the net mass is 100\u00a0kg, the type of declaration"
                                + " is IM4). cheap-shirts");
        assertThat(checks.check(Made.sound().with("goods_item.net_mass_kg=0").message()))
                .filteredOn(defect -> defect.check().equals("kilogram-price"))
                .extracting(Defect::message)
                .containsExactly("kilogram-price (this cannot be judged here: a division by nought, or a number that is"
                        + " too large). kilogram-price");
        // Yen for a dollar, mean of March 2025: about 149.
        assertThat(checks.check(Made.sound()
                        .without("goods_item.customs_value")
                        .with("declaration.exchange_rate=149")
                        .message()))
                .isEmpty();
        assertThat(checks.check(Made.sound()
                        .without("goods_item.customs_value")
                        .with("declaration.exchange_rate=120")
                        .message()))
                .extracting(Defect::check)
                .contains("exchange-rate");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: nonsense|is of kind nonsense, which does not exist",
                "kind: mandatry|did you mean 'mandatory'",
                "off: true|is none of the checks that there are",
                "kind: mandatory, field: net_mass|did you mean 'goods_item.net_mass_kg'",
                "kind: mandatory|names no field",
                "kind: mandatory, field: goods_item.colour|names a field goods_item.colour, which does not exist",
                "kind: at_most, field: goods_item.net_mass_kg|needs the key limit",
                "kind: matches, field: goods_item.brand, pattern: '(('|has a pattern that is none",
                "kind: range, field: goods_item.net_mass_kg, max: many|which is no number",
                "kind: expression, must: 'item.net_mass_kg +'|cannot be read",
                "kind: code, field: goods_item.brand, list: brands|has list: brands, which is not known",
                "kind: mandatory, field: goods_item.brand, severity: fatal|has severity: fatal, which is not known"
            })
    void a_line_that_makes_no_check_is_refused_with_its_id(String keys, String words, @TempDir Path directory)
            throws Exception {
        Path file = Files.writeString(directory.resolve("checks.yaml"), "checks: [{id: mine, " + keys + "}]");
        assertThatThrownBy(() -> Checks.read(file))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("The check mine in " + file)
                .hasMessageContaining(words);
    }

    @Test
    void a_file_that_is_no_table_is_refused(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("checks.yaml"), "checks: [1, 2");
        assertThatThrownBy(() -> Checks.read(file)).isInstanceOf(TidewaiterException.class);
        assertThatThrownBy(() -> Checks.read(directory.resolve("none.yaml"))).isInstanceOf(TidewaiterException.class);
        Files.writeString(file, "checks: [{off: true}]");
        assertThatThrownBy(() -> Checks.read(file)).hasMessageContaining("has no id");
    }

    @Test
    @Tag("slow")
    void no_message_makes_a_check_fail() {
        Checks checks = STANDARD.fresh();
        Random random = new Random(4);
        String[] texts = {
            "",
            " ",
            "0",
            "-1",
            "1e400",
            "NaN",
            "Infinity",
            "1.",
            ".",
            "2025-13-45",
            "2025-01-01T99:99",
            "9999999999999999999999",
            "\u0000",
            "\uFFFD",
            "Ã",
            "â",
            "XX",
            "é".repeat(300),
            "0000",
            "12345678901234567",
            "1,2+3",
            "AAAAA",
            "IM4",
            "ACCEPTED",
            "\uD83D"
        };
        for (int n = 0; n < 3000; n++) {
            Made made = new Made();
            for (int items = random.nextInt(4); items > 0; items--) {
                made.item();
                for (Field field : Field.values()) {
                    if (field.part() != Field.ModelPart.CONTROL && random.nextInt(3) > 0) {
                        made.with(field.path() + "=" + texts[random.nextInt(texts.length)]);
                    }
                }
                made.addition(random.nextInt(4), "x/Value_item", texts[random.nextInt(texts.length)])
                        .addition(random.nextInt(9), "ItemChargeAmount/@currencyID", "EUR")
                        .event("PAID", texts[random.nextInt(texts.length)]);
            }
            assertThat(checks.check(made.message())).isNotNull();
        }
    }

    @Test
    void every_check_has_its_words_in_both_languages_and_a_source() {
        List<Checks.Description> english = STANDARD.describe(Locale.ENGLISH);
        List<Checks.Description> french = STANDARD.describe(Locale.FRENCH);
        assertThat(english)
                .hasSizeGreaterThan(80)
                .extracting(Checks.Description::id)
                .doesNotHaveDuplicates();
        for (int i = 0; i < english.size(); i++) {
            Checks.Description e = english.get(i);
            Checks.Description f = french.get(i);
            assertThat(Stream.of(e.what(), e.remedy(), e.source(), f.what(), f.remedy()))
                    .noneMatch(String::isBlank);
            assertThat(f.what()).as(e.id()).isNotEqualTo(e.what());
            assertThat(f.source()).as("in French").doesNotContainPattern("(?i)\\b(the|of|and|with|by|from|is|are)\\b");
        }
    }
}
