package org.tidewaiter.intake.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.access.Actor;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.codesandunits.ExchangeRates;
import org.tidewaiter.datamodel.NationalCurrency;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.features.ItemReader;
import org.tidewaiter.features.Items;
import org.tidewaiter.intake.Door;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadProgress;
import org.tidewaiter.intake.LoadReport;
import org.tidewaiter.intake.QuarantineReturn;
import org.tidewaiter.intake.TableLoad;
import org.tidewaiter.mapping.ControlColumns;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.notation.DayOrder;
import org.tidewaiter.notation.StatedStyle;
import org.tidewaiter.quarantine.Quarantine;
import org.tidewaiter.source.Source;

/** Results of controls come back by themselves, in tables of many shapes, and the declarations stay as they are. */
@Tag("slow")
class ControlsAtTheDoorTest {
    private static final String HEADER =
            "declaration_id,item,kind,outcome,finding_kinds,amount,officer,selected_by,recorded_at\n";

    @TempDir
    Path directory;

    @AutoClose
    private Door door;

    private int files;

    @BeforeEach
    void open() {
        ThreeDeclarations.copyTo(directory);
        door = new Door(directory);
    }

    private LoadReport load(String text) throws IOException {
        return load(Files.writeString(directory.resolve("results" + ++files + ".csv"), text), null);
    }

    private LoadReport load(Path file, @Nullable Mapping mapping) {
        return ControlLoad.load(door.workspace, Source.of(file), mapping, false, Actor.systemUser());
    }

    @Test
    void an_amount_that_was_lost_is_refused_and_not_taken_for_none() throws IOException {
        LoadReport report = load(HEADER + "A1,1,goods,finding,undervaluation,NaN,O7,all,2026-03-10\n"
                + "A1,2,goods,finding,undervaluation,N/A,O7,all,2026-03-10\n");
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(door.quarantined().getLast().field()).isEqualTo("control.amount_recovered");
    }

    @Test
    void a_quote_that_takes_in_the_next_result_sets_its_row_aside() throws IOException {
        LoadReport report = load(HEADER + "A1,1,goods,conform,,,\"O7\",all,2026-03-10\n"
                + "A1,2,goods,conform,,,\"O7,all,2026-03-10\nA2,1,goods,conform,,,O7\",all,2026-03-10\n"
                + "A3,1,goods,conform,,,O7,all,2026-03-10\n");
        assertThat(List.of(report.read(), report.accepted(), report.quarantined()))
                .containsExactly(3L, 2L, 1L);
        assertThat(door.quarantined().getLast().reason()).contains("a quote opened in line 3 ends in line 4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "amount,currency|$ 600,EUR|another currency by its sign",
                "amount (€),currency|600,USD|another currency by its sign or the name of its column",
                "amount (EUR),currency|600,USD|another currency by its sign or the name of its column",
                "amount ($),currency|600,EUR|another currency by its sign or the name of its column"
            })
    void a_sign_or_a_name_that_contradicts_the_currency_of_the_row_is_refused(
            String header, String cells, String reason) throws IOException {
        LoadReport report = load("declaration_id,item,outcome,finding_kinds,recorded_at," + header
                + "\nA1,1,finding,undervaluation,2026-03-10," + cells + "\n");
        assertThat(report.accepted()).isZero();
        assertThat(door.quarantined().getLast().reason()).contains(reason);
    }

