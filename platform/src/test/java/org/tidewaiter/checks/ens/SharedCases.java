package org.tidewaiter.checks.ens;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The cases shipped with the tests, and the many shared beside the repository, where they are. */
public final class SharedCases {
    private static final int BLOCK = 512;

    private SharedCases() {}

    /** The cases under the test resources. */
    static List<EnsCase> shipped() {
        Path folder = Path.of("src/test/resources/org/tidewaiter/checks/ens/cases");
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.toList()) {
                files.put(String.valueOf(path.getFileName()), Files.readString(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases(files);
    }

    /** The texts of the shared messages; where there are none, the test is skipped. */
    public static List<String> sharedMessages() {
        return shared().stream().map(EnsCase::xml).toList();
    }

    static List<EnsCase> shared() {
        Path archive = Path.of("../../shared/data/ens-rule-cases.tar.gz");
        assumeTrue(Files.exists(archive), "The shared ENS cases are not beside this repository: " + archive);
        try (InputStream in = new GZIPInputStream(Files.newInputStream(archive))) {
            return cases(untar(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<EnsCase> cases(Map<String, String> files) {
        List<EnsCase> cases = new ArrayList<>();
        files.forEach((file, xml) -> {
            String control = files.get(file.replaceAll("\\.xml$", ".ctl"));
            if (file.endsWith(".xml") && control != null) {
                cases.add(new EnsCase(file.replaceAll("\\.xml$", ""), xml, control));
            }
        });
        return cases;
    }

    /** The plain files of a tar archive: a block of 512 bytes with name and octal size, then the bytes in whole blocks. */
    private static Map<String, String> untar(InputStream in) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (byte[] head = in.readNBytes(BLOCK); head.length == BLOCK && head[0] != 0; head = in.readNBytes(BLOCK)) {
            String path = text(head, 0, 100);
            int size = Integer.parseInt(text(head, 124, 12).strip(), 8);
            byte[] bytes = in.readNBytes(size);
            in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
            if (head[156] == '0') {
                files.put(path.substring(path.lastIndexOf('/') + 1), new String(bytes, StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static String text(byte[] head, int from, int length) {
        int end = from;
        while (end < from + length && head[end] != 0) {
            end++;
        }
        return new String(head, from, end - from, StandardCharsets.UTF_8);
    }
}
