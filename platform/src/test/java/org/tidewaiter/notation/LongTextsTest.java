package org.tidewaiter.notation;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A file of one cell of a hundred thousand digits kept a processor busy for ever, as expressions looked for their beginning at every digit anew:
 * whatever reads a text reads a very long one in no time too, and does not run out of stack.
 */
@Tag("slow")
class LongTextsTest {
    private static final int LENGTH = 100_000;
    private static final long SECONDS = 2;

    private static List<String> texts() {
        return Stream.of(
                        "9",
                        "1,234",
                        ",234",
                        "1.",
                        " 1",
                        "a",
                        "É",
                        " ",
                        "\u00a0",
                        "-",
                        "'",
                        "€",
                        "ก",
                        "年",
                        "/",
                        "A1",
                        "\u200b",
                        "2024-01-01 ",
                        "=",
                        "(",
                        "kg ",
                        "%",
                        "1e",
                        "٣",
                        "12:",
                        "EUR",
                        "EUR 1 ",
                        ".0",
                        "*",
                        "x,",
                        "\t",
                        "1\n",
                        "\u0301")
                .flatMap(part -> Stream.of(
                        part.repeat(LENGTH / part.length()),
                        "1" + part.repeat(LENGTH / part.length()) + "!",
                        "a" + part.repeat(LENGTH / part.length()) + "1"))
                .toList();
    }

    private static List<Method> readers() {
        List<Method> readers = new ArrayList<>();
        for (JavaClass in : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.tidewaiter.notation")) {
            for (JavaMethod method : in.getMethods()) {
                boolean reads = method.getRawParameterTypes().size() == 1
                        && method.getRawParameterTypes().getFirst().isEquivalentTo(String.class)
                        && !method.getModifiers().contains(JavaModifier.PRIVATE)
                        && !method.getModifiers().contains(JavaModifier.SYNTHETIC);
                if (reads) {
                    readers.add(method.reflect());
                }
            }
        }
        return readers;
    }

    @Test
    void whatever_reads_a_text_reads_a_very_long_one_soon() throws Exception {
        List<String> texts = texts();
        List<String> slow = new ArrayList<>();
        int tried = 0;
        for (Method reader : readers()) {
            Object on = Modifier.isStatic(reader.getModifiers()) ? null : made(reader.getDeclaringClass());
            if (on == null && !Modifier.isStatic(reader.getModifiers())) {
                continue;
            }
            reader.setAccessible(true);
            tried++;
            for (String text : texts) {
                String fault = fault(reader, on, text);
                if (!fault.isEmpty()) {
                    slow.add(reader.getDeclaringClass().getSimpleName() + "." + reader.getName() + ": " + fault + " on "
                            + text.substring(0, 12));
                    break;
                }
            }
        }
        assertThat(slow).isEmpty();
        assertThat(tried).isGreaterThan(30);
    }

    private static @Nullable Object made(Class<?> type) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    private static String fault(Method reader, @Nullable Object on, String text) throws InterruptedException {
        CompletableFuture<String> done = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                reader.invoke(on, text);
                done.complete("");
            } catch (InvocationTargetException e) {
                done.complete(
                        e.getCause() instanceof Error ? e.getCause().getClass().getSimpleName() : "");
            } catch (IllegalAccessException e) {
                done.completeExceptionally(e);
            }
        });
        try {
            return done.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return "more than " + SECONDS + " s";
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
