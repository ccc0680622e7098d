package org.tidewaiter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Templates are read by people: short lines, an element a line. */
class TemplatesTest {
    private static final int LONGEST = 140;

    @Test
    void no_line_of_a_template_is_too_long_to_be_read() throws IOException {
        assertThat(lines().filter(l -> l.text().length() > LONGEST)).isEmpty();
    }

    private record Line(String file, int number, String text) {}

    private static Stream<Line> lines() throws IOException {
        List<Line> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/jte"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".jte")).sorted().toList()) {
                List<String> texts = Files.readAllLines(file);
                for (int i = 0; i < texts.size(); i++) {
                    lines.add(new Line(file.getFileName().toString(), i + 1, texts.get(i)));
                }
            }
        }
        assertThat(lines).hasSizeGreaterThan(1_000);
        return lines.stream();
    }
}
