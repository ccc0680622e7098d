package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.FreshWorkspace;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.mapping.MappingProposal;
import org.tidewaiter.quarantine.Quarantine;

class LoadingTest {
    private static final String MAPPING = """
        name: small
        columns:
          id: declaration.declaration_id
          day: declaration.accepted_at
          hs: goods_item.hs_code
          kg: goods_item.net_mass_kg
          who: declaration.importer_id
        constants:
          goods_item.sequence: 1
        """;

    @TempDir
    Path directory;

    @AutoClose
    private Workspace workspace;

    @BeforeEach
    void open() {
        workspace = FreshWorkspace.in(directory);
    }

    @Test
    void separators_line_ends_marks_and_encodings_are_found_by_looking() throws IOException {
        String[] bodies = {
            "id,day,hs,kg,who\nA,2020-01-02,010121,1.5,Zoë\n",
            "id;day;hs;kg;who\r\nA;2020-01-02;010121;1.5;Zoë\r\n",
            "id\tday\ths\tkg\twho\rA\t2020-01-02\t010121\t1.5\tZoë\r",
            "\uFEFFid|day|hs|kg|who\n\"A\"|2020-01-02|010121|1.5|Zoë\n"
        };
        Charset[] charsets = {
            StandardCharsets.UTF_8, Charset.forName("windows-1252"), StandardCharsets.UTF_8, StandardCharsets.UTF_8
        };
        for (int i = 0; i < bodies.length; i++) {
            Path file = Files.write(
                    directory.resolve(i + ".csv"),
                    bodies[i].replace("A", "A" + i).getBytes(charsets[i]));
            assertThat(load(file).accepted()).as("file " + i).isEqualTo(1);
        }
        assertThat(workspace.lake().number("select count(*) from declaration where importer_id = 'Zoë'"))
                .isEqualTo(4);
        assertThat(workspace
                        .lake()
                        .number("select count(*) from goods_item where hs_code = '010121' and net_mass_kg = 1.5"))
                .isEqualTo(4);
    }

