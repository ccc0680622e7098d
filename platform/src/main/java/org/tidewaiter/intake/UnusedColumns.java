package org.tidewaiter.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tidewaiter.codesandunits.Currencies;
import org.tidewaiter.codesandunits.NullWords;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.ReferenceColumn;
import org.tidewaiter.datamodel.ReferenceColumn.Type;
import org.tidewaiter.engine.Nearest;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.notation.CurrencyMark;
import org.tidewaiter.notation.DayText;
import org.tidewaiter.notation.HsWriting;
import org.tidewaiter.notation.MonthText;
import org.tidewaiter.notation.Refusal;
import org.tidewaiter.notation.ValueReader;

/**
 * Columns of a companion file of which nothing is known, and whose values look like what a column of the kind would hold that the file does not
 * fill: money, rates, quantities, days, countries, currencies, what belongs to the key, the number of a goods item. Left out, rates and days
 * would be missing, rows of one key would take each other's place and lines of items would be of the whole declaration, all of it in silence:
 * the load stops and asks.
 */
@SuppressWarnings("BadImport") // of the types of a column
final class UnusedColumns {
    private static final String SEQUENCE = "sequence";

    /** Whoever published what a file says is mostly one, whom nothing in the file names. */
    private static final String SOURCE = "source";

    /** Beyond so many different texts a column is not looked at further. */
    private static final int ENOUGH = 10_000;

