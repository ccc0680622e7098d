package org.tidewaiter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each library has one room that knows it, and what all rooms need of one is done in one class: the others need not change with it. */
@AnalyzeClasses(packages = "org.tidewaiter", importOptions = ImportOption.DoNotIncludeTests.class)
class LibrariesTest {
    @ArchTest
    static final ArchRule the_database_in_engine = only("engine..").mayUse("org.duckdb..");

    @ArchTest
    static final ArchRule lucene_in_search = only("search..").mayUse("org.apache.lucene..");

    @ArchTest
    static final ArchRule the_server_and_templates_in_web =
            only("web..").mayUse("io.javalin..", "gg.jte..", "jakarta.servlet..", "org.eclipse.jetty..");

    @ArchTest
    static final ArchRule caffeine_in_web_and_mapping =
            only("web..", "mapping..").mayUse("com.github.benmanes.caffeine..");

    @ArchTest
    static final ArchRule pdf_in_web = only("web..").mayUse("com.openhtmltopdf..", "org.apache.pdfbox..");

    @ArchTest
    static final ArchRule picocli_in_cli = only("cli..").mayUse("picocli..");

    @ArchTest
    static final ArchRule xgboost_in_learn = only("kit.learn..").mayUse("ml.dmlc..");

    @ArchTest
    static final ArchRule tramo_in_forecast = only("kit.forecast..").mayUse("jdplus..");

    @ArchTest
    static final ArchRule cel_in_checks = only("checks..").mayUse("dev.cel..");

    @ArchTest
    static final ArchRule archives_and_workbooks_in_source =
            only("source..").mayUse("org.apache.commons.compress..", "com.fasterxml.aalto..", "io.airlift.compress..");

    @ArchTest
    static final ArchRule workbooks_are_written_in_analysis = only("analysis").mayUse("org.dhatim..");

    @ArchTest
    static final ArchRule csv_is_written_by_CsvWriter = only("engine..").mayUse("de.siegmar.fastcsv.writer..");

    /** Json and Yaml decide how things are named and written; a mapper made elsewhere would decide anew. */
    @ArchTest
    static final ArchRule mappers_are_made_in_engine = noClasses()
            .that()
            .resideOutsideOfPackage("org.tidewaiter.engine..")
            .should()
            .callCodeUnitWhere(makes(ObjectMapper.class))
            .orShould()
            .callCodeUnitWhere(makes(MapperBuilder.class))
            .orShould()
            .callCodeUnitWhere(makes(JsonFactory.class))
            .because("Json.MAPPER and Yaml.MAPPER are there");

    /** Where else the words stand that only a writer of CSV needs, and why no guard may be there. */
    private static final List<String> WRITE_THEMSELVES = List.of(
            "quarantine/CorrectedRows.java", // a row as its file wrote it, to be read again by its mapping
            "query/Format.java", // written by the database, by way of FormulaGuard
            "selection/AssessmentList.java", // written by the database, by way of FormulaGuard.query
            "source/Dialect.java", // a row as its file wrote it, for the quarantine: the guard would change it
            "source/table/ParquetTable.java", // a passing file that is read again: the guard would become part of
            // values
            "source/table/RowsFile.java", // likewise
            "simulate/Text.java"); // an administration's files, to be loaded; numbers by the hundred million as bytes

    private static final Pattern WRITES =
            Pattern.compile("format csv|mark \\+ mark|quote \\+ quote|'\"' \\+ \\w+\\.replace\\(\"\\\\\"\"");

    @Test
    void no_other_class_writes_csv() throws IOException {
        Path main = Path.of("src/main/java/org/tidewaiter");
        try (Stream<Path> files = Files.walk(main)) {
            assertThat(files.filter(f -> f.toString().endsWith(".java") && writesCsv(f))
                            .map(f -> main.relativize(f).toString().replace('\\', '/')))
                    .containsExactlyInAnyOrderElementsOf(WRITE_THEMSELVES);
        }
    }

    private static boolean writesCsv(Path file) {
        try {
            return WRITES.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DescribedPredicate<JavaCall<?>> makes(Class<?> type) {
        return new DescribedPredicate<>("make a " + type.getSimpleName()) {
            @Override
            public boolean test(JavaCall<?> call) {
                AccessTarget target = call.getTarget();
                boolean made =
                        target.getName().equals("<init>") && target.getOwner().isAssignableTo(type);
                boolean built = target.getName().matches("builder|rebuild")
                        && target.getOwner().isAssignableTo(ObjectMapper.class);
                return made || built;
            }
        };
    }

    /** Packages of one room: {@code engine..}; {@code analysis} alone is the frame of the analyses without their rooms. */
    private static Only only(String... rooms) {
        return libraries -> noClasses()
                .that()
                .resideOutsideOfPackages(
                        Stream.of(rooms).map(r -> "org.tidewaiter." + r).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .because("only " + String.join(" and ", rooms) + " may know it");
    }

    private interface Only {
        ArchRule mayUse(String... libraries);
    }
}
