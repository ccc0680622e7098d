package org.tidewaiter.mapping;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.Countries;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.mapping.MappingProposal.Proposal;

/**
 * Which columns are asked about although their names fit a field, as such columns were often of something else on layouts that were not seen
 * before. What was counted there, each kind of evidence with the share of its columns that was right:
 *
 * <ul>
 *   <li>every word of the name known as it stands: 97 of 100, the rest of the kinds below and of words with two meanings;
 *   <li>a word not known beside those that are, and a score below the highest: 9 of 10;
 *   <li>a word cut off, misspelt or abbreviated, and a score below the highest: 2 of 4;
 * <li>a place of loading or unloading whose values are numbers or codes of countries: offices, departments, places of a list, or the country itself;
 * <li>a party's number whose values are letters of its name: the codes of one's own books; <li>a party whose values are all codes of countries: it
 * says where the party is; <li>a mass, a quantity, a number of packages or a price that is nought in every row: nobody declares such goods; <li>the
 * price of an item by a name that speaks of a value only, where nothing gives a currency or another value: it may be the customs value. <li>one of
 * several that count, such as a value 1 beside a value 2: one of them is not the whole.
 * </ul>
 *
 * <p>Where the values themselves prove what a column is, as codes of goods, countries and currencies do, its name may be a guess.
 */
final class DoubtfulColumns {
    /** A confidence from which the name left nothing open. */
    private static final double HIGHEST = 0.96;

    /** What columns of these kinds get at most: they are proposed, and asked about. */
    static final double ASKED = 0.65;

    private static final Set<Field.Type> PROVEN_BY_VALUES =
            Set.of(Field.Type.HS_CODE, Field.Type.COUNTRY, Field.Type.CURRENCY);

    private static final Set<Field> PLACES = Set.of(Field.LOADING_PLACE, Field.UNLOADING_PLACE);

    private static final Map<Field, Field> NAMES = Map.of(
            Field.IMPORTER_ID, Field.IMPORTER_NAME,
            Field.EXPORTER_ID, Field.EXPORTER_NAME,
            Field.SELLER_ID, Field.SELLER_NAME,
            Field.DECLARANT_ID, Field.DECLARANT_NAME);

    /** What goods and their prices never are: nought, all of them. */
    private static final Set<Field> NEVER_ALL_NOUGHT = EnumSet.of(
            Field.PACKAGES,
            Field.ITEM_PACKAGES,
            Field.NET_MASS_KG,
            Field.GROSS_MASS_KG,
            Field.DECLARATION_GROSS_MASS_KG,
            Field.COMMERCIAL_QUANTITY,
            Field.SUPPLEMENTARY_QUANTITY,
            Field.ITEM_AMOUNT,
            Field.INVOICE_AMOUNT,
            Field.UNIT_PRICE,
            Field.CUSTOMS_VALUE,
            Field.DECLARATION_CUSTOMS_VALUE,
            Field.STATISTICAL_VALUE,
            Field.FOB_VALUE,
            Field.EXCHANGE_RATE);

    private static final Pattern NOUGHT = Pattern.compile("0+(?:[.,]0+)?");

    /** Rows from which on it is no chance. */
    private static final int FEWEST = 3;

    /** What says of the numbers of a file in which currency they are, or that another column is the customs value. */
    private static final Set<Field> BESIDE_PRICES =
            Set.of(Field.CURRENCY, Field.CUSTOMS_VALUE, Field.STATISTICAL_VALUE, Field.EXCHANGE_RATE);

    /** Texts of which the first line is most; of all else one of several is only a part. */
    private static final Pattern WORDS = Pattern.compile(".*(?:description|_name|_address|brand|marks)");

    /** A place in a list of something that has no name here, whatever stands in the brackets: {@code levy[1].type}. */
    private static final Pattern OF_LINE = Pattern.compile(".*\\p{L}(?:\\[[^\\p{L}\\[\\]]*\\])+[._].+");

    /** Letters that a name's code has in common with it. */
    private static final int BEGINNING = 3;

    private final List<Proposal> columns;
    private final List<ColumnSample> samples;
    private final Set<String> counted;

