package org.tidewaiter.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.datamodel.ReferenceColumn;
import org.tidewaiter.datamodel.ReferenceTable;
import org.tidewaiter.datamodel.ShownPeople;

/** A table of reference says of its columns whom they show; what it says is masked, and no column that names people of Customs forgets to say it. */
class PeopleOfReferenceTablesTest {
    /** Names of columns under which people of Customs stand. */
    private static final Pattern OF_PEOPLE =
            Pattern.compile("officer|inspector|examiner|staff|employee|_by$|resource|signed|user");

    private static Stream<ReferenceColumn> columns() {
        return Arrays.stream(ReferenceTable.values()).flatMap(t -> t.columns().stream());
    }

    @Test
    void a_column_named_after_people_says_whom_it_shows() {
        assertThat(columns()
                        .filter(c -> OF_PEOPLE.matcher(c.name()).find())
                        .filter(c -> c.shows() == ShownPeople.NOBODY)
                        .map(ReferenceColumn::name))
                .isEmpty();
        assertThat(columns().map(ReferenceColumn::shows).distinct()).containsExactlyInAnyOrder(ShownPeople.values());
    }

    @Test
    void what_a_table_says_of_people_is_masked_where_it_is_asked(@TempDir Path directory) {
        try (AskedWorkspace asked = new AskedWorkspace(directory)) {
            for (ReferenceTable table : ReferenceTable.values()) {
                String names =
                        table.ofPeople().stream().map(ReferenceColumn::name).collect(Collectors.joining(", "));
                if (names.isEmpty()) {
                    continue;
                }
                asked.workspace
                        .lake()
                        .transaction(session -> session.execute("insert into " + table.tableName()
                                + " (load_id, line_number, " + names + ") values (1, 1, "
                                + table.ofPeople().stream().map(c -> "'Smith'").collect(Collectors.joining(", "))
                                + ")"));
                assertThat(asked.ask("select " + names + " from " + table.viewName())
                                .table()
                                .rows())
                        .as(table.viewName())
                        .hasSize(1)
                        .first()
                        .asList()
                        .isNotEmpty()
                        .isSubsetOf("an officer", "somebody", "masked");
            }
        }
    }
}
