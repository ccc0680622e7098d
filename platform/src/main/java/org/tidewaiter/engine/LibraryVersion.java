package org.tidewaiter.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * The version of a library, read where the library itself states it: in the manifest of the jar that a class was loaded from
 * (Implementation-Version, then Bundle-Version), or else in Maven's {@code META-INF/maven/…/pom.properties}. A library that runs from a
 * directory of classes is asked in the same places.
 */
public final class LibraryVersion {
    /** What is given where the library states no version, or more than one. */
    public static final String UNKNOWN = "unknown";

    private static final List<String> STATED = List.of("Implementation-Version", "Bundle-Version");
    private static final String MAVEN = "META-INF/maven/";
    private static final String PROPERTIES = "/pom.properties";

    private LibraryVersion() {}

    /** The version of the library that a class comes from; {@link #UNKNOWN} where it states none. */
    public static String of(Class<?> member) {
        CodeSource source = member.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return UNKNOWN;
        }
        try {
            Path place = Path.of(source.getLocation().toURI());
            String version = Files.isDirectory(place) ? ofDirectory(place) : ofJar(place);
            return version == null || version.isBlank() ? UNKNOWN : version.strip();
        } catch (IOException | java.net.URISyntaxException | IllegalArgumentException e) {
            return UNKNOWN;
        }
    }

    private static @Nullable String ofJar(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            String stated = stated(jar.getManifest());
            if (stated != null) {
                return stated;
            }
            List<? extends ZipEntry> properties = jar.stream()
                    .filter(e -> e.getName().startsWith(MAVEN) && e.getName().endsWith(PROPERTIES))
                    .toList();
            // A jar that carries others has one for each: which is its own cannot be told.
            return properties.size() == 1 ? version(jar.getInputStream(properties.getFirst())) : null;
        }
    }

    private static @Nullable String ofDirectory(Path classes) throws IOException {
        Path manifest = classes.resolve(JarFile.MANIFEST_NAME);
        if (Files.exists(manifest)) {
            try (InputStream in = Files.newInputStream(manifest)) {
                String stated = stated(new Manifest(in));
                if (stated != null) {
                    return stated;
                }
            }
        }
        Path maven = classes.resolve(MAVEN);
        if (!Files.isDirectory(maven)) {
            return null;
        }
        try (var files = Files.walk(maven, 3)) {
            List<Path> properties =
                    files.filter(f -> f.endsWith("pom.properties")).toList();
            return properties.size() == 1 ? version(Files.newInputStream(properties.getFirst())) : null;
        }
    }

    private static @Nullable String stated(@Nullable Manifest manifest) {
        Attributes attributes = manifest == null ? new Attributes() : manifest.getMainAttributes();
        return STATED.stream()
                .map(attributes::getValue)
                .filter(v -> v != null && !v.isBlank())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String version(InputStream properties) throws IOException {
        try (properties) {
            Properties read = new Properties();
            read.load(properties);
            return read.getProperty("version");
        }
    }
}
