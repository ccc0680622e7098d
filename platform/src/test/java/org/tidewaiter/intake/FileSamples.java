package org.tidewaiter.intake;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Session;

/** A sample of every format that comes in, and ways to damage it. Tables have the columns of {@link #MAPPING}. */
public final class FileSamples {
    /** How the tables are read. */
    public static final String MAPPING = Door.ONE_ITEM;

    /** Messages, by the package of their resource. */
    private static final Map<String, List<String>> MESSAGES = Map.of(
            "wco",
                    List.of(
                            "declaration.xml",
                            "accepted.xml",
                            "tax.xml",
                            "amendment.xml",
                            "arrival.xml",
                            "cleared.xml",
                            "full-answer.xml",
                            "received-with-errors.xml"),
            "asycuda",
                    List.of(
                            "sad-two-items.xml",
                            "sad-decimal-commas.xml",
                            "sad-many-items.xml",
                            "world-flat.csv",
                            "plusplus-tax-lines.csv"),
            "edifact",
                    List.of(
                            "cuscar-d96b.edi",
                            "cuscar-d01b.edi",
                            "cusdec-d96b.edi",
                            "cusdec-d01b-syntax4.edi",
                            "cusdec-interchanges.edi",
                            "cusres-d96b.edi",
                            "cusres-d01b.edi"),
            "ens", List.of("p80_non_GB_consignee_onlyeori_CR.xml", "ITI.1.3.xml", "PACGS23.4.22.xml"));

    private FileSamples() {}

    /** The names of the samples of messages, packed or not. */
    public static Set<String> messageNames() {
        return Stream.concat(
                        MESSAGES.values().stream().flatMap(List::stream),
                        Stream.of("declaration.xml.gz", "declaration.xml.zip"))
                .collect(Collectors.toSet());
    }

    /** Every sample by its name. */
    public static Map<String, byte[]> all() throws IOException {
        Map<String, byte[]> samples = new LinkedHashMap<>(messages());
        byte[] declaration = Objects.requireNonNull(samples.get("declaration.xml"));
        samples.put("declaration.xml.gz", packed(declaration, GZIPOutputStream::new));
        samples.put("declaration.xml.zip", packed(declaration, FileSamples::zip));
        samples.putAll(tables());
        return samples;
    }

    /** Every sample of messages by its name. */
    public static Map<String, byte[]> messages() throws IOException {
        Map<String, byte[]> samples = new LinkedHashMap<>();
        for (String format : List.of("wco", "asycuda", "edifact", "ens")) {
            for (String name : Objects.requireNonNull(MESSAGES.get(format))) {
                String place = format.equals("ens") ? "/org/tidewaiter/checks/ens/cases/" : "/org/tidewaiter/message/";
                samples.put(name, resource(format.equals("ens") ? place + name : place + format + "/" + name));
            }
        }
        return samples;
    }

    private static Map<String, byte[]> tables() throws IOException {
        StringBuilder csv = new StringBuilder(Door.HEADER);
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= 40; i++) {
            csv.append("D%d,2021-03-31,870323,1.5,P1\n".formatted(i));
            lines.append("{\"id\":\"D%d\",\"day\":\"2021-03-31\",\"hs\":\"870323\",\"kg\":1.5,\"who\":\"P1\"}\n"
                    .formatted(i));
        }
        byte[] plain = csv.toString().getBytes(StandardCharsets.UTF_8);
        byte[] json = ("[" + lines.toString().strip().replace("\n", ",\n") + "]").getBytes(StandardCharsets.UTF_8);
        Map<String, byte[]> samples = new LinkedHashMap<>();
        samples.put("csv", plain);
        samples.put("csv.gz", packed(plain, GZIPOutputStream::new));
        samples.put("csv.tgz", packed(tar(plain), GZIPOutputStream::new));
        samples.put("csv.tar", tar(plain));
        samples.put("json", json);
        samples.put("ndjson", lines.toString().getBytes(StandardCharsets.UTF_8));
        samples.put("json.zst", packed(json, ZstdOutputStream::new));
        samples.put("json.zip", packed(json, FileSamples::zip));
        samples.put("xlsx", workbook());
        samples.put("parquet", parquet());
        return samples;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(FileSamples.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }

    private interface Packer {
        OutputStream over(OutputStream out) throws IOException;
    }

    private static OutputStream zip(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.putNextEntry(new ZipEntry("member"));
        return zip;
    }

    private static byte[] tar(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            TarArchiveEntry entry = new TarArchiveEntry("member");
            entry.setSize(plain.length);
            tar.putArchiveEntry(entry);
            tar.write(plain);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
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
            String[] names = Door.HEADER.strip().split(",");
            for (int c = 0; c < names.length; c++) {
                sheet.value(0, c, names[c]);
                for (int r = 1; r <= 40; r++) {
                    sheet.value(r, c, new String[] {"D" + r, "2021-03-31", "870323", "1.5", "P1"}[c]);
                }
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] parquet() throws IOException {
        Path file = Files.createTempFile("sample", ".parquet");
        try (Lake lake = Lake.inMemory();
                Session session = lake.session()) {
            session.execute("copy (select 'D' || i as id, '2021-03-31' as day, '870323' as hs, 1.5 as kg, 'P1' as who"
                    + " from range(40) t(i)) to '" + file + "' (format parquet)");
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    /** One to four times: a byte changed, a piece taken out, or a piece put in twice; one in ten is cut off as well. */
    public static byte[] mutated(byte[] bytes, Random random) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (int i = random.nextInt(4); i >= 0 && !text.isEmpty(); i--) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + 1 + random.nextInt(random.nextBoolean() ? 3 : 400));
            String piece = text.substring(from, to);
            text = switch (random.nextInt(3)) {
                case 0 -> text.substring(0, from) + (char) random.nextInt(256) + text.substring(from + 1);
                case 1 -> text.substring(0, from) + text.substring(to);
                default -> text.substring(0, from) + piece + piece + text.substring(to);
            };
        }
        int length = random.nextInt(10) == 0 ? random.nextInt(text.length() + 1) : text.length();
        return text.substring(0, length).getBytes(StandardCharsets.ISO_8859_1);
    }
}
