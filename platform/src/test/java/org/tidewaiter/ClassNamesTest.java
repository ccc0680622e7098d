package org.tidewaiter;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A name says one thing: no two files have a class of one name, and no class within another takes the name of a file of its own. */
@AnalyzeClasses(packages = "org.tidewaiter", importOptions = ImportOption.DoNotIncludeTests.class)
class ClassNamesTest {
    private static final Set<String> OF_PACKAGES = Set.of("package-info", "module-info");

    @ArchTest
    static void no_two_files_share_a_name(JavaClasses classes) {
        Map<String, Long> files = classes.stream()
                .filter(c -> c.isTopLevelClass() && !OF_PACKAGES.contains(c.getSimpleName()))
                .collect(Collectors.groupingBy(JavaClass::getSimpleName, Collectors.counting()));
        assertThat(files)
                .hasSizeGreaterThan(100)
                .allSatisfy((name, count) -> assertThat(count).as(name).isEqualTo(1));
    }

    @ArchTest
    static void no_nested_class_is_named_as_a_file_is(JavaClasses classes) {
        Set<String> files = classes.stream()
                .filter(JavaClass::isTopLevelClass)
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toUnmodifiableSet());
        assertThat(classes.stream()
                        .filter(c -> c.isNestedClass() && files.contains(c.getSimpleName()))
                        .sorted(Comparator.comparing(JavaClass::getName))
                        .map(JavaClass::getName))
                .isEmpty();
    }
}
