package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON as Windows programs write it: in UTF-16 or UTF-32, with and without a mark, as an array and as lines. */
@Tag("slow")
class JsonEncodingsTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "UTF-16LE,true",
        "UTF-16BE,true",
        "UTF-16LE,false",
        "UTF-16BE,false",
        "UTF-32LE,false",
        "UTF-32BE,true",
        "UTF-8,true"
    })
    void is_read_by_its_bytes(String encoding, boolean marked) throws IOException {
        String one = "{\"declaration_number\": \"D1\", \"acceptance_date\": \"2024-03-11\", \"hs_code\": \"01012100\","
                + " \"goods_description\": \"Caballos de raza, Ñandú\", \"customs_value\": 100.5, \"currency\": \"EUR\"}";
        String mark = marked ? "\ufeff" : "";
        try (Counter counter = new Counter(directory)) {
            Path array = directory.resolve("f.json");
            Files.write(array, (mark + "[" + one + "]").getBytes(Charset.forName(encoding)));
            counter.load(array);
            Path lines = directory.resolve("f.jsonl");
            Files.write(lines, (mark + one.replace("D1", "D2") + "\n").getBytes(Charset.forName(encoding)));
            counter.load(lines);
            assertThat(counter.values("declaration_id || ' ' || description || ' ' || goods_item.customs_value"))
                    .containsExactly("D1 Caballos de raza, Ñandú 100.500", "D2 Caballos de raza, Ñandú 100.500");
        }
    }
}
