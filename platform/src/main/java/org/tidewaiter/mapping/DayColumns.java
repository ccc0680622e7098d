package org.tidewaiter.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.PlainLetters;
import org.tidewaiter.mapping.MappingProposal.Proposal;
import org.tidewaiter.notation.DayParts;
import org.tidewaiter.notation.MonthText;

/** Finds the columns of a year, a month and a day, and columns of months without a day, where a file has no column of days. */
final class DayColumns {
    private static final double MOST = 0.7;

    /** The confidence in a day that stands in three columns called year, month and day. */
    private static final double SURE = 0.95;

    private static final Pattern PARTS = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})|[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern YEAR = Pattern.compile("(?:19[9]\\d|20\\d\\d|2[45]\\d\\d|\\d{2})(?:[.,]0+)?[年년]?");
    private static final Pattern DAY = Pattern.compile("(?:0?[1-9]|[12]\\d|3[01])(?:[.,]0+)?[.日일]?");
    private static final Set<String> YEARS = words(
            "year yr yyyy annee an ano anio año jahr год рік rok yil yılı yıl tahun anno jaar år an. ετος έτος година"
                    + " godina év 年 年度 năm nam السنة سنة العام سال ปี वर्ष 연도 년");
    private static final Set<String> MONTHS = words(
            "month mth mm mon mois mes mês monat месяц місяць miesiac miesiąc ay bulan mese maand måned månad luna"
                    + " μήνας месец mjesec mesec měsíc hónap 月 月份 tháng thang الشهر شهر ماه เดือน माह महीना 월");
    private static final Set<String> DAYS = words(
            "day dd jour dia día tag день dzien dzień gun gün hari giorno dag ziua zi ημέρα ден dan den nap 日 ngày ngay"
                    + " اليوم يوم روز วัน วันที่ दिन 일");
    private static final Set<String> PERIODS = words("period periodo período période periode zeitraum период період"
            + " yearmonth monthyear yyyymm mmyyyy ym okres dönem 期間 期间 年月");
    private static final Set<String> OTHERS = words(
            "declaration declared acceptance accepted registration registered reg import imp export exp entry customs"
                    + " clearance date dates of de da do del la le du des l d et y e und and data fecha datum sad dua dum"
                    + " doc document declaracion declaração déclaration dédouanement registro ingreso trade num number no"
                    + " nr name nombre nom nome декларации деклараций оформления регистрации номер anmeldung einfuhr"
                    + " import. mois/année");

    private final List<ColumnSample> samples;

    DayColumns(List<ColumnSample> samples) {
        this.samples = samples;
    }

    /** A column, by its place, and how it is a day together with others. */
    record ProposedDays(int column, DayParts parts) {}

    private record Candidate(int column, int words) {}

    /**
     * Takes the columns of a day in parts, or of months, for the day of acceptance where no column gives a day surely, and changes {@code columns} so
     * that the year's column stands for all of them. Null where there are none, or none is needed.
     */
    @Nullable
    ProposedDays proposedIn(List<Proposal> columns) {
        for (int c = 0; c < columns.size(); c++) {
            Proposal p = columns.get(c);
            if (Field.ACCEPTED_AT.path().equals(p.field())) {
                if (isOfMonths(samples.get(c))) {
                    return new ProposedDays(c, new DayParts(null, null, DayParts.FIRST));
                }
                if (p.confidence() >= MappingProposal.SURE_ENOUGH_TO_LOAD) {
                    return null;
                }
            }
        }
        ProposedDays found = found();
        if (found != null) {
            columns.replaceAll(p -> Field.ACCEPTED_AT.path().equals(p.field())
                            || found.parts().columns().contains(p.column())
                    ? new Proposal(p.column(), null, 0, p.example())
                    : p);
            Proposal year = columns.get(found.column());
            columns.set(found.column(), new Proposal(year.column(), Field.ACCEPTED_AT.path(), SURE, year.example()));
        }
        return found;
    }

    /** The columns of a day in parts; null where there are none. */
    @Nullable
    ProposedDays found() {
        Integer year = best(YEARS, v -> YEAR.matcher(v).matches());
        Integer month = best(MONTHS, v -> MonthText.month(v) != null);
        Integer day = best(DAYS, v -> DAY.matcher(v).matches());
        if (year != null && month != null) {
            String dayIn = day == null ? null : samples.get(day).name();
            String stands = day == null ? DayParts.FIRST : null;
            return new ProposedDays(year, new DayParts(samples.get(month).name(), dayIn, stands));
        }
        Set<String> periods =
                Stream.of(YEARS, MONTHS, PERIODS).flatMap(Set::stream).collect(Collectors.toSet());
        Integer period = best(periods, v -> MonthText.of(v) != null);
        return period == null ? null : new ProposedDays(period, new DayParts(null, null, DayParts.FIRST));
    }

    /** Whether a column holds months where days are meant. */
    static boolean isOfMonths(ColumnSample sample) {
        return share(sample, v -> MonthText.of(v) != null) >= MOST;
    }

    private @Nullable Integer best(Set<String> names, Predicate<String> fits) {
        List<Candidate> all = new ArrayList<>();
        for (int c = 0; c < samples.size(); c++) {
            List<String> words = split(samples.get(c).name());
            boolean named = words.stream().anyMatch(names::contains)
                    && words.stream().allMatch(w -> names.contains(w) || OTHERS.contains(w));
            if (named && share(samples.get(c), fits) >= MOST) {
                all.add(new Candidate(c, words.size()));
            }
        }
        return all.stream()
                .min(Comparator.comparingInt(Candidate::words).thenComparingInt(Candidate::column))
                .map(Candidate::column)
                .orElse(null);
    }

    private static double share(ColumnSample sample, Predicate<String> fits) {
        List<String> values = sample.values();
        return values.isEmpty() ? 0 : values.stream().filter(fits).count() / (double) values.size();
    }

    private static List<String> split(String name) {
        return Stream.of(PARTS.split(name.strip()))
                .map(DayColumns::folded)
                .filter(w -> !w.isEmpty())
                .toList();
    }

    private static Set<String> words(String all) {
        return Stream.of(all.split(" ")).map(DayColumns::folded).collect(Collectors.toSet());
    }

    private static String folded(String word) {
        return PlainLetters.ofAnyWidth(word).toLowerCase(Locale.ROOT);
    }
}
