package org.tidewaiter.datamodel;

import static org.tidewaiter.datamodel.ReferenceColumn.Need.KEY;
import static org.tidewaiter.datamodel.ReferenceColumn.Need.KEY_OR_EMPTY;
import static org.tidewaiter.datamodel.ReferenceColumn.Need.OPTIONAL;
import static org.tidewaiter.datamodel.ReferenceColumn.Need.REQUIRED;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidewaiter.datamodel.ReferenceColumn.Need;
import org.tidewaiter.datamodel.ReferenceColumn.Type;

/**
 * What an administration knows beside its declarations and keeps for reference: statistics of partner countries, tariff, measures,
 * rates, registers, staff. An entry says all there is to say of such a table: what files of it are called, its columns with their
 * types, and which of them tell rows apart. From it the table {@code reference.NAME}, its plain view {@code NAME} and the reading of
 * files are made, so that a new kind costs an entry here and its lines in DICTIONARY.md. A column that shows people of Customs says whom, and
 * is masked by that.
 *
 * <p>A row of a later load with the same key takes the place of the former one, which stays in the table with {@code superseded_by}.
 */
// Long: every table that stands beside declarations, with its columns.
@SuppressWarnings({"BadImport", "ImmutableEnumChecker"
}) // a table reads by the types of its columns; lists and maps are filled once
public enum ReferenceTable {
    /** Trade as the statistics of other countries have it, by month and HS 6 (UN Comtrade, national statistics). */
    PARTNER_STATISTIC(
            "partner_statistics",
            col("month", Type.MONTH, KEY, "period"),
            col("reporter", Type.AREA, KEY),
            col("partner", Type.AREA, KEY),
            col("flow", Type.CODE, KEY).oneOf(List.of("M", "X", "DX", "RX", "RM", "FM", "MIP", "XIP", "MOP", "XOP")),
            col("hs_code", Type.HS_CODE, KEY, "hs6"),
            col("hs_edition", Type.CODE, KEY_OR_EMPTY),
            col("second_partner", Type.AREA, KEY_OR_EMPTY),
            col("customs_procedure", Type.CODE, KEY_OR_EMPTY),
            col("transport_mode", Type.CODE, KEY_OR_EMPTY),
            col("currency", Type.CURRENCY, REQUIRED),
            col("trade_value", Type.AMOUNT, OPTIONAL),
            col("fob_value", Type.AMOUNT, OPTIONAL, "value_fob"),
            col("cif_value", Type.AMOUNT, OPTIONAL, "value_cif"),
            col("net_mass_kg", Type.QUANTITY, OPTIONAL),
            col("mass_estimated", Type.YES_NO, OPTIONAL),
            col("quantity", Type.QUANTITY, OPTIONAL),
            col("unit", Type.CODE, OPTIONAL),
            col("consignments", Type.COUNT, OPTIONAL),
            col("published_on", Type.DAY, OPTIONAL)),
    /** Who may import free of duty for which end use. */
    RELIEF_LICENCE(
            "relief_register",
            col("party_id", Type.TEXT, KEY),
            col("end_use_code", Type.CODE, KEY),
            col("licence_number", Type.TEXT, KEY_OR_EMPTY),
            col("hs_code", Type.HS_CODE, KEY_OR_EMPTY),
            col("quantity", Type.QUANTITY, OPTIONAL),
            col("unit", Type.CODE, OPTIONAL),
            col("valid_from", Type.DAY, OPTIONAL),
            col("valid_until", Type.DAY, OPTIONAL)),
    /** Measures of trade policy: additional duties, quotas, prohibitions, by goods and origin, with their days. */
    TRADE_MEASURE(
            "measures",
            col("hs_code", Type.HS_CODE, KEY, "heading"),
            col("origin_country", Type.COUNTRY, KEY_OR_EMPTY),
            col("kind", Type.CODE, KEY_OR_EMPTY),
            col("in_force_from", Type.DAY, KEY),
            col("in_force_until", Type.DAY, OPTIONAL),
            col("duty_percent", Type.QUANTITY, OPTIONAL, "percent"),
            col("legal_base", Type.TEXT, OPTIONAL),
            col("description", Type.TEXT, OPTIONAL)),
    /** The tariff: rates by tariff code, with their days. */
    TARIFF_LINE(
            "tariff",
            col("hs_code", Type.HS_CODE, KEY),
            col("in_force_from", Type.DAY, KEY_OR_EMPTY),
            col("in_force_until", Type.DAY, OPTIONAL),
            col("duty_percent", Type.QUANTITY, OPTIONAL),
            col("vat_percent", Type.QUANTITY, OPTIONAL),
            col("excise_percent", Type.QUANTITY, OPTIONAL),
            col("unit", Type.CODE, OPTIONAL),
            col("programmes", Type.TEXT, OPTIONAL),
            col("description", Type.TEXT, OPTIONAL)),
    /** What one unit of a currency is worth in another, by day. */
    EXCHANGE_RATE(
            "exchange_rates",
            col("day", Type.DAY, KEY),
            col("currency", Type.CURRENCY, KEY),
            col("in_currency", Type.CURRENCY, KEY),
            col("source", Type.TEXT, KEY_OR_EMPTY),
            col("rate", Type.RATE, REQUIRED, "for_one")),
    /** What Customs assessed and was paid, by month, office and tax. */
    MONTHLY_REVENUE(
            "revenue",
            col("month", Type.MONTH, KEY),
            col("office_code", Type.CODE, KEY),
            col("tax", Type.CODE, KEY),
            col("assessed", Type.AMOUNT, OPTIONAL),
            col("paid", Type.AMOUNT, OPTIONAL, "paid_by_extract"),
            col("currency", Type.CURRENCY, OPTIONAL)),
    /** Certificates of authorised economic operators. */
    AEO_CERTIFICATE(
            "aeo_register",
            col("party_id", Type.TEXT, KEY),
            col("certificate", Type.TEXT, KEY),
            col("type_code", Type.CODE, OPTIONAL),
            col("valid_from", Type.DAY, OPTIONAL),
            col("valid_until", Type.DAY, OPTIONAL),
            col("status", Type.TEXT, OPTIONAL)),
    /** What was seen on the spot of a criterion of the SAFE Framework at an authorised operator, with the day on which it was. */
    AEO_EVIDENCE(
            "aeo_evidence",
            col("party_id", Type.TEXT, KEY),
            col("criterion", Type.CODE, KEY)
                    .oneOf(List.of("A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M")),
            col("seen_on", Type.DAY, KEY),
            col("met", Type.YES_NO, REQUIRED),
            col("evidence", Type.TEXT, OPTIONAL),
            col("seen_by", Type.TEXT, OPTIONAL).showing(ShownPeople.SOMEBODY)),
    /** Names of persons and companies to watch for. */
    WATCH_LIST_ENTRY(
            "watch_list",
            col("list", Type.TEXT, KEY_OR_EMPTY),
            col("entry", Type.TEXT, KEY),
            col("name", Type.TEXT, REQUIRED),
            col("also_known_as", Type.TEXT, OPTIONAL),
            col("programme", Type.TEXT, OPTIONAL),
            col("kind", Type.TEXT, OPTIONAL),
            col("country", Type.COUNTRY, OPTIONAL),
            col("identifier", Type.TEXT, OPTIONAL),
            col("listed_on", Type.DAY, OPTIONAL),
            col("delisted_on", Type.DAY, OPTIONAL)),
    /** Prices of goods to compare declared ones with. */
    REFERENCE_PRICE(
            "reference_prices",
            col("hs_code", Type.HS_CODE, KEY),
            col("goods", Type.TEXT, KEY_OR_EMPTY),
            col("origin_country", Type.COUNTRY, KEY_OR_EMPTY),
            col("unit", Type.CODE, KEY),
            col("source", Type.TEXT, KEY_OR_EMPTY),
            col("valid_from", Type.DAY, KEY),
            col("valid_until", Type.DAY, OPTIONAL),
            col("currency", Type.CURRENCY, REQUIRED),
            col("price", Type.AMOUNT, REQUIRED),
            col("lowest", Type.AMOUNT, OPTIONAL),
            col("highest", Type.AMOUNT, OPTIONAL),
            col("incoterm", Type.CODE, OPTIONAL)),
    /** Which officer works where from when to when. */
    STAFF_ASSIGNMENT(
            "staff",
            col("officer_id", Type.TEXT, KEY, "officer").showing(ShownPeople.OFFICER),
            col("office_code", Type.CODE, KEY, "office"),
            col("section", Type.TEXT, KEY_OR_EMPTY),
            col("valid_from", Type.DAY, KEY, "from"),
            col("valid_until", Type.DAY, OPTIONAL, "to"),
            col("duty", Type.TEXT, OPTIONAL)),
    /** When officers were absent. */
    STAFF_ABSENCE(
            "absences",
            col("officer_id", Type.TEXT, KEY, "officer").showing(ShownPeople.OFFICER),
            col("absent_from", Type.DAY, KEY, "from"),
            col("absent_until", Type.DAY, REQUIRED, "to"),
            col("kind", Type.TEXT, OPTIONAL).showing(ShownPeople.PRIVATE)),
    /** Permits of other agencies. */
    PERMIT(
            "permits",
            col("permit_number", Type.TEXT, KEY),
            col("agency", Type.TEXT, KEY),
            col("hs_code", Type.HS_CODE, KEY_OR_EMPTY),
            col("party_id", Type.TEXT, OPTIONAL),
            col("type_code", Type.CODE, OPTIONAL),
            col("quantity", Type.QUANTITY, OPTIONAL),
            col("unit", Type.CODE, OPTIONAL),
            col("valid_from", Type.DAY, OPTIONAL),
            col("valid_until", Type.DAY, OPTIONAL),
            col("status", Type.TEXT, OPTIONAL)),
    /** Customs warehouses. */
    WAREHOUSE(
            "warehouses",
            col("warehouse_id", Type.TEXT, KEY),
            col("type_code", Type.CODE, OPTIONAL),
            col("keeper_id", Type.TEXT, OPTIONAL),
            col("name", Type.TEXT, OPTIONAL),
            col("office_code", Type.CODE, OPTIONAL),
            col("address", Type.TEXT, OPTIONAL),
            col("valid_from", Type.DAY, OPTIONAL),
            col("valid_until", Type.DAY, OPTIONAL)),
    /** Guarantees for transit and for duties that are not due yet. */
    GUARANTEE(
            "guarantees",
            col("guarantee_reference", Type.TEXT, KEY),
            col("type_code", Type.CODE, OPTIONAL),
            col("principal_id", Type.TEXT, OPTIONAL),
            col("guarantor_id", Type.TEXT, OPTIONAL),
            col("amount", Type.AMOUNT, OPTIONAL),
            col("currency", Type.CURRENCY, OPTIONAL),
            col("valid_from", Type.DAY, OPTIONAL),
            col("valid_until", Type.DAY, OPTIONAL),
            col("status", Type.TEXT, OPTIONAL)),
    /** What an administration counts beside its declarations, by month: costs, staff, declarations on paper, appeals. */
    MONTHLY_FIGURE(
            "figures",
            col("month", Type.MONTH, KEY),
            col("office_code", Type.CODE, KEY_OR_EMPTY),
            col("figure", Type.TEXT, KEY),
            col("amount", Type.AMOUNT, REQUIRED),
            col("currency", Type.CURRENCY, OPTIONAL)),
    /** What an indicator of performance is to reach, from when to when. */
    PERFORMANCE_TARGET(
            "targets",
            col("indicator", Type.TEXT, KEY),
            col("office_code", Type.CODE, KEY_OR_EMPTY),
            col("valid_from", Type.DAY, KEY),
            col("valid_until", Type.DAY, OPTIONAL),
            col("at_least", Type.QUANTITY, OPTIONAL),
            col("at_most", Type.QUANTITY, OPTIONAL)),
    /** Answers of an administration about itself, with the day on which they were given. */
    SELF_ASSESSMENT(
            "self_assessment",
            col("assessed_on", Type.DAY, KEY),
            col("question", Type.TEXT, KEY).oneOf(SelfAssessmentQuestions.NAMES),
            col("answer", Type.YES_NO, REQUIRED),
            col("evidence", Type.TEXT, OPTIONAL),
            col("answered_by", Type.TEXT, OPTIONAL).showing(ShownPeople.SOMEBODY)),
    /** When offices are open, by day of the week; of all offices that have no hours of their own where no office is named. */
    OPENING_HOURS(
            "opening_hours",
            col("office_code", Type.CODE, KEY_OR_EMPTY, "office"),
            col("weekday", Type.COUNT, KEY),
            col("opens", Type.CLOCK, KEY),
            col("closes", Type.CLOCK, REQUIRED)),
    /** Days on which an office, or all of them where none is named, is closed. */
    HOLIDAY(
            "holidays",
            col("day", Type.DAY, KEY),
            col("office_code", Type.CODE, KEY_OR_EMPTY, "office"),
            col("name", Type.TEXT, OPTIONAL));