    @Test
    void a_file_that_grows_while_it_is_read_is_refused_and_the_workspace_stays_as_it_was() throws IOException {
        StringBuilder rows = new StringBuilder("id,day,hs,kg,who\n");
        for (int i = 0; i < 5_000; i++) {
            rows.append('A').append(i).append(",2020-01-02,010121,1,x\n");
        }
        Path file = write(rows.toString());
        LoadProgress growing = (bytes, of, taken) -> {
            try {
                Files.writeString(file, "B,2020-01-02,010121,1,x\n", StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        };
        assertThatThrownBy(() -> TableLoad.load(
                        workspace,
                        file,
                        Mapping.parse(MAPPING, "small"),
                        LoadOptions.plain(Actor.systemUser()),
                        growing))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("changed while it was read");
        assertThat(workspace.lake().number("select count(*) from declaration")).isZero();
        assertThat(workspace.lake().number("select count(*) from load")).isZero();
    }

    private record Filled(
            String declarantId, String importerId, String typeCode, String acceptedAt, String recordedAt) {}

    @Test
    void a_column_fills_all_its_fields_of_one_kind_or_of_several() throws IOException {
        Mapping mapping = Mapping.parse("""
            name: twice
            columns:
              id: declaration.declaration_id
              day: {field: declaration.accepted_at, also: [control.recorded_at, declaration.lodged_at]}
              hs: goods_item.hs_code
              who: {field: declaration.declarant_id, also: [declaration.importer_id, declaration.type_code, control.report_number]}
              result: control.outcome
            """, "twice");
        Path file = write("id,day,hs,who,result\nA,2020-01-02,010121,X1,finding\nB,2020-01-03,010121,,conform\n");
        TableLoad.load(workspace, file, mapping, LoadOptions.plain(Actor.systemUser()), LoadProgress.SILENT);
        assertThat(workspace
                        .lake()
                        .query(
                                Filled.class,
                                "select coalesce(declarant_id, '') as declarant_id, coalesce(importer_id, '') as importer_id,"
                                        + " coalesce(type_code, '') as type_code, accepted_at::varchar as accepted_at,"
                                        + " recorded_at::varchar as recorded_at from declaration join control"
                                        + " using (declaration_key) order by declaration.declaration_id"))
                .containsExactly(
                        new Filled("X1", "X1", "X1", "2020-01-02 00:00:00", "2020-01-02 00:00:00"),
                        new Filled("", "", "", "2020-01-03 00:00:00", "2020-01-03 00:00:00"));
        assertThat(workspace.lake().number("select count(*) from control where report_number = 'X1'"))
                .isEqualTo(1);
        assertThat(workspace
                        .lake()
                        .number("select count(*) from declaration where lodged_at = case declaration_id when 'A'"
                                + " then timestamp '2020-01-02 00:00:00' else timestamp '2020-01-03 00:00:00' end"))
                .isEqualTo(2);
    }

    @Test
    void every_word_of_a_list_is_kept_as_it_is_and_what_is_not_given_as_the_models_own() throws IOException {
        Mapping mapping = Mapping.parse("""
            name: words
            columns:
              id: declaration.declaration_id
              day: declaration.accepted_at
              hs: goods_item.hs_code
              kind: control.kind
              by: control.selected_by
              result: control.outcome
            """, "words");
        List<String> rows = new ArrayList<>();
        for (String by : List.of("rule", "MODEL", "random", "Officer", "all", "unknown", "")) {
            for (String result : List.of("conform", "finding", "Pending", "")) {
                rows.add("N" + rows.size() + ",2020-01-02,010121," + (rows.size() % 2 == 0 ? "documents" : "") + ","
                        + by + "," + result);
            }
        }
        Path file = write("id,day,hs,kind,by,result\n" + String.join("\n", rows) + "\n");
        assertThat(TableLoad.load(workspace, file, mapping, LoadOptions.plain(Actor.systemUser()), LoadProgress.SILENT)
                        .accepted())
                .isEqualTo(28);
        assertThat(workspace.lake().number("select count(*) from control")).isEqualTo(21);
        for (String by : List.of("rule", "model", "random", "officer", "all")) {
            assertThat(workspace.lake().number("select count(*) from control where selected_by = ?", by))
                    .isEqualTo(3);
        }
        assertThat(workspace.lake().number("select count(*) from control where selected_by = 'unknown'"))
                .isEqualTo(6);
        assertThat(workspace
                        .lake()
                        .number("select count(*) from control where kind = case declaration_id[2:]::integer % 2"
                                + " when 0 then 'documents' else 'goods' end"))
                .isEqualTo(21);
        for (String result : List.of("conform", "finding", "pending")) {
            assertThat(workspace.lake().number("select count(*) from control where outcome = ?", result))
                    .isEqualTo(7);
        }
    }

    @Test
    void a_row_that_cannot_be_taken_keeps_its_line_its_text_and_the_reason() throws IOException {
        Path file = write("id,day,hs,kg,who\n"
                + "A,2020-01-02,010121,1,x\n"
                + "B,2020-13-02,010121,1,\"y\n"
                + "z\"\n"
                + "C,2020-01-02,77,1,x\n"
                + "D,2020-01-02\n"
                + "E,2020-01-02,010121,-1,x\n");
        LoadReport report = load(file);
        assertThat(report)
                .extracting(LoadReport::read, LoadReport::accepted, LoadReport::quarantined)
                .containsExactly(5L, 1L, 4L);
        List<Quarantine.Row> rows = new Quarantine(workspace).open(10);
        assertThat(rows).extracting(Quarantine.Row::lineNumber).containsExactly(3L, 5L, 6L, 7L);
        assertThat(rows.get(0).originalText()).isEqualTo("B,2020-13-02,010121,1,\"y\nz\"");
        assertThat(rows.get(3).reason()).contains("negative");
    }

    @Test
    @Tag("slow")
    void read_is_accepted_plus_quarantined_whatever_comes() throws IOException {
        for (int seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder("id,day,hs,kg,who\n");
            List<String> bad = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                String row =
                        seed + "-" + i + ",2020-01-0" + (1 + random.nextInt(9)) + ",0101" + (10 + random.nextInt(80));
                boolean good = random.nextInt(4) > 0;
                row += good ? "," + random.nextInt(1000) + ",x" : random.nextBoolean() ? ",abc,x" : "";
                text.append(row).append('\n');
                if (!good) {
                    bad.add(row);
                }
            }
            LoadReport report = load(write(text.toString()));
            assertThat(report.read()).isEqualTo(500).isEqualTo(report.accepted() + report.quarantined());
            assertThat(new Quarantine(workspace)
                            .open(100_000).stream()
                                    .filter(r -> r.loadId() == report.loadId())
                                    .map(Quarantine.Row::originalText))
                    .containsExactlyElementsOf(bad);
        }
    }

    @Test
    void a_correction_replaces_and_keeps_the_former_version() throws IOException {
        load(write("id,day,hs,kg,who\nA,2020-01-02,010121,1,x\n"));
        Path corrected = write("id,day,hs,kg,who\nA,2020-01-02,010121,2,x\n");
        assertThat(load(corrected).quarantined()).isEqualTo(1);
        LoadReport report = TableLoad.load(
                workspace,
                corrected,
                Mapping.parse(MAPPING, "small"),
                new LoadOptions(true, true, Actor.systemUser()),
                LoadProgress.SILENT);
        assertThat(report.replaced()).isEqualTo(1);
        assertThat(workspace.lake().number("select version from declaration where declaration_id = 'A'"))
                .isEqualTo(2);
        assertThat(workspace.lake().number("select count(*) from declaration_version"))
                .isEqualTo(2);
        assertThat(workspace.lake().number("select net_mass_kg::int from goods_item"))
                .isEqualTo(2);
    }

    @Test
    void bad_files_are_refused_in_one_sentence_and_leave_the_workspace_as_it_was() throws IOException {
        refused(directory.resolve("none.csv"), "is not there");
        refused(directory, "is a directory");
        refused(write(""), "is empty");
        refused(write("id,day,hs,kg,who\n"), "no rows");
        refused(write("id,day,hs,who\nA,2020-01-02,010121,x\n"), "needs the column 'kg'");
        refused(Files.write(directory.resolve("x.csv"), new byte[] {'P', 'K', 3, 4, 0, 0}), "ZIP archive");
        refused(write("<?xml version=\"1.0\"?>\n<schema/>\n"), "is XML whose root is <schema>");
        refused(write("\n <html><body>A,2020-01-02</body></html>\n"), "is a web page (HTML)");
        assertThat(workspace.lake().number("select count(*) from load")).isZero();
    }

    @Test
    void a_line_of_two_hundred_megabytes_is_refused_with_its_place() throws IOException {
        Path file = directory.resolve("long.csv");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("id,day,hs,kg,who\nA,2020-01-02,010121,1,");
            String chunk = "x".repeat(1 << 20);
            for (int i = 0; i < 200; i++) {
                out.write(chunk);
            }
        }
        refused(file, "line 2");
    }

