package org.tidewaiter.mapping;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.notation.NumberText;
import org.tidewaiter.notation.Refusal;
import org.tidewaiter.notation.Signs;
import org.tidewaiter.source.Header;
import org.tidewaiter.source.TableFile;

/**
 * Whether rates that are all below 1 are shares (0.05 is five per cent) or per cent: the name of their column may say per
 * cent, and duties tell by themselves, as they are the value times the rate.
 */
final class DutyRates {
    private static final Pattern PER_CENT = Pattern.compile(
            "(?iu)[%％٪]|per ?cent|\\bpct\\b|_pct|pour ?cent|por ?cien|por ?cent|prozent|процент|відсот|yüzde|pctg");

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** Duties are rounded, to the unit in some countries. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.02");

    private static final int ENOUGH = 2;
    private static final int MOST = 10;

    /** What is known of a column of rates. */
    enum TradeMeasure {
        PER_CENT,
        SHARE,
        UNPROVEN
    }

    private DutyRates() {}

    /** Whether rates of this kind are kept in per cent. */
    static boolean isPerCent(Field field) {
        return field.path().endsWith("_percent");
    }

    /** What the name of a column of rates and the duties beside it say. */
    static TradeMeasure of(TableFile file, String column, Map<String, Field> fields) {
        if (PER_CENT.matcher(column).find()) {
            return TradeMeasure.PER_CENT;
        }
        List<String> names = Header.of(file).names();
        int rate = names.indexOf(column);
        int base = place(names, fields, Field.CUSTOMS_VALUE);
        for (Field duty : List.of(Field.DUTY_AMOUNT, Field.TAX_ASSESSED)) {
            int amount = place(names, fields, duty);
            TradeMeasure proven =
                    rate < 0 || base < 0 || amount < 0 ? TradeMeasure.UNPROVEN : proven(file, rate, base, amount);
            if (proven != TradeMeasure.UNPROVEN) {
                return proven;
            }
        }
        return TradeMeasure.UNPROVEN;
    }

    private static int place(List<String> names, Map<String, Field> fields, Field field) {
        return fields.entrySet().stream()
                .filter(e -> e.getValue() == field)
                .map(e -> names.indexOf(e.getKey()))
                .findFirst()
                .orElse(-1);
    }

    /** By the first rows whose rate, value and duty are above 0: nine in ten of them have to agree. */
    private static TradeMeasure proven(TableFile file, int rate, int base, int duty) {
        int shares = 0;
        int perCents = 0;
        int all = 0;
        try (var rows = file.dialect().records(file.sample())) {
            for (CsvRecord row : rows) {
                List<@Nullable BigDecimal> three = Stream.of(rate, base, duty)
                        .<@Nullable BigDecimal>map(c -> number(row, c))
                        .toList();
                BigDecimal percent = three.get(0);
                BigDecimal value = three.get(1);
                BigDecimal paid = three.get(2);
                if (row.getStartingLineNumber() > file.headerEnd()
                        && percent != null
                        && value != null
                        && paid != null) {
                    all++;
                    BigDecimal product = percent.multiply(value);
                    shares += isNear(product, paid) ? 1 : 0;
                    perCents += isNear(product, paid.multiply(HUNDRED)) ? 1 : 0;
                }
            }
        } catch (IOException | RuntimeException e) {
            return TradeMeasure.UNPROVEN; // what is broken is told when the rows are read
        }
        if (shares >= ENOUGH && shares * MOST >= all * (MOST - 1)) {
            return TradeMeasure.SHARE;
        }
        return perCents >= ENOUGH && perCents * MOST >= all * (MOST - 1)
                ? TradeMeasure.PER_CENT
                : TradeMeasure.UNPROVEN;
    }

    private static boolean isNear(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(other.multiply(TOLERANCE)) <= 0;
    }

    /** A number above 0 with a decimal point, or a lone comma for one; null where it is none. */
    private static @Nullable BigDecimal number(CsvRecord row, int column) {
        if (column >= row.getFieldCount()) {
            return null;
        }
        String text = Signs.plain(row.getField(column));
        String pointed =
                text.indexOf('.') < 0 && text.indexOf(',') == text.lastIndexOf(',') ? text.replace(',', '.') : text;
        try {
            BigDecimal number = NumberText.of(pointed, '.', ',', true);
            return number.signum() > 0 ? number : null;
        } catch (Refusal refusal) {
            return null;
        }
    }
}
