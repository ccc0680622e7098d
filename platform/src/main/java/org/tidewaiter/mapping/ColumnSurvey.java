package org.tidewaiter.mapping;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.NullWords;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.notation.CountryColumn;
import org.tidewaiter.notation.CurrencyNumbers;
import org.tidewaiter.notation.DayColumn;
import org.tidewaiter.notation.DistinctTexts;
import org.tidewaiter.notation.HsColumn;
import org.tidewaiter.notation.IdColumn;
import org.tidewaiter.notation.MeasuredNumbers;
import org.tidewaiter.notation.NumberColumn;
import org.tidewaiter.notation.RateColumn;
import org.tidewaiter.notation.Signs;
import org.tidewaiter.source.DecodingReader;
import org.tidewaiter.source.Header;
import org.tidewaiter.source.OpenQuotes;
import org.tidewaiter.source.TableFile;

/**
 * What the values of a whole file say about how its columns write them: in which order days stand, which sign is the decimal
 * one, whether codes lost their zeros. A beginning of 500 rows proved nothing too often. Each distinct text is looked at once, but for numbers that
 * prove their sign by how they stand: these are counted as they come. Of the texts no more is kept than 64 bits of each.
 */
public final class ColumnSurvey {
    /** More distinct texts prove nothing more, and would take time. */
    private static final int ENOUGH = 500_000;

    /** What was seen of one column. */
    static final class ColumnFindings {
        final DayColumn days = new DayColumn();
        final NumberColumn numbers = new NumberColumn();
        final HsColumn codes = new HsColumn();
        final IdColumn ids = new IdColumn();
        final RateColumn rates = new RateColumn();
        final CountryColumn countries = new CountryColumn();
        final CurrencyNumbers currencies = new CurrencyNumbers();
        private final String name;
        private final boolean perCent;
        private final Field.Type type;
        private final boolean identifier;
        private final DistinctTexts texts = new DistinctTexts();

        ColumnFindings(String name, Field field) {
            this.name = name;
            type = field.type();
            perCent = DutyRates.isPerCent(field);
            identifier = field == Field.DECLARATION_ID || type == Field.Type.PARTY;
        }

        /** Whether its values have more than one way to be read. */
        static boolean concerns(Field field) {
            return switch (field.type()) {
                case TIME, MASS, AMOUNT, RATE, COUNT, HS_CODE, PARTY, COUNTRY, CURRENCY -> true;
                default -> field == Field.DECLARATION_ID;
            };
        }

        void see(char[] text, int start, int length) {
            if (length == 0 || texts.size() > ENOUGH || identifier && ids.isDecided()) {
                return;
            }
            if (isNumber() && !perCent && (isPlain(text, start, length) || numbers.addPlain(text, start, length))) {
                return;
            }
            if (type == Field.Type.TIME && days.addPlain(text, start, length)) {
                return;
            }
            if (texts.add(text, start, length)) {
                see(Signs.trimmed(new String(text, start, length)));
            }
        }

        private boolean isNumber() {
            return switch (type) {
                case MASS, AMOUNT, RATE, COUNT -> true;
                default -> false;
            };
        }

        private static boolean isPlain(char[] text, int start, int length) {
            for (int i = start; i < start + length; i++) {
                if (text[i] < '0' || text[i] > '9') {
                    return false;
                }
            }
            return true;
        }

        void see(String text) {
            if (NullWords.isNull(text) || text.equals(name)) { // a header may stand again on each page of a report
                return;
            }
            switch (type) {
                case TIME -> days.add(text);
                case HS_CODE -> codes.add(text);
                case COUNTRY -> countries.add(text);
                case CURRENCY -> currencies.add(text);
                case MASS, AMOUNT, RATE, COUNT -> {
                    numbers.add(MeasuredNumbers.withoutUnit(text));
                    if (perCent) {
                        rates.add(text);
                    }
                }
                default -> {
                    if (identifier) {
                        ids.add(text);
                    }
                }
            }
        }

