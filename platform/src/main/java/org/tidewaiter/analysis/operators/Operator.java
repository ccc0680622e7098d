package org.tidewaiter.analysis.operators;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.kit.statistics.Distributions;

/** An authorised operator as the register and the data of the period have it; counts of declarations unless another unit is named. */
record Operator(
        String partyId,
        String certificate,
        @Nullable String validFrom,
        @Nullable String dueOn,
        boolean byRule,
        boolean ended,
        @Nullable Long days,
        long declarations,
        BigDecimal customsValue,
        long looked,
        long found,
        double expected,
        BigDecimal recovered,
        long judged,
        long erroneous,
        long timed,
        long late,
        long amendable,
        long amended,
        @Nullable BigDecimal arrears,
        @Nullable Long changes,
        boolean ceased) {

    /** The rates of all declarations of the period, of whomever. */
    record AllDeclarations(
            long declarations,
            long judged,
            long erroneous,
            long timed,
            long late,
            long amendable,
            long amended,
            long looked,
            long found,
            long paid,
            String today) {}

    /** What of an operator asks for a look. */
    enum WarningSign {
        FINDINGS(Words.of("findings rose", "les infractions augmentent")),
        ERRORS(Words.of("errors in its data", "erreurs dans ses données")),
        LATE(Words.of("lodges late", "dépose tard")),
        AMENDED(Words.of("amends often", "rectifie souvent")),
        ARREARS(Words.of("owes taxes", "doit des taxes")),
        CHANGED(Words.of("other director, account or name", "autre dirigeant, compte ou nom")),
        CEASED(Words.of("struck off the register", "radié du registre")),
        ENDED(Words.of("certificate ended", "certificat échu")),
        DUE(Words.of("to be validated anew", "à revalider")),
        NO_TRADE(Words.of("no declaration", "aucune déclaration"));

        final Words says;

        WarningSign(Words says) {
            this.says = says;
        }

        String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Map<String, Words> words() {
            return java.util.Arrays.stream(values())
                    .collect(java.util.stream.Collectors.toMap(WarningSign::id, s -> s.says));
        }
    }

    /** What asks for a look, the gravest first. */
    List<WarningSign> signs(AllDeclarations all, boolean rose, double falseAlarm, long dueDays) {
        List<WarningSign> signs = new ArrayList<>();
        add(signs, WarningSign.FINDINGS, rose);
        add(signs, WarningSign.ERRORS, above(erroneous, judged, all.erroneous(), all.judged(), falseAlarm));
        add(signs, WarningSign.LATE, above(late, timed, all.late(), all.timed(), falseAlarm));
        add(signs, WarningSign.AMENDED, above(amended, amendable, all.amended(), all.amendable(), falseAlarm));
        add(signs, WarningSign.ARREARS, arrears != null && arrears.signum() > 0);
        add(signs, WarningSign.CHANGED, changes != null && changes > 0);
        add(signs, WarningSign.CEASED, ceased);
        add(signs, WarningSign.ENDED, ended);
        add(signs, WarningSign.DUE, !ended && days != null && days <= dueDays);
        add(signs, WarningSign.NO_TRADE, declarations == 0);
        return List.copyOf(signs);
    }

    /** Whether the day of its validation has passed, and its certificate has not. */
    boolean isOverdue() {
        return !ended && days != null && days < 0;
    }

    private static void add(List<WarningSign> signs, WarningSign sign, boolean holds) {
        if (holds) {
            signs.add(sign);
        }
    }

    /** Whether k of n is at least twice the rate of all, and more than chance makes of that rate. */
    static boolean above(long k, long n, long allK, long allN, double falseAlarm) {
        if (n == 0 || allN == 0) {
            return false;
        }
        double rate = allK / (double) allN;
        return k >= 2 * rate * n && k > 0 && Distributions.binomialAtLeast(k, n, rate) < falseAlarm;
    }
}
