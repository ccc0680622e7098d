package org.tidewaiter.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements of a script are told apart by the semicolons that end them, and by no other. */
class SqlStatementsTest {
    private record Text(String text) {}

    @Test
    void statements_are_told_apart_whether_they_end_a_line_or_not() {
        assertThat(SqlStatements.of("select 1; select 2;\n\nselect\n3\n;;  ;"))
                .containsExactly("select 1", "select 2", "select 3");
    }

    @Test
    void what_is_blank_or_only_a_comment_is_no_statement() {
        assertThat(SqlStatements.of(" \n-- nothing; here\n/* nor; here */ ;\n")).isEmpty();
    }

    @Test
    void comments_are_left_out_and_part_words() {
        assertThat(SqlStatements.of("select/* a; */1 -- b;\nfrom t")).containsExactly("select 1 from t");
    }

    @Test
    void a_comment_in_a_comment_does_not_end_it() {
        assertThat(SqlStatements.of("select 1 /* a /* b; */ c; */ + 1; select 2"))
                .containsExactly("select 1 + 1", "select 2");
    }

    @Test
    void broken_lines_are_blanks_and_what_is_quoted_stays() {
        assertThat(SqlStatements.of("-- first; of all\nselect 1, -- one\n\n    2"))
                .containsExactly("select 1, 2");
        assertThat(SqlStatements.of("select 'a;  -- b''c', \"d;  \"\"e\"; select 2"))
                .containsExactly("select 'a;  -- b''c', \"d;  \"\"e\"", "select 2");
    }

    /** The engine must read each as one text that is kept whole, semicolon and all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'a;\nb'",
                "'it''s;\n;'",
                "'ends in a back slash \\'",
                "'no -- comment;\n'",
                "'no /* comment;\n'",
                "E'it\\'s;\nso'",
                "e'back slash \\\\'",
                "$$a;\nb'c$$",
                "$tag$a;\n$$b$tag$",
                "'price $$ 5' || ';\n$$'",
            })
    void a_semicolon_in_a_text_ends_no_statement(String text) {
        try (Lake lake = Lake.inMemory();
                Session session = lake.session()) {
            String expected =
                    session.query(Text.class, "select " + text).getFirst().text();
            session.script("create table kept (text varchar);\n" + "insert into kept select " + text
                    + "; insert into kept values ('next');\n");
            assertThat(session.query(Text.class, "select text from kept"))
                    .containsExactly(new Text(expected), new Text("next"));
        }
    }

    @Test
    void a_semicolon_in_a_name_ends_no_statement() {
        try (Lake lake = Lake.inMemory();
                Session session = lake.session()) {
            session.script("create table \"a;\n"
                    + "\"\"b\" (x int);\n"
                    + "insert into \"a;\n"
                    + "\"\"b\" values (1), (date'2026-01-01' - date'2025-12-30');");
            assertThat(session.number("select sum(x) from \"a;\n\"\"b\"")).isEqualTo(3);
        }
    }

    @Test
    void a_dollar_in_a_name_begins_no_text() {
        assertThat(SqlStatements.of("select a$b$c; select d$b$e")).containsExactly("select a$b$c", "select d$b$e");
    }

    @ParameterizedTest
    @ValueSource(strings = {"select 'open; select 2", "select $a$open; select 2", "select \"open; select 2"})
    void a_text_that_nothing_ends_is_refused_and_not_cut(String script) {
        assertThat(SqlStatements.of(script)).containsExactly(script);
        try (Lake lake = Lake.inMemory();
                Session session = lake.session()) {
            assertThatThrownBy(() -> session.script(script)).isInstanceOf(TidewaiterException.class);
        }
    }
}
