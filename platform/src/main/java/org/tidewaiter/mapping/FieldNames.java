package org.tidewaiter.mapping;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;

/**
 * What people call the fields of the model: English, French, Spanish, Portuguese, German, Russian and Ukrainian words, from {@code field-names.yaml}.
 */
final class FieldNames {
    /** What a word weighs that says little, one that the phrase needs, one that no phrase knows, a number, and one that says nothing. */
    private static final double WEAK = 0.15;

    private static final double NEEDED = 0.6;
    private static final double UNKNOWN = 0.4;
    private static final double NUMBER = 0.1;
    private static final double SILENT = 0.01;

    /** What a phrase is worth that is a guess, by its tildes. */
    static final double[] CERTAINTY = {1, 0.8, 0.65};

    /** What the reading of a shortened name is worth: it is asked about, unless its values prove it. */
    private static final double SHORTENED = 0.9;

    private static final double LEAST = 0.55;

    /** Words for taxes: with {@code number} or {@code code} they name who pays them, and no amount. */
    private static final Set<String> TAXES = Set.of("tax", "duty", "vat", "excise");

    /** Words of the names of lists of items: {@code items}, {@code goodsItems}, {@code partidas}. */
    private static final Set<String> ITEM = Set.of("item", "items", "product", "position", "commodity", "list");

    /** What programs put around their answers, and a date in Italian, Portuguese, Polish and Romanian, which is no level of others. */
    private static final String DATA = "data";

    private final NameCache<NameReading> read = new NameCache<>(this::read);

    private final Set<String> weak;
    private final Set<String> other;
    private final Set<String> needed;
    private final Map<Field, List<Phrase>> phrases;
    private final Map<String, WholeName> exactly;
    private final Map<String, List<Field>> boxes;
    private final Map<String, Map<String, Field>> within;
    private final Set<String> used;
    private final HeaderWords words;
    private final ShortenedNames shortened;
    private final Set<String> around;
    private final Set<String> groups;

    /** A name that is known as a whole, and how sure it is. */
    record WholeName(Field field, double certainty) {
        static WholeName of(String text) {
            String path = text.replace("~", "");
            return new WholeName(Field.of(path).orElseThrow(), CERTAINTY[text.length() - path.length()]);
        }
    }

    /** Words that together are what people call a field, and how sure that is. */
    record Phrase(Set<String> words, double certainty) {}

    /**
     * What the name of a column says.
     *
     * @param only the one field that it can only be, or null
     * @param words its words
     * @param silent how many more say nothing
     * @param guessed how many of them are cut off, misspelt or abbreviated
     * @param certainty 1, less where the whole reading is a guess
     */
    record NameReading(@Nullable WholeName only, Set<String> words, int silent, int guessed, double certainty) {}

    private FieldNames(FieldNameTable table) {
        weak = table.weak();
        other = table.other();
        needed = table.needed();
        phrases = table.phrases();
        exactly = table.exactly();
        boxes = table.boxes();
        within = table.within();
        used = table.used();
        words = table.words();
        shortened = table.shortened();
        around = table.around();
        groups = table.groups();
    }

    /** The readings of a name whose words are written together and cut short, those that are what people call a field. */
    List<NameReading> shortened(String name) {
        return shortened.of(name).stream()
                .map(words -> new NameReading(null, words, 0, 1, SHORTENED))
                .toList();
    }

    /** A reading as a guess, which a person is asked about. */
    NameReading guess(NameReading reading) {
        return new NameReading(null, reading.words(), reading.silent(), reading.guessed() + 1, SHORTENED);
    }

    private static final class Shipped {
        static final FieldNames NAMES = new FieldNames(FieldNameTable.read());
    }

    /** The names that ship; read once, at the first call. */
    static FieldNames read() {
        return Shipped.NAMES;
    }

    /** Takes the name of a column apart; done once for all fields and steps. */
    NameReading said(String name) {
        return read.of(name);
    }

    private NameReading read(String name) {
        String column = StatedDayOrder.without(name);
        HeaderWords.HeaderReading reading = words.reading(column);
        Map<String, Boolean> all = reading.words();
        Set<String> said = new HashSet<>(all.keySet());
        said.removeIf(word -> !Boolean.TRUE.equals(all.get(word)));
        return new NameReading(
                exactly.get(HeaderWords.key(column)),
                Collections.unmodifiableSet(said),
                all.size() - said.size(),
                reading.guessed(),
                1);
    }

    /** What a name leaves open that was read so: words that are guesses, or that no phrase knows beside those that one does. */
    NameEvidence evidence(NameReading column) {
        if (column.only() != null) {
            return NameEvidence.WHOLE;
        }
        boolean unknown =
                column.words().stream().anyMatch(w -> !used.contains(w) && !weak.contains(w) && !w.matches("\\d+"));
        return unknown ? NameEvidence.IN_PART : column.guessed() > 0 ? NameEvidence.GUESSED : NameEvidence.WHOLE;
    }

