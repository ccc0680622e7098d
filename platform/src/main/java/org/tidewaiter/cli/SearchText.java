package org.tidewaiter.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.tidewaiter.casefile.DeclarationSummary;
import org.tidewaiter.search.SearchResult;

/** What a search found, as lines of text. */
final class SearchText {
    private static final int WIDE = 90;

    private SearchText() {}

    static void print(SearchResult found, PrintStream out) {
        if (found.behind() != null) {
            out.println(
                    found.behind().failure() != null
                            ? found.behind().failure()
                            : "The index is being brought up to date; what came in last may be missing.");
        }
        if (found.total() == 0 && found.headings().isEmpty()) {
            out.println("Nothing was found. Try fewer words, a part of a number, or another spelling.");
        }
        group("declaration", found.declarations(), SearchText::declaration, out);
        group("advance cargo message", found.cargo(), SearchText::cargo, out);
        group("company", found.companies(), SearchText::company, out);
        group(
                "description of goods",
                found.goods(),
                g -> line(g.hsCode(), count(g.declarations()), g.description()),
                out);
        if (!found.headings().isEmpty()) {
            out.println("Headings to which these words may belong:");
            found.headings().forEach(h -> out.println("  " + heading(h)));
        }
        group("HS code", found.tariff(), t -> line(t.hsCode(), count(t.declarations()), t.text()), out);
    }

    private static <T> void group(String name, SearchResult.Hits<T> hits, Function<T, String> line, PrintStream out) {
        if (hits.rows().isEmpty()) {
            return;
        }
        String plural = name.startsWith("description")
                ? name.replace("description", "descriptions")
                : name.endsWith("y") ? "companies" : name + "s";
        out.printf(
                Locale.ROOT,
                "%,d %s%s%s%n",
                hits.found(),
                hits.found() == 1 ? name : plural,
                hits.near() ? " that come near" : "",
                hits.found() > hits.rows().size() ? ", of which" : "");
        List<T> rows = hits.rows();
        rows.forEach(row -> out.println("  " + line.apply(row)));
    }

    private static String declaration(DeclarationSummary d) {
        return line(
                d.declarationId(),
                d.acceptedAt().toLocalDate().toString(),
                d.lane() == null ? "" : String.valueOf(d.lane()),
                d.importerId() == null ? "" : Objects.requireNonNull(d.importerId()),
                d.unnumbered() == null ? "" : "names " + d.unnumbered(),
                d.hsCode() == null ? "" : "HS " + d.hsCode(),
                d.description() == null ? "" : Objects.requireNonNull(d.description()));
    }

    private static String cargo(SearchResult.Cargo c) {
        return line(
                c.reference(),
                c.lodgedAt().toLocalDate().toString(),
                c.typeCode() == null ? "" : "type " + c.typeCode(),
                c.journey(),
                c.transportDocument() == null ? "" : "bill " + c.transportDocument(),
                String.format(Locale.ROOT, "%,d %s", c.items(), c.items() == 1 ? "item" : "items"),
                c.fileName());
    }

    private static String heading(SearchResult.Heading h) {
        return line(
                h.heading(),
                String.format(Locale.ROOT, "%2.0f %%", 100 * h.share()),
                "like '" + h.nearest() + "'",
                h.text());
    }

    private static String company(SearchResult.Company c) {
        return line(
                c.partyId(),
                c.names().isEmpty() ? "" : c.names().getFirst(),
                c.country() == null ? "" : Objects.requireNonNull(c.country()),
                c.roleWords(),
                count(c.declarations()));
    }

    private static String count(long declarations) {
        return String.format(Locale.ROOT, "%,d %s", declarations, declarations == 1 ? "declaration" : "declarations");
    }

    /** What is given, two blanks apart, on one line without signs that steer a terminal. */
    private static String line(String... parts) {
        String all = String.join(
                        "  ",
                        java.util.Arrays.stream(parts).filter(p -> !p.isBlank()).toList())
                .replaceAll("\\p{Cntrl}+", " ");
        return all.codePointCount(0, all.length()) <= WIDE
                ? all
                : all.substring(0, all.offsetByCodePoints(0, WIDE)) + "…";
    }
}
