package org.tidewaiter;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.tidewaiter.engine.Lake;

/** The directions in which the rooms may look at one another, as ARCHITECTURE.md draws them. */
@AnalyzeClasses(packages = "org.tidewaiter", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule rooms_look_only_downwards = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("org.tidewaiter..")
            .layer("main")
            .definedBy("org.tidewaiter")
            .layer("cli")
            .definedBy("org.tidewaiter.cli..")
            .layer("web")
            .definedBy("org.tidewaiter.web..")
            .layer("selection")
            .definedBy("org.tidewaiter.selection..")
            .layer("intake")
            .definedBy("org.tidewaiter.intake..")
            .layer("casefile")
            .definedBy("org.tidewaiter.casefile..")
            .layer("search")
            .definedBy("org.tidewaiter.search..")
            .layer("query")
            .definedBy("org.tidewaiter.query..")
            .layer("simulate")
            .definedBy("org.tidewaiter.simulate..")
            .layer("quality")
            .definedBy("org.tidewaiter.quality..")
            .layer("message")
            .definedBy("org.tidewaiter.message..")
            .layer("learn")
            .definedBy("org.tidewaiter.learn..")
            .layer("profile")
            .definedBy("org.tidewaiter.profile..")
            .layer("analysis")
            .definedBy("org.tidewaiter.analysis..")
            .layer("backup")
            .definedBy("org.tidewaiter.backup..")
            .layer("trail")
            .definedBy("org.tidewaiter.trail..")
            .layer("reference")
            .definedBy("org.tidewaiter.reference..")
            .layer("model")
            .definedBy("org.tidewaiter.model..")
            .layer("engine")
            .definedBy("org.tidewaiter.engine..")
            .whereLayer("main")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("cli")
            .mayOnlyBeAccessedByLayers("main")
            .whereLayer("web")
            .mayOnlyBeAccessedByLayers("main", "cli")
            .whereLayer("selection")
            .mayOnlyBeAccessedByLayers("main", "cli", "web")
            .whereLayer("intake")
            .mayOnlyBeAccessedByLayers("main", "cli", "web")
            .whereLayer("search")
            .mayOnlyBeAccessedByLayers("main", "cli", "web")
            .whereLayer("casefile")
            .mayOnlyBeAccessedByLayers("main", "cli", "web", "selection", "search")
            .whereLayer("query")
            .mayOnlyBeAccessedByLayers("main", "cli", "web")
            .whereLayer("simulate")
            .mayOnlyBeAccessedByLayers("main", "cli", "web")
            .whereLayer("quality")
            .mayOnlyBeAccessedByLayers("main", "cli", "web", "intake")
            .whereLayer("message")
            .mayOnlyBeAccessedByLayers("main", "cli", "web", "intake", "quality")
            .whereLayer("profile")
            .mayOnlyBeAccessedByLayers("main", "cli", "web", "selection", "casefile")
            .whereLayer("learn")
            .mayOnlyBeAccessedByLayers("main", "cli", "web", "selection")
            .whereLayer("analysis")
            .mayOnlyBeAccessedByLayers("main", "cli", "web", "selection", "intake", "profile", "learn")
            .whereLayer("backup")
            .mayOnlyBeAccessedByLayers("main", "cli", "web")
            .whereLayer("trail")
            .mayOnlyBeAccessedByLayers("main", "cli", "web", "backup", "selection", "intake", "query")
            .withOptionalLayers(true);

    @ArchTest
    static final ArchRule only_search_knows_lucene = noClasses()
            .that()
            .resideOutsideOfPackage("org.tidewaiter.search..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.lucene..");

    @ArchTest
    static final ArchRule no_two_rooms_need_each_other =
            slices().matching("org.tidewaiter.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_case_file_only_reads = noClasses()
            .that()
            .resideInAPackage("org.tidewaiter.casefile..")
            .should()
            .callMethodWhere(target(name("transaction")).and(target(owner(type(Lake.class)))));
}
