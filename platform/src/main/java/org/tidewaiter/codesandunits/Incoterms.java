package org.tidewaiter.codesandunits;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tidewaiter.codesandunits.CodeVerdict.Flaw;

/** The three-letter rules of Incoterms (ICC) by edition, with the modes of transport and the costs that they imply. */
public final class Incoterms implements DatedCodes {
    private static final Set<String> STANDING = Set.of("EXW FCA CPT CIP DAP DDP FAS FOB CFR CIF".split(" "));
    private static final Set<String> WATER_ONLY = Set.of("FAS", "FOB", "CFR", "CIF", "DES", "DEQ");
    private static final Set<String> WITH_FREIGHT =
            Set.of("CIF CIP CFR CPT DAP DAT DPU DDP DES DEQ DDU DAF".split(" "));

    /** The year from which on a term that not every edition has may be used. */
    private static final Map<String, Integer> SINCE =
            Map.of("DAT", 2011, "DPU", 2020, "DAF", 1936, "DES", 1936, "DEQ", 1936, "DDU", 1936);

    private Incoterms() {}

    /** The one list. */
    public static final Incoterms LIST = new Incoterms();

    /**
     * Judges a term as of a day. Contracts may name an older edition, so that a term stays right once it was one; before it was, it is OTHER_EDITION.
     * XXX
     * stands for other terms, told in words (EU). */
    @Override
    public CodeVerdict verdict(String code, LocalDate at) {
        if (STANDING.contains(code)) {
            return CodeVerdict.VALID;
        }
        if (code.equals("C&F") || code.equals("CNF")) {
            return CodeVerdict.wrong(Flaw.OTHER_EDITION, "Incoterms 1980: CFR");
        }
        if (code.equals("XXX")) {
            return CodeVerdict.cannotJudge(Flaw.USER_ASSIGNED, "");
        }
        Integer since = SINCE.get(code);
        if (since == null) {
            return CodeVerdict.wrong(Flaw.NOT_LISTED, "");
        }
        return at.getYear() >= since
                ? CodeVerdict.VALID
                : CodeVerdict.wrong(Flaw.OTHER_EDITION, code.equals("DAT") ? "Incoterms 2010" : "Incoterms 2020");
    }

    /** Whether some edition has the term. */
    boolean isKnown(String term) {
        return STANDING.contains(term) || SINCE.containsKey(term) || term.equals("C&F") || term.equals("CNF");
    }

    /** A term in capitals, in which its code is kept; any other text as it is. */
    public static String inCapitals(String text) {
        String capitals = text.toUpperCase(Locale.ROOT);
        return LIST.isKnown(capitals) ? capitals : text;
    }

    /** Whether the term is for carriage by sea or inland water only. */
    public static boolean waterOnly(String term) {
        return WATER_ONLY.contains(term);
    }

    /** Whether the seller's price holds the freight to the destination. */
    public static boolean holdsFreight(String term) {
        return WITH_FREIGHT.contains(term);
    }
}