    private static final int LONGEST_KEY = 40;
    private static final int SHOWN = 5;
    private static final Pattern NUMBER = Pattern.compile("[-+(]?\\s*\\d[\\d.,' \\u00a0\\u202f]*\\)?-?\\s*[%％]?");
    private static final Pattern ITEM = Pattern.compile("0{0,4}[1-9]\\d{0,4}");
    private static final Pattern WITH_NOUGHT = Pattern.compile("0\\d+");
    private static final Pattern CLOCK = Pattern.compile("\\d{1,2}[:h.]\\d{2}(?::\\d{2})?");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}{2,3}");
    private static final Pattern MONTH = Pattern.compile(".*\\D.*|\\d{6}");

    private static final Set<Type> NUMBERS = EnumSet.of(Type.COUNT, Type.AMOUNT, Type.QUANTITY, Type.RATE);
    private static final Set<Type> TEXTS = EnumSet.of(Type.TEXT, Type.CODE);

    /** A column of a file of which nothing is known, and what its values may be. */
    private static final class UnknownColumn {
        private final int at;
        private final String name;
        private final Set<String> seen = new HashSet<>();
        private final Set<Type> may = EnumSet.allOf(Type.class);
        private boolean items = true;
        private boolean counts = true;
        private int widest;
        private int narrowest = Integer.MAX_VALUE;
        private String example = "";

        UnknownColumn(int at, String name) {
            this.at = at;
            this.name = name;
        }

        void see(String text, long row) {
            counts = counts && text.equals(Long.toString(row));
            if (text.isEmpty() || NullWords.isNull(text) || seen.size() >= ENOUGH || !seen.add(text)) {
                return;
            }
            example = example.isEmpty() ? text : example;
            items = items && ITEM.matcher(text).matches();
            widest = Math.max(widest, text.length());
            narrowest = Math.min(narrowest, text.length());
            may.removeIf(type -> !looks(text, type));
        }

        /** Whether its values are numbers that identify something and measure nothing: long ones of one length. */
        private boolean identifies() {
            return narrowest == widest
                    && widest >= 6
                    && seen.size() > 1
                    && seen.stream().allMatch(t -> t.chars().allMatch(Character::isDigit));
        }
    }

    private static final Pattern IN_BRACKETS = Pattern.compile("\\s*[(\\[][^)\\]]*[)\\]]");

    /** Stands for the column where all that may be meant were offered. */
    private static final String PLACE = "COLUMN";

    private final CompanionTable kind;
    private final List<UnknownColumn> unused;
    private final List<ReferenceColumn> open;
    private final int declaration;
    private final Set<String> declarations = new HashSet<>();
    private boolean repeats;
    private long rows;

    /**
     * Those of a file.
     *
     * @param ways which column of the file fills which of the kind
     * @param ignored the names of the columns that fill none
     */
    UnusedColumns(CompanionTable kind, List<String> header, List<CompanionColumn> ways, List<String> ignored) {
        this.kind = kind;
        unused = IntStream.range(0, header.size())
                .filter(at -> ignored.contains(header.get(at)))
                .mapToObj(at -> new UnknownColumn(at, header.get(at)))
                .toList();
        open = ways.stream()
                .filter(w -> w.at() < 0 && w.constant().isEmpty() && isWeighty(w.column()))
                .map(CompanionColumn::column)
                .toList();
        declaration = ways.stream()
                .filter(w -> w.column().name().equals("declaration_id"))
                .mapToInt(CompanionColumn::at)
                .findFirst()
                .orElse(-1);
    }

    /** Whether what a column holds would change what the others say, or be missed in a sum. */
    private static boolean isWeighty(ReferenceColumn column) {
        return (column.isKey() && !column.name().equals(SOURCE))
                || !TEXTS.contains(column.type())
                || column.name().equals(SEQUENCE);
    }

    /** Whether any column may be one that the kind has and the file seems to lack. */
    boolean isToLook() {
        return !unused.isEmpty() && !open.isEmpty();
    }

    /** Looks at a whole row. */
    void lookAt(List<String> row) {
        rows++;
        if (declaration >= 0 && !repeats) {
            repeats = !declarations.add(row.get(declaration).strip());
            if (repeats) {
                declarations.clear();
            }
        }
        unused.forEach(column -> column.see(row.get(column.at).strip(), rows));
    }

    /**
     * Refuses a file with a column that may be one of those that nothing fills.
     *
     * @throws TidewaiterException INPUT
     */
    void refuse(Path file) {
        List<String> said = new ArrayList<>();
        List<String> french = new ArrayList<>();
        List<String> remedies = new ArrayList<>();
        Set<String> offered = new HashSet<>();
        for (UnknownColumn column : unused) {
            List<String> may = Nearest.first(
                    column.name,
                    open.stream()
                            .filter(c -> mayBe(column, c))
                            .map(ReferenceColumn::name)
                            .toList());
            if (!may.isEmpty() && said.size() < SHOWN) {
                said.add("'" + column.name + "' (such as '" + column.example + "') may be " + listed(may, " or "));
                french.add("« " + column.name + " » (comme « " + column.example + " ») est peut-être "
                        + listed(may, " ou "));
                String field = answered(column.name, may, offered);
                offered.add(field);
                remedies.add("--set '" + column.name + "=" + field + "'");
            }
        }
        if (said.isEmpty()) {
            return;
        }
        String none = "--set '"
                + unused.stream()
                        .filter(c -> open.stream().anyMatch(o -> mayBe(c, o)))
                        .findFirst()
                        .orElseThrow()
                        .name
                + "=-'";
        throw new TidewaiterException(
                        Kind.INPUT,
                        "Columns of " + file + " are not known, and a load as " + kind.name()
                                + " would leave them out: " + String.join("; ", said),
                        "say what they are, such as " + String.join(" ", remedies) + ", or of one that is none of them "
                                + none + " (under columns in a mapping: 'NAME: COLUMN' or 'NAME: \"-\"')")
                .french(
                        "Des colonnes de " + file + " sont inconnues, et un chargement comme " + kind.name()
                                + " les laisserait de côté : " + String.join(" ; ", french),
                        "dites ce qu’elles sont, par exemple " + String.join(" ", remedies)
                                + ", ou d’une qui n’en est aucune " + none
                                + " (sous columns dans une correspondance : « NOM: COLONNE » ou « NOM: \"-\" »)");
    }

    /** The column to offer: the one that the name means but for its unit (TVA, Net weight (tonnes)), else the first that none was offered. */
    private String answered(String name, List<String> may, Set<String> offered) {
        String stem = IN_BRACKETS.matcher(name).replaceAll("");
        List<String> left = may.stream().filter(c -> !offered.contains(c)).toList();
        return left.stream()
                .filter(c -> Stream.of(name, stem + " %", stem + " kg").anyMatch(n -> CompanionNames.are(kind, c, n)))
                .findFirst()
                .orElse(left.isEmpty() ? PLACE : left.getFirst());
    }

    private static String listed(List<String> names, String or) {
        return names.stream().limit(SHOWN).collect(Collectors.joining(or));
    }

    private boolean mayBe(UnknownColumn column, ReferenceColumn open) {
        if (column.seen.isEmpty()) {
            return false;
        }
        if (open.name().equals(SEQUENCE)) {
            return column.items && (repeats || !column.counts);
        }
        if (TEXTS.contains(open.type())) {
            return column.widest <= LONGEST_KEY
                    && !column.counts
                    && !column.may.contains(Type.DAY)
                    && !isNumber(column);
        }
        boolean number = NUMBERS.contains(open.type());
        return column.may.contains(open.type()) && !(number && (column.counts || column.identifies()));
    }

    private static boolean isNumber(UnknownColumn column) {
        return column.may.contains(Type.AMOUNT) && !column.identifies();
    }

    private static boolean looks(String text, Type type) {
        return switch (type) {
            case TEXT, CODE -> true;
            case HS_CODE -> isHs(text);
            case COUNTRY, AREA -> isCountry(text);
            case CURRENCY -> Currencies.iso4217().contains(text);
            case COUNT, AMOUNT, QUANTITY, RATE ->
                !WITH_NOUGHT.matcher(text).matches()
                        && (NUMBER.matcher(text).matches() || CurrencyMark.of(text) != null);
            case DAY, TIME -> DayText.isLikeDay(text) || isIsoDay(text);
            case MONTH -> MONTH.matcher(text).matches() && MonthText.of(text) != null;
            case CLOCK -> CLOCK.matcher(text).matches();
            case YES_NO -> Stream.of("yes", "no", "true", "false", "oui", "non").anyMatch(text::equalsIgnoreCase);
        };
    }

    private static boolean isIsoDay(String text) {
        return text.length() >= 10
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && Character.isDigit(text.charAt(0));
    }

    private static boolean isHs(String text) {
        try {
            int digits = HsWriting.PLAIN.digits(text).length();
            return Character.isDigit(text.charAt(0)) && digits >= 6 && digits <= 12 && digits % 2 == 0;
        } catch (Refusal none) {
            return false;
        }
    }

    private static boolean isCountry(String text) {
        try {
            return LETTERS.matcher(text).matches()
                    && !ValueReader.code(Field.Type.COUNTRY, text).isEmpty();
        } catch (Refusal none) {
            return false;
        }
    }
}
