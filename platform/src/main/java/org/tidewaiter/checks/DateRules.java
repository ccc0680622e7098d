package org.tidewaiter.checks;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.message.Message.MessageEvent;

/** The kinds of checks of days and times: in the order in which they have to be, of fields and of events, and none after today. */
final class DateRules {
    private DateRules() {}

    /** {@code fields} must not go back in time, but for {@code slack_days}. Where only days are given, days are compared. */
    static CheckRule dateOrder(CheckLine line) {
        List<Field> fields = line.fields();
        long slack = (long) line.number("slack_days", 0);
        return (seen, sink) -> {
            Field before = null;
            LocalDateTime last = null;
            for (Field field : fields) {
                String text = seen.text(0, field);
                LocalDateTime time = PreparedMessage.timeOf(text);
                if (time == null) {
                    continue;
                }
                if (last != null
                        && before != null
                        && isBefore(time, last.minusDays(slack), zoned(text) != zoned(seen.text(0, before)))) {
                    DefectDetail words = DefectDetail.facts(
                            DefectDetail.field(field),
                            DefectDetail.day(String.valueOf(text)),
                            DefectDetail.field(before),
                            DefectDetail.day(last.toString()));
                    // Within a day it may be clocks or zones: local time marked as UTC is common.
                    if (time.toLocalDate().equals(last.toLocalDate())) {
                        sink.doubted(0, field, text, words);
                    } else {
                        sink.found(0, field, text, words);
                    }
                }
                before = field;
                last = time;
            }
        };
    }

    /** Whether a time says that it is UTC; beside one that does not, a few hours mean nothing. */
    private static boolean zoned(@Nullable String text) {
        return text != null && text.endsWith("Z");
    }

    private static boolean isBefore(LocalDateTime time, LocalDateTime last, boolean zonesDiffer) {
        boolean daysOnly = zonesDiffer || isMidnight(time) || isMidnight(last);
        return daysOnly ? time.toLocalDate().isBefore(last.toLocalDate()) : time.isBefore(last);
    }

    private static boolean isMidnight(LocalDateTime time) {
        return time.getHour() == 0 && time.getMinute() == 0;
    }

    /** Events named in {@code order} must come in that order, the latest of each before the earliest of the next. */
    static CheckRule eventOrder(CheckLine line) {
        List<String> order = line.texts("order");
        return (seen, sink) -> {
            MessageEvent before = null;
            for (String code : order) {
                MessageEvent now = first(seen, code);
                LocalDateTime time = now == null ? null : PreparedMessage.timeOf(now.at());
                if (now == null || time == null) {
                    continue;
                }
                LocalDateTime last = before == null ? null : PreparedMessage.timeOf(before.at());
                if (before != null && last != null && isBefore(time, last, false)) {
                    DefectDetail words = DefectDetail.of(
                            "events",
                            DefectDetail.word("event." + now.code()),
                            DefectDetail.day(now.at()),
                            DefectDetail.word("event." + before.code()),
                            DefectDetail.day(before.at()));
                    sink.found(0, Field.ACCEPTED_AT, now.at(), words);
                }
                before = now;
            }
        };
    }

    private static @Nullable MessageEvent first(PreparedMessage seen, String code) {
        for (MessageEvent event : seen.message().events()) {
            if (event.code().equals(code)) {
                return event;
            }
        }
        return null;
    }

    /** {@code fields} must not lie after today, but for {@code slack_days} (time zones). */
    static CheckRule notInFuture(CheckLine line) {
        Duration slack = Duration.ofDays((long) line.number("slack_days", 1));
        return FieldRules.all(line.fields().stream()
                .map(field -> CheckRule.each(field, (seen, part, sink) -> {
                    LocalDateTime time = seen.time(part, field);
                    if (time != null
                            && time.isAfter(
                                    seen.today().atStartOfDay().plusDays(1).plus(slack))) {
                        sink.found(
                                part,
                                field,
                                seen.text(part, field),
                                DefectDetail.facts(DefectDetail.field(field), DefectDetail.day(time.toString())));
                    }
                }))
                .toList());
    }
}