    @Test
    void a_proposed_mapping_of_the_kcs_header_is_right_where_it_must_be() throws IOException {
        Path file = write(
                "Declaration ID,Date,Office ID,Mode of Transport,Declarant ID,Importer ID,Seller ID,HS6 Code,Country"
                        + " of Departure,Country of Origin,Tax Rate,Net Mass,Item Price,Fraud\n"
                        + "1,2020-01-01,30,10,Z,Q,S,440890,BE,CN,0.0,108.0,372254.4,0\n");
        assertThat(MappingProposal.of(file).columns())
                .extracting(MappingProposal.Proposal::field)
                .containsExactly(
                        "declaration.declaration_id",
                        "declaration.accepted_at",
                        "declaration.office_code",
                        "declaration.transport_mode",
                        "declaration.declarant_id",
                        "declaration.importer_id",
                        "declaration.seller_id",
                        "goods_item.hs_code",
                        "declaration.export_country",
                        "goods_item.origin_country",
                        "goods_item.duty_rate_percent",
                        "goods_item.net_mass_kg",
                        "goods_item.item_amount",
                        "control.outcome");
        Mapping mapping = Mapping.parse(MappingProposal.of(file).yaml("kcs"), "proposed");
        assertThat(TableLoad.load(workspace, file, mapping, LoadOptions.plain(Actor.systemUser()), LoadProgress.SILENT)
                        .accepted())
                .isEqualTo(1);
    }

    private void refused(Path file, String words) {
        assertThatThrownBy(() -> load(file))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining(words);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("file.csv"), text);
    }

    private LoadReport load(Path file) {
        return TableLoad.load(
                workspace,
                file,
                Mapping.parse(MAPPING, "small"),
                LoadOptions.plain(Actor.systemUser()),
                LoadProgress.SILENT);
    }
}
