package org.tidewaiter.codesandunits;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tidewaiter.engine.Yaml;

/**
 * Numbers by which values are divided, as files call them: thousands, Mio., лакх, 万, cents. A word that means several numbers, such as
 * billion, is none: {@link #isDoubtful} tells it. Immutable.
 */
public final class NumberScales {
    /** From Thai on, scripts that set no blanks between words. */
    private static final int UNSPACED = 0x0e00;

    private final Map<String, BigDecimal> scales = new HashMap<>();
    private final Set<String> doubtful = new HashSet<>();

    private NumberScales() {}

    private static NumberScales read() {
        NumberScales list = new NumberScales();
        try (InputStream in = Objects.requireNonNull(NumberScales.class.getResourceAsStream("number-scales.yaml"))) {
            JsonNode root = Yaml.MAPPER.readTree(in);
            root.path("scales")
                    .properties()
                    .forEach(e -> e.getValue()
                            .forEach(word ->
                                    list.scales.put(MassUnits.folded(word.asText()), new BigDecimal(e.getKey()))));
            root.path("doubtful").forEach(word -> list.doubtful.add(MassUnits.folded(word.asText())));
            return list;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shipped {
        static final NumberScales LIST = read();
    }

    /** The words that are known; read once, at the first call. */
    public static NumberScales known() {
        return Shipped.LIST;
    }

    /** How much one stands for: 1000 for {@code tsd}; empty where the word is no number, or may be several. */
    public Optional<BigDecimal> of(String word) {
        return Optional.ofNullable(scales.get(MassUnits.folded(word)));
    }

    /** Whether a word is a number, but which depends on the language or the currency. */
    public boolean isDoubtful(String word) {
        return doubtful.contains(MassUnits.folded(word));
    }

    /** How many characters of a word that is written without blanks are a number before it: 1 of 万元; 0 where none are. */
    public int startOf(String word) {
        return scales.keySet().stream()
                .filter(scale -> scale.codePointAt(0) >= UNSPACED && word.startsWith(scale))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }
}
