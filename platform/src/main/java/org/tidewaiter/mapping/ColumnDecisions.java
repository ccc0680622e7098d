package org.tidewaiter.mapping;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.model.Field;
import org.tidewaiter.source.SourceFile;
import org.tidewaiter.value.ColumnStyle;
import org.tidewaiter.value.CountryColumn;
import org.tidewaiter.value.CurrencyMark;
import org.tidewaiter.value.CurrencyNumbers;
import org.tidewaiter.value.DayColumn;
import org.tidewaiter.value.DayFormat;
import org.tidewaiter.value.DayOrder;
import org.tidewaiter.value.DayParts;
import org.tidewaiter.value.DayText;
import org.tidewaiter.value.EpochTimes;
import org.tidewaiter.value.HsWriting;
import org.tidewaiter.value.NumberColumn;
import org.tidewaiter.value.NumberStyle;
import org.tidewaiter.value.StatedStyle;

/**
 * How each column of a file is read, decided on what its values prove. What they do not prove is taken from the other columns
 * of the file where these agree, and else is a question: a load stops and asks.
 *
 * @param columns by name, those that are read otherwise than plainly
 * @param assumed what was decided and why, a sentence each, without a full stop
 * @param shares the columns of rates in per cent that are proven to hold shares of one
 * @param open by column what nobody can know from the file, a sentence each, with what to say
 */
