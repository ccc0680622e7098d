package org.tidewaiter.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.engine.Json;

/**
 * The names that files give to what repeats (taxes, documents, containers) and to its columns: the words for each {@link LineTable}, its kinds and
 * its columns.
 */
public final class LineNames {
    /** What a word names: lines of a table, which are counted by themselves where they have a kind. */
    record NamedLines(LineTable table, String kind) {}

    private static final Map<String, NamedLines> TABLES = Map.ofEntries(
            Map.entry("tax", new NamedLines(LineTable.TAX_LINE, "")),
            Map.entry("taxline", new NamedLines(LineTable.TAX_LINE, "")),
            Map.entry("duty", new NamedLines(LineTable.TAX_LINE, "duty")),
            Map.entry("document", new NamedLines(LineTable.DOCUMENT, "")),
            Map.entry("supportingdocument", new NamedLines(LineTable.DOCUMENT, "supporting_document")),
            Map.entry("previousdocument", new NamedLines(LineTable.DOCUMENT, "previous_document")),
            Map.entry("transportdocument", new NamedLines(LineTable.DOCUMENT, "transport_document")),
            Map.entry("authorisation", new NamedLines(LineTable.DOCUMENT, "authorisation")),
            Map.entry("authorization", new NamedLines(LineTable.DOCUMENT, "authorisation")),
            Map.entry("guarantee", new NamedLines(LineTable.DOCUMENT, "guarantee")),
            Map.entry("container", new NamedLines(LineTable.CONTAINER, "")),
            Map.entry("package", new NamedLines(LineTable.PACKAGING, "")),
            Map.entry("packaging", new NamedLines(LineTable.PACKAGING, "")),
            Map.entry("charge", new NamedLines(LineTable.CHARGE, "")),
            Map.entry("deduction", new NamedLines(LineTable.CHARGE, "deduction")),
            Map.entry("invoice", new NamedLines(LineTable.INVOICE, "")),
            Map.entry("party", new NamedLines(LineTable.DECLARED_PARTY, "")),
            Map.entry("declaredparty", new NamedLines(LineTable.DECLARED_PARTY, "")),
            Map.entry("statement", new NamedLines(LineTable.ADDITIONAL_INFORMATION, "statement")),
            Map.entry("additionalprocedure", new NamedLines(LineTable.ADDITIONAL_INFORMATION, "additional_procedure")),
            Map.entry("additionalinformation", new NamedLines(LineTable.ADDITIONAL_INFORMATION, "")));

    /** What the word of a kind says of each of its lines that says nothing else there: a column and its value. */
    private static final Map<String, Map.Entry<String, String>> SAID = Map.of(
            "supporting_document", Map.entry("category", "supporting"),
            "previous_document", Map.entry("category", "previous"),
            "transport_document", Map.entry("category", "transport"),
            "authorisation", Map.entry("category", "authorisation"),
            "guarantee", Map.entry("category", "guarantee"),
            "deduction", Map.entry("kind", "deduction"),
            "statement", Map.entry("category", "statement"),
            "additional_procedure", Map.entry("category", "procedure"));

