package org.tidewaiter.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** UTF-7 is told by what its words spell, and nothing else is taken for it. */
class Utf7Test {
    private static final String HEADER = "number,day,hs,goods\n";

    @Test
    void words_that_spell_letters_of_a_language_are_utf_7() {
        for (String goods : new String[] {
            "M+APw-ller,caf+AOk-,na+AO8-ve", "+BBoEPgREBDU-,+BCcEMAQ5-,+BCEEMARFBDAEQA-", "+ZeVnLIqe-,+TuVTYw-,+ZYdXVw-"
        }) {
            String rows = String.join("\n", goods.split(",")).replaceAll("(?m)^", "D1,2024-03-11,010121,");
            assertThat(Objects.requireNonNull(Utf7.of(HEADER + rows)).what())
                    .as(goods)
                    .contains("UTF-7");
        }
        assertThat(Utf7.of("+/v8-number,day,hs\n")).isNotNull();
    }

    @Test
    void a_file_of_it_is_told_as_what_it_is(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("f.csv"),
                HEADER
                        + "D1,2024-03-11,010121,M+APw-ller\nD2,2024-03-11,010121,caf+AOk-\nD3,2024-03-11,010121,na+AO8-ve\n");
        assertThatThrownBy(() -> TableFile.open(file, ReadingHints.Csv.FOUND)).hasMessageContaining("in UTF-7");
    }

    @Test
    void a_plus_that_begins_something_else_is_none() {
        for (String goods : new String[] {
            "+49 89 123456,+33123456789,+8613812345678",
            "C++ books,A+B glue,Vitamin C+D3+K2",
            "+AB-1,+CD-2,+EF-3,+GH-4",
            "M+APw-ller,Müller,caf+AOk-,na+AO8-ve",
            "1+1,2+2,3+3"
        }) {
            String rows = String.join("\n", goods.split(",")).replaceAll("(?m)^", "D1,2024-03-11,010121,");
            assertThat(Utf7.of(HEADER + rows)).as(goods).isNull();
        }
    }
}
