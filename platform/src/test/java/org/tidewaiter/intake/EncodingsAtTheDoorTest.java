package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.access.Actor;
import org.tidewaiter.notation.StatedStyle;
import org.tidewaiter.source.Source;

/** The words of a file come in as they were written, whatever its encoding, or it is asked. */
@Tag("slow")
class EncodingsAtTheDoorTest {
    private static final String GOODS = "Pure-bred breeding horses";

    @TempDir
    Path directory;

    @AutoClose
    private Counter counter;

    @BeforeEach
    void open() {
        counter = new Counter(directory);
    }

    private static byte[] line(String id, String goods, Charset charset) {
        return (Counter.row(id).replace(GOODS, goods) + "\n").getBytes(charset);
    }

    private Path file(byte[]... lines) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes((Counter.rows()[0] + "\n").getBytes(StandardCharsets.US_ASCII));
        for (byte[] line : lines) {
            all.writeBytes(line);
        }
        return Files.write(directory.resolve("f.csv"), all.toByteArray());
    }

    @Test
    void cyrillic_and_mixed_files_are_read_as_they_spell() throws IOException {
        LoadReport report = counter.load(counter.sample("18-cyrillic-1251.csv"));
        assertThat(counter.values("description")).containsOnly("Плитка керамическая");
        assertThat(report.remarks()).anyMatch(r -> r.contains("windows-1251"));
    }

    @Test
    void lines_of_two_encodings_are_each_read_in_its_own() throws IOException {
        LoadReport report = counter.load(counter.sample("19-mixed-encodings.csv"));
        assertThat(report.accepted()).isEqualTo(4);
        assertThat(counter.values("description"))
                .containsExactly(
                        "Pûre-bred breeding horses",
                        "Portable computers, 14 inch",
                        "Roasted coffee beans in bags",
                        "Côtton trousers for men");
    }

    @ParameterizedTest
    @CsvSource({
        "KOI8-R, Насосы центробежные и их части",
        "windows-1250, Płytki ceramiczne ścienne żółte",
        "windows-1254, Dondurulmuş balık fileto soğuk",
        "IBM850, Pâtes alimentaires sèches et farine de blé",
        "GB18030, 冷冻鸡肉和塑料制品",
        "x-windows-874, กุ้งแช่แข็งและเสื้อผ้าฝ้าย",
        "x-windows-874, กาแฟคั่วบรรจุถุง"
    })
    void words_come_in_as_they_were_written(String charset, String goods) throws IOException {
        Charset of = Charset.forName(charset);
        LoadReport report = counter.load(file(line("A1", goods, of), line("A2", goods, of)));
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(counter.values("description")).containsOnly(goods);
    }

    @Test
    void another_encoding_far_below_the_beginning_is_seen() throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (int i = 0; i < 6_000; i++) {
            lines.writeBytes(line("A" + (10_000 + i), "Roasted coffee", StandardCharsets.US_ASCII));
        }
        lines.writeBytes(line("B1", "Плитка керамическая для пола", Charset.forName("windows-1251")));
        lines.writeBytes(line("B2", "Плитка керамическая для пола", StandardCharsets.UTF_8));
        LoadReport report = counter.load(file(lines.toByteArray()));
        assertThat(report.accepted()).isEqualTo(6_002);
        assertThat(counter.values("description").subList(6_000, 6_002)).containsOnly("Плитка керамическая для пола");
    }

    @Test
    void a_broken_byte_of_utf_8_is_no_other_encoding() throws IOException {
        byte[] broken = line("A2", "Café crème brûlée €", StandardCharsets.UTF_8);
        broken[Counter.row("A2").indexOf(GOODS) + 3] = (byte) 0xff;
        LoadReport report = counter.load(file(line("A1", "Café", StandardCharsets.UTF_8), broken));
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(counter.quarantined().getFirst().reason()).contains("byte that is no text");
    }

    @Test
    void what_spells_nothing_is_asked_about_and_read_as_a_person_says() throws IOException {
        byte[] strange = line("A1", "q??z goods", StandardCharsets.US_ASCII);
        int at = Counter.row("A1").indexOf(GOODS) + 1;
        strange[at] = (byte) 0xb3;
        strange[at + 1] = (byte) 0xb9;
        Path file = file(strange);
        assertThatThrownBy(() -> counter.load(file)).hasMessageContainingAll("encoding", "--encoding");
        StatedStyle stated = new StatedStyle(null, null, Charset.forName("windows-1250"));
        new SourceLoad(
                        counter.workspace,
                        null,
                        () -> message -> java.util.List.of(),
                        LoadOptions.plain(Actor.systemUser()))
                .take(Source.of(file).written(stated), LoadProgress.SILENT);
        assertThat(counter.values("description")).containsExactly("qłąz goods");
    }
}
