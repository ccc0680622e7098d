package org.tidewaiter.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcePathsTest {
    @TempDir
    Path directory;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(directory.resolve("in/2021"));
        Files.createDirectories(directory.resolve("in/.hidden"));
        Files.createDirectories(directory.resolve("empty"));
        for (String name :
                List.of("in/b.csv", "in/a.csv", "in/2021/c.json", "in/.x.csv", "in/.hidden/y.csv", "d[1].csv")) {
            Files.writeString(directory.resolve(name), "id\n1\n");
        }
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(directory.resolve("in/z.zip")))) {
            for (String name : List.of("two.csv", "one.csv", "folder/", "__MACOSX/one.csv", "folder/.DS_Store")) {
                out.putNextEntry(new ZipEntry(name));
            }
        }
    }

    private List<String> of(String... paths) {
        return SourcePaths.of(List.of(paths), directory).stream()
                .map(s -> directory.relativize(s.shown()).toString())
                .toList();
    }

    @Test
    void a_file_is_itself() {
        assertThat(of("in/a.csv")).containsExactly("in/a.csv");
    }

    @Test
    void a_folder_is_everything_in_it_by_name_but_what_is_hidden() {
        assertThat(of("in"))
                .containsExactly("in/2021/c.json", "in/a.csv", "in/b.csv", "in/z.zip/two.csv", "in/z.zip/one.csv");
    }

    @Test
    void patterns_find_files() {
        assertThat(of("in/*.csv")).containsExactly("in/a.csv", "in/b.csv");
        assertThat(of("in/**.{json,csv}")).containsExactly("in/2021/c.json", "in/a.csv", "in/b.csv");
        assertThat(of(directory + "/in/?.csv")).containsExactly("in/a.csv", "in/b.csv");
        assertThat(of("in/[b].csv")).containsExactly("in/b.csv");
    }

    @Test
    void a_name_with_the_signs_of_a_pattern_is_a_name_where_there_is_such_a_file() {
        assertThat(of("d[1].csv")).containsExactly("d[1].csv");
    }

    @Test
    void the_order_given_is_kept_and_no_file_comes_twice() {
        assertThat(of("in/b.csv", "in/*.csv", "in/../in/a.csv")).containsExactly("in/b.csv", "in/a.csv");
    }

    @Test
    void what_means_nothing_is_said() {
        assertThatThrownBy(() -> of("nowhere.csv")).hasMessageContaining("is not there");
        assertThatThrownBy(() -> of("empty")).hasMessageContaining("is a folder without files");
        assertThatThrownBy(() -> of("in/*.xlsx")).hasMessageContaining("in/*.xlsx matches no file");
        assertThatThrownBy(() -> of("out/*.xlsx")).hasMessageContaining("there is no folder");
        assertThatThrownBy(() -> of("in/[a.csv")).hasMessageContaining("is no pattern");
        assertThatThrownBy(() -> of("in/a.csv", "")).hasMessageContaining("One of the paths is empty");
        assertThatThrownBy(() -> of(" ")).hasMessageContaining("One of the paths is empty");
    }
}