    /** The schema of the database in which these tables are. */
    static final String SCHEMA = "reference";

    private final String kind;
    private final List<ReferenceColumn> columns;

    ReferenceTable(String kind, ReferenceColumn... columns) {
        this.kind = kind;
        this.columns = List.of(columns);
    }

    private static ReferenceColumn col(String name, Type type, Need need, String... otherNames) {
        return new ReferenceColumn(name, type, need, List.of(otherNames));
    }

    /** What files of it are called: {@code load --as} and this word. */
    public String kind() {
        return kind;
    }

    /** The name of its plain view: {@code tariff_line}. */
    public String viewName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its name in the database, with the schema. */
    public String tableName() {
        return SCHEMA + "." + viewName();
    }

    /** Its columns, in order. */
    public List<ReferenceColumn> columns() {
        return columns;
    }

    /** Its columns that show people of Customs. */
    public List<ReferenceColumn> ofPeople() {
        return columns.stream().filter(c -> c.shows() != ShownPeople.NOBODY).toList();
    }

    /** What is asked instead of its view so that people of Customs are masked: the same columns. Nothing where it shows none. */
    public Optional<String> masked() {
        List<ReferenceColumn> shown = ofPeople();
        return shown.isEmpty()
                ? Optional.empty()
                : Optional.of("select * replace ("
                        + shown.stream().map(c -> c.shows().masked(c.name())).collect(Collectors.joining(", "))
                        + ") from " + viewName());
    }

