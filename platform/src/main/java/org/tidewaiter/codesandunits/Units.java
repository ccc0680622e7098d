package org.tidewaiter.codesandunits;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tidewaiter.codesandunits.CodeVerdict.Flaw;

/** Units of measure of UN/ECE Recommendation 20, by common code ({@code KGM}). Source: SOURCES.md beside the data. Immutable. */
public final class Units implements DatedCodes {
    /** What the Recommendation says of a code. */
    public enum Status {
        /** To be used. */
        ACTIVE,
        /** Still valid, but another code is preferred (D in the list). */
        DEPRECATED,
        /** Taken out; still found in messages (X in the list). */
        DELETED
    }

    private record Unit(String name, String symbol, Status status) {}

    private final Map<String, Unit> byCode;

    private Units(Map<String, Unit> byCode) {
        this.byCode = Map.copyOf(byCode);
    }

    private static Units read() {
        Map<String, Unit> rows = new HashMap<>();
        CodeList.read(
                "rec20-units.csv.gz",
                row -> rows.put(
                        row.getField("code"),
                        new Unit(row.getField("name"), row.getField("symbol"), statusOf(row.getField("status")))));
        return new Units(rows);
    }

    private static final class Rec20 {
        static final Units LIST = read();
    }

    /** The list; read once, at the first call. */
    public static Units rec20() {
        return Rec20.LIST;
    }

    /** Whether the Recommendation knows the code, deprecated and deleted ones included: see {@link #status}. */
    public boolean contains(String code) {
        return byCode.containsKey(code);
    }

    /** The English name; empty for a code that is not contained. */
    public Optional<String> name(String code) {
        return Optional.ofNullable(byCode.get(code)).map(Unit::name);
    }

    /** The printed symbol, such as {@code kg}; empty where the list has none. */
    public Optional<String> symbol(String code) {
        return Optional.ofNullable(byCode.get(code)).map(Unit::symbol).filter(s -> !s.isEmpty());
    }

    /** Whether the code is still to be used; empty for a code that is not contained. */
    public Optional<Status> status(String code) {
        return Optional.ofNullable(byCode.get(code)).map(Unit::status);
    }

    /** Judges a code; the Recommendation has no dates, so deleted codes are WITHDRAWN and deprecated ones cannot be judged. */
    @Override
    public CodeVerdict verdict(String code, LocalDate at) {
        Unit unit = byCode.get(code);
        if (unit == null) {
            return Dimensions.lists().measure(code).isPresent()
                    ? CodeVerdict.cannotJudge(Flaw.USER_ASSIGNED, "")
                    : CodeVerdict.wrong(Flaw.NOT_LISTED, "");
        }
        return switch (unit.status) {
            case ACTIVE -> CodeVerdict.VALID;
            case DEPRECATED -> CodeVerdict.cannotJudge(Flaw.DEPRECATED, "");
            case DELETED -> CodeVerdict.wrong(Flaw.WITHDRAWN, "");
        };
    }

    /** How many codes the list knows, deleted ones included. */
    public int size() {
        return byCode.size();
    }

    private static Status statusOf(String mark) {
        return switch (mark) {
            case "" -> Status.ACTIVE;
            case "D" -> Status.DEPRECATED;
            case "X" -> Status.DELETED;
            default -> throw new IllegalStateException("Unknown status in rec20-units.csv: " + mark);
        };
    }
}