    /** Names for columns that are not their own with or without an ending. */
    private static final Map<LineTable, Map<String, String>> OTHER_NAMES = Map.of(
            LineTable.TAX_LINE,
            Map.of(
                    "tax",
                    "type_code",
                    "code",
                    "type_code",
                    "rate",
                    "rate_percent",
                    "method",
                    "payment_method",
                    "methodofpayment",
                    "payment_method",
                    "value",
                    "amount"),
            LineTable.DOCUMENT,
            Map.of(
                    "number",
                    "reference",
                    "no",
                    "reference",
                    "id",
                    "reference",
                    "code",
                    "type_code",
                    "date",
                    "issued_at",
                    "issuedon",
                    "issued_at",
                    "validto",
                    "valid_until",
                    "expirydate",
                    "valid_until",
                    "holder",
                    "issuer"),
            LineTable.CONTAINER,
            Map.of(
                    "number",
                    "container_id",
                    "no",
                    "container_id",
                    "size",
                    "size_type_code",
                    "seal",
                    "seals",
                    "mass",
                    "gross_mass_kg"),
            LineTable.PACKAGING,
            Map.of("number", "packages", "count", "packages", "quantity", "packages", "kind", "package_type"),
            LineTable.CHARGE,
            Map.of("code", "type_code", "value", "amount"),
            LineTable.DECLARED_PARTY,
            Map.of("number", "party_id", "address", "street", "contact", "contact_name", "function", "role_code"),
            LineTable.ADDITIONAL_INFORMATION,
            Map.of("description", "text", "statement", "text", "type", "type_code"),
            LineTable.INVOICE,
            Map.of(
                    "no",
                    "invoice_number",
                    "id",
                    "invoice_number",
                    "date",
                    "issued_at",
                    "issuedon",
                    "issued_at",
                    "value",
                    "amount"));

    /** What a column is whose name says nothing but the line: {@code container_2}. */
    private static final Map<LineTable, String> CALLED_BY = Map.of(
            LineTable.CONTAINER, "container_id", LineTable.DOCUMENT, "reference", LineTable.INVOICE, "invoice_number");

    private static final List<String> ENDINGS = List.of("code", "amount", "number", "id");

    private LineNames() {}

    /** Whether the first object of an array has a value that a table of lines keeps. */
    static boolean hasColumns(LineTable table, String array) {
        try {
            return Json.OF_OTHERS
                    .readTree(array)
                    .path(0)
                    .propertyStream()
                    .anyMatch(p -> column(table, p.getKey()).isPresent());
        } catch (JsonProcessingException e) {
            return false; // the sample cuts it off
        }
    }

    /** The column of a table that the words behind the table's mean; where there are none, what its lines are called by. */
    static LineTable.@Nullable LineColumn columnOfCounted(LineTable table, String rest) {
        String called = CALLED_BY.get(table);
        return (rest.isEmpty()
                        ? called == null ? Optional.<LineTable.LineColumn>empty() : table.column(called)
                        : column(table, rest))
                .orElse(null);
    }

    /** What the word of a kind says of its lines: a column and its value; empty of a table's own. */
    public static Optional<Map.Entry<String, String>> said(String kind) {
        return Optional.ofNullable(SAID.get(kind));
    }

    /** What a word in the singular or plural names. */
    static Optional<NamedLines> table(String word) {
        String folded = folded(word);
        String singular = folded.endsWith("ies")
                ? folded.substring(0, folded.length() - 3) + "y"
                : folded.endsWith("xes") ? folded.substring(0, folded.length() - 2) : folded.replaceFirst("s$", "");
        return Optional.ofNullable(TABLES.getOrDefault(singular, TABLES.get(folded)));
    }

    /**
     * The column of a table that a name means: its own, with or without an ending such as {@code _code} or the table's word before it
     * ({@code number} of an invoice is {@code invoice_number}), or a usual other one.
     */
    public static Optional<LineTable.LineColumn> column(LineTable table, String said) {
        String name = folded(said);
        String other = OTHER_NAMES.getOrDefault(table, Map.of()).get(name);
        return table.columns().stream()
                .filter(c -> folded(c.name()).equals(name))
                .findFirst()
                .or(() -> other == null ? Optional.empty() : table.column(other))
                .or(() -> table.columns().stream()
                        .filter(c ->
                                ENDINGS.stream().anyMatch(e -> folded(c.name()).equals(name + e)))
                        .findFirst())
                .or(() -> table.columns().stream()
                        .filter(c -> TABLES.entrySet().stream()
                                .filter(t -> t.getValue().table() == table)
                                .anyMatch(t -> folded(c.name()).equals(t.getKey() + name)))
                        .findFirst())
                .or(() -> LineWords.column(table, said));
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
