package org.tidewaiter.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidewaiter.engine.PlainLetters;
import org.tidewaiter.engine.Yaml;
import org.tidewaiter.mapping.NameWords;

/**
 * What people call the columns of companion files in several languages, beside the names of the kind, from {@code companion-names.yaml}. A name is
 * the same however it is capitalised, joined and accented, with articles or without: {@code N° de l'article} is {@code numéro article}, and
 * {@code Duty (%)} is {@code duty_percent}.
 */
final class CompanionNames {
    /** Stands before a name for which all are taken whose words mean the same. */
    private static final String BY_MEANING = "=";

    private static final Pattern PERCENT =
            Pattern.compile("[%％٪﹪]|\\bper ?cent\\b|\\bpct\\b|\\bpourcent\\b|\\bprocent\\b|\\bpor ciento\\b");
    private static final Pattern NUMBER =
            Pattern.compile("n[°º]|№|#|\\b(?:n|nr|nro|num|numero|numer|number|nummer)\\b");
    private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern JOINED = Pattern.compile("(?<=[\\p{Ll}\\d])(?=\\p{Lu})");
    private static final Set<String> ARTICLES =
            Set.of("the", "of", "la", "le", "les", "l", "d", "de", "des", "el", "los", "las", "del", "dos", "das");

    private static final Map<String, UsualNames> NAMES = read();

    /** What a column is called, in one way of writing, and the meanings that are its own. */
    private record UsualNames(Set<String> written, Set<Set<String>> meant) {}

    private CompanionNames() {}

    private static Map<String, UsualNames> read() {
        try (InputStream in = CompanionNames.class.getResourceAsStream("companion-names.yaml")) {
            Map<String, UsualNames> names = new HashMap<>();
            JsonNode root = Yaml.MAPPER.readTree(Objects.requireNonNull(in));
            root.properties().forEach(e -> names.put(e.getKey(), names(e.getValue())));
            return Map.copyOf(names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UsualNames names(JsonNode list) {
        List<String> all = new ArrayList<>();
        list.forEach(name -> all.add(name.asText()));
        return new UsualNames(
                all.stream()
                        .map(n -> n.startsWith(BY_MEANING) ? n.substring(1) : n)
                        .map(CompanionNames::key)
                        .collect(Collectors.toUnmodifiableSet()),
                all.stream()
                        .filter(n -> n.startsWith(BY_MEANING))
                        .map(n -> NameWords.of(n.substring(1)))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether a column of a file is called as people call the column of that kind. */
    static boolean are(CompanionTable kind, String column, String name) {
        String plain = key(name);
        return keys(kind, column).anyMatch(n -> n.written().contains(plain));
    }

    /** Whether the words of a name mean the column of that kind, in whatever language. */
    static boolean mean(CompanionTable kind, String column, String name) {
        Set<String> words = NameWords.of(name);
        return !words.isEmpty() && keys(kind, column).anyMatch(n -> n.meant().contains(words));
    }

    /** What a kind calls the column by itself goes before what all kinds call it. */
    private static Stream<UsualNames> keys(CompanionTable kind, String column) {
        return Stream.of(kind.name() + "." + column, column).map(NAMES::get).filter(Objects::nonNull);
    }

    /** A name as names are compared: without accents, capitals, signs between words and articles, numbers and per cent in one way. */
    static String key(String name) {
        String plain = PlainLetters.of(JOINED.matcher(name).replaceAll(" "))
                .toLowerCase(Locale.ROOT)
                .replace('ł', 'l')
                .replace('_', ' ');
        String said =
                NUMBER.matcher(PERCENT.matcher(plain).replaceAll(" percent ")).replaceAll(" no ");
        String words = Arrays.stream(APART.split(said, -1))
                .filter(word -> !ARTICLES.contains(word))
                .collect(Collectors.joining());
        return words.isEmpty() ? plain : words;
    }
}
