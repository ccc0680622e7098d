package org.tidewaiter.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlStatementsTest {
    @Test
    void statements_end_at_semicolons() {
        assertThat(SqlStatements.of("select 1; select 2;\n;\n")).containsExactly("select 1", "select 2");
    }

    @Test
    void comments_and_broken_lines_are_blanks() {
        assertThat(SqlStatements.of("-- first; of all\nselect 1, -- one\n\n    2"))
                .containsExactly("select 1, 2");
    }

    @Test
    void what_is_quoted_stays() {
        assertThat(SqlStatements.of("select 'a;  -- b''c', \"d;\"\"e\"; select 2"))
                .containsExactly("select 'a;  -- b''c', \"d;\"\"e\"", "select 2");
    }
}
