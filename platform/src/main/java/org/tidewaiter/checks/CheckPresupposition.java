package org.tidewaiter.checks;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.Countries;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.message.Message;

/**
 * What a check presupposes of the messages that it judges, and whether it is known to hold. UN/EDIFACT and X12 are standards that every country
 * fills its own way: which fields are asked for and which lists codes are of is for the country to say. So in them a check that presupposes a
 * form says that a field is missing only where nearly all other items of the message have it, and one that presupposes an international list
 * says that a code is wrong only where it has the form of that list's codes; so it is with the lists of ASYCUDA. What it would have said else is
 * counted, to be told once. For many threads.
 */
final class CheckPresupposition {
    /**
     * A manifest in UN/EDIFACT that says itself that it has a form of its own: a code given by an association behind the directory (UN:RCG001), or
     * a name of the document beside its code (85:::RFM). Others are asked for what every report of cargo has to say.
     */
    private static final Pattern OWN_FORM =
            Pattern.compile("UNH\\+[^+']*\\+[A-Z]+:[^:+']*:[^:+']*:[A-Z]+:[^+']|BGM\\+[^:+']*:[^:+']*:[^:+']*:[^+']");

    /** Where both stand: at the beginning of a message. */
    private static final int BEGINNING = 400;

    /** An item is known to lack what the form asks for where so many items say so: at least as many, and this share of them. */
    private static final int ITEMS = 10;

    private static final double SHARE = 0.9;
    private static final int SHOWN = 5;

    private enum Presupposition {
        NOTHING,
        FORM,
        LIST
    }

    private final String check;
    private final Presupposition what;
    /** The form of the list's codes; null where they begin with the code of a country. */
    private final @Nullable Pattern form;

    private final Set<String> values = new TreeSet<>();
    private long times;

    CheckPresupposition(CheckLine line) {
        check = line.id();
        what = line.oneOf(
                "presupposes",
                line.text("presupposes", "nothing"),
                said -> Presupposition.valueOf(said.toUpperCase(Locale.ROOT)));
        form = what != Presupposition.LIST || line.text("list_form").equals("country")
                ? null
                : line.pattern("list_form");
    }

    /** Whether the check may say that something is wrong with a field; where it may not, that is counted. */
    boolean holds(PreparedMessage seen, int part, Field field, @Nullable String value) {
        if (what == Presupposition.NOTHING || !isNational(seen.message(), what) || isKnown(seen, part, field, value)) {
            return true;
        }
        count(value);
        return false;
    }

    /** Whether the form, or the lists of codes, are a country's own. ASYCUDA is one form everywhere; its lists every country keeps. */
    private static boolean isNational(Message message, Presupposition what) {
        return switch (message.format()) {
            case "x12" -> true;
            case "asycuda-xml", "asycuda-flat", "asycuda-manifest" -> what == Presupposition.LIST;
            case "edifact" -> message.kind() == Message.Kind.DECLARATION || hasOwnForm(message.original());
            default -> false;
        };
    }

    private static boolean hasOwnForm(String original) {
        return OWN_FORM.matcher(original.substring(0, Math.min(original.length(), BEGINNING)))
                .find();
    }

    private boolean isKnown(PreparedMessage seen, int part, Field field, @Nullable String value) {
        if (what == Presupposition.LIST) {
            return value == null || isOfList(value);
        }
        return value == null && part > 0 && field.part() == Field.ModelPart.GOODS_ITEM && othersHave(seen, field);
    }

    private boolean isOfList(String code) {
        return form == null
                ? Countries.iso3166().contains(code.substring(0, Math.min(2, code.length())))
                : EndlessCheck.matches(form, code);
    }

    private static boolean othersHave(PreparedMessage seen, Field field) {
        int having = 0;
        for (int part = 1; part <= seen.items(); part++) {
            having += seen.text(part, field) == null ? 0 : 1;
        }
        return seen.items() >= ITEMS && having >= SHARE * seen.items();
    }

    private synchronized void count(@Nullable String value) {
        times++;
        if (what == Presupposition.LIST && value != null && values.size() < SHOWN) {
            values.add(value);
        }
    }

    /** What was left alone so far; null where nothing was. */
    synchronized @Nullable NotJudged left() {
        return times == 0 ? null : new NotJudged(check, times, List.copyOf(values));
    }
}
