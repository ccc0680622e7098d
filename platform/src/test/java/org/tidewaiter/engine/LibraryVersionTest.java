package org.tidewaiter.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryVersionTest {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String POM = "META-INF/maven/org.example/example/pom.properties";

    @TempDir
    Path directory;

    @Test
    void a_library_of_the_class_path_states_the_version_that_its_file_name_carries() throws Exception {
        Path jar = Path.of(DuckDBConnection.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        assertThat(jar.getFileName()).hasToString("duckdb_jdbc-" + LibraryVersion.of(DuckDBConnection.class) + ".jar");
        assertThat(Lake.libraryVersion()).isEqualTo(LibraryVersion.of(DuckDBConnection.class));
    }

    @Test
    void the_manifest_comes_before_mavens_properties() throws Exception {
        assertThat(ofJar(Map.of(MANIFEST, manifest("Implementation-Version: 2.5"), POM, "version=2.4\n")))
                .isEqualTo("2.5");
        assertThat(ofJar(Map.of(MANIFEST, manifest("Bundle-Version: 7.1"), POM, "version=2.4\n")))
                .isEqualTo("7.1");
        assertThat(ofJar(Map.of(MANIFEST, manifest("Created-By: x"), POM, "version=2.4\n")))
                .isEqualTo("2.4");
    }

    @Test
    void a_library_that_states_nothing_or_two_versions_is_unknown() throws Exception {
        assertThat(ofJar(Map.of("other.txt", "x"))).isEqualTo(LibraryVersion.UNKNOWN);
        assertThat(ofJar(Map.of(POM, "version=1\n", POM.replace("example/pom", "other/pom"), "version=2\n")))
                .isEqualTo(LibraryVersion.UNKNOWN);
        assertThat(LibraryVersion.of(String.class)).isEqualTo(LibraryVersion.UNKNOWN);
    }

    @Test
    void a_library_that_runs_from_classes_is_asked_in_the_same_places() throws Exception {
        assertThat(ofDirectory(Map.of(MANIFEST, manifest("Implementation-Version: 3.0"))))
                .isEqualTo("3.0");
        assertThat(ofDirectory(Map.of(POM, "version=2.4\n"))).isEqualTo("2.4");
        assertThat(ofDirectory(Map.of())).isEqualTo(LibraryVersion.UNKNOWN);
    }

    /** The class that is asked; a copy of it is put into the libraries that the tests make. */
    static final class Member {}

    private static String manifest(String line) {
        return "Manifest-Version: 1.0\n" + line + "\n\n";
    }

    private String ofJar(Map<String, String> entries) throws Exception {
        Path jar = Files.createTempFile(directory, "example", ".jar");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream out = new JarOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
            out.putNextEntry(new JarEntry(fileOfMember()));
            out.write(member());
        }
        Files.write(jar, bytes.toByteArray());
        return asked(jar.toUri().toURL());
    }

    private String ofDirectory(Map<String, String> entries) throws Exception {
        Path root = Files.createTempDirectory(directory, "classes");
        for (Map.Entry<String, String> entry : entries.entrySet()) {
            Path file = root.resolve(entry.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, entry.getValue());
        }
        Path file = root.resolve(fileOfMember());
        Files.createDirectories(file.getParent());
        Files.write(file, member());
        return asked(root.toUri().toURL());
    }

    private static String asked(URL library) throws Exception {
        try (URLClassLoader loader = new URLClassLoader(new URL[] {library}, null)) {
            return LibraryVersion.of(loader.loadClass(Member.class.getName()));
        }
    }

    private static String fileOfMember() {
        return Member.class.getName().replace('.', '/') + ".class";
    }

    private static byte[] member() throws IOException {
        try (InputStream in = Member.class.getClassLoader().getResourceAsStream(fileOfMember())) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }
}
