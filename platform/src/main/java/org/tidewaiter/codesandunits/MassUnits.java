package org.tidewaiter.codesandunits;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.tidewaiter.engine.Yaml;

/**
 * Units of mass as files call them (t, MT, lbs, тонн, TNE) and the kilograms in one, exactly: the one table of them, which SQL is handed as rows too.
 * A word that may be several units, such as ton, is none: {@link #doubt} says which it may be. Immutable.
 */
public final class MassUnits {
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    private final Map<String, BigDecimal> kilograms = new HashMap<>();
    private final Map<String, String> codes = new HashMap<>();
    private final Map<String, String> doubts = new HashMap<>();
    private final Map<String, BigDecimal> byCode = new HashMap<>();
    private final Map<String, String> amongUnits = new HashMap<>();

    private MassUnits() {}

    private static MassUnits read() {
        MassUnits list = new MassUnits();
        try (InputStream in = Objects.requireNonNull(MassUnits.class.getResourceAsStream("mass-units.yaml"))) {
            JsonNode root = Yaml.MAPPER.readTree(in);
            root.path("units").properties().forEach(e -> {
                BigDecimal kg = new BigDecimal(e.getValue().path("kg").asText());
                list.put(e.getKey(), e.getKey(), kg);
                list.byCode.put(e.getKey(), kg);
                e.getValue().path("writtenAs").forEach(code -> list.byCode.put(code.asText(), kg));
                e.getValue().path("words").forEach(word -> list.put(word.asText(), e.getKey(), kg));
            });
            root.path("ofAPart")
                    .properties()
                    .forEach(e -> list.byCode.put(
                            e.getKey(), new BigDecimal(e.getValue().asText())));
            root.path("doubtful")
                    .properties()
                    .forEach(e -> e.getValue().forEach(word -> list.doubts.put(folded(word.asText()), e.getKey())));
            list.amongUnits.putAll(list.codes);
            root.path("besideMassOnly")
                    .forEach(words -> words.forEach(w -> list.amongUnits.remove(folded(w.asText()))));
            root.path("amongUnitsOnly")
                    .properties()
                    .forEach(e -> e.getValue().forEach(w -> list.amongUnits.put(folded(w.asText()), e.getKey())));
            return list;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(String word, String code, BigDecimal kg) {
        kilograms.put(folded(word), kg);
        codes.put(folded(word), code);
    }

    private static final class Shipped {
        static final MassUnits LIST = read();
    }

    /** The units that are known; read once, at the first call. */
    public static MassUnits known() {
        return Shipped.LIST;
    }

    /** The kilograms in one unit; empty where the word is no unit of mass, or may be several. */
    public Optional<BigDecimal> kilograms(String word) {
        return Optional.ofNullable(kilograms.get(folded(word)));
    }

    /**
     * The kilograms in one of a code of a tariff, exactly as it is written: with what customs systems write in place of one (KG), and with codes for
     * kilograms of a part of the goods (KNS, of a named substance), which are no mass of the goods.
     */
    public Optional<BigDecimal> kilogramsOfCode(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The kilograms in one, by each word without blanks that stands for one unit of mass; as {@link #kilograms} folds words. */
    public Map<String, BigDecimal> byWord() {
        Map<String, BigDecimal> words = new TreeMap<>(kilograms);
        words.keySet().removeIf(word -> word.contains(" "));
        return words;
    }

    /** The code of UN/ECE Recommendation 20 that a word stands for; empty where it stands for none that is sure. */
    public Optional<String> code(String word) {
        return Optional.ofNullable(codes.get(folded(word)));
    }

    /**
     * The code that a word stands for in a column of units of anything: pieces, litres, tonnes. Empty where it is no unit of mass, or may there be
     * another unit (MT: a tonne, or metres).
     */
    public Optional<String> codeAmongUnits(String word) {
        return Optional.ofNullable(amongUnits.get(folded(word)));
    }

    /** The words of {@link #codeAmongUnits}, folded, with their codes. */
    Map<String, String> amongUnits() {
        return Map.copyOf(amongUnits);
    }

    /** Which units a word may be, in words, where it may be several. */
    public Optional<String> doubt(String word) {
        return Optional.ofNullable(doubts.get(folded(word)));
    }

    /** Without case, accents and signs, as the words of these lists are compared. */
    static String folded(String word) {
        return CodeWords.folded(word);
    }
}
