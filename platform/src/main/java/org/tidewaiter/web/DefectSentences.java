package org.tidewaiter.web;

import org.jspecify.annotations.Nullable;
import org.tidewaiter.checks.CheckNote;
import org.tidewaiter.checks.Defect;
import org.tidewaiter.dataquality.Defects;

/** The sentences of the list of defects. */
public final class DefectSentences {
    private DefectSentences() {}

    /** The name of a check, and the law or standard it rests on. */
    public static Prose check(CheckNote check) {
        return Prose.empty().code(check.id()).sayIf(!check.source().isEmpty(), " · " + check.source());
    }

    /** How many defects the list has. */
    public static Prose total(long defects, PageLanguage p) {
        return Prose.empty()
                .strong(p.count(defects))
                .say(p.counted(defects, " defect", " defects", " défaut", " défauts"));
    }

    /** The item at fault, or that the document is as a whole. */
    public static String item(Defects.Row row, PageLanguage p) {
        return row.sequence() != null
                ? p.say("Item {0}", "Article {0}", row.sequence())
                : row.ofDeclaration()
                        ? p.say("Whole declaration", "Toute la déclaration")
                        : p.say("Whole message", "Tout le message");
    }

    /** The kind, day and office of the document, of which a link leads to its defects. */
    public static Prose lodged(Defects.Row row, DefectsQuery query, PageLanguage p) {
        return Prose.of((row.ofDeclaration() ? "" : p.say("advance cargo · ", "fret avant l’arrivée · "))
                        + row.declaredOn())
                .given(
                        row.office(),
                        office -> Prose.of(p.say(" · office ", " · bureau "))
                                .link(p.in(query.with("office", office).url()), office));
    }

    /** The file and where in it the document begins: messages are counted, rows of tables stand on lines. */
    public static String place(Defects.Row row, PageLanguage p) {
        String file = DisplayText.text(row.fileName());
        return row.ofMessage()
                ? p.say("{0}, message {1}", "{0}, message {1}", file, row.line())
                : p.say("{0}, from line {1}", "{0}, à partir de la ligne {1}", file, row.line());
    }

    /**
     * What a defect says of its declaration; in French what its check finds, what stands there where the words of the finding are kept, and what to
     * do.
     */
    public static String message(DefectsPage.DefectLine line, PageLanguage p) {
        Defects.Row row = line.row();
        if (!p.isFrench()) {
            return row.message();
        }
        String found = Defect.finding(row.finding(), p.locale());
        return line.note().means() + (found.isEmpty() ? "" : " (" + found + ")") + ". "
                + line.note().remedy();
    }

    /** What the column of money is in. */
    public static String money(@Nullable String currency, PageLanguage p) {
        return p.say("Money touched, {0}", "Argent en jeu, {0}", p.currency(currency));
    }
}
