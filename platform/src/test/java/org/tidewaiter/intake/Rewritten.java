package org.tidewaiter.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The same ZIP with one part written otherwise. */
final class Rewritten {
    private Rewritten() {}

    static Path part(Path zip, String name, UnaryOperator<String> change) throws IOException {
        Path changed = Files.createTempFile(zip.getParent(), "changed", ".xlsx");
        try (ZipFile in = new ZipFile(zip.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(changed))) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                String text = new String(in.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(
                        (entry.getName().endsWith(name) ? change.apply(text) : text).getBytes(StandardCharsets.UTF_8));
            }
        }
        return changed;
    }
}
