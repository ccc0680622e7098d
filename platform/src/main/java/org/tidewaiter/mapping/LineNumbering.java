package org.tidewaiter.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidewaiter.codesandunits.Currencies;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.mapping.LineColumns.LineColumn;
import org.tidewaiter.source.TableFile;

/**
 * Refuses names of columns that say badly of which line they are: {@code tax[x].type}, {@code tax[-1].type}, a {@code tax[0].type} beside a
 * {@code container[1].id}, or one name twice. To guess would give a line what is another's, and to leave such columns out would store half a line.
 */
final class LineNumbering {
    /** The steps before, the word of a table, what stands in brackets behind it, and the name of a column. */
    private static final Pattern IN_BRACKETS =
            Pattern.compile("(?:(.*)\\.)?([\\p{L}_]+)\\s*\\[([^\\[\\]]*(?:\\]\\[[^\\[\\]]*)*)\\][._ ]?(.*)");

    private static final Pattern WHOLE = Pattern.compile("\\d+");
    private static final Pattern NUMBER = Pattern.compile("[-−+]?\\d+(?:[.,]\\d+)?");

    /** A sign that is no hyphen between words: {@code tax(-1).type}, {@code tax_-1_type}. */
    private static final Pattern NEGATIVE = Pattern.compile("[\\[(._]\\s*[-−]\\d");

    /** Of several as forms say it: {@code Document[s] number}. */
    private static final Set<String> PLURAL = Set.of("s", "es");

    private static final Pattern TWIN = Pattern.compile(" \\(\\d+ of \\d+\\)$");
    private static final int MOST_DIGITS = 4;

    private LineNumbering() {}

    /** Refuses a name that is of a line and does not say of which by a whole number from 0 to 9999. */
    static void refuseUnnumbered(TableFile file, String twinOrNot) {
        String name = withoutTwin(twinOrNot).strip();
        Matcher brackets = IN_BRACKETS.matcher(name);
        if (brackets.matches() && isOfLine(brackets)) {
            String number = brackets.group(3).strip();
            if (WHOLE.matcher(number).matches()) {
                refuseBeyondReason(file, name, number);
                return;
            }
            String numbered = name.substring(0, brackets.start(3)) + "1" + name.substring(brackets.end(3));
            throw new TidewaiterException(
                            Kind.INPUT,
                            "Column '" + name + "' of " + file.path() + " is of a line, and what stands in its brackets"
                                    + (number.isEmpty() ? "" : " ('" + number + "')") + " is not the number of one",
                            "number the lines from 1 (" + numbered
                                    + "), or say in a mapping which line the column is of")
                    .french(
                            "La colonne « " + name + " » de " + file.path() + " ne dit pas de quelle ligne elle est : "
                                    + (number.isEmpty() ? "rien" : "« " + number + " »")
                                    + " se trouve entre ses crochets, et les lignes ont des nombres entiers",
                            "numérotez les lignes à partir de 1 (" + numbered
                                    + "), ou dites dans un mapping de quelle ligne est la colonne");
        }
        if (NEGATIVE.matcher(name).find() && LineColumns.isCounted(name)) {
            throw new TidewaiterException(
                            Kind.INPUT,
                            "Column '" + name + "' of " + file.path() + " counts a line below 0",
                            "number the lines from 1, or say in a mapping which line the column is of")
                    .french(
                            "La colonne « " + name + " » de " + file.path() + " compte une ligne au-dessous de 0",
                            "numérotez les lignes à partir de 1, ou dites dans un mapping de quelle ligne est la colonne");
        }
    }

    private static void refuseBeyondReason(TableFile file, String name, String number) {
        if (number.length() > MOST_DIGITS) {
            throw new TidewaiterException(
                            Kind.INPUT,
                            "Column '" + name + "' of " + file.path() + " is of line " + number
                                    + ", and lines are counted to 9999",
                            "give the lines as a file of their own (--as taxes, documents …), or number them from 1")
                    .french(
                            "La colonne « " + name + " » de " + file.path() + " est de la ligne " + number
                                    + ", et les lignes se comptent jusqu’à 9999",
                            "donnez les lignes dans un fichier à part (--as taxes, documents …), ou numérotez-les à partir de 1");
        }
    }

    /** Whether a name with brackets is one of a column of lines; a currency in them, or the ending of the plural, counts nothing. */
    private static boolean isOfLine(Matcher brackets) {
        LineNames.NamedLines named = LineNames.table(brackets.group(2)).orElse(null);
        String rest = brackets.group(4);
        if (named == null || saysNoLine(brackets.group(3).strip())) {
            return false;
        }
        return rest.isEmpty()
                ? NUMBER.matcher(brackets.group(3).strip()).matches()
                        && LineNames.columnOfCounted(named.table(), rest) != null
                : LineNames.column(named.table(), rest).isPresent();
    }

    private static boolean saysNoLine(String inBrackets) {
        return PLURAL.contains(inBrackets.toLowerCase(Locale.ROOT))
                || Currencies.iso4217().contains(inBrackets.toUpperCase(Locale.ROOT));
    }

