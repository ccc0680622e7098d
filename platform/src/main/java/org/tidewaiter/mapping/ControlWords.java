package org.tidewaiter.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.Currencies;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.Outcome;
import org.tidewaiter.engine.PlainLetters;
import org.tidewaiter.engine.Yaml;

/** The words of tables of results, in six languages, from {@code control-words.yaml}: of their headers and of their values. */
public final class ControlWords {
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");

    private final Map<String, String> notions = new HashMap<>();
    private final Map<String, String> beginnings = new LinkedHashMap<>();
    private final Set<String> silent = new HashSet<>();
    private final Set<String> declared = new HashSet<>();
    private final Map<Set<String>, Field> fields = new HashMap<>();
    private final Map<Field, Map<String, String>> values = new EnumMap<>(Field.class);

    /**
     * What the header of a column says.
     *
     * @param field the field that it is about, or null
     * @param notions of its words; {@code ?} stands for words that none is known of
     * @param currency the currency that it names, or null
     */
    record HeaderMeaning(
            @Nullable Field field,
            Set<String> notions,
            @Nullable String currency) {}

    private ControlWords() {}

    /** The words of a table, whose sections are notions, words that say nothing, fields and values. */
    private static ControlWords of(JsonNode root) {
        ControlWords words = new ControlWords();
        words.take(root);
        return words;
    }

    private void take(JsonNode root) {
        root.path("notions")
                .properties()
                .forEach(e -> e.getValue().forEach(word -> {
                    String text = word.asText();
                    if (text.endsWith("*")) {
                        beginnings.put(plain(text), e.getKey());
                    } else {
                        notions.put(plain(text), e.getKey());
                    }
                }));
        root.path("silent").forEach(word -> silent.add(plain(word.asText())));
        root.path("declared").forEach(word -> declared.add(plain(word.asText())));
        root.path("fields")
                .properties()
                .forEach(e -> e.getValue()
                        .forEach(way -> fields.put(
                                Set.of(way.asText().split(" ")),
                                Field.of(e.getKey()).orElseThrow())));
        root.path("values").properties().forEach(e -> {
            Map<String, String> words = new HashMap<>();
            e.getValue().properties().forEach(w -> {
                words.put(plain(w.getKey()), w.getKey());
                w.getValue().forEach(word -> words.put(plain(word.asText()), w.getKey()));
            });
            values.put(Field.of(e.getKey()).orElseThrow(), words);
        });
    }

    private static final class Shipped {
        static final ControlWords WORDS = load();

        private static ControlWords load() {
            try (InputStream in =
                    Objects.requireNonNull(ControlWords.class.getResourceAsStream("control-words.yaml"))) {
                return of(Yaml.MAPPER.readTree(in));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The words that ship; read once. */
    public static ControlWords shipped() {
        return Shipped.WORDS;
    }

    /** What a header says. A field's own name, alone or with its part, is that field. */
    HeaderMeaning said(String header) {
        String name = header.trim().toLowerCase(Locale.ROOT);
        for (Field field : ControlColumns.FIELDS) {
            if (name.equals(field.path()) || (name.equals(field.column()) && field != Field.KIND)) {
                return new HeaderMeaning(field, Set.of(field.path()), null);
            }
        }
        if (isOfDeclaration(name)) {
            return new HeaderMeaning(null, Set.of("of the declaration"), null);
        }
        Set<String> found = new HashSet<>();
        HeaderCurrency named = HeaderCurrency.of(header);
        String currency = named.codes().size() == 1 ? named.codes().iterator().next() : null;
        String rest = named.codes().isEmpty() ? header : HeaderCurrency.without(header);
        for (String word : plain(HUMP.matcher(rest.trim()).replaceAll(" ")).split(" ", -1)) {
            String code = word.toUpperCase(Locale.ROOT);
            String notion = notion(word);
            if (notion == null && code.length() == 3 && Currencies.iso4217().contains(code)) {
                currency = code;
            } else if (!word.isEmpty() && !silent.contains(word)) {
                found.add(notion == null ? "?" : notion);
            }
        }
        return new HeaderMeaning(fields.get(found), found, currency);
    }

    /**
     * Whether a header names what was declared, which is no result: a field's own name, or the value for customs in words. A working paper has them
     * beside the results.
     */
    private boolean isOfDeclaration(String name) {
        return declared.contains(plain(HeaderCurrency.without(name)))
                || Arrays.stream(Field.values())
                        .anyMatch(f -> f.part() != Field.ModelPart.CONTROL
                                && f.part() != Field.ModelPart.DECLARATION
                                && (name.equals(f.path()) || name.equals(f.column())));
    }

    private @Nullable String notion(String word) {
        String exactly = notions.get(word);
        if (exactly != null || silent.contains(word)) {
            return exactly;
        }
        return beginnings.entrySet().stream()
                .filter(e -> word.startsWith(e.getKey()))
                .max(Map.Entry.comparingByKey((a, b) -> Integer.compare(a.length(), b.length())))
                .map(Map.Entry::getValue)
                .orElse(null);
    }

    /** The word of the model's own list that a value means; nothing where that is not known. */
    public Optional<String> word(Field field, String value) {
        return Optional.ofNullable(values.getOrDefault(field, Map.of()).get(plain(value)));
    }

    /**
     * The word of the model's own list for a value that the translations of its column do not have; a yes or no beside others may be turned round
     * there.
     */
    public String word(Field field, String value, Map<String, String> codes) {
        boolean open = codes.isEmpty() || turned(Set.of(value)).isEmpty();
        return open ? word(field, value).orElse(value) : value;
    }

    /** How sayings of yes and no are to be read under a header that asks whether all was right. */
    static Map<String, String> turned(Set<String> values) {
        List<String> yes = List.of("yes", "y", "oui", "o", "si", "sim", "s", "ja", "j", "да", "true", "t", "1");
        List<String> no = List.of("no", "n", "non", "nao", "nein", "нет", "false", "f", "0");
        Map<String, String> codes = new LinkedHashMap<>();
        values.stream().sorted().forEach(value -> {
            if (yes.contains(plain(value))) {
                codes.put(value, Outcome.CONFORM.word());
            } else if (no.contains(plain(value))) {
                codes.put(value, Outcome.FINDING.word());
            }
        });
        return codes;
    }

    /** Without accents, in small letters, one blank between words. */
    private static String plain(String text) {
        String bare = PlainLetters.ofAnyWidth(text.replace("ß", "ss"));
        return String.join(
                " ",
                Arrays.stream(BETWEEN.split(bare.toLowerCase(Locale.ROOT)))
                        .filter(w -> !w.isEmpty())
                        .toList());
    }
}
