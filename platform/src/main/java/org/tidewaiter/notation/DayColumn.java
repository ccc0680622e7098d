package org.tidewaiter.notation;

import java.time.LocalDateTime;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the texts of a whole column say about the order in which it writes days. A text such as 31/12/2024 can be read in one
 * order only and proves it; 03/04/2024 proves nothing. Give it every distinct text once.
 */
// Long: one pass over a column gathers every proof of how it writes days.
public final class DayColumn {
    /** One proof in so many against the others is a slip of the pen, whose row is quarantined. */
    private static final int SLIP = 100;
    /** Distinct proofs against which a single one is a slip, too. */
    private static final int MANY = 20;
    /** So many of each kind are no chance. */
    private static final int FEWEST_SWAPPED = 2;

    /** So many times more days than years, at least so many, tell which of two figures is the year. */
    private static final int MORE_DAYS = 3;

    private static final int MONTHS = 12;

    /** Where the day of 2024-03-11 stands. */
    private static final int DAY_OF_ISO = 8;

    private static final int MONTH_OF_ISO = 5;

    /**
     * Days are beyond the 12th on three of five dates: one in so many that can be read in two ways is no chance, but a slip or another way of
     * writing.
     */
    private static final int OPEN_FOR_EACH_PROOF = 20;

    private static final int DAYS = 32;

    private static final Pattern YEAR_FIRST = Pattern.compile("^(?:19|20)\\d\\d[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d)");

    private static final Pattern TWO_FIGURES = Pattern.compile("^(\\d{1,2})[-/.](\\d{1,2})[-/.]");

    private static final Pattern OFFSET = Pattern.compile(":\\d\\d(?:[.,]\\d+)?\\s*(Z|[+-]\\d{2}:?\\d{2})$");

    private final Map<DayOrder, Integer> proofs = new EnumMap<>(DayOrder.class);
    private final Map<DayOrder, String> examples = new EnumMap<>(DayOrder.class);
    private Set<DayOrder> open = EnumSet.allOf(DayOrder.class);
    private int texts;
    private int periods;
    private String period = "";
    private String periodExample = "";
    private @Nullable String calendar;
    private int told;
    private int serials;
    private final Map<String, Integer> ofYear = new HashMap<>();
    private int foreign;
    private String foreignExample = "";
    private @Nullable String persianExample;
    private String twofoldExample = "";
    private final Map<String, String> languages = new TreeMap<>();
    private int dotted;
    private int worded;
    private final Set<Integer> firstFigures = new TreeSet<>();
    private final Set<Integer> lastFigures = new TreeSet<>();
    private final Set<String> offsets = new TreeSet<>();
    private final EpochTimes epoch = new EpochTimes();
    private int ambiguous;
    private String ambiguousExample = "";
    private int yearDayMonth;
    private String yearDayMonthExample = "";
    private int yearFirstOpen;
    private final BitSet yearMonthDay = new BitSet();
    private String yearMonthDayExample = "";
    private int iso;
    private int isoHighest;
    private String isoExample = "";
    private int proofLowest = MONTHS + 1;

    /**
     * Looks at a day of ISO 8601 with or without a time, which tells its own order and proves nothing of other texts: no more than a look at each
     * character, as most columns of days have no other texts.
     *
     * @return false where it is another text: then {@link #add} looks at it
     */
    public boolean addPlain(char[] from, int start, int length) {
        if (!IsoTimes.is(from, start, length)) {
            return false;
        }
        texts++;
        told++;
        epoch.addOther();
        int day = 10 * (from[start + DAY_OF_ISO] - '0') + from[start + DAY_OF_ISO + 1] - '0';
        int month = 10 * (from[start + MONTH_OF_ISO] - '0') + from[start + MONTH_OF_ISO + 1] - '0';
        if (day > MONTHS && yearMonthDayExample.isEmpty()) {
            yearMonthDayExample = new String(from, start, length);
        }
        yearFirst(month, day);
        if (day > isoHighest || isoExample.isEmpty()) {
            isoExample = isoExample.isEmpty() ? new String(from, start, length) : isoExample;
            isoHighest = Math.max(isoHighest, day);
        }
        iso++;
        return true;
    }