    private DoubtfulColumns(List<Proposal> columns, List<ColumnSample> samples) {
        this.columns = columns;
        this.samples = samples;
        counted = CountedColumns.among(samples.stream().map(ColumnSample::name).toList()).stream()
                .map(CountedColumns.NumberedColumn::column)
                .collect(Collectors.toSet());
    }

    /** Lowers the confidence in such columns below what is loaded unasked. */
    static void decide(List<Proposal> columns, List<ColumnSample> samples) {
        DoubtfulColumns doubtful = new DoubtfulColumns(columns, samples);
        NestedNames names =
                new NestedNames(samples.stream().map(ColumnSample::name).toList(), FieldNames.read());
        for (int c = 0; c < columns.size(); c++) {
            Proposal p = columns.get(c);
            Field field = Field.of(String.valueOf(p.field())).orElse(null);
            boolean own = p.confidence() >= 1; // the model's own name for it
            if (field != null && !own && p.confidence() > ASKED && doubtful.is(c, field, names)) {
                columns.set(c, new Proposal(p.column(), p.field(), ASKED, p.example()));
            }
        }
    }

    private boolean is(int column, Field field, NestedNames names) {
        Proposal p = columns.get(column);
        boolean open = !PROVEN_BY_VALUES.contains(field.type())
                && p.confidence() < HIGHEST
                && names.evidence(p.column(), field) != NameEvidence.WHOLE;
        return open
                || (PLACES.contains(field) && (isNumbers(samples.get(column)) || areCountries(samples.get(column))))
                || (NAMES.containsKey(field) && isOfOwnBooks(column, NAMES.get(field)))
                || (field.type() == Field.Type.PARTY && areCountries(samples.get(column)))
                || (NEVER_ALL_NOUGHT.contains(field) && isNought(samples.get(column)))
                || (field == Field.ITEM_AMOUNT && isAnyValue(p.column()))
                || (OF_LINE.matcher(p.column()).matches() && !LineColumns.isInItem(p.column()))
                || (!WORDS.matcher(field.path()).matches()
                        && counted.contains(p.column())
                        && !names.isBox(p.column(), field));
    }

    private static boolean isNought(ColumnSample sample) {
        return sample.values().size() >= FEWEST
                && sample.values().stream().allMatch(v -> NOUGHT.matcher(v).matches());
    }

    private static boolean areCountries(ColumnSample sample) {
        return sample.values().size() >= FEWEST && sample.values().stream().allMatch(Countries.iso3166()::contains);
    }

    private static boolean isNumbers(ColumnSample sample) {
        return !sample.values().isEmpty() && sample.values().stream().allMatch(v -> v.matches("\\d{1,6}"));
    }

    /** Whether most values of a party's number begin with letters of the party's name and none is a number. */
    private boolean isOfOwnBooks(int column, @Nullable Field named) {
        List<String> codes = samples.get(column).values();
        List<String> names = named == null ? List.of() : valuesOf(named);
        if (names.size() != codes.size() || codes.isEmpty()) {
            return false;
        }
        int begun = 0;
        for (int row = 0; row < codes.size(); row++) {
            String code = letters(codes.get(row));
            boolean whole = code.length() >= BEGINNING;
            begun += whole && letters(names.get(row)).startsWith(code.substring(0, BEGINNING)) ? 1 : 0;
        }
        return 2 * begun > codes.size() && codes.stream().noneMatch(v -> v.matches("[\\d ./-]+"));
    }

    private static String letters(String text) {
        return text.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]", "");
    }

    private List<String> valuesOf(Field field) {
        for (int c = 0; c < columns.size(); c++) {
            if (field.path().equals(columns.get(c).field())) {
                return samples.get(c).values();
            }
        }
        return List.of();
    }

    /** Whether a name speaks of a value and neither of an invoice nor of a price, in a file that says no more of its money. */
    private boolean isAnyValue(String column) {
        Set<String> said = FieldNames.read().said(column).words();
        return said.contains("value")
                && !said.contains("invoice")
                && !said.contains("price")
                && MappingProposal.filled(columns).stream().noneMatch(BESIDE_PRICES::contains);
    }
}