        /** Whether a beginning of the column leaves nothing open that its rest might decide or contradict. */
        boolean settled() {
            return switch (type) {
                case TIME -> days.plain() && days.periodInPlaceOfDay().isEmpty();
                case HS_CODE -> codes.plain();
                case COUNTRY -> countries.example().isEmpty();
                case CURRENCY -> currencies.example().isEmpty();
                case MASS, AMOUNT, RATE, COUNT ->
                    rates.ambiguous().isEmpty()
                            && (numbers.plain()
                                    || numbers.proven() == '.'
                                            && numbers.example(',').isEmpty()
                                            && !numbers.open());
                default -> !ids.decimal();
            };
        }
    }

    private ColumnSurvey() {}

    /** Looks at the values of a beginning, by column. */
    public static Map<String, ColumnFindings> of(List<ColumnSample> samples, Map<String, Field> fields) {
        Map<String, ColumnFindings> seen = new HashMap<>();
        for (ColumnSample sample : samples) {
            Field field = fields.get(sample.name());
            if (field != null && ColumnFindings.concerns(field)) {
                ColumnFindings one = new ColumnFindings(sample.name(), field);
                sample.distinct().forEach(one::see);
                seen.put(sample.name(), one);
            }
        }
        return seen;
    }

    /** Reads a whole file once, and looks at the columns that fill such fields. */
    public static Map<String, ColumnFindings> of(TableFile file, Header header, Map<String, Field> fields) {
        Map<String, ColumnFindings> seen = new HashMap<>();
        @Nullable ColumnFindings[] columns = new ColumnFindings[header.names().size()];
        for (int c = 0; c < columns.length; c++) {
            Field field = fields.get(header.names().get(c));
            if (field != null && ColumnFindings.concerns(field)) {
                columns[c] = new ColumnFindings(header.names().get(c), field);
                seen.put(header.names().get(c), columns[c]);
            }
        }
        DecodingReader reader = DecodingReader.open(file);
        try (CsvReader<Boolean> rows = file.dialect().reader().build(new FieldObserver(columns, file), reader)) {
            rows.forEach(row -> {});
        } catch (IOException e) {
            throw TableFile.failure(file.path(), e);
        } catch (RuntimeException e) {
            // What is broken further down is told when the rows are loaded.
        } finally {
            reader.close();
        }
        return seen;
    }

    /** Looks at the fields of rows as they come by. */
    private static final class FieldObserver extends AbstractBaseCsvCallbackHandler<Boolean> {
        private final @Nullable ColumnFindings[] columns;
        private final TableFile file;
        private final OpenQuotes quotes;
        private final Map<ColumnFindings, String> held = new LinkedHashMap<>();
        private boolean passed;
        private boolean goesOn;

        FieldObserver(@Nullable ColumnFindings[] columns, TableFile file) {
            this.columns = columns;
            this.file = file;
            quotes = new OpenQuotes(file, columns.length);
        }

        @Override
        protected void handleBegin(long startingLineNumber) {
            passed = startingLineNumber <= file.headerEnd() || file.isOfSecondTable(startingLineNumber);
            quotes.begin(startingLineNumber);
            goesOn = false;
            held.clear();
        }

        @Override
        protected void handleField(int index, char[] text, int start, int length, boolean quoted) {
            ColumnFindings seen = passed || index >= columns.length ? null : columns[index];
            quotes.take(index, text, start, length, quoted);
            goesOn |= quotes.goesOn();
            if (seen != null && goesOn) { // what follows may be of another row
                held.put(seen, new String(text, start, length));
            } else if (seen != null) {
                seen.see(text, start, length);
            }
        }

        @Override
        protected Boolean buildRecord() {
            if (!held.isEmpty() && quotes.fault(null, false) == null) {
                held.forEach((seen, text) -> seen.see(text.toCharArray(), 0, text.length()));
            }
            return true;
        }
    }
}