    /** Looks at a text. */
    public void add(String text) {
        // Long: one way of writing after another; the first that a text fits is counted.
        texts++;
        if (Signs.isLong(text)) {
            return;
        }
        epoch.add(text);
        String said = PeriodText.of(text);
        if (said != null) {
            periods++;
            period = said;
            periodExample = text;
            return;
        }
        if (DayFormat.serial(text) != null) {
            serials++;
        }
        String within = DayFormat.ofYear(text);
        if (within != null) {
            ofYear.merge(within, 1, Integer::sum);
        }
        Matcher offset = OFFSET.matcher(text);
        if (offset.find()) {
            offsets.add(offset.group(1));
        }
        Matcher first = YEAR_FIRST.matcher(text);
        boolean yearIsFirst = first.find();
        if (DayFormat.isYearDayMonth(text)) {
            yearDayMonth++;
            yearDayMonthExample = yearDayMonthExample.isEmpty() ? text : yearDayMonthExample;
        } else if (yearIsFirst) {
            iso++;
            int second = Integer.parseInt(first.group(1));
            int third = Integer.parseInt(first.group(2));
            yearMonthDayExample = third > MONTHS && yearMonthDayExample.isEmpty() ? text : yearMonthDayExample;
            yearFirst(second, third);
            isoExample = isoExample.isEmpty() ? text : isoExample;
            isoHighest = Math.max(isoHighest, Integer.parseInt(first.group(2)));
        }
        DayMeanings meanings = DayText.meanings(text);
        calendar = meanings.calendar() == null ? calendar : meanings.calendar();
        months(text, meanings.month());
        DayMeanings.Foreign other = meanings.foreign();
        if (other != null) {
            foreign++;
            foreignExample = foreignExample.isEmpty() ? text : foreignExample;
            persianExample = persianExample == null && other.isPersian() ? text : persianExample;
            return;
        }
        boolean yearFirst = meanings.byOrder().keySet().equals(EnumSet.of(DayOrder.YMD));
        if (meanings.told() && !meanings.byOrder().isEmpty() && !yearFirst) {
            told++;
            return;
        }
        DayOrder written = meanings.only();
        Set<DayOrder> possible = written == null ? meanings.byOrder().keySet() : Set.of(written);
        if (possible.isEmpty()) {
            return;
        }
        if (possible.size() == 1 && meanings.soon()) {
            ambiguous++;
            ambiguousExample = ambiguousExample.isEmpty() ? text : ambiguousExample;
        } else if (possible.size() == 1) {
            DayOrder only = possible.iterator().next();
            proofLowest = Math.min(proofLowest, higherFigure(text));
            proofs.merge(only, 1, Integer::sum);
            examples.putIfAbsent(only, text);
        } else {
            dotted += meanings.dotted() ? 1 : 0;
            boolean same = meanings.isOne();
            figures(meanings);
            ambiguous += same ? 0 : 1;
            ambiguousExample = same || !ambiguousExample.isEmpty() ? ambiguousExample : text;
            Set<DayOrder> left = EnumSet.copyOf(open);
            left.retainAll(possible);
            open = left;
        }
    }

    /** The higher of the two figures before the year; so low that it proves no swapping where a text does not stand so. */
    private static int higherFigure(String text) {
        Matcher figures = TWO_FIGURES.matcher(text);
        return figures.find() ? Math.max(Integer.parseInt(figures.group(1)), Integer.parseInt(figures.group(2))) : 0;
    }

    private void yearFirst(int second, int third) {
        if (third > MONTHS) {
            yearMonthDay.set(second * DAYS + third);
        } else if (second != third) {
            yearFirstOpen++;
        }
    }

    /** A day that can only be year, day, month, such as 2024-30-03, where such days are more than slips; empty where there is none. */
    public String yearDayMonth() {
        return isSlip(yearDayMonth, yearMonthDay.cardinality()) ? "" : yearDayMonthExample;
    }

    /**
     * Whether all days with their year first are year, day, month: days that can be nothing else say so, and none contradicts them that is more than
     * a slip. Few of them beside many that can be read in two ways leave it open.
     */
    public boolean isYearDayMonth() {
        boolean alone = yearMonthDay.isEmpty() && yearDayMonth * OPEN_FOR_EACH_PROOF >= yearFirstOpen;
        boolean slips = !yearMonthDay.isEmpty() && isSlip(yearMonthDay.cardinality(), yearDayMonth);
        return !yearDayMonth().isEmpty() && (alone || slips);
    }

    /** A day that can only be year, month, day; empty where there is none. */
    public String yearMonthDay() {
        return yearMonthDayExample;
    }

    /** Whether so few proofs against so many others are slips of the pen. */
    private static boolean isSlip(int few, int others) {
        return few * SLIP <= few + others || (few == 1 && others > MANY);
    }

    /**
     * A day with its year first, where all such days are up to 12 and all that stand as text are beyond it: so a program leaves a column that took
     * those days it could for another order, and let the others be. Empty where it is not so.
     */
    public String halfSwapped() {
        int proven = proofs.values().stream().mapToInt(n -> n).sum();
        boolean swapped = ambiguous == 0
                && iso >= FEWEST_SWAPPED
                && proven >= FEWEST_SWAPPED
                && isoHighest <= MONTHS
                && proofLowest > MONTHS;
        return swapped ? isoExample : "";
    }