    /** Whether every word of a name is known as it stands and they are what people call a field. */
    boolean isUnderstood(NameReading column) {
        return evidence(column) == NameEvidence.WHOLE
                && Stream.of(Field.values()).anyMatch(field -> likeness(column, field) >= SHORTENED);
    }

    /** Which of the columns of a file are boxes of the Single Administrative Document by their number alone. */
    SadBoxes boxes(List<String> columns) {
        return SadBoxes.among(columns, boxes, within, text -> said(text).words());
    }

    /** How well a column's name fits the best phrase of a field, 0 to 1: the weight of shared words over that of all. */
    double likeness(NameReading column, Field field) {
        if (column.only() != null) {
            return column.only().field() == field ? column.only().certainty() : 0;
        }
        Set<String> said = column.words();
        if (field.type() == Field.Type.AMOUNT && isNumberOfTaxpayer(said)) {
            return 0;
        }
        if (field.path().endsWith("_name") && said.contains("address") && !said.contains("name")) {
            return 0; // where a party is, and not what it is called
        }
        boolean ofAll = field == Field.NET_MASS_KG && said.contains("total"); // the model has none of a declaration
        double best = 0;
        for (Phrase phrase : phrases.getOrDefault(field, List.of())) {
            boolean shared = !Collections.disjoint(said, phrase.words());
            if (shared && onlyOthersOf(said, phrase.words()) && onlyOthersOf(phrase.words(), said)) {
                best = Math.max(best, likeness(said, phrase.words()) * phrase.certainty());
            }
        }
        best = (ofAll ? best * CERTAINTY[2] : best) * column.certainty();
        return best < LEAST ? 0 : best - SILENT * Math.min(column.silent(), 5);
    }

    /** Tax number, VAT id: an amount says in words what it is of, and bears no number. */
    private static boolean isNumberOfTaxpayer(Set<String> said) {
        return said.size() == 2
                && said.stream().anyMatch(TAXES::contains)
                && (said.contains("number") || said.contains("code"));
    }

    /** Whether a name says no more than that it is a number: N°, Numero, Nr. */
    boolean isNumberOnly(String name) {
        return said(name).words().equals(Set.of("number"));
    }

    /** Whether any part of a word means something here, be it that it says nothing. */
    boolean knows(String word) {
        return words.of(word).entrySet().stream()
                .anyMatch(e -> !e.getValue() || used.contains(e.getKey()) || weak.contains(e.getKey()));
    }

    /** Whether a step of a nested name says that what it holds is of a goods item. */
    boolean isItem(String step) {
        Set<String> said = words.of(step).keySet();
        return ITEM.containsAll(said) && !said.isEmpty();
    }

    /** Whether a step of a nested name says nothing of what it holds. */
    boolean isAround(String step) {
        if (step.equalsIgnoreCase(DATA)) {
            return true;
        }
        Set<String> said = words.of(step).keySet();
        return said.stream().allMatch(w -> around.contains(w) || (!used.contains(w) && !weak.contains(w)));
    }

    /**
     * Whether what several columns have in front of their names is the name of a table: of words that are not known, or of declarations and items.
     */
    boolean isOfTable(String prefix) {
        Set<String> said = words.of(prefix).keySet();
        return said.stream()
                .allMatch(w -> ITEM.contains(w) || around.contains(w) || (!used.contains(w) && !weak.contains(w)));
    }

    /** Whether a word above a group of columns says nothing of them: Section, 1., General. */
    boolean isOfGroup(String word) {
        return groups.contains(HeaderWords.plain(word.replaceAll("\\W+$", "")))
                || word.matches("\\d{1,2}[.):]?")
                || isAround(word);
    }

    private boolean onlyOthersOf(Set<String> these, Set<String> those) {
        return these.stream().allMatch(w -> those.contains(w) || !other.contains(w));
    }

    private double likeness(Set<String> mine, Set<String> phrase) {
        Set<String> all = new HashSet<>(mine);
        all.addAll(phrase);
        double shared = 0;
        double whole = 0;
        for (String word : all) {
            double weight = weight(word, mine, phrase);
            whole += weight;
            shared += mine.contains(word) && phrase.contains(word) ? weight : 0;
        }
        return whole == 0 ? 0 : shared / whole;
    }

    private double weight(String word, Set<String> mine, Set<String> phrase) {
        if (needed.contains(word) && !mine.contains(word)) {
            return NEEDED;
        }
        boolean firstOfSeveral = word.equals("1") && !phrase.contains(word); // NAME1, QTY_1
        return firstOfSeveral ? NUMBER : weight(word);
    }

    private double weight(String word) {
        if (weak.contains(word)) {
            return WEAK;
        }
        return used.contains(word) ? 1 : word.matches("\\d+") ? NUMBER : UNKNOWN;
    }
}
