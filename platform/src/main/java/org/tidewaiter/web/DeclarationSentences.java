package org.tidewaiter.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.casefile.CaseFile;
import org.tidewaiter.casefile.DeclarationEvents;
import org.tidewaiter.casefile.DeclarationSummary;
import org.tidewaiter.casefile.DeclaredLines;
import org.tidewaiter.casefile.ProductPast;

/** The sentences of a declaration: on its page, and where it stands in a list. */
public final class DeclarationSentences {
    private DeclarationSentences() {}

    /** When it was accepted and where, and how many items it has; where the day is from, if the message does not say it. */
    public static Prose lead(CaseFile.Version declaration, int items, @Nullable String dayTakenFrom) {
        return Prose.of("Accepted ")
                .strong(DisplayText.moment(declaration.acceptedAt()))
                .given(
                        dayTakenFrom,
                        from -> Prose.of(" (its message names no day of acceptance; this is the " + from + ")"))
                .given(
                        declaration.officeCode(),
                        office -> Prose.of(" at office ").link("/ranked?office=" + office, office))
                .say(", " + DisplayText.count(items, "goods item"))
                .sayIf(declaration.version() > 1, ", version " + declaration.version())
                .say(".");
    }

    /** An event in words: "request answered" for {@code REQUEST_ANSWERED}. */
    public static String event(DeclarationEvents.Event event) {
        return DisplayText.words(event.eventCode()).toLowerCase(Locale.ROOT);
    }

    /** The head of a column of what repeats: "Rate, %" for {@code rate_percent}, "Type" for {@code type_code}. */
    public static String heading(String column) {
        String words = DisplayText.words(column)
                .replaceFirst("^type code$", "type")
                .replaceFirst(" percent$", ", %")
                .replaceFirst(" kg$", ", kg");
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** What a table of what repeats in a declaration is called on its page. */
    public static String title(DeclaredLines lines) {
        return switch (lines.table()) {
            case TAX_LINE -> "Taxes";
            case DOCUMENT -> "Documents";
            case CONTAINER -> "Containers";
            case PACKAGING -> "Packages";
            case CHARGE -> "Charges";
            case INVOICE -> "Invoices";
            case ADDITIONAL_INFORMATION -> "Further codes and statements";
            case DECLARED_PARTY -> "Parties";
            case JOURNEY -> "Voyages";
            case PERSON -> "Passengers and crew";
            case PERSON_DETAIL -> "Further details of passengers and crew";
        };
    }

    /** When a version was accepted, and where it stood. */
    public static String origin(CaseFile.Version version) {
        String file = version.fileName() == null ? "" : version.fileName() + ", ";
        return "accepted " + DisplayText.moment(version.acceptedAt()) + " · " + file + "line "
                + DisplayText.count(version.lineNumber());
    }

    /** The amount of a version's invoice with its currency; empty where none is given. */
    public static String invoice(CaseFile.Version version) {
        return version.invoiceAmount() == null ? "" : DisplayText.amountIn(version.invoiceAmount(), version.currency());
    }

    /** The heading of the items' amounts, with the declaration's currency. */
    public static String amount(CaseFile.Version declaration) {
        return declaration.currency() == null ? "Amount" : "Amount, " + declaration.currency();
    }

    /** Past prices per kg beside that of an item, in words. */
    public static Prose prices(ProductPast product, String unit) {
        ProductPast.Prices p = product.prices();
        return Prose.of("This item: ")
                .strong(DisplayText.price(p.price()))
                .say(" " + unit + " per kg (" + p.basis() + "). ")
                .strong(DisplayText.percent(p.shareBelow(), 0))
                .say(" of " + DisplayText.count(p.peers()) + " past items were cheaper; half lie between "
                        + DisplayText.price(p.p25())
                        + " and " + DisplayText.price(p.p75()) + ", nine in ten between " + DisplayText.price(p.p05())
                        + " and "
                        + DisplayText.price(p.p95()) + ".")
                .sayIf(!product.sameOrigin(), " There were too few from the same origin.");
    }

    /** What the goods of a declaration of a list are: as declared, or else as the tariff says. */
    public static String goods(DeclarationSummary declaration) {
        String declared = declaration.description();
        return declared == null ? DisplayText.goods(declaration.hsCode()) : declared;
    }
}