    /** Whether a name is of something in a line that its table does not keep, {@code tax[1].colour}: then it is no field of the item either. */
    static boolean isOfUnkept(String name) {
        Matcher brackets = IN_BRACKETS.matcher(withoutTwin(name).strip());
        return brackets.matches()
                && !brackets.group(4).isEmpty()
                && !saysNoLine(brackets.group(3).strip())
                && LineNames.table(brackets.group(2)).isPresent();
    }

    /** Lines that are counted together. */
    private record Group(LineTable table, String kind, boolean heading) {
        static Group of(LineColumn column) {
            return new Group(column.table(), column.kind(), column.heading());
        }
    }

    /**
     * Refuses names that begin to count at 0 where others begin at 1: which of their lines belong together cannot be known.
     *
     * @param counted the columns of lines, as their names count
     * @param names of all columns, as the file has them
     * @param bracketed whether the name at a place has its number in brackets: these count alike in the whole file
     */
    static void refuseTwoBeginnings(
            TableFile file, Collection<LineColumn> counted, List<String> names, IntPredicate bracketed) {
        List<LineColumn> inOrder = new ArrayList<>(counted);
        inOrder.sort(Comparator.comparingInt(LineColumn::at));
        Map<Group, List<LineColumn>> groups = new HashMap<>();
        inOrder.forEach(
                c -> groups.computeIfAbsent(Group.of(c), g -> new ArrayList<>()).add(c));
        LineColumn zero = null;
        LineColumn one = null;
        for (LineColumn column : inOrder) {
            if (bracketed.test(column.at())) {
                zero = zero == null && column.line() == 0 ? column : zero;
                boolean fromOne = groups.getOrDefault(Group.of(column), List.of()).stream()
                        .noneMatch(c -> c.line() == 0);
                one = one == null && fromOne ? column : one;
            }
        }
        if (zero != null && one != null) {
            throw twoBeginnings(file, names.get(zero.at()), names.get(one.at()));
        }
        groups.values().forEach(columns -> refuseShifted(file, columns, names));
    }

    /** Of one group: kinds of lines 0 and 1 beside amounts of lines 1 and 2. */
    private static void refuseShifted(TableFile file, List<LineColumn> columns, List<String> names) {
        Map<String, List<LineColumn>> byColumn = new HashMap<>();
        columns.forEach(c -> byColumn.computeIfAbsent(
                        c.column() == null ? "" : c.column().name(), n -> new ArrayList<>())
                .add(c));
        LineColumn zero =
                columns.stream().filter(c -> c.line() == 0).findFirst().orElse(null);
        int last = byColumn.values().stream()
                .filter(cs -> cs.stream().anyMatch(c -> c.line() == 0))
                .flatMap(List::stream)
                .mapToInt(LineColumn::line)
                .max()
                .orElse(0);
        for (List<LineColumn> of : byColumn.values()) {
            LineColumn first =
                    of.stream().min(Comparator.comparingInt(LineColumn::line)).orElseThrow();
            if (zero != null && first.line() == 1 && of.stream().anyMatch(c -> c.line() > last)) {
                throw twoBeginnings(file, names.get(zero.at()), names.get(first.at()));
            }
        }
    }

    private static TidewaiterException twoBeginnings(TableFile file, String zero, String one) {
        return new TidewaiterException(
                        Kind.INPUT,
                        "Column '" + zero + "' of " + file.path() + " counts lines from 0 and column '" + one
                                + "' from 1: which of their lines is which cannot be known",
                        "number the lines from 1 in the whole file, or from 0 in the whole file")
                .french(
                        "La colonne « " + zero + " » de " + file.path()
                                + " compte les lignes à partir de 0 et la colonne « " + one
                                + " » à partir de 1 : on ne peut savoir quelle ligne est laquelle",
                        "numérotez les lignes à partir de 1 dans tout le fichier, ou à partir de 0 dans tout le fichier");
    }

    /** Names without the number that a header gives to those that stand twice; the second and further are empty. */
    static List<String> eachOnce(List<String> names) {
        Set<String> seen = new HashSet<>();
        return names.stream()
                .map(LineNumbering::withoutTwin)
                .map(name -> seen.add(name) ? name : "")
                .toList();
    }

    /** Whether a name stands more than once in its header. */
    static boolean isTwin(String name) {
        return TWIN.matcher(name).find();
    }

    static String withoutTwin(String name) {
        return TWIN.matcher(name).replaceFirst("");
    }

    /** Of two columns of one name nobody can tell which is the line's, and without both the line would be stored half. */
    static TidewaiterException twice(TableFile file, String twin) {
        return new TidewaiterException(
                        Kind.INPUT,
                        "Several columns of " + file.path() + " are called '" + withoutTwin(twin)
                                + "', and which of them is the line's is not sure",
                        "leave one of them in the file, or say in a mapping which it is: '" + twin + "' is one of them")
                .french(
                        "L’en-tête de " + file.path() + " a plus d’une fois la colonne « " + withoutTwin(twin)
                                + " » d’une ligne",
                        "n’en laissez qu’une dans le fichier, ou dites dans un mapping laquelle c’est : « " + twin
                                + " » en est une");
    }
}