    private void months(String text, DayMeanings.@Nullable MonthWord month) {
        if (month != null) {
            twofoldExample = month.twofold() && twofoldExample.isEmpty() ? text : twofoldExample;
            if (month.proves() != null) {
                languages.putIfAbsent(month.proves(), text);
            }
        }
    }

    /** A text whose month is another in Croatian than in Polish or Czech; empty where there is none. */
    public String twofold() {
        return twofoldExample;
    }

    /** The texts that prove of which of these languages its months are, by the format of days that reads them. */
    public Map<String, String> languages() {
        return Map.copyOf(languages);
    }

    private void figures(DayMeanings meanings) {
        LocalDateTime dayFirst = meanings.byOrder().get(DayOrder.DMY);
        if (meanings.worded() && dayFirst != null) {
            worded += meanings.isOne() ? 0 : 1;
            firstFigures.add(dayFirst.getDayOfMonth());
            lastFigures.add(dayFirst.getYear());
        }
    }

    /**
     * The order of days such as 24-Mar-11 without proof: of the two figures that one is the year which hardly changes. Null
     * where both change alike, or there are other texts that prove nothing.
     */
    public @Nullable DayOrder byChange() {
        if (!proofs.isEmpty() || worded == 0 || worded < ambiguous) {
            return null;
        }
        int first = firstFigures.size();
        int last = lastFigures.size();
        return first >= MORE_DAYS * last ? DayOrder.DMY : last >= MORE_DAYS * first ? DayOrder.YMD : null;
    }

    /** The offsets from UTC that its times say, where they say more than one; empty where they say one or none. */
    public Set<String> offsets() {
        return offsets.size() > 1 ? Set.copyOf(offsets) : Set.of();
    }

    /** The calendar of its years, for people, where it is not Gregory's; null where it is. */
    public @Nullable String calendar() {
        return calendar;
    }

    /** A text whose year may be of the Persian calendar or of the Hijra; empty where there is none. */
    public String otherCalendar() {
        return foreignExample;
    }

    /** A text that only the Persian calendar has; null where none proves it. */
    public @Nullable String persian() {
        return persianExample;
    }

    /** Whether all of it tells its own order, so that nothing is to be decided. */
    public boolean plain() {
        return proofs.isEmpty()
                && ambiguous == 0
                && yearDayMonth().isEmpty()
                && foreign == 0
                && twofoldExample.isEmpty()
                && !isSerials()
                && ofYear() == null
                && epoch.format() == null;
    }

    /** Whether it is a column of the numbers of days that spreadsheets show where they show no date. */
    public boolean isSerials() {
        return texts > 0 && serials == texts && told == 0;
    }

    /** The format of a column of years with the day within them; null where it is none. */
    public @Nullable String ofYear() {
        return ofYear.entrySet().stream()
                .filter(e -> e.getValue() == texts && told == 0)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** A text that says a week, a quarter or a year, where most do; empty where there are days. */
    public String periodInPlaceOfDay() {
        return periods * 2 > texts ? periodExample : "";
    }

    /** What such a text says, for a sentence, such as "a week". */
    public String period() {
        return period;
    }

    /** What it is where its texts are counts of seconds or milliseconds since 1970. */
    public EpochTimes epoch() {
        return epoch;
    }

    /** The order that texts prove, those few against it being slips; null where none do or they contradict one another. */
    public @Nullable DayOrder proven() {
        DayOrder most = null;
        int all = 0;
        for (Map.Entry<DayOrder, Integer> proof : proofs.entrySet()) {
            all += proof.getValue();
            most = most == null || proof.getValue() > proofs.getOrDefault(most, 0) ? proof.getKey() : most;
        }
        int against = all - proofs.getOrDefault(most == null ? DayOrder.DMY : most, 0);
        return most != null && (against * SLIP <= all || (against == 1 && all > MANY)) ? most : null;
    }

    /** The order without proof that the writing suggests: with points it is day, month, year everywhere. */
    public @Nullable DayOrder usual() {
        boolean points = proofs.isEmpty() && ambiguous > 0 && dotted >= ambiguous && open.contains(DayOrder.DMY);
        return points ? DayOrder.DMY : null;
    }

    /** Two texts that can only be read in different orders, for people; null where there are none. */
    public @Nullable String contradiction() {
        if (examples.size() < 2 || proven() != null) {
            return null;
        }
        var first = examples.entrySet().iterator();
        var one = first.next();
        var other = first.next();
        return "'" + one.getValue() + "' can only be " + DayText.inWords(one.getKey()) + ", '" + other.getValue()
                + "' only " + DayText.inWords(other.getKey());
    }

    /** A text that proves an order. */
    public String example(DayOrder order) {
        return examples.getOrDefault(order, "");
    }

    /** A text that can be two days; empty where there is none. */
    public String ambiguous() {
        return ambiguousExample;
    }

    /** The orders in which every text that proves nothing can be read. */
    public Set<DayOrder> open() {
        return Set.copyOf(open);
    }
}
