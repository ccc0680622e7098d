package org.tidewaiter.intake.control;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns of {@code entered}: a row of a table of results as it is staged, or what of it cannot be taken and why. Behind them stand those of
 * {@link FurtherFields}.
 */
enum EnteredColumn {
    LINE("BIGINT"),
    DECLARATION_ID("VARCHAR"),
    SEQUENCE("INTEGER"),
    HS_CODE("VARCHAR"),
    KIND("VARCHAR"),
    SELECTED_BY("VARCHAR"),
    SELECTOR("VARCHAR"),
    SELECTION_PROBABILITY("DOUBLE"),
    OFFICER_ID("VARCHAR"),
    RECORDED_AT("TIMESTAMP"),
    OUTCOME("VARCHAR"),
    FINDING_KIND("VARCHAR"),
    AMOUNT("DECIMAL(18, 3)"),
    CURRENCY("VARCHAR"),
    MONTHLY_RATE("DECIMAL(18, 8)"),
    /** The field that cannot be taken; empty in a row that can. */
    FIELD("VARCHAR"),
    VALUE("VARCHAR"),
    REASON("VARCHAR"),
    ORIGINAL("VARCHAR"),
    CORRECTS("BIGINT"),
    BECAUSE("VARCHAR"),
    ENTERED_BY("VARCHAR");

    private final String type;

    EnteredColumn(String type) {
        this.type = type;
    }

    /** Names and types of all columns, as DuckDB's {@code read_csv} takes them. */
    static String types() {
        return Stream.concat(
                        Arrays.stream(values())
                                .map(c -> "'" + c.name().toLowerCase(Locale.ROOT) + "': '" + c.type + "'"),
                        FurtherFields.types())
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
