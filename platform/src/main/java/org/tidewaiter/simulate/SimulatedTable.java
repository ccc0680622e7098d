package org.tidewaiter.simulate;

import java.util.List;

/** The files that grow with the declarations: where each is, and its columns. */
enum SimulatedTable {
    DECLARATIONS("data/declarations", ',', Layout.DECLARATIONS),
    EVENTS("data/events", ',', List.of("declaration_id", "event_code", "occurred_at", "responsible_party")),
    LANES(
            "data/lanes",
            ',',
            List.of("declaration_id", "lane", "selected_by", "selector", "selection_probability", "officer_id")),
    MANIFEST(
            "data/manifest",
            ',',
            List.of(
                    "transport_document",
                    "manifested_at",
                    "carrier_id",
                    "loading_place",
                    "unloading_office",
                    "container_id",
                    "consignee_name",
                    "shipper_name",
                    "packages",
                    "gross_mass_kg")),
    /** Only where results come for whole declarations: {@code load --as controls} reads it. */
    CONTROLS(
            "data/controls",
            ',',
            List.of(
                    "declaration_id",
                    "kind",
                    "outcome",
                    "finding_kind",
                    "amount_recovered",
                    "officer_id",
                    "selected_by",
                    "selector",
                    "selection_probability",
                    "recorded_at")),
    /** What repeats, in the columns of the model: {@code load --as taxes} and so on. */
    TAXES(
            "data/taxes",
            ',',
            List.of(
                    "declaration_id",
                    "sequence",
                    "type_code",
                    "base_amount",
                    "rate_percent",
                    "amount",
                    "currency",
                    "payment_method",
                    "preference_code")),
    DOCUMENTS("data/documents", ',', List.of("declaration_id", "sequence", "type_code", "reference", "issued_at")),
    CONTAINERS(
            "data/containers",
            ',',
            List.of("declaration_id", "container_id", "size_type_code", "seals", "packages", "gross_mass_kg")),
    PACKAGES("data/packages", ',', List.of("declaration_id", "sequence", "packages", "package_type", "marks")),
    CHARGES("data/charges", ',', List.of("declaration_id", "kind", "amount", "currency", "national_amount")),
    INVOICES(
            "data/invoices",
            ',',
            List.of(
                    "declaration_id",
                    "invoice_number",
                    "issued_at",
                    "amount",
                    "currency",
                    "exchange_rate",
                    "incoterm",
                    "issuer")),
    /** Permits of other agencies as these keep them: {@code load --as permits}. */
    PERMITS(
            "data/permits",
            ',',
            List.of(
                    "permit_number",
                    "agency",
                    "hs_code",
                    "party_id",
                    "type_code",
                    "quantity",
                    "unit",
                    "valid_from",
                    "valid_until",
                    "status")),
    SAD("data/raw/sad_export", ';', SadLines.COLUMNS),
    FRAUD("truth/fraud", ',', Layout.FRAUD),
    LOOK_ALIKES("truth/look_alikes", ',', List.of("declaration_id", "sequence", "looks_like", "importer_id", "since")),
    MISTAKES("truth/mistakes", ',', List.of("declaration_id", "sequence", "mistake", "amount")),
    DIRT("truth/dirt", ',', List.of("declaration_id", "sequence", "kind", "field", "true_value", "written_value"));

    final String path;
    final char separator;
    final List<String> columns;

    SimulatedTable(String path, char separator, List<String> columns) {
        this.path = path;
        this.separator = separator;
        this.columns = columns;
    }

    /** Whether a plan asks for it. */
    boolean isIn(SimulationPlan plan) {
        return this != CONTROLS || plan.wholeResults();
    }

    /** The line of names. */
    byte[] header() {
        Text line = new Text(separator);
        columns.forEach(line::put);
        return line.end().taken();
    }
}