    /** What makes the tables and their views. */
    static Stream<String> statements() {
        return Stream.concat(
                Stream.of("create schema if not exists " + SCHEMA),
                Arrays.stream(values()).flatMap(table -> Stream.of(table.creation(), table.view())));
    }

    /** What makes the tables and columns that a database of another version lacks. */
    static Stream<String> additions() {
        return Stream.concat(
                Stream.of("create schema if not exists " + SCHEMA),
                Arrays.stream(values())
                        .flatMap(table -> Stream.concat(Stream.of(table.creation()), table.addedColumns())));
    }

    private String creation() {
        return "create table if not exists " + tableName() + " (load_id integer not null, line_number bigint not null,"
                + " confirmed_by integer, superseded_by integer, "
                + columns.stream().map(c -> c.name() + " " + c.type().sql()).collect(Collectors.joining(", "))
                + ")";
    }

    private Stream<String> addedColumns() {
        return columns.stream()
                .map(c -> "alter table " + tableName() + " add column if not exists " + c.name() + " "
                        + c.type().sql());
    }

    private String view() {
        return "create or replace view " + viewName() + " as select "
                + columns.stream().map(ReferenceColumn::name).collect(Collectors.joining(", "))
                + ", load_id from " + tableName() + " where superseded_by is null";
    }
}
