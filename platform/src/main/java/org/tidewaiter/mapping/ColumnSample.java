package org.tidewaiter.mapping;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.CodeWords;
import org.tidewaiter.codesandunits.Countries;
import org.tidewaiter.codesandunits.NullWords;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.notation.CountryColumn;
import org.tidewaiter.notation.CurrencyNumbers;
import org.tidewaiter.notation.Measure;
import org.tidewaiter.notation.MeasuredNumbers;
import org.tidewaiter.notation.NumberColumn;
import org.tidewaiter.notation.NumberStyle;
import org.tidewaiter.notation.Refusal;
import org.tidewaiter.notation.Signs;
import org.tidewaiter.notation.ValueReader;
import org.tidewaiter.source.Header;
import org.tidewaiter.source.TableFile;

/**
 * One column of the first rows of a file.
 *
 * @param name its name in the header
 * @param values its values that are not empty
 * @param style how its numbers are written, where they prove it
 * @param dateFormat the format that its values have as dates; empty for ISO dates, null when they are no dates
 */
// Long: the values of one column, and how well each kind of field would take them.
record ColumnSample(
        String name,
        List<String> values,
        @Nullable String dateFormat,
        @Nullable NumberStyle style) {
    private static final int ROWS = 500;
    private static final int CODE_LENGTH = 20;

    /** IM4, EX 1: what kind of declaration it is, and no number of one. */
    private static final Pattern TYPE_OF_DECLARATION = Pattern.compile(
            "(?:IM|EX|CO|EU)(?:[ -]?(?:[A-Z0-9]?|[A-Z]{2}|\\d{2})| ?[A-Z0-9]{2})", Pattern.CASE_INSENSITIVE);

    /** Dangerous goods have four figures: UN 1203. */
    private static final Pattern UNITED_NATIONS_NUMBER = Pattern.compile("(?i)(?:UN ?)?\\d{4}");

    private static final Set<Field> UNITS = Set.of(Field.SUPPLEMENTARY_UNIT, Field.COMMERCIAL_UNIT, Field.PACKAGE_TYPE);

    /** WCO Data Model 228: a declaration has n..5 items at most. */
    private static final int DIGITS_OF_ITEMS = 5;

    private static final Set<Field> OF_ITEMS = Set.of(Field.ITEM_COUNT, Field.SEQUENCE);

    /** 001525874000012: no amount is written with zeros before so many digits, without a sign of decimals; six zeros and more only fill a place. */
    private static final Pattern NUMBER_OF_SOMEBODY = Pattern.compile("(?!0{6})0\\d{11,}");

    /** 1e999999999 is a number by its writing, which sets its row aside and says nothing against its column. */
    private static final Pattern BEYOND_REASON = Pattern.compile("[-+]?\\d+(?:[.,]\\d+)?[eE][-+]?\\d{3,}");

    private static final Pattern EMPTY_ARRAY = Pattern.compile("\\[\\s*]");

    private static final Pattern NOUGHT = Pattern.compile("0+(?:[.,]0+)?");

    private static final Set<Field.Type> NUMBERS =
            Set.of(Field.Type.MASS, Field.Type.AMOUNT, Field.Type.RATE, Field.Type.COUNT);

    static List<ColumnSample> of(TableFile file, List<String> names) {
        List<List<String>> values = new ArrayList<>();
        names.forEach(n -> values.add(new ArrayList<>()));
        try (var rows = file.dialect().records(file.sample())) {
            int row = 0;
            for (CsvRecord record : rows) {
                if (record.getStartingLineNumber() < file.headerEnd()
                        || file.isOfSecondTable(record.getStartingLineNumber())) {
                    continue;
                }
                boolean again = row > 0 && (isAgain(names, record.getFields()) || Header.isDrawn(record.getFields()));
                for (int c = 0; row > 0 && !again && c < Math.min(names.size(), record.getFieldCount()); c++) {
                    String value = Signs.trimmed(record.getField(c));
                    if (!NullWords.isNull(value) || value.equalsIgnoreCase("NA")) {
                        values.get(c).add(value);
                    }
                }
                if (++row > ROWS) {
                    break;
                }
            }
        } catch (IOException e) {
            throw TableFile.failure(file.path(), e);
        }
        List<ColumnSample> columns = new ArrayList<>();
        for (int c = 0; c < names.size(); c++) {
            columns.add(new ColumnSample(
                    names.get(c), values.get(c), SampledDays.format(values.get(c)), style(values.get(c))));
        }
        return columns;
    }

    /** This column with values that come further down in the file, in place of none, or of noughts that say nothing. */
    ColumnSample with(List<String> later) {
        return later.isEmpty() ? this : new ColumnSample(name, later, SampledDays.format(later), style(later));
    }

    /** Whether it has no value, but noughts: what it holds is not known yet. */
    boolean isWithoutValues() {
        return values.stream().allMatch(v -> NOUGHT.matcher(v).matches());
    }

    /** Whether its values are arrays of objects, as JSON, some of them empty. */
    boolean isOfArrays() {
        return example().startsWith("[{")
                && values.stream()
                        .allMatch(v ->
                                v.startsWith("[{") || EMPTY_ARRAY.matcher(v).matches());
    }

    /** Whether a row repeats the names, in whatever case, or numbers the columns below them, as forms do: 1, 2, 3. */
    private static boolean isAgain(List<String> names, List<String> values) {
        return names.size() > 1
                && names.size() == values.size()
                && (all(names, c -> names.get(c).equalsIgnoreCase(values.get(c).strip()))
                        || (names.size() > 2
                                && all(
                                        names,
                                        c -> String.valueOf(c + 1)
                                                .equals(values.get(c).strip()))));
    }

    private static boolean all(List<String> names, IntPredicate fits) {
        return IntStream.range(0, names.size()).allMatch(fits);
    }

    /** A value to show, empty where there is none. */
    String example() {
        return values.isEmpty() ? "" : values.getFirst();
    }

    /** Whether it says nothing of a field: it has no value, or none but nought where that is a number of something. */
    boolean saysNothing(Field field) {
        boolean number = field.type() != Field.Type.RATE || field == Field.UNIT_PRICE;
        return values.isEmpty()
                || (number
                        && NUMBERS.contains(field.type())
                        && values.stream().allMatch(v -> NOUGHT.matcher(v).matches()));
    }

    Set<String> distinct() {
        return new HashSet<>(values);
    }

    /** Whether its values count the rows: 1, 2, 3; what stands last may be the word for a total. */
    boolean counts() {
        for (int i = 0; i < values.size(); i++) {
            boolean total = i > 1 && i == values.size() - 1 && !values.get(i).matches(".*\\d.*");
            if (!values.get(i).equals(Integer.toString(i + 1)) && !total) {
                return false;
            }
        }
        return !values.isEmpty();
    }

    /** The share of the values that a field would take; where there are none, the name has to do and nothing is against it. */
    double fit(Field field, NumberStyle style) {
        if (values.isEmpty()) {
            return 1;
        }
        if (CountColumns.areCounted(field, name, values)) {
            return 0; // how many there are is not which one it is
        }
        if (field.type() == Field.Type.OUTCOME
                && !OutcomeWords.codes(name, distinct()).isEmpty()) {
            return 1;
        }
        boolean computed = ComputedNumbers.are(values, field);
        double share = values.stream()
                        .filter(v -> taken(field, v, own(style))
                                || (computed && isNumber(field, v, own(style)))
                                || (BEYOND_REASON.matcher(v).matches() && NUMBERS.contains(field.type())))
                        .count()
                / (double) values.size();
        boolean coded = field.type() == Field.Type.CODE && values.size() >= 50;
        return coded && distinct().size() > values.size() * 0.8 ? share / 2 : share; // a code has few distinct values
    }

    /** Whether a field would take a value as it stands. */
    boolean fits(Field field, String value, NumberStyle style) {
        return taken(field, value, own(style))
                || (isNumber(field, value, own(style)) && ComputedNumbers.are(values, field));
    }

    /** Whether a value says what kind of declaration it is: IM4, EX 1. */
    static boolean isTypeOfDeclaration(String value) {
        return TYPE_OF_DECLARATION.matcher(value).matches();
    }

    /** Whether a value is a number, however many decimals it has. */
    private static boolean isNumber(Field field, String value, NumberStyle style) {
        try {
            ValueReader.scaled(value.toCharArray(), 0, value.length(), ValueReader.figures(field, style, true));
            return true;
        } catch (Refusal refusal) {
            return false;
        }
    }

    private NumberStyle own(NumberStyle ofFile) {
        return style == null ? ofFile : style;
    }

    /** How its numbers are written, where they prove it. */
    private static @Nullable NumberStyle style(List<String> values) {
        NumberColumn numbers = new NumberColumn();
        values.forEach(v -> numbers.add(MeasuredNumbers.withoutUnit(v)));
        char sign = numbers.proven();
        return sign == 0 ? null : new NumberStyle(sign, sign == ',' ? '.' : ',');
    }

    private boolean taken(Field field, String value, NumberStyle style) {
        if (ValueReader.saysNothing(field, value)) {
            return true;
        }
        boolean withUnit = MeasuredNumbers.parts(field, value, Measure.OWN).isPresent();
        return withUnit ? MeasuredNumbers.readable(field, value, style) : takenAsItStands(field, value, style);
    }

    private boolean takenAsItStands(Field field, String value, NumberStyle style) {
        try {
            switch (field.type()) {
                case MASS, AMOUNT, RATE, COUNT -> {
                    boolean tooMany = OF_ITEMS.contains(field) && value.length() > DIGITS_OF_ITEMS;
                    if (tooMany || NUMBER_OF_SOMEBODY.matcher(value).matches()) {
                        return false;
                    }
                    ValueReader.scaled(
                            value.toCharArray(), 0, value.length(), ValueReader.figures(field, style, false));
                }
                case TIME -> {
                    return SampledDays.isDay(value, dateFormat);
                }
                case TEXT -> {
                    return text(field, value);
                }
                case PARTY -> {
                    return value.indexOf(' ') < 0 || ValueReader.isInGroups(value);
                }
                case CODE -> {
                    boolean counted = UNITS.contains(field) && CountColumns.isNumber(value);
                    boolean word = field == Field.TRANSPORT_MODE
                            && CodeWords.standard().translation(field, value).isPresent();
                    return (value.length() <= CODE_LENGTH || word) && !counted;
                }
                case COUNTRY -> {
                    if (Countries.iso3166().alpha2Of(value).isEmpty() && !CountryColumn.mayBeNumber(value)) {
                        ValueReader.code(field.type(), value);
                    }
                }
                case CURRENCY -> {
                    if (!CurrencyNumbers.isNumber(value)) {
                        ValueReader.code(field.type(), value);
                    }
                }
                case CONTROL_KIND, SELECTED_BY ->
                    ValueReader.code(
                            field.type(),
                            ControlWords.shipped().word(field, value).orElse(value));
                default -> ValueReader.code(field.type(), value);
            }
            return true;
        } catch (Refusal refusal) {
            return false;
        }
    }

    private static boolean text(Field field, String value) {
        if (field == Field.UNDG_CODE) {
            return UNITED_NATIONS_NUMBER.matcher(value).matches();
        }
        if (field == Field.DECLARATION_ID) {
            return value.length() <= ValueReader.LONGEST_ID
                    && !TYPE_OF_DECLARATION.matcher(value).matches();
        }
        if (value.startsWith("[{") || value.startsWith("{\"")) {
            return false; // a list or an object of JSON within one value
        }
        boolean letters = value.chars().anyMatch(Character::isLetter);
        boolean shortly =
                value.length() <= 3 && value.chars().allMatch(c -> c < 128); // three signs of Chinese are a name
        boolean code = value.indexOf(' ') < 0 && (shortly || value.chars().anyMatch(Character::isDigit));
        return field.path().endsWith("_name")
                ? letters && !code
                : letters
                        || (field != Field.DESCRIPTION
                                && field != Field.BRAND
                                && !field.path().endsWith("_address"));
    }
}