    @Test
    void currencies_have_the_signs_and_names_that_they_have_in_declarations() throws IOException {
        load("declaration_id,item,outcome,finding_kinds,recorded_at,amount,currency\n"
                + "A1,1,finding,undervaluation,2026-03-10,600,€\nA1,2,finding,undervaluation,2026-03-10,€ 500,euro\n"
                + "A2,1,finding,undervaluation,2026-03-10,700,US$\n");
        assertThat(door.quarantined()).isEmpty();
        assertThat(door.workspace
                        .lake()
                        .maps("select stated_currency as c from store.control order by control_key")
                        .toString())
                .isEqualTo("[{c=EUR}, {c=EUR}, {c=USD}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Montant recouvré (FCFA)|XOF or XAF",
                "Montant recouvré en francs CFA|XOF or XAF",
                "Amount recovered (Rs)|INR, LKR, MUR, NPR, PKR or another",
                "Amount ($)|USD, CAD, AUD, SGD, HKD or another",
                "Amount recovered (kr)|SEK, NOK, DKK or ISK"
            })
    void of_a_currency_that_may_be_several_it_is_asked_which(String name, String meant) throws IOException {
        String text = "declaration_id,item,outcome,finding_kinds,recorded_at," + name
                + "\nA1,1,finding,undervaluation,2026-03-10,600\n";
        assertThatThrownBy(() -> load(text))
                .hasMessageContaining("those of '" + name + "' may be " + meant)
                .hasMessageContaining("declaration.currency: " + meant.substring(0, 3));
    }

    @Test
    void a_sign_beside_grouped_amounts_names_its_currencies_and_nothing_is_asked_where_no_amount_stands()
            throws IOException {
        LoadReport report = load("declaration_id,item,outcome,finding_kinds,recorded_at,amount\n"
                + "A1,1,finding,undervaluation,2026-03-10,\"$1,600.50\"\nA1,2,conform,,2026-03-10,\n"
                + "A2,1,finding,undervaluation,2026-03-10,\"€ 1,600.50\"\n");
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(door.quarantined().getLast().reason()).contains("may be USD, CAD, AUD, SGD, HKD or another");
    }

    @ParameterizedTest
    @ValueSource(strings = {"amount (thousand EUR)", "amount 万元", "amount k€"})
    void amounts_in_thousands_by_the_name_of_their_column_are_not_left_out_in_silence(String name) {
        assertThatThrownBy(() -> load("declaration_id,item,outcome,finding_kinds,recorded_at," + name
                        + "\nA1,1,finding,undervaluation,2026-03-10,600\n"))
                .hasMessageContaining("is an amount of which one stands for");
    }

    @Test
    void a_mapping_says_what_one_of_the_amounts_stands_for() throws IOException {
        Path file = Files.writeString(
                directory.resolve("t.csv"), "d,i,o,k,day,thousands\nA1,1,finding,undervaluation,2026-03-10,1.5\n");
        load(
                file,
                ControlColumns.mapping(
                        "columns:\n  d: declaration.declaration_id\n  i: goods_item.sequence\n  o: control.outcome\n  k: control.finding_kind\n"
                                + "  day: control.recorded_at\n  thousands: {field: control.amount_recovered, scale: 1000}\n",
                        "t"));
        assertThat(controls().getFirst().amount()).isEqualTo("1500.000");
    }

    @Test
    void rows_taken_out_wide_signs_days_of_a_spreadsheet_and_months_in_croatian() throws IOException {
        load(HEADER + "Ａ１,１,goods,conform,,,O7,all,11. ožujka 2026.\n#A1,2,goods,conform,,,O7,all,11. ožujka 2026.\n"
                + "A3,1,goods,conform,,,O7,all,5. lip 2026.\n");
        assertThat(controls()).extracting(Row::declaration).containsExactly("A1", "A3");
        assertThat(controls()).extracting(Row::day).containsExactly("2026-03-11", "2026-06-05");
        assertThat(door.quarantined())
                .singleElement()
                .satisfies(row -> assertThat(row.reason()).startsWith("begins with '#'"));
        load(HEADER + "A2,1,goods,conform,,,O7,all,46091\nA1,2,goods,conform,,,O7,all,46092\n");
        assertThat(controls())
                .extracting(Row::day)
                .containsExactly("2026-03-11", "2026-06-05", "2026-03-10", "2026-03-11");
    }

