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

    private TableFile opened(Source source) {
        return new SourceOpener(source, MappingHints.of(null), temporary, 10).open();
    }

    @Test
    void all_who_look_read_what_was_unpacked() throws IOException {
        try (UnpackedMember held = UnpackedMember.of(member(), temporary)) {
            Files.write(archive, new byte[(int) Files.size(archive)]); // whoever unpacked again would fail
            assertThat(MessageFile.recognise(held.source(), temporary)).isEmpty();
            for (int look = 0; look < 2; look++) {
                TableFile file = opened(held.source());
                assertThat(Files.readString(file.text())).isEqualTo(ROWS);
                assertThat(file.name()).isEqualTo("month.zip/rows.csv");
                file.discard();
            }
        }
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void it_reads_as_it_does_without() {
        TableFile alone = opened(member());
        try (UnpackedMember held = UnpackedMember.of(member(), temporary)) {
            assertThat(opened(held.source()).sha256()).isEqualTo(alone.sha256());
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
