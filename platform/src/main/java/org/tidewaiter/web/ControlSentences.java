package org.tidewaiter.web;

import org.tidewaiter.casefile.CaseFile;
import org.tidewaiter.casefile.CompanyFile;
import org.tidewaiter.intake.control.ControlHistory;

/** The sentences of controls and their results. */
public final class ControlSentences {
    private ControlSentences() {}

    /** When a control was recorded, of what kind and items it was, who chose it and who did it. */
    public static Prose of(CaseFile.Visit visit) {
        CaseFile.Control control = visit.control();
        String items = visit.items().isEmpty()
                ? ""
                : " of " + (visit.items().size() == 1 ? "item " : "items ") + DisplayText.runs(visit.items());
        return Prose.of(DisplayText.moment(control.recordedAt()) + " · " + control.kind() + items + " · "
                        + DisplayText.selector(control.selectedBy()))
                .also(" · officer ", control.officerId());
    }

    /** When a control of a company's goods was recorded, of what it was, and what it found. */
    public static Prose of(CompanyFile.Control control) {
        String kind = control.findingKind();
        return Prose.of(DisplayText.day(control.recordedAt()) + " · " + control.kind())
                .also(" of item ", control.sequence())
                .also(" · ", kind == null ? null : DisplayText.words(kind));
    }

    /** A result in force: of which control and item, what it says, and its version where there were others. */
    public static String inForce(ControlHistory.Version result, boolean versions) {
        return "Control " + result.controlKey() + (result.sequence() == null ? "" : ", item " + result.sequence())
                + ": " + result.outcome() + (versions ? ", version " + result.version() : "") + " · correct";
    }

    /** The amount as it was stated, and whether it is one of the national currency too. */
    public static Prose stated(ControlHistory.Version result) {
        return Prose.empty()
                .also(
                        "Stated as ",
                        result.statedAmount() == null
                                ? null
                                : result.statedAmount().toPlainString())
                .also(" ", result.statedCurrency())
                .sayIf(
                        result.amountRecovered() == null,
                        ", kept so: no rate says what that is in the national currency")
                .say(".");
    }

    /** From when to when a former version was in force, by whom and why. */
    public static Prose former(ControlHistory.Version result) {
        return Prose.of("Version " + result.version() + ", " + DisplayText.moment(result.recordedAt()) + " to "
                        + DisplayText.moment(result.supersededAt()))
                .also(" · by ", result.enteredBy())
                .also(" · ", result.reason());
    }
}
