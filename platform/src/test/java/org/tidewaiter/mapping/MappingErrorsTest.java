package org.tidewaiter.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.intake.Door;
import org.tidewaiter.intake.LoadOptions;

class MappingErrorsTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "just words|is not a mapping|start it with",
                "columns: [a|is not YAML (line 1)|mend that line",
                "columns: {a: x, a: y}|Duplicate|mend that line",
                "colums: {}|'colums' at the top|'columns'",
                "csv: {delim: ';'}|'delim' under csv|'delimiter'",
                "formats: {dat: x}|'dat' under formats|'date'",
                "columns: {}|maps no column|add 'columns:'",
                "columns: {a: {fild: x}}|'fild' under a|'field'",
                "columns: {a: goods_item.hs_cod}|'goods_item.hs_cod' (a)|'goods_item.hs_code'",
                "columns: {a: hs_code}|'hs_code' (a)|did you mean 'goods_item.hs_code'",
                "columns: {a: declaration.net_mas_kg}|'declaration.net_mas_kg' (a)|'goods_item.net_mass_kg'",
                "ALL formats: {date: dd/mm/yyyy}|'dd/mm/yyyy'|'dd/MM/yyyy'",
                "ALL csv: {encoding: window-1252}|'window-1252'|did you mean 'windows-1252'",
                "columns: {a: goods_item.hs_code, b: goods_item.hs_code}|twice, by column 'a' and by column 'b'|keep"
                        + " one",
                "columns: {a: goods_item.hs_code}|fills no declaration.declaration_id|map a column",
                "ALL formats: {decimal: ',,'}|',,' as decimal|one character",
                "ALL formats: {decimal: ',', grouping: ','}|one sign as decimal and as grouping|two signs",
                "ALL formats: {date: bb/qq}|'bb/qq'|dd/MM/yyyy",
                "ALL csv: {encoding: klingon}|encoding 'klingon'|UTF-8"
            })
    void each_error_names_the_place_and_the_remedy(String text, String place, String remedy) {
        String whole = text.startsWith("ALL ") ? Door.ONE_ITEM + text.substring(4) : text;
        assertThatThrownBy(() -> Mapping.parse(whole, "mine.yaml"))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContainingAll("mine.yaml", place, remedy);
    }

    @Test
    void every_mapping_that_ships_is_named_and_one_of_other_files_than_declarations_asks_what_they_hold()
            throws Exception {
        Path folder = Path.of(
                Objects.requireNonNull(Mapping.class.getResource("mappings")).toURI());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString().replace(".yaml", "")))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(Mapping.SHIPPED.stream(), CompanionMapping.SHIPPED.stream())
                                    .toList());
        }
        Mapping.SHIPPED.forEach(
                name -> assertThat(Mapping.of(name, directory).ships()).isTrue());
        assertThatThrownBy(() -> Mapping.of("comtrade", directory)).hasMessageContaining("--as");
    }

    @Test
    void a_mapping_that_is_not_there_and_a_constant_that_is_none_are_refused() throws IOException {
        assertThatThrownBy(() -> Mapping.of("nothing.yaml", directory)).hasMessageContaining("tidewaiter map FILE");
        try (Door door = new Door(directory)) {
            door.with(Door.COLUMNS + "constants: {declaration.currency: QQQ}\n");
            assertThatThrownBy(() -> door.load(Door.HEADER + "A,2020-01-02,010121,1,x\n"))
                    .hasMessageContainingAll("declaration.currency", "'QQQ'", "under constants");
        }
    }

    @Test
    void broken_files_are_refused_in_one_sentence_and_leave_nothing() throws IOException {
        Path cut = directory.resolve("cut.csv.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(cut))) {
            java.util.Random random = new java.util.Random(1);
            StringBuilder text = new StringBuilder(Door.HEADER);
            for (int i = 0; i < 50_000; i++) {
                text.append(i)
                        .append(",2020-01-02,010121,")
                        .append(random.nextInt() >>> 1)
                        .append(",x\n");
            }
            out.write(text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        byte[] whole = Files.readAllBytes(cut);
        byte[] binary = new byte[5_000];
        new java.util.Random(1).nextBytes(binary);
        java.util.Arrays.fill(binary, 0, 2_000, (byte) 1);
        try (Door door = new Door(directory)) {
            for (int share : new int[] {10, 95}) {
                Files.write(cut, java.util.Arrays.copyOf(whole, whole.length / 100 * share));
                assertThatThrownBy(() -> door.load(cut, LoadOptions.plain(Actor.systemUser())))
                        .hasMessageContaining("is cut off");
            }
            Path noise = Files.write(directory.resolve("noise.csv"), binary);
            assertThatThrownBy(() -> door.load(noise, LoadOptions.plain(Actor.systemUser())))
                    .hasMessageContaining("binary file");
            assertThatThrownBy(() -> door.load("id,id\n1,2\n")).hasMessageContaining("'id (1 of 2)'");
            org.assertj.core.api.Assertions.assertThat(door.number("select count(*) from load"))
                    .isZero();
            org.assertj.core.api.Assertions.assertThat(door.number("select count(*) from quarantine"))
                    .isZero();
        }
    }
}
