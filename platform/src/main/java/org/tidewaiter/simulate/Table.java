package org.tidewaiter.simulate;

import java.util.List;

/** The files that grow with the declarations: where each is, and its columns. */
enum Table {
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
    SAD("data/raw/sad_export", ';', SadLines.COLUMNS),
    FRAUD("truth/fraud", ',', Layout.FRAUD),
    LOOK_ALIKES("truth/look_alikes", ',', List.of("declaration_id", "sequence", "looks_like", "importer_id", "since")),
    MISTAKES("truth/mistakes", ',', List.of("declaration_id", "sequence", "mistake", "amount")),
    DIRT("truth/dirt", ',', List.of("declaration_id", "sequence", "kind", "field", "true_value", "written_value"));

    final String path;
    final char separator;
    final List<String> columns;

    Table(String path, char separator, List<String> columns) {
        this.path = path;
        this.separator = separator;
        this.columns = columns;
    }

    /** The line of names. */
    byte[] header() {
        Text line = new Text(separator);
        columns.forEach(line::put);
        return line.end().taken();
    }
}
