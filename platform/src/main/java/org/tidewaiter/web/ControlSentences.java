package org.tidewaiter.web;

import org.jspecify.annotations.Nullable;
import org.tidewaiter.casefile.CompanyFile;
import org.tidewaiter.casefile.DeclarationFile;
import org.tidewaiter.casefile.PartyPast;
import org.tidewaiter.datamodel.Outcome;
import org.tidewaiter.intake.control.ControlHistory;

/** The sentences of controls and their results, in the language of the page. */
public final class ControlSentences {
    private ControlSentences() {}

    /** When a control was recorded, of what kind and items it was, who chose it and who did it. */
    public static Prose of(DeclarationFile.Visit visit, PageLanguage p) {
        DeclarationFile.Control control = visit.control();
        String items = visit.items().isEmpty()
                ? ""
                : (visit.items().size() == 1
                                ? p.say(" of item ", " de l’article ")
                                : p.say(" of items ", " des articles "))
                        + p.runs(visit.items());
        return Prose.of(DisplayText.moment(control.recordedAt()) + " · " + kind(control.kind(), p) + items + " · "
                        + DeclarationSentences.selector(control.selectedBy(), p))
                .also(p.say(" · officer ", " · agent "), control.officerId());
    }

    /** When a control of a company's goods was recorded, of what it was, and what it found. */
    public static Prose of(CompanyFile.Control control, PageLanguage p) {
        String kind = control.findingKind();
        return Prose.of(DisplayText.day(control.recordedAt()) + " · " + kind(control.kind(), p))
                .also(p.say(" of item ", " de l’article "), control.sequence())
                .also(" · ", kind == null ? null : DisplayText.words(kind));
    }

    /** What was controlled: goods or documents; any other word as it was loaded. */
    public static String kind(@Nullable String kind, PageLanguage p) {
        return switch (kind) {
            case "goods" -> p.say(CaseWords.KIND_GOODS);
            case "documents" -> p.say(CaseWords.DOCUMENTS);
            case null -> DisplayText.NOTHING;
            default -> kind;
        };
    }

    /** When a control in the past of a party was recorded, of what it was, and under which code. */
    public static String listed(PartyPast.PastControl control, PageLanguage p) {
        return DisplayText.day(control.recordedAt()) + " · " + kind(control.kind(), p) + " · " + p.say(CaseWords.HS)
                + " " + DisplayText.text(control.hsCode());
    }

    /** A result in a word. */
    public static String outcome(Outcome outcome, PageLanguage p) {
        return p.say(
                switch (outcome) {
                    case FINDING -> CaseWords.OUTCOME_FINDING;
                    case CONFORM -> CaseWords.CONFORM;
                    case PENDING -> CaseWords.PENDING;
                });
    }

    /** A result in force: of which control and item, what it says, and its version where there were others. */
    public static String inForce(ControlHistory.Version result, boolean versions, PageLanguage p) {
        return p.say("Control {0}", "Contrôle {0}", Long.toString(result.controlKey()))
                + (result.sequence() == null ? "" : p.say(", item {0}", ", article {0}", result.sequence()))
                + p.say(": ", " : ")
                + outcome(result.outcome(), p)
                + (versions ? ", version " + result.version() : "")
                + p.say(" · correct", " · corriger");
    }

    /** That a result was recorded, and as which control. */
    public static String recorded(String control, PageLanguage p) {
        return p.say("Recorded: control {0}.", "Enregistré : contrôle {0}.", control);
    }

    /** What stands behind an amount that a control brought in. */
    public static String recovered(@Nullable String national, PageLanguage p) {
        return p.say("{0} recovered", "{0} recouvrés", p.currency(national));
    }

    /** The amount as it was stated, and whether it is one of the national currency too. */
    public static Prose stated(ControlHistory.Version result, PageLanguage p) {
        return Prose.empty()
                .also(p.say("Stated as ", "Indiqué : "), p.plain(result.statedAmount()))
                .also(" ", result.statedCurrency())
                .sayIf(
                        result.amountRecovered() == null,
                        p.say(
                                ", kept so: no rate says what that is in the national currency",
                                ", gardé ainsi : aucun taux ne dit ce que cela fait en monnaie nationale"))
                .say(".");
    }

    /** Who entered a result, when and why. */
    public static Prose entered(ControlHistory.Version result, PageLanguage p) {
        String who = result.enteredBy();
        return Prose.of(p.say("By ", "Par "))
                .strong(who == null ? p.say("a file", "un fichier") : who)
                .say(", " + DisplayText.moment(result.recordedAt()) + p.say(": ", " : ")
                        + DisplayText.text(result.reason()));
    }

    /** What the list of a result's former versions is called. */
    public static String formerOf(ControlHistory.Version result, PageLanguage p) {
        return p.say(
                "Former versions of the result of control {0}",
                "Versions antérieures du résultat du contrôle {0}", Long.toString(result.controlKey()));
    }

    /** From when to when a former version was in force, by whom and why. */
    public static Prose former(ControlHistory.Version result, PageLanguage p) {
        return Prose.of(p.say(
                        "Version {0}, {1} to {2}",
                        "Version {0}, {1} au {2}",
                        result.version(),
                        DisplayText.moment(result.recordedAt()),
                        DisplayText.moment(result.supersededAt())))
                .also(p.say(" · by ", " · par "), result.enteredBy())
                .also(" · ", result.reason());
    }
}