public record ColumnDecisions(
        Map<String, ColumnStyle> columns, List<String> assumed, Set<String> shares, Map<String, String> open) {
    static final ColumnDecisions NONE = new ColumnDecisions(Map.of(), List.of(), Set.of(), Map.of());

    public ColumnDecisions {
        columns = Map.copyOf(columns);
        assumed = List.copyOf(assumed);
        shares = Set.copyOf(shares);
        open = Collections.unmodifiableMap(new LinkedHashMap<>(open));
    }

    /** The same with a day that stands in several columns, or months; where it is no day, that is asked. */
    ColumnDecisions with(String column, DayParts parts, String example) {
        Map<String, ColumnStyle> all = new LinkedHashMap<>(columns);
        all.put(column, of(column).parted(parts));
        List<String> told = new ArrayList<>(assumed);
        Map<String, String> asked = new LinkedHashMap<>(open);
        if (parts.stands() == null) {
            told.add(parts.told(column));
        } else {
            asked.put(
                    column,
                    "'" + column + "'" + (parts.monthIn() == null ? "" : " and '" + parts.monthIn() + "'")
                            + (parts.monthIn() == null ? " says" : " say")
                            + " a month, such as '" + example
                            + "', and no column says the day; say in a mapping which day stands for a month: 'day:"
                            + " first' or 'day: last'");
        }
        return new ColumnDecisions(all, told, shares, asked);
    }

    /** How a column is read. */
    public ColumnStyle of(String column) {
        return columns.getOrDefault(column, ColumnStyle.USUAL);
    }

    /**
     * Decides.
     *
     * @param file what they are of: numbers of workbooks have a decimal point
     * @param fields the first field that each column fills, in the order of the file
     * @param seen what was seen of them
     * @param told what a person says, which goes before
     */
    public static ColumnDecisions on(
            SourceFile file, Map<String, Field> fields, Map<String, ColumnSurvey.Seen> seen, StatedStyle told) {
        boolean typed = file.made() != null && file.made().typed();
        Deciding deciding = new Deciding(fields, seen, told, typed);
        deciding.days();
        deciding.numbers();
        deciding.codes();
        deciding.countries();
        deciding.currencies();
        deciding.rates(file);
        return new ColumnDecisions(deciding.columns, deciding.assumed, deciding.shares, deciding.open);
    }

    private static final class Deciding {
        private final Map<String, Field> fields;
        private final Map<String, ColumnSurvey.Seen> seen;
        private final StatedStyle told;
        private final boolean typed;
        private final Map<String, ColumnStyle> columns = new LinkedHashMap<>();
        private final List<String> assumed = new ArrayList<>();
        private final Set<String> shares = new HashSet<>();
        private final Map<String, String> open = new LinkedHashMap<>();

        Deciding(Map<String, Field> fields, Map<String, ColumnSurvey.Seen> seen, StatedStyle told, boolean typed) {
            this.typed = typed;
            this.fields = fields;
            this.seen = seen;
            this.told = told;
        }

        private List<String> of(Set<Field.Type> types) {
            return fields.entrySet().stream()
                    .filter(e -> types.contains(e.getValue().type()) && seen.containsKey(e.getKey()))
                    .map(Map.Entry::getKey)
                    .toList();
        }

        private ColumnSurvey.Seen seen(String column) {
            return java.util.Objects.requireNonNull(seen.get(column));
        }

        private ColumnStyle writing(String column) {
            return columns.getOrDefault(column, ColumnStyle.USUAL);
        }

        void days() {
            List<String> dates = of(EnumSet.of(Field.Type.TIME));
            Set<DayOrder> proven = dates.stream()
                    .map(c -> seen(c).days.proven())
                    .filter(java.util.Objects::nonNull)
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(DayOrder.class)));
            for (String column : dates) {
                var days = seen(column).days;
                if (days.calendar() != null) {
                    assumed.add("years of '" + column + "' are " + days.calendar());
                }
                if (!days.offsets().isEmpty()) {
                    assumed.add("times of '" + column + "' say several offsets from UTC ("
                            + days.offsets().stream().sorted().collect(Collectors.joining(", "))
                            + "); each is kept as the clock there showed it");
                }
                if (!days.periodInPlaceOfDay().isEmpty()) {
                    open.put(
                            column,
                            "'" + column + "' says " + days.period() + " in place of a day, such as '"
                                    + days.periodInPlaceOfDay()
                                    + "', and which of its days is meant nobody can know; give a file that says the day");
                } else if (!days.otherCalendar().isEmpty()) {
                    calendar(column, days);
                } else if (days.isSerials()) {
                    columns.put(column, writing(column).dated(List.of(DayFormat.of(DayFormat.EXCEL))));
                    assumed.add("'" + column + "' holds numbers of days as spreadsheets count them");
                } else if (days.epoch().format() != null) {
                    epoch(column, days.epoch());
                } else if (!days.plain()) {
                    day(column, proven);
                }
            }
        }

        /** Counts since 1970: of seconds or milliseconds as their length tells; of which clock, they must not leave open. */
        private void epoch(String column, EpochTimes times) {
            String format = String.valueOf(times.format());
            String unit = format.equals("epoch") ? "seconds" : "milliseconds";
            String midnight = times.midnightElsewhere();
            if (times.mayBeDays()) {
                open.put(
                        column,
                        "'" + column + "' holds numbers, such as '" + times.example()
                                + "', that may be seconds since 1970, or year, month, day, hour and minute; say in a"
                                + " mapping 'date: epoch' or 'date: yyMMddHHmm'");
            } else if (midnight != null) {
                open.put(
                        column,
                        "'" + column + "' holds " + unit + " since 1970, such as '" + times.example()
                                + "', that all lie at " + midnight
                                + " of UTC, so that they are midnights of another clock; say in a mapping how far it is"
                                + " from UTC: 'date: " + format + "+08:00', or 'date: " + format
                                + "' where it is UTC's");
            } else {
                columns.put(column, writing(column).dated(List.of(DayFormat.of(format))));
                assumed.add("'" + column + "' holds " + unit + " since 1970, such as '" + times.example()
                        + "'; they are read as the clock of UTC showed them");
            }
        }

        private void calendar(String column, DayColumn days) {
            String proof = days.persian();
            if (proof == null) {
                open.put(
                        column,
                        "'" + column + "' looks like days of the Persian calendar or of the Hijra, such as '"
                                + days.otherCalendar()
                                + "', and no value proves which; say it in a mapping with 'date: persian' or 'date:"
                                + " hijri'");
                return;
            }
            columns.put(column, writing(column).dated(List.of(DayFormat.of(DayFormat.PERSIAN))));
            assumed.add("years of '" + column + "' are of the Persian calendar, as '" + proof + "' proves");
        }

        private void day(String column, Set<DayOrder> others) {
            var days = seen(column).days;
            DayOrder order = told.order();
            String why = "as you say";
            if (order == null && days.proven() != null) {
                order = java.util.Objects.requireNonNull(days.proven());
                why = "as '" + days.example(order) + "' proves";
            }
            String contradiction = days.contradiction();
            if (order == null && contradiction != null) {
                open.put(
                        column,
                        "'" + column + "' writes days in two orders: " + contradiction
                                + "; say which one counts: --date-order dmy or --date-order mdy");
                return;
            }
            if (order == null && others.size() == 1 && days.open().containsAll(others)) {
                order = others.iterator().next();
                why = "as other columns of the file prove";
            }
            if (order == null && days.usual() != null) {
                order = days.usual();
                why = "as is usual with points";
            }
            if (order == null && days.byChange() != null) {
                order = days.byChange();
                why = "as its " + (order == DayOrder.DMY ? "last" : "first")
                        + " figure hardly changes and so is the year; no value proves it";
            }
            if (order == null) {
                open.put(
                        column,
                        "'" + column + "' can be read in more than one order, such as '" + days.ambiguous()
                                + "', and no value proves which; say "
                                + days.open().stream()
                                        .sorted()
                                        .map(o -> "--date-order " + o.word() + " (" + DayText.inWords(o) + ")")
                                        .collect(Collectors.joining(" or ")));
                return;
            }
            columns.put(column, writing(column).dated(List.of(DayFormat.of(order.word()))));
            assumed.add("'" + column + "' is read as " + DayText.inWords(order) + ", " + why);
        }

        void numbers() {
            List<String> numbers =
                    of(EnumSet.of(Field.Type.MASS, Field.Type.AMOUNT, Field.Type.RATE, Field.Type.COUNT));
            Set<Character> proven = numbers.stream()
                    .map(c -> seen(c).numbers.proven())
                    .filter(s -> s != 0)
                    .collect(Collectors.toSet());
            for (String column : numbers) {
                signs(column, seen(column).numbers.currencies());
                if (!seen(column).numbers.plain()) {
                    number(column, seen(column).numbers, proven);
                }
            }
        }

        /** The signs of currencies beside the numbers of a column: they must not contradict one another where nothing else says it. */
        private void signs(String column, List<CurrencyMark> marks) {
            if (marks.isEmpty()) {
                return;
            }
            String shown = marks.stream().map(CurrencyMark::sign).collect(Collectors.joining(" "));
            boolean given = fields.containsValue(Field.CURRENCY);
            Set<String> all = new HashSet<>(marks.getFirst().codes());
            marks.forEach(m -> all.retainAll(m.codes()));
            if (!given && all.isEmpty() && marks.size() > 1) {
                open.put(
                        column,
                        "'" + column + "' has amounts in more than one currency (" + shown
                                + "), and no column says which; give them a column of currency codes");
                return;
            }
            assumed.add("the sign " + shown + " beside numbers of '" + column + "' is left out; "
                    + (given ? "it must not contradict the row's currency" : "no column gives their currency"));
        }

        private void number(String column, NumberColumn numbers, Set<Character> others) {
            char sign = told.decimal() == null ? 0 : told.decimal();
            String why = "as you say";
            if (sign == 0 && numbers.proven() != 0) {
                sign = numbers.proven();
                why = "as '" + numbers.example(sign) + "' proves";
            }
            if (sign == 0 && numbers.contradiction().isPresent()) {
                open.put(
                        column,
                        "'" + column + "' writes numbers in two ways: "
                                + numbers.contradiction().get() + "; say which one counts: --decimal , or --decimal .");
                return;
            }
            if (sign == 0 && others.size() == 1) {
                sign = others.iterator().next();
                why = "as other columns of the file prove";
            }
            if (sign == 0 && typed && !numbers.hasComma()) {
                sign = '.';
                why = "as numbers of workbooks are written";
            }
            if (sign == 0) {
                open.put(
                        column,
                        "'" + column + "' has numbers that may be two, such as '" + numbers.openExample()
                                + "', and no value proves which; say which sign is the decimal one: --decimal , or"
                                + " --decimal .");
                return;
            }
            columns.put(column, writing(column).styled(new NumberStyle(sign, sign == ',' ? '.' : ',')));
            if (sign == ',' || numbers.open()) {
                assumed.add("'" + column + "' has a decimal " + (sign == ',' ? "comma" : "point") + ", " + why);
            }
        }

        /** Rates hardly one of which is above 1: shares or per cent. */
        void rates(SourceFile file) {
            fields.forEach((column, field) -> {
                String example = seen.containsKey(column) ? seen(column).rates.ambiguous() : "";
                if (DutyRates.isPerCent(field) && !example.isEmpty()) {
                    switch (DutyRates.of(file, column, fields)) {
                        case SHARE -> {
                            shares.add(column);
                            assumed.add(
                                    "'" + column + "' holds shares of one, as the duties prove: 0.05 is 5 per cent");
                        }
                        case PER_CENT ->
                            assumed.add("'" + column + "' is in per cent, as its name or the duties say: '" + example
                                    + "' is less than 1 per cent");
                        case UNPROVEN ->
                            open.put(
                                    column,
                                    "'" + column + "' has rates below 1, such as '" + example
                                            + "', which may be shares (0.05 is 5 per cent) or per cent, and nothing"
                                            + " proves which; say it in a mapping: 'scale: 100' for shares, 'scale: 1'"
                                            + " for per cent");
                    }
                }
            });
        }

        void codes() {
            for (String column : of(EnumSet.of(Field.Type.HS_CODE))) {
                if (!seen(column).codes.plain()) {
                    HsWriting writing = seen(column).codes.writing();
                    columns.put(column, writing(column).coded(writing));
                    told(column, writing).forEach(assumed::add);
                }
            }
            fields.forEach((column, field) -> {
                boolean identifier = field == Field.DECLARATION_ID || field.type() == Field.Type.PARTY;
                if (identifier && seen.containsKey(column) && seen(column).ids.decimal()) {
                    columns.put(column, writing(column).whole());
                    assumed.add((seen(column).ids.whole() ? "every value of '" : "some values of '")
                            + column
                            + (seen(column).ids.whole() ? "' ends" : "' end")
                            + " in '.0', as a program took "
                            + (seen(column).ids.whole() ? "it for a number" : "them for numbers")
                            + "; that is left out");
                }
            });
        }

        void countries() {
            List<String> all = of(EnumSet.of(Field.Type.COUNTRY));
            boolean proven = all.stream().anyMatch(c -> seen(c).countries.areOfIso(c));
            for (String column : all) {
                CountryColumn countries = seen(column).countries;
                boolean own = countries.areOfIso(column);
                if (own || countries.areNumbers() && !countries.hasForeign() && proven) {
                    columns.put(column, writing(column).withNumericCodes());
                    assumed.add("'" + column + "' holds numeric country codes of ISO 3166-1, such as '"
                            + countries.example() + "', as " + (own ? "all of them" : "other columns of the file")
                            + " prove");
                } else if (countries.areNumbers()) {
                    open.put(
                            column,
                            "'" + column + "' holds numbers of countries, such as '" + countries.example() + "'"
                                    + (countries.hasForeign() ? ", which ISO 3166-1 does not have" : "")
                                    + ", and nothing proves of which list; say in a mapping 'country: numeric' where"
                                    + " they are those of ISO 3166-1, else translate them under codes");
                }
            }
        }

        void currencies() {
            for (String column : of(EnumSet.of(Field.Type.CURRENCY))) {
                CurrencyNumbers currencies = seen(column).currencies;
                if (currencies.areOfIso()) {
                    columns.put(column, writing(column).withNumericCodes());
                    assumed.add("'" + column + "' holds numeric currency codes of ISO 4217, such as '"
                            + currencies.example() + "', as all of them prove");
                } else if (currencies.areNumbers()) {
                    open.put(
                            column,
                            "'" + column + "' holds numbers of currencies, such as '" + currencies.example()
                                    + "', and nothing proves of which list; say in a mapping 'currency: numeric' where"
                                    + " they are those of ISO 4217, else translate them under codes");
                }
            }
        }

        private static List<String> told(String column, HsWriting writing) {
            List<String> told = new ArrayList<>();
            if (writing.places() > 0) {
                told.add("codes of '" + column + "' were taken for decimal numbers; the zeros that they lost before and"
                        + " behind the point are put back");
            }
            if (writing.places() == 0) {
                told.add("every code of '" + column
                        + "' ends in '.0', as a program took it for a number; that is left out");
            }
            for (int length : writing.paddedTo()) {
                told.add(
                        "codes of '" + column + "' with " + (length - 1) + " digits get back the leading zero that they"
                                + " lost: of those with " + length + " none begins with one");
            }
            return told;
        }
    }

    /** The error with which a load stops and asks. */
    public TidewaiterException asked(Path file) {
        String question = String.valueOf(question());
        return new TidewaiterException(
                Kind.INPUT,
                "How " + file + " is to be read cannot be known from it: " + question,
                (question.contains("--")
                                ? "'tidewaiter load' and 'tidewaiter map' take that option, and a mapping can hold the"
                                        + " answer: "
                                : "")
                        + "'tidewaiter map " + file + " --out mapping.yaml' proposes a mapping");
    }

    /** The question that is open, for an error; null where none is. */
    @Nullable
    public String question() {
        return open.isEmpty() ? null : String.join("; ", open.values());
    }
}
