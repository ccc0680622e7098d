package org.tidewaiter.casefile;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlSections;

/**
 * What happened to a declaration, by itself and by the responses and amendments that are about it, and where its day of acceptance is from.
 *
 * @param dayTakenFrom what stands for the day of acceptance that the message does not say; null where it says it
 * @param events the earliest first, those without a time last; at most {@value #SHOWN}
 */
public record DeclarationEvents(@Nullable String dayTakenFrom, List<Event> events) {
    private static final SqlSections SQL = SqlSections.read(DeclarationEvents.class, "DeclarationEvents.sql");
    private static final int SHOWN = 200;

    /**
     * An event.
     *
     * @param statedNumber the number by which the response calls the declaration, where it is another than the declaration's own
     * @param taxAssessed what the response says was assessed in all, in national currency
     */
    public record Event(
            String eventCode,
            @Nullable LocalDateTime occurredAt,
            @Nullable String statedNumber,
            @Nullable BigDecimal taxAssessed) {}

    private record RecordedSource(String value) {}

    /** Of the version with that key. */
    public static DeclarationEvents of(Lake lake, long declarationKey) {
        try (Session session = lake.session()) {
            return new DeclarationEvents(
                    session.query(RecordedSource.class, SQL.get("taken_from"), declarationKey).stream()
                            .map(RecordedSource::value)
                            .findFirst()
                            .orElse(null),
                    session.query(Event.class, SQL.get("events"), declarationKey, SHOWN));
        }
    }
}