    private Path sample(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                getClass().getResourceAsStream("/org/tidewaiter/intake/cases/newcomer/" + name))) {
            Path file = directory.resolve(name);
            Files.copy(in, file);
            return file;
        }
    }

    private record Row(
            String declaration,
            @Nullable Integer item,
            String kind,
            String outcome,
            @Nullable String kinds,
            @Nullable String amount,
            @Nullable String officer,
            String selectedBy,
            String day) {}

    private List<Row> controls() {
        return door.workspace
                .lake()
                .query(
                        Row.class,
                        "select declaration_id as declaration, sequence as item, kind, outcome, finding_kind as kinds,"
                                + " amount_recovered::varchar as amount, officer_id as officer, selected_by,"
                                + " recorded_at::date::varchar as day from control order by"
                                + " control_key");
    }

    private String refusal(String row) throws IOException {
        LoadReport report = load(HEADER + row + "\n");
        assertThat(List.of(report.read(), report.accepted(), report.quarantined()))
                .containsExactly(1L, 0L, 1L);
        Quarantine.Row last = door.quarantined().getLast();
        return last.field() + " '" + last.value() + "' " + last.reason();
    }

    @Test
    void the_results_of_a_newcomer_enter_and_the_declarations_stay_as_they_were() throws IOException {
        TableLoad.load(
                door.workspace,
                sample("currencies.csv"),
                Mapping.parse(Files.readString(sample("cur.yaml")), "cur.yaml"),
                LoadOptions.plain(Actor.systemUser()),
                LoadProgress.SILENT);
        List<java.util.Map<String, @Nullable Object>> before =
                door.workspace.lake().maps("select * from declaration_version order by declaration_key");
        Path results = sample("results.csv");
        LoadReport report = load(results, ControlLoad.mapping(sample("res.yaml")));
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(controls())
                .containsExactly(new Row("C-3", 1, "goods", "finding", null, null, null, "model", "2026-11-20"));
        assertThat(door.workspace.lake().maps("select * from declaration_version order by declaration_key"))
                .isEqualTo(before);
        assertThatThrownBy(() -> load(results, null))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("holds the very content that was loaded");
    }

    @Test
    void a_row_says_all_there_is_to_say() throws IOException {
        LoadReport report = load(HEADER + "A1,2,goods,finding,undervaluation; wrong origin,1500.5,O7,rule,2026-03-10\n"
                + "A2,,documents,conform,,,O7,random,2026-03-11\n");
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(controls())
                .containsExactly(
                        new Row(
                                "A1",
                                2,
                                "goods",
                                "finding",
                                "undervaluation; wrong origin",
                                "1500.500",
                                "O7",
                                "rule",
                                "2026-03-10"),
                        new Row("A2", null, "documents", "conform", null, null, "O7", "random", "2026-03-11"));
        assertThat(door.number("select count(*) from control_finding where finding_kind = 'wrong origin'"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Declaration number;Item no;Inspection result;Offence type;Amount recovered;Officer;Selected"
                        + " by;Inspection date|A1;2;Not conform;weight;1,500.00;O7;risk profile;2026-03-10",
                "Numéro de déclaration;Article;Résultat du contrôle;Nature de l'infraction;Montant"
                        + " recouvré;Inspecteur;Sélection;Date du contrôle|A1;2;Infraction;weight;1 500,00;O7;profil de"
                        + " risque;10.03.2026",
                "Número de declaración;Partida;Resultado del control;Tipo de infracción;Importe"
                        + " recuperado;Inspector;Selección;Fecha de inspección|A1;2;con"
                        + " hallazgo;weight;1.500,00;O7;perfil;2026-03-10",
                "Número da declaração;Adição;Resultado da fiscalização;Tipo de infração;Valor"
                        + " recuperado;Fiscal;Seleção;Data da inspeção|A1;2;Sim;weight;1500,00;O7;regra;13/03/2026",
                "Anmeldung Nr;Warenposition;Ergebnis der Kontrolle;Art der Beanstandung;Betrag;Prüfer;Auswahl;Datum"
                        + " der Prüfung|A1;2;beanstandet;weight;1.500,00;O7;Regel;10.03.2026",
                "Номер декларации;Товар;Результат контроля;Вид нарушения;Взысканная сумма;Инспектор;Отбор;Дата"
                        + " контроля|A1;2;Выявлено нарушение;weight;1500,00;O7;профиль риска;10.03.2026"
            })
    void the_words_of_six_languages_are_known(String table) throws IOException {
        String text = table.replace('|', '\n').replace("con hallazgo", "hallazgo") + "\n";
        LoadReport report = load(text);
        assertThat(report.accepted()).as(door.quarantined().toString()).isEqualTo(1);
        Row row = controls().getFirst();
        assertThat(row.outcome() + " " + row.item() + " " + row.kinds() + " " + row.amount() + " " + row.selectedBy()
                        + " " + row.officer())
                .isEqualTo("finding 2 weight 1500.000 rule O7");
        assertThat(row.day()).startsWith("2026-03-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A9,1,goods,conform,,,,,2026-03-10 | declaration.declaration_id 'A9' is no declaration of the"
                        + " workspace",
                "A1,3,goods,conform,,,,,2026-03-10 | goods_item.sequence '3' is no item of the declaration, which has"
                        + " 2 items",
                "A1,1,goods,perhaps,,,,,2026-03-10 | control.outcome 'perhaps' is not one of conform, finding, pending",
                "A1,1,goods,,,,,,2026-03-10 | control.outcome 'null' is not given, and must be",
                "A1,1,sniffed,conform,,,,,2026-03-10 | control.kind 'sniffed' is not one of documents, goods",
                "A1,1,goods,conform,,,,,2026-03-01 | control.recorded_at '2026-03-01' lies before the declaration was"
                        + " accepted",
                "A1,1,goods,conform,,,,,2999-03-01 | control.recorded_at '2999-03-01' lies in the future",
                "A1,1,goods,conform,,,,, | control.recorded_at 'null' is not given, and must be",
                "A1,1,goods,conform,,12,,,2026-03-10 | control.amount_recovered '12' is given, but the outcome is"
                        + " conform",
                "A1,1,goods,pending,,12,,,2026-03-10 | control.amount_recovered '12' is given, but the outcome is"
                        + " pending",
                "A1,1,goods,conform,weight,,,,2026-03-10 | control.finding_kind 'weight' is given, but the outcome is"
                        + " conform",
                "A1,1,goods,finding,,-12,,,2026-03-10 | control.amount_recovered '-12' is negative",
                "A1,0,goods,conform,,,,,2026-03-10 | goods_item.sequence '0' is no item of the declaration",
                "A1,2147483648,goods,conform,,,,,2026-03-10 | goods_item.sequence '2147483648' is not the number of an"
                        + " item, of at most 9 digits",
                "A1,1.5,goods,finding,,,,,2026-03-10 | goods_item.sequence '1.5' is not the number of an item",
                "A1,1,goods,finding,,,,,2026-02-30 | control.recorded_at '2026-02-30' is a day that does not exist",
            })
    void what_cannot_be_is_quarantined_with_its_reason(String row, String reason) throws IOException {
        assertThat(refusal(row.strip())).startsWith(reason.strip());
        assertThat(controls()).isEmpty();
    }

    @Test
    void a_result_that_is_there_comes_in_once_and_one_that_contradicts_it_not_at_all() throws IOException {
        load(HEADER + "A1,1,goods,conform,,,,,2026-03-10\n");
        assertThat(refusal("A1,1,goods,conform,,,,,2026-03-10 "))
                .contains("has this very result in the workspace already");
        assertThat(refusal("A1,1,goods,finding,,,,,2026-03-10")).contains("contradicts control 0 of the same day");
        LoadReport report = load(HEADER + "A3,1,goods,conform,,,,,2026-03-10\nA3,1,goods,conform,,,,,2026-03-10\n");
        assertThat(report.accepted()).isEqualTo(1);
        report = load(HEADER + "A2,1,goods,conform,,,,,2026-03-10\nA2,1,goods,finding,,,,,2026-03-10\n");
        assertThat(report.quarantined()).isEqualTo(2);
        assertThat(controls()).extracting(Row::declaration).containsExactly("A1", "A3");
    }

    @Test
    void an_item_is_found_by_its_hs_code_where_that_is_plain() throws IOException {
        load("declaration_id,hs_code,outcome,date\nA1,6403.99,yes,2026-03-10\n");
        assertThat(door.quarantined()).isEmpty();
        assertThat(controls()).extracting(Row::item).containsExactly(2);
        load("declaration_id,hs_code,outcome,date\nA2,640399,yes,2026-03-10\n");
        assertThat(door.quarantined().getLast().reason()).isEqualTo("is the HS code of no item of the declaration");
        load("declaration_id,item,hs_code,outcome,date\nA1,1,640399,yes,2026-03-10\n");
        assertThat(door.quarantined().getLast().reason()).startsWith("is not what item 1 is declared as, 620342");
    }

    @Test
    void an_amount_has_a_currency_and_is_kept_in_the_national_one() throws IOException {
        load("declaration_id,item,outcome,amount,currency,date\n"
                + "A1,1,finding,100,USD,2026-03-10\nA2,1,finding,100,,2026-03-10\nA3,1,finding,100,EUR,2026-03-10\n");
        assertThat(controls().stream().map(Row::amount).toList().subList(0, 2))
                .containsExactly("140000.000", "100.000"); // by the rate of its declaration; national
        double euros =
                Double.parseDouble(Objects.requireNonNull(controls().get(2).amount()));
        assertThat(euros).isBetween(130_000.0, 220_000.0); // by the mean market rate of March 2026
        assertThat(door.workspace
                        .lake()
                        .maps("select stated_amount::varchar as amount, stated_currency from control where"
                                + " declaration_id = 'A1'"))
                .containsExactly(java.util.Map.of("amount", "100.000", "stated_currency", "USD"));
    }

    @Test
    void a_large_amount_in_a_currency_without_a_declared_rate_is_turned_too() throws IOException {
        load("declaration_id,item,outcome,amount,currency,date\nA3,1,finding,9000000.5,EUR,2026-03-10\n");
        double won = Double.parseDouble(Objects.requireNonNull(controls().get(0).amount()));
        assertThat(won).isBetween(11_700_000_000.0, 19_800_000_000.0);
    }

    @Test
    void amounts_stated_in_a_currency_follow_when_the_national_one_is_given_anew() throws IOException {
        load("declaration_id,item,outcome,amount,currency,date\n"
                + "A1,1,finding,100,USD,2026-03-10\nA2,1,finding,140000,KRW,2026-03-10\n");
        assertThat(controls()).extracting(Row::amount).containsExactly("140000.000", "140000.000");
        door.workspace.lake().transaction(session -> {
            NationalCurrency.give(session, "USD", "director", ExchangeRates.monthly());
            return null;
        });
        assertThat(Objects.requireNonNull(controls().get(0).amount())).isEqualTo("100.000");
        assertThat(Double.parseDouble(Objects.requireNonNull(controls().get(1).amount())))
                .isBetween(80.0, 120.0);
    }

    @Test
    void an_amount_that_no_rate_turns_is_kept_as_stated_and_told() throws IOException {
        LoadReport report = load("declaration_id,item,outcome,amount (XOF),date\nA2,1,finding,100,2026-03-10\n");
        assertThat(report.remarks()).anyMatch(r -> r.startsWith("1 amount is in XOF and kept as stated, in no sum"));
        assertThat(controls()).extracting(Row::amount).containsExactly((String) null);
    }

    @Test
    void days_and_amounts_that_can_be_read_in_two_ways_are_asked_about() {
        assertThatThrownBy(() -> load("declaration_id,item,outcome,date\nA1,1,conform,04/03/2026\n"))
                .hasMessageContaining("may be dd/MM/yyyy or MM/dd/yyyy");
        assertThatThrownBy(() -> load("declaration_id,item,outcome,amount,date\nA1,1,finding,1.500,2026-03-10\n"))
                .hasMessageContaining("amounts like 1.500");
        assertThatThrownBy(() -> load("declaration_id,item,outcome,start date,recorded_at,date\nA1,1,conform,,,\n"))
                .isInstanceOf(TidewaiterException.class);
        assertThatThrownBy(() ->
                        load("declaration_id,item,amount recovered in thousands,outcome,date\nA1,1,2,yes,2026-03-10\n"))
                .hasMessageContaining("amount recovered in thousands");
    }

    @Test
    void what_a_person_says_of_days_and_decimals_is_heeded() throws IOException {
        Path file = Files.writeString(
                directory.resolve("said.csv"),
                HEADER.replace(',', ';') + "A1;1;goods;finding;undervaluation;1.500;O7;all;03/04/2026\n");
        Source source = Source.of(file).written(new StatedStyle(DayOrder.DMY, ',', null));
        assertThat(ControlLoad.load(door.workspace, source, null, false, Actor.systemUser())
                        .accepted())
                .isEqualTo(1);
        assertThat(door.number(
                        "select count(*) from control where amount_recovered = 1500 and recorded_at = '2026-04-03'"))
                .isEqualTo(1);
    }

    @Test
    void what_is_not_plain_stands_in_a_draft_that_a_person_finishes() throws IOException {
        Path file = Files.writeString(
                directory.resolve("open.csv"),
                "Déclaration;Article;Résultat;Date d'enregistrement\n"
                        + "A1;1;Conforme;2026-03-10\n"
                        + "A1;2;Infraction;2026-03-10\n");
        assertThatThrownBy(() -> load(file, null)).hasMessageContaining("control.recorded_at");
        ControlLoad.ProposedControls proposed = ControlLoad.propose(Source.of(file));
        assertThat(proposed.open()).singleElement().asString().contains("control.recorded_at");
        assertThatThrownBy(() -> load(file, ControlColumns.mapping(proposed.yaml(), "unfinished")))
                .hasMessageContaining("fills no control.recorded_at");
        String finished = proposed.yaml().replace("#  \"Date", "  \"Date");
        assertThat(finished).isNotEqualTo(proposed.yaml());
        assertThat(load(file, ControlColumns.mapping(finished, "finished")).accepted())
                .isEqualTo(2);
        assertThat(controls()).extracting(Row::day).containsOnly("2026-03-10");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "declaration_id,item,outcome,date\nA1,1,conform,04/03/2026\n",
                "declaration_id,item,outcome,amount,date\nA1,1,finding,1.500,2026-03-10\n",
                "declaration_id,item,outcome,amount recovered in thousands,date\nA1,1,yes,2,2026-03-10\n",
                "declaration_id,result,results,item,date\nA1,conform,finding,1,2026-03-10\n"
            })
    void whatever_a_load_asks_about_has_a_draft(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("asked.csv"), text);
        assertThatThrownBy(() -> load(file, null)).hasMessageContaining("map ");
        ControlLoad.ProposedControls proposed = ControlLoad.propose(Source.of(file));
        assertThat(proposed.open()).isNotEmpty();
        assertThat(proposed.yaml()).contains("# Not plain", "control.outcome");
    }

    @Test
    void the_day_on_which_it_was_entered_is_known_in_german() throws IOException {
        load("Anmeldung;Position;Ergebnis;Erfasst am\nA1;1;Beanstandung;2026-03-10\n");
        assertThat(controls()).extracting(Row::day).containsExactly("2026-03-10");
    }

    @Test
    void a_question_whether_all_was_right_is_turned_round() throws IOException {
        load("declaration_id,item,conforme,date\nA1,1,oui,2026-03-10\nA2,1,non,2026-03-10\n");
        assertThat(controls()).extracting(Row::outcome).containsExactly("conform", "finding");
    }

    @Test
    void a_workbook_brings_days_as_days_and_amounts_as_numbers() throws IOException {
        Path file = directory.resolve("results.xlsx");
        try (var out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet("Results");
            List<String> header = List.of("Declaration", "Item", "Result", "Amount recovered", "Date of control");
            for (int c = 0; c < header.size(); c++) {
                sheet.value(0, c, header.get(c));
            }
            sheet.value(1, 0, "A1");
            sheet.value(1, 1, 1);
            sheet.value(1, 2, "finding");
            sheet.value(1, 3, 1234.5);
            sheet.value(1, 4, java.time.LocalDate.of(2026, 3, 10));
            sheet.style(1, 4).format("dd/mm/yyyy").set();
        }
        load(file, null);
        assertThat(controls())
                .containsExactly(new Row("A1", 1, "goods", "finding", null, "1234.500", null, "unknown", "2026-03-10"));
    }

    @Test
    void a_row_of_the_quarantine_is_corrected_and_taken_back() throws IOException {
        load("Déclaration;Résultat;Date du contrôle\nA9;Conforme;13/03/2026\nA2;Infraction;13/03/2026\n");
        long id = door.quarantined().getFirst().quarantineId();
        LoadReport back = new QuarantineReturn(door.workspace, Actor.systemUser())
                .takeBack(id, "A3;Conforme;13/03/2026", CheckBook.EMPTY);
        assertThat(back.accepted()).isEqualTo(1);
        assertThat(door.quarantined()).isEmpty();
        assertThat(controls()).extracting(Row::declaration).containsExactly("A2", "A3");
    }

    @Test
    void an_export_of_the_quarantine_comes_back_corrected() throws IOException {
        load("Déclaration;Résultat;Date du contrôle\nA9;Conforme;13/03/2026\n");
        Path export = directory.resolve("export.csv");
        Quarantine quarantine = new Quarantine(door.workspace);
        quarantine.export(export, null);
        Path corrected = directory.resolve("corrected.csv");
        Files.writeString(corrected, Files.readString(export).replaceFirst("\nA9,", "\nA3,"));
        assertThat(new QuarantineReturn(door.workspace, Actor.systemUser())
                        .takeBack(corrected, CheckBook.EMPTY)
                        .accepted())
                .isEqualTo(1);
        assertThat(controls()).extracting(Row::declaration).containsExactly("A3");
    }

    @Test
    void a_pending_control_gets_its_result_and_is_one_control() throws IOException {
        load(HEADER + "A1,1,goods,pending,,,,,2026-03-10\n");
        load(HEADER + "A1,1,goods,finding,weight,20,,,2026-03-15\n");
        assertThat(controls()).extracting(Row::outcome).containsExactly("finding");
        assertThat(door.number("select count(*) from control_version")).isEqualTo(2);
        assertThat(door.number("select count(*) from control_version where superseded_by = 2 and outcome = 'pending'"))
                .isEqualTo(1);
    }

    @Test
    void what_is_learned_knows_a_result_from_the_day_after_it_was_recorded() throws IOException {
        load(HEADER + "A1,2,goods,finding,weight,20,,,2026-03-10\n");
        Items items = ItemReader.read(door.workspace.lake());
        int recorded = (int) java.time.LocalDate.of(2026, 3, 10).toEpochDay();
        assertThat(items.sequence(1)).isEqualTo(2);
        assertThat(items.labelBefore(1, recorded)).isEqualTo(Items.UNKNOWN);
        assertThat(items.labelBefore(1, recorded + 1)).isEqualTo((byte) 1);
        assertThat(items.labelBefore(0, recorded + 1)).isEqualTo(Items.UNKNOWN);
        assertThat(items.recovered(1)).isEqualTo(20);
    }

    @Test
    void a_number_that_was_lost_is_no_empty_amount() throws IOException {
        Path file = directory.resolve("nan.csv");
        java.nio.file.Files.writeString(
                file,
                HEADER
                        + "A1,1,goods,finding,x,NaN,O1,officer,2026-03-05\n"
                        + "A1,2,goods,finding,x,nan,O1,officer,2026-03-05\n");
        LoadReport report = ControlLoad.load(door.workspace, Source.of(file), null, false, Actor.systemUser());
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(door.quarantined().getLast().reason()).contains("is not a number");
    }
}
