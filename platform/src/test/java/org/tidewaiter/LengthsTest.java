package org.tidewaiter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is long says why: a comment {@code // Long: REASON} above the class, or in the method. Lines of comments and of SQL end at 150 signs. A class has at most 300 lines, a method at most 30 on
 * which a statement begins; texts, tables and chains that the formatter spreads over more lines are one thing to read.
 */
class LengthsTest {
    private static final Path MAIN = Path.of("src/main/java");
    private static final Path RESOURCES = Path.of("src/main/resources");

    /** A text of SQL, which is one thing. */
    private static final Pattern TEXT = Pattern.compile("'[^']*'");

    private static final int LINES_OF_CLASS = 300;
    private static final int LINES_OF_METHOD = 30;
    private static final String REASON = "// Long: ";

    private static final List<String> LONG_CLASSES = new ArrayList<>();
    private static final List<String> LONG_METHODS = new ArrayList<>();
    private static final List<String> NEEDLESS = new ArrayList<>();
    private static final int SIGNS_OF_COMMENT = 150;
    private static final List<String> WIDE_COMMENTS = new ArrayList<>();

    @BeforeAll
    static void measure() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> all = Files.walk(MAIN)) {
            List<Path> sources =
                    all.filter(f -> f.toString().endsWith(".java")).sorted().toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            SourcePositions places = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new Measure(unit, places).scan(unit, null);
            }
        }
    }

    @Test
    void classes_of_more_than_300_lines_say_why() {
        assertThat(LONG_CLASSES).isEmpty();
    }

    @Test
    void methods_of_more_than_30_lines_of_statements_say_why() {
        assertThat(LONG_METHODS).isEmpty();
    }

    @Test
    void comments_end_at_150_characters() {
        assertThat(WIDE_COMMENTS).isEmpty();
    }

    @Test
    void lines_of_sql_end_at_150_characters_but_for_texts_and_what_follows_them() throws IOException {
        List<String> wide = new ArrayList<>();
        try (Stream<Path> all = Files.walk(RESOURCES)) {
            List<Path> files =
                    all.filter(f -> f.toString().endsWith(".sql")).sorted().toList();
            assertThat(files).hasSizeGreaterThan(50);
            for (Path file : files) {
                Files.readAllLines(file).stream()
                        .filter(l -> l.length() > SIGNS_OF_COMMENT
                                && TEXT.matcher(l).replaceAll("").length() > SIGNS_OF_COMMENT / 2)
                        .forEach(l -> wide.add(RESOURCES.relativize(file) + ": " + l.strip()));
            }
        }
        assertThat(wide).isEmpty();
    }

    @Test
    void what_is_no_longer_long_gives_no_reason_for_it() {
        assertThat(NEEDLESS).isEmpty();
    }

    private static final class Measure extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions places;
        private final LineMap map;
        private final List<String> text;
        private final String file;

        Measure(CompilationUnitTree unit, SourcePositions places) throws IOException {
            this.unit = unit;
            this.places = places;
            map = unit.getLineMap();
            Path path = Path.of(unit.getSourceFile().toUri());
            text = Files.readAllLines(path);
            file = MAIN.toAbsolutePath().relativize(path).toString();
        }

        @Override
        public @Nullable Void visitCompilationUnit(CompilationUnitTree all, @Nullable Void nothing) {
            text.stream()
                    .filter(l -> l.length() > SIGNS_OF_COMMENT)
                    .filter(l -> l.strip().startsWith("*")
                            || l.strip().startsWith("/*")
                            || l.strip().startsWith("//"))
                    .forEach(l -> WIDE_COMMENTS.add(file + ": " + l.strip()));
            report(text.stream().anyMatch(l -> l.startsWith(REASON)), text.size(), LINES_OF_CLASS, file, LONG_CLASSES);
            return super.visitCompilationUnit(all, null);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            if (method.getBody() != null) {
                Set<Long> lines = new HashSet<>();
                new TreeScanner<@Nullable Void, @Nullable Void>() {
                    @Override
                    public @Nullable Void scan(@Nullable Tree tree, @Nullable Void none) {
                        if (tree instanceof StatementTree && !(tree instanceof BlockTree)) {
                            lines.add(line(tree));
                        }
                        return super.scan(tree, null);
                    }
                }.scan(method.getBody(), null);
                int from = (int) line(method);
                int to = (int) map.getLineNumber(places.getEndPosition(unit, method));
                boolean reason = text.subList(from - 1, to).stream()
                        .anyMatch(l -> l.strip().startsWith(REASON));
                report(reason, lines.size(), LINES_OF_METHOD, file + "#" + method.getName(), LONG_METHODS);
            }
            return super.visitMethod(method, null);
        }

        private long line(Tree tree) {
            return map.getLineNumber(places.getStartPosition(unit, Objects.requireNonNull(tree)));
        }

        private static void report(boolean reason, int lines, int most, String what, List<String> tooLong) {
            if (lines > most && !reason) {
                tooLong.add(what + ": " + lines);
            } else if (lines <= most && reason) {
                NEEDLESS.add(what);
            }
        }
    }
}
