package org.tidewaiter.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.intake.Door;
import org.tidewaiter.intake.FileSamples;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadProgress;
import org.tidewaiter.intake.SourceLoad;
import org.tidewaiter.mapping.Mapping;

@Tag("slow")
class TarArchivesTest {
    private static final Mapping MAPPING = Mapping.parse(FileSamples.MAPPING, "small");

    @TempDir
    Path directory;

    private interface Packer {
        OutputStream over(OutputStream out) throws IOException;
    }

    private Path write(String name, Map<String, byte[]> members) throws IOException {
        Packer packer =
                name.endsWith("gz") ? GZIPOutputStream::new : name.endsWith("zst") ? ZstdOutputStream::new : o -> o;
        Path file = directory.resolve(name);
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(packer.over(Files.newOutputStream(file)), "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(member.getKey());
                entry.setSize(member.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(member.getValue());
                tar.closeArchiveEntry();
            }
            TarArchiveEntry link = new TarArchiveEntry("link.csv", TarConstants.LF_SYMLINK);
            link.setLinkName("/etc/passwd");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        }
        return file;
    }

    private static byte[] rows(String id, int rows) {
        StringBuilder text = new StringBuilder(Door.HEADER);
        for (int i = 0; i < rows; i++) {
            text.append(id).append(i).append(",2021-03-31,870323,1.5,P1\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> members() throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("in/" + "long".repeat(40) + "/b.csv", rows("B", 20));
        members.put(
                "in/declaration.xml",
                Objects.requireNonNull(FileSamples.messages().get("declaration.xml")));
        members.put("in/.hidden.csv", rows("H", 1));
        members.put("in/a.csv", rows("A", 30));
        return members;
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.tar", "x.tar.gz", "x.tgz", "x.tar.zst", "named-otherwise.gz"})
    void every_file_of_a_tar_archive_is_a_source_of_its_own_as_packed_but_links_and_what_is_hidden(String name)
            throws IOException {
        Path file = write(name, members());
        List<Source> sources = SourcePaths.of(List.of(file.toString()), directory);
        assertThat(sources.stream().map(s -> s.name().substring(s.name().lastIndexOf('/') + 1)))
                .containsExactly("b.csv", "declaration.xml", "a.csv");
        try (Door door = new Door(directory)) {
            SourceLoad taking = new SourceLoad(
                    door.workspace, MAPPING, () -> message -> List.of(), LoadOptions.plain(Actor.systemUser()));
            List<Long> accepted = new ArrayList<>();
            for (Source source : sources) {
                accepted.add(taking.take(source, LoadProgress.SILENT).accepted());
            }
            assertThat(accepted).containsExactly(20L, 1L, 30L);
            assertThat(door.workspace.temporary()).isEmptyDirectory();
            assertThatThrownBy(() -> taking.take(sources.getLast(), LoadProgress.SILENT))
                    .hasMessageContaining("the very content that was loaded");
        }
    }

    @Test
    void an_archive_that_changed_is_read_anew() throws IOException {
        Path file = write("x.tar.gz", members());
        assertThat(SourcePaths.of(List.of(file.toString()), directory)).hasSize(3);
        write("x.tar.gz", Map.of("only.csv", rows("O", 1)));
        assertThat(SourcePaths.of(List.of(file.toString()), directory)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.tar", "x.tar.gz"})
    void one_that_is_cut_off_is_refused_in_words(String name) throws IOException {
        Path file = write(name, members());
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 3));
        refused(file, "is a damaged or cut off tar archive");
    }

    @Test
    void a_bomb_is_refused() throws IOException {
        Path file = write("bomb.tgz", Map.of("a.csv", new byte[80 << 20]));
        assertThat(Files.size(file)).isLessThan(200_000);
        refused(file, "200 times its size");
    }

    @Test
    void an_archive_in_an_archive_is_refused() throws IOException {
        byte[] inner = Files.readAllBytes(write("inner.tar.gz", members()));
        Path outer = write("outer.tar", Map.of("inner.tar.gz", inner));
        Source member = SourcePaths.of(List.of(outer.toString()), directory).getFirst();
        try (Door door = new Door(directory)) {
            SourceLoad taking = new SourceLoad(
                    door.workspace, MAPPING, () -> message -> List.of(), LoadOptions.plain(Actor.systemUser()));
            assertThatThrownBy(() -> taking.take(member, LoadProgress.SILENT))
                    .isInstanceOf(TidewaiterException.class)
                    .hasMessageContaining("is an archive within an archive");
        }
    }

    @Test
    void one_of_too_many_files_is_refused_before_they_are_listed() throws IOException {
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i < 30_000; i++) {
            many.put("f" + i, new byte[0]);
        }
        refused(write("many.tar", many), "is an archive of more than 10000 files");
    }

    @Test
    void one_without_files_is_refused() throws IOException {
        refused(write("none.tar", Map.of()), "is an archive without files");
    }

    private void refused(Path file, String words) {
        Source source = SourcePaths.of(List.of(file.toString()), directory).getFirst();
        try (Door door = new Door(directory)) {
            SourceLoad taking = new SourceLoad(
                    door.workspace, MAPPING, () -> message -> List.of(), LoadOptions.plain(Actor.systemUser()));
            assertThatThrownBy(() -> taking.take(source, LoadProgress.SILENT))
                    .isInstanceOf(TidewaiterException.class)
                    .hasMessageContaining(words);
        }
    }

    @Test
    void text_that_looks_a_little_like_a_header_is_no_archive() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.write(rows("ustar", 100));
        Path file = Files.write(directory.resolve("t.csv"), text.toByteArray());
        assertThat(SourcePaths.of(List.of(file.toString()), directory)).containsExactly(Source.of(file));
    }
}
