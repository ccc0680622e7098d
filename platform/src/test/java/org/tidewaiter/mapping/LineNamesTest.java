package org.tidewaiter.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.datamodel.LineTable;

/** Which column of a line a name means. */
class LineNamesTest {
    @ParameterizedTest
    @CsvSource({
        "INVOICE, number, invoice_number", "INVOICE, date, issued_at", "INVOICE, value, amount",
        "CONTAINER, id, container_id", "CONTAINER, number, container_id", "CONTAINER, seal, seals",
        "PACKAGING, type, package_type", "PACKAGING, number, packages", "DECLARED_PARTY, id, party_id",
        "DECLARED_PARTY, role, role_code", "TAX_LINE, type, type_code", "TAX_LINE, base, base_amount",
        "DOCUMENT, number, reference", "DOCUMENT, date, issued_at", "CHARGE, type, type_code",
        "ADDITIONAL_INFORMATION, type, type_code", "ADDITIONAL_INFORMATION, description, text", "DOCUMENT, colour, "
    })
    void a_column_goes_by_its_name_without_its_endings_or_without_the_word_of_its_table(
            LineTable table, String said, String column) {
        assertThat(LineNames.column(table, said).map(LineTable.LineColumn::name).orElse(null))
                .isEqualTo(column);
    }
}
