package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/** Whatever is changed in a file, it is loaded with every row accounted for, or refused in words. */
@Tag("slow")
class DamagedTablesTest {
    private static final int ROUNDS = 60;

    @TempDir
    Path directory;

    @Test
    void a_damaged_file_of_any_format_is_loaded_or_refused_never_lost() throws IOException {
        Random random = new Random(11);
        Map<String, Integer> loaded = new LinkedHashMap<>();
        try (Door door = new Door(directory)) {
            for (Map.Entry<String, byte[]> sample : samples().entrySet()) {
                for (int round = 0; round < ROUNDS; round++) {
                    byte[] bytes = sample.getValue().clone();
                    for (int change = 0; change < 1 + round % 3; change++) {
                        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                    }
                    int length = round % 10 == 9 ? random.nextInt(bytes.length) : bytes.length;
                    Path file = Files.write(directory.resolve("damaged"), java.util.Arrays.copyOf(bytes, length));
                    try {
                        LoadReport report = door.load(file, new LoadOptions(true, true, Actor.systemUser()));
                        assertThat(report.read()).isEqualTo(report.accepted() + report.quarantined());
                        loaded.merge(sample.getKey(), 1, Integer::sum);
                    } catch (TidewaiterException refused) {
                        assertThat(refused.kind())
                                .as(sample.getKey() + ": " + refused)
                                .isEqualTo(Kind.INPUT);
                    }
                }
            }
            try (var left = Files.list(door.workspace.temporary())) {
                assertThat(left.filter(f -> f.getFileName().toString().startsWith("source")))
                        .isEmpty();
            }
        }
        assertThat(loaded).containsKeys("json", "ndjson"); // a changed letter is no reason to refuse a file
    }

    private Map<String, byte[]> samples() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= 40; i++) {
            lines.append("{\"id\":\"D")
                    .append(i)
                    .append("\",\"day\":\"2021-03-31\",\"hs\":\"870323\",\"kg\":1.5,\"who\":\"P1\"}\n");
        }
        byte[] json = ("[" + lines.toString().strip().replace("\n", ",\n") + "]").getBytes(StandardCharsets.UTF_8);
        Map<String, byte[]> samples = new LinkedHashMap<>();
        samples.put("json", json);
        samples.put("ndjson", lines.toString().getBytes(StandardCharsets.UTF_8));
        samples.put("gzip", packed(json, GZIPOutputStream::new));
        samples.put("zstd", packed(json, ZstdOutputStream::new));
        samples.put("zip", packed(json, out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            zip.putNextEntry(new ZipEntry("a.json"));
            return zip;
        }));
        samples.put("workbook", workbook());
        samples.put("parquet", parquet());
        return samples;
    }

    private interface Packer {
        OutputStream over(OutputStream out) throws IOException;
    }

    private static byte[] packed(byte[] plain, Packer packer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = packer.over(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] workbook() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet("S");
            String[] names = {"id", "day", "hs", "kg", "who"};
            for (int c = 0; c < names.length; c++) {
                sheet.value(0, c, names[c]);
                sheet.value(1, c, new String[] {"D1", "2021-03-31", "870323", "1.5", "P1"}[c]);
            }
        }
        return bytes.toByteArray();
    }

    private byte[] parquet() throws IOException {
        Path file = directory.resolve("sample.parquet");
        try (Lake lake = Lake.inMemory();
                Session session = lake.session()) {
            session.execute("copy (select 'D' || i as id, '2021-03-31' as day, '870323' as hs, 1.5 as kg, 'P1' as who"
                    + " from range(40) t(i)) to '" + file + "' (format parquet)");
        }
        return Files.readAllBytes(file);
    }
}
