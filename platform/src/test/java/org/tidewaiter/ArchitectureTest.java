package org.tidewaiter;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Session;

/** The directions in which the rooms may look at one another, as ARCHITECTURE.md draws them. */
@AnalyzeClasses(packages = "org.tidewaiter", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** The line of ARCHITECTURE.md that draws the floors of the house, from the roof to the ground. */
    private static final String DRAWN = "    cli → web → ";

    @ArchTest
    static final ArchRule rooms_look_only_downwards = classes()
            .that()
            .resideInAPackage("org.tidewaiter.*..")
            .should(new ArchCondition<>("look only at rooms on lower floors") {
                private Map<String, Integer> floors = Map.of();

                /** Reads the drawing when the rule is checked: rules are made in another directory than they are run in. */
                @Override
                public void init(Collection<JavaClass> all) {
                    floors = floors();
                }

                @Override
                public void check(JavaClass origin, ConditionEvents events) {
                    for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                        String from = room(origin);
                        String to = room(dependency.getTargetClass());
                        if (!to.isEmpty() && !to.equals(from) && floor(from) >= floor(to)) {
                            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                        }
                    }
                }

                private int floor(String room) {
                    return Objects.requireNonNull(
                            floors.get(drawnAs(room, floors)), () -> "ARCHITECTURE.md draws no room " + room);
                }

                private String room(JavaClass of) {
                    return ArchitectureTest.room(of, floors);
                }
            });

    @ArchTest
    static void the_drawing_has_no_room_that_is_not_there(JavaClasses classes) {
        Map<String, Integer> floors = floors();
        assertThat(classes.stream()
                        .map(c -> room(c, floors))
                        .filter(r -> !r.isEmpty())
                        .map(r -> drawnAs(r, floors)))
                .containsAll(floors.keySet());
    }

    /** The floor of every room, from 0 under the roof. */
    private static Map<String, Integer> floors() {
        Map<String, Integer> floors = new HashMap<>();
        String[] drawn = drawing().split("→");
        for (int floor = 0; floor < drawn.length; floor++) {
            for (String room : drawn[floor].split(",")) {
                floors.put(room.strip(), floor);
            }
        }
        return floors;
    }

    private static String drawing() {
        try {
            return Files.readAllLines(Path.of("../ARCHITECTURE.md")).stream()
                    .filter(line -> line.startsWith(DRAWN))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The room of a class: the first folder of its package, and the first two where the drawing has a folder of rooms ({@code analysis.*}). Empty for
     * what is not of this house, and for what stands before its door.
     */
    private static String room(JavaClass of, Map<String, Integer> floors) {
        String prefix = "org.tidewaiter.";
        String name = of.getBaseComponentType().getPackageName() + ".";
        if (!name.startsWith(prefix) || name.length() == prefix.length()) {
            return "";
        }
        String[] folders = name.substring(prefix.length()).split("\\.");
        return folders.length > 1 && floors.containsKey(folders[0] + ".*") ? folders[0] + "." + folders[1] : folders[0];
    }

    /** How the drawing calls a room: by its name, or with the others of its folder. */
    private static String drawnAs(String room, Map<String, Integer> floors) {
        String folder = room.replaceFirst("\\..*", ".*");
        return floors.containsKey(folder) ? folder : room;
    }

    @ArchTest
    static void no_two_classes_have_one_name(JavaClasses classes) {
        Map<String, List<JavaClass>> byName = classes.stream()
                .filter(c -> c.isTopLevelClass() && !c.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getSimpleName));
        assertThat(byName.values()).allSatisfy(named -> assertThat(named).hasSize(1));
    }

    @ArchTest
    static final ArchRule the_case_file_only_reads = noClasses()
            .that()
            .resideInAPackage("org.tidewaiter.casefile..")
            .should()
            .callMethodWhere(target(name("transaction")).and(target(owner(type(Lake.class)))));

    /**
     * What an object is made of is read by the factory that makes it, so that each step has a name and whoever calls it knows what it costs. Calls
     * are followed through the house, to where a file is read, the database is asked, or a thread begins.
     */
    @ArchTest
    static final ArchRule constructors_neither_read_files_nor_ask_the_database_nor_start_threads = constructors()
            .that()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("org.tidewaiter.engine..")
            .should(new ArchCondition<>("only keep what they are given") {
                @Override
                public void check(JavaConstructor made, ConditionEvents events) {
                    List<String> way = wayToWork(made);
                    if (!way.isEmpty()) {
                        events.add(SimpleConditionEvent.violated(made, String.join("\n    -> ", way)));
                    }
                }
            });

    /** The calls that lead from a constructor to work, the first found of the shortest; empty for none. */
    private static List<String> wayToWork(JavaConstructor made) {
        Map<JavaCodeUnit, List<String>> ways = new LinkedHashMap<>(Map.of(made, List.of(made.getFullName())));
        Deque<JavaCodeUnit> open = new ArrayDeque<>(List.of(made));
        while (!open.isEmpty()) {
            JavaCodeUnit from = open.remove();
            for (JavaCall<?> call : from.getCallsFromSelf()) {
                List<String> way = new ArrayList<>(Objects.requireNonNull(ways.get(from)));
                way.add(call.getTarget().getFullName());
                if (isWork(call.getTarget())) {
                    return way;
                }
                call.getTarget()
                        .resolveMember()
                        .filter(to -> to.getOwner().getPackageName().startsWith("org.tidewaiter"))
                        .filter(to -> ways.putIfAbsent(to, way) == null)
                        .ifPresent(open::add);
            }
        }
        return List.of();
    }

    private static boolean isWork(AccessTarget.CodeUnitCallTarget called) {
        String owner = called.getOwner().getFullName();
        return owner.equals(Session.class.getName())
                || owner.equals(Lake.class.getName())
                || owner.equals("org.tidewaiter.source.OpenedSource")
                        && !called.getName().equals("<init>")
                || owner.equals("org.tidewaiter.codesandunits.CodeList")
                || owner.startsWith("java.lang.Thread") && called.getName().equals("start")
                || called.getName().startsWith("getResource")
                || owner.equals(Files.class.getName())
                        && called.getName().matches("read.*|lines|list|walk|size|getLast.*|new.*Reader");
    }
}
