package org.tidewaiter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class QueryCommandTest {
    @TempDir
    Path directory;

    @BeforeEach
    void load() throws IOException {
        Path file = Files.writeString(directory.resolve("a.csv"), """
            declaration_id,accepted_at,importer_id,importer_name,sequence,hs_code,description,net_mass_kg
            A-1,2024-01-01T00:00:00,P1,Kontor Øst A/S,1,090121,"Roasted coffee, of the finest beans that grow on the southern slopes",12.5
            A-2,2024-01-02T00:00:00,P2,=SUM(A1),1,090121,東京コーヒー,1500
            """);
        assertThat(run("load", "--mapping", "tidewaiter", file.toString())).startsWith("0 ");
    }

    @Test
    void a_table_fits_the_line_and_numbers_stand_to_the_right() throws IOException {
        assertThat(run(
                        "query",
                        "select declaration_id as id, description, net_mass_kg from goods_item order by 1",
                        "--width",
                        "40"))
                .isEqualTo("""
                    0 id   description             net_mass_kg
                    ---  ----------------------  -----------
                    A-1  Roasted coffee, of th…    12.500000
                    A-2  東京コーヒー            1500.000000
                    """);
    }

    @Test
    void csv_json_and_parquet_come_where_they_are_wanted() throws IOException {
        assertThat(run("query", "--format", "csv", "select party_id, '=SUM(A1)' as f from party order by 1"))
                .isEqualTo("0 party_id,f\nP1,'=SUM(A1)\nP2,'=SUM(A1)\n");
        assertThat(run("query", "--format", "json", "select count(*) n from declaration"))
                .contains("{\"n\":2}");
        Path out = directory.resolve("items.parquet");
        assertThat(run("query", "from goods_item", "--out", out.toString()))
                .startsWith("0 ")
                .contains("2 rows");
        assertThat(out).exists();
    }

    @Test
    void exit_codes_are_those_of_other_commands() throws IOException {
        assertThat(run("query", "select 1")).startsWith("0 ");
        assertThat(run("query", "select * from trail")).startsWith("1 ");
        assertThat(run("query", "--format", "parquet", "select 1")).startsWith("2 ");
        assertThat(run("query", "--officers", "select 1")).startsWith("2 ");
        assertThat(run("query", "--out", directory.resolve("a.txt").toString(), "select 1"))
                .startsWith("2 ");
        assertThat(run("query", "--limit", "0", "select 1")).startsWith("2 ");
    }

    @Test
    void without_words_the_views_are_listed_and_the_log_says_who_asked() throws IOException {
        assertThat(run("query"))
                .contains("goods_item\n    declaration_id varchar, declaration_key bigint")
                .contains("control  (officers masked)");
        run("query", "--who", "ann", "select 42");
        assertThat(run("query", "--log")).contains("ann").contains("select 42");
    }

    private String run(String... arguments) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--workspace";
        all[arguments.length + 1] = directory.resolve("workspace").toString();
        try (PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
                PrintStream nothing =
                        new PrintStream(java.io.OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8)) {
            int code = Commands.run(all, print, nothing);
            return code + " " + out.toString(StandardCharsets.UTF_8);
        }
    }
}
