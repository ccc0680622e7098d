package org.tidewaiter.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tidewaiter.engine.Nearest;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * The questions that can be asked, found on the class path: a class that has a .sql of its own name beside it and is an {@link Analysis}. No list
 * names them, so that adding one changes no other file.
 */
public final class AnalysisRegister {
    private static final String HOUSE = "org/tidewaiter";

    /** Found once for a process: the class path does not change. */
    private static final class OfClassPath {
        private static final AnalysisRegister REGISTER = new AnalysisRegister(scan());
    }

    private final Map<String, Analysis> byName = new TreeMap<>();

    private AnalysisRegister(List<Analysis> all) {
        for (Analysis analysis : all) {
            Analysis other = byName.put(analysis.card().name(), analysis);
            if (other != null) {
                throw new IllegalStateException(analysis.getClass() + " and " + other.getClass() + " have one name");
            }
        }
    }

    /** All that are on the class path. */
    public static AnalysisRegister all() {
        return OfClassPath.REGISTER;
    }

    /** The questions, by room and name. */
    public List<Analysis> analyses() {
        return byName.values().stream()
                .sorted(Comparator.comparing((Analysis a) -> a.card().room())
                        .thenComparing(a -> a.card().name()))
                .toList();
    }

    /**
     * The question of that name.
     *
     * @throws TidewaiterException of kind INPUT where there is none, with near names
     */
    public Analysis named(String name) {
        Analysis analysis = byName.get(name);
        if (analysis == null) {
            throw new TidewaiterException(
                            Kind.INPUT, "There is no analysis '" + name + "'", Nearest.did(name, byName.keySet()))
                    .french("Il n’y a pas d’analyse « " + name + " »", Nearest.didInFrench(name, byName.keySet()));
        }
        return analysis;
    }

    /** The question of that name, if this version has one. */
    public Optional<Analysis> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private static List<Analysis> scan() {
        try {
            List<Analysis> found = new ArrayList<>();
            for (URI root : roots()) {
                found.addAll(within(root));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the classes of this house are: directories of classes, or a jar. */
    private static Set<URI> roots() throws IOException {
        Set<URI> roots = new LinkedHashSet<>();
        try {
            roots.add(AnalysisRegister.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            for (URL url :
                    Collections.list(AnalysisRegister.class.getClassLoader().getResources(HOUSE))) {
                roots.add(
                        url.openConnection() instanceof JarURLConnection jar
                                ? jar.getJarFileURL().toURI()
                                : Path.of(url.toURI())
                                        .resolve("../..")
                                        .normalize()
                                        .toUri());
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return roots;
    }

    private static List<Analysis> within(URI root) throws IOException {
        Path path = Path.of(root);
        if (Files.isDirectory(path)) {
            return in(path);
        }
        try (FileSystem jar = FileSystems.newFileSystem(path)) {
            return in(jar.getPath("/"));
        }
    }

    private static List<Analysis> in(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve(HOUSE))) {
            return files.map(root::relativize)
                    .map(Path::toString)
                    .filter(name -> name.endsWith(".sql"))
                    .map(name -> name.substring(0, name.length() - ".sql".length()))
                    .filter(name -> Files.exists(root.resolve(name + ".class")))
                    .sorted()
                    .map(name -> name.replace('\\', '/').replace('/', '.'))
                    .flatMap(AnalysisRegister::analysis)
                    .toList();
        }
    }

    private static Stream<Analysis> analysis(String className) {
        try {
            Class<?> type = Class.forName(className, false, AnalysisRegister.class.getClassLoader());
            return Analysis.class.isAssignableFrom(type)
                    ? Stream.of((Analysis) type.getConstructor().newInstance())
                    : Stream.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(className + " is no analysis that can be made", e);
        }
    }
}
