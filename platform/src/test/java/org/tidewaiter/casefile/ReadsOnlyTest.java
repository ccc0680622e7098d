package org.tidewaiter.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.engine.SqlFile;

class ReadsOnlyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "DeclarationFile.sql",
                "CompanyFile.sql",
                "DeclarationSummary.sql",
                "DeclaredItem.sql",
                "PartyPast.sql",
                "ProductPast.sql"
            })
    void every_statement_of_the_room_reads_or_makes_a_temporary_table(String file) {
        String sql = SqlFile.read(DeclarationFile.class, file)
                .replaceAll("(?m)--.*$", "")
                .toLowerCase(Locale.ROOT);
        List<String> statements = Arrays.stream(sql.split(";"))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
        assertThat(statements)
                .isNotEmpty()
                .allMatch(s -> s.matches("(?s)(select|with|create (or replace )?temp table)\\b.*"));
        assertThat(sql).doesNotContainPattern("\\b(insert|update|delete|alter|drop|copy|attach)\\b");
    }
}
