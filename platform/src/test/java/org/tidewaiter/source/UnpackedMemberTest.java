package org.tidewaiter.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.mapping.MappingHints;

/** A member of an archive is unpacked once, whoever looks at it. */
class UnpackedMemberTest {
    private static final String ROWS = "declaration_id,hs_code\nD1,870323\n";

    @TempDir
    Path directory;

    private Path archive;
    private Path temporary;

    @BeforeEach
    void pack() throws IOException {
        temporary = Files.createDirectory(directory.resolve("temporary"));
        archive = directory.resolve("month.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("rows.csv"));
            zip.write(ROWS.getBytes(StandardCharsets.UTF_8));
        }
    }

    private Source member() {
        return new Source(archive, "rows.csv", List.of());
    }

    private OpenedSource opened(Source source) {
        return OpenedSource.of(source, temporary);
    }

    private static TableFile table(OpenedSource opened) {
        return opened.table(MappingHints.of(null));
    }

    @Test
    void all_who_look_read_what_was_unpacked() throws IOException {
        try (UnpackedMember held = UnpackedMember.of(member(), temporary)) {
            Files.write(archive, new byte[(int) Files.size(archive)]); // whoever unpacked again would fail
            assertThat(MessageFile.recognise(held.source(), temporary)).isEmpty();
            for (int look = 0; look < 2; look++) {
                try (OpenedSource opened = opened(held.source())) {
                    TableFile file = table(opened);
                    assertThat(Files.readString(file.text())).isEqualTo(ROWS);
                    assertThat(file.name()).isEqualTo("month.zip/rows.csv");
                }
            }
        }
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void it_reads_as_it_does_without() {
        try (OpenedSource alone = opened(member());
                UnpackedMember held = UnpackedMember.of(member(), temporary);
                OpenedSource again = opened(held.source())) {
            assertThat(table(again).sha256()).isEqualTo(table(alone).sha256());
        }
    }

    @Test
    void a_file_is_left_where_it_is() throws IOException {
        Path file = Files.writeString(directory.resolve("rows.csv"), ROWS);
        try (UnpackedMember held = UnpackedMember.of(Source.of(file), temporary)) {
            assertThat(held.source()).isEqualTo(Source.of(file));
        }
        assertThat(file).exists();
    }

    @Test
    void a_damaged_archive_is_told_and_leaves_nothing() throws IOException {
        Files.write(archive, new byte[] {'P', 'K', 3, 4, 0, 0});
        assertThatThrownBy(() -> UnpackedMember.of(member(), temporary)).isInstanceOf(TidewaiterException.class);
        assertThat(temporary).isEmptyDirectory();
    }
}
