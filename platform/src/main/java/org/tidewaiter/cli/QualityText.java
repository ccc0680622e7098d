package org.tidewaiter.cli;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.datamodel.NationalCurrency;
import org.tidewaiter.dataquality.ScoreCards;
import org.tidewaiter.dataquality.StoredDataCheck;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.riskmodel.DefectCost;
import org.tidewaiter.web.DisplayText;
import org.tidewaiter.web.PageLanguage;
import org.tidewaiter.web.QualitySentences;

/** Score cards and what defects cost, as text for a terminal. */
record QualityText(PrintStream out, CheckBook book) {
    private static final int NAME = 34;

    void print(
            StoredDataCheck.CheckedData done,
            ScoreCards.ScoreCard whole,
            long quarantined,
            ScoreCards.Group by,
            List<ScoreCards.ScoreCard> cards,
            List<ScoreCards.CheckCount> checks,
            List<String> stopped,
            DefectCost.CostReport cost) {
        judged(done);
        if (whole.items() == 0) {
            out.println("Nothing has been judged: no goods item is loaded.");
            return;
        }
        whole(whole);
        if (quarantined > 0) {
            out.println("  " + QualitySentences.quarantined(quarantined, PageLanguage.ENGLISH)
                    + " ('tidewaiter quarantine' says why)");
        }
        cards(by, cards);
        checks(checks);
        stopped.forEach(message -> out.println("  Not judged to the end: " + message + "."));
        cost(cost);
    }

    private void judged(StoredDataCheck.CheckedData done) {
        if (done.declarations() > 0 || done.items() > 0 || done.defects() > 0) {
            out.printf(
                    "Judged %s: %s, %s, %s%n%n",
                    DisplayText.count(done.loads(), "load"),
                    DisplayText.count(done.declarations(), "declaration"),
                    DisplayText.count(done.items(), "goods item"),
                    DisplayText.count(done.defects(), "defect"));
        }
    }

    private void whole(ScoreCards.ScoreCard whole) {
        out.printf(
                "%s of %s without an error; %s with one%s. %s more with warnings only%s%n",
                percent(whole.score()),
                DisplayText.count(whole.items(), "goods item"),
                whole.withErrors() == 0 ? "none" : DisplayText.count(whole.withErrors()),
                worth(whole.withErrors(), whole.moneyWithErrors()),
                whole.withWarnings() == 0 ? "None" : DisplayText.count(whole.withWarnings()),
                worth(whole.withWarnings(), whole.moneyWithWarnings()));
        out.printf(
                "  without errors or warnings: completeness %s   validity %s   consistency %s   uniqueness %s  "
                        + " timeliness %s%n",
                percent(whole.completeness()),
                percent(whole.validity()),
                percent(whole.consistency()),
                percent(whole.uniqueness()),
                percent(whole.timeliness()));
    }

    private void cards(ScoreCards.Group by, List<ScoreCards.ScoreCard> cards) {
        if (cards.isEmpty()) {
            return;
        }
        out.printf(
                "%n%-" + NAME + "s %8s %8s %8s %8s %8s %8s %10s %11s %16s %13s%n",
                "by " + by.name().toLowerCase(Locale.ROOT),
                "score",
                "compl.",
                "valid",
                "consist.",
                "unique",
                "timely",
                "items",
                "with errors",
                "worth",
                "warnings only");
        for (ScoreCards.ScoreCard c : cards) {
            out.printf(
                    Locale.ROOT,
                    "%-" + NAME + "s %8s %8s %8s %8s %8s %8s %,10d %,11d %16s %,13d%n",
                    shortened(c.name()),
                    percent(c.score()),
                    percent(c.completeness()),
                    percent(c.validity()),
                    percent(c.consistency()),
                    percent(c.uniqueness()),
                    percent(c.timeliness()),
                    c.items(),
                    c.withErrors(),
                    money(c.moneyWithErrors()),
                    c.withWarnings());
        }
    }

    private void checks(List<ScoreCards.CheckCount> checks) {
        if (checks.isEmpty()) {
            return;
        }
        out.printf("%n%-" + NAME + "s %10s %10s %16s  %s%n", "check", "defects", "items", "money touched", "means");
        for (ScoreCards.CheckCount c : checks) {
            out.printf(
                    Locale.ROOT,
                    "%-" + NAME + "s %,10d %,10d %16s  %s: %s%n",
                    shortened(c.check()),
                    c.defects(),
                    c.items(),
                    money(c.money()),
                    c.severity(),
                    book.note(c.check(), Locale.ENGLISH).means());
        }
    }

    private void cost(DefectCost.CostReport cost) {
        if (cost.families().isEmpty()) {
            return;
        }
        out.printf(
                "%nWhat defects cost: reported totals without the items each check found wrong%n%-" + NAME
                        + "s %13s %11s %20s %18s%n",
                "",
                "declarations",
                "items",
                "customs value",
                "tax assessed");
        totals("everything", cost.totals());
        cost.families().forEach(f -> totals("without " + f.check(), f.without()));
        out.println();
        out.println(cost.why());
        cost.families().stream()
                .filter(f -> !f.verdict().isEmpty())
                .forEach(f -> out.println("  " + f.check() + ": " + f.verdict()));
    }

    private void totals(String name, DefectCost.Totals t) {
        out.printf(
                Locale.ROOT,
                "%-" + NAME + "s %,13d %,11d %20s %18s%n",
                shortened(name),
                t.declarations(),
                t.items(),
                money(t.customsValue()),
                money(t.taxAssessed()));
    }

    /** What the money above is in, and what is in none of it. */
    static void money(PrintStream out, Lake lake) {
        String in = NationalCurrency.shown(lake);
        out.println();
        out.println("Money is in " + (in == null ? "the national currency, which is not known" : in) + ".");
        List<NationalCurrency.Unconverted> amounts = NationalCurrency.unconverted(lake);
        if (!amounts.isEmpty()) {
            out.println("In no sum, as nothing converts it: " + CurrencyCommand.inNoSum(amounts));
        }
    }

    /** A card as JSON shows it: with its score, which is worked out. */
    static Map<String, @Nullable Object> asJson(ScoreCards.ScoreCard c) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("name", c.name());
        told.put("score", c.items() == 0 ? null : c.score());
        told.put("items", c.items());
        told.put("with_errors", c.withErrors());
        told.put("money_with_errors", c.moneyWithErrors());
        told.put("with_warnings", c.withWarnings());
        told.put("money_with_warnings", c.moneyWithWarnings());
        told.put("errors", c.errors());
        told.put("warnings", c.warnings());
        told.put("completeness", c.completeness());
        told.put("validity", c.validity());
        told.put("consistency", c.consistency());
        told.put("uniqueness", c.uniqueness());
        told.put("timeliness", c.timeliness());
        return told;
    }

    /** Rounded down: what has a defect is never shown as 100 %. */
    private static String percent(double share) {
        return BigDecimal.valueOf(100 * share).setScale(1, RoundingMode.DOWN) + " %";
    }

    private static String money(@Nullable BigDecimal amount) {
        return amount == null ? "-" : String.format(Locale.ROOT, "%,.0f", amount);
    }

    private static String worth(long items, @Nullable BigDecimal amount) {
        return items == 0 || amount == null ? "" : ", worth " + money(amount);
    }

    private static String shortened(String text) {
        return text.length() <= NAME ? text : text.substring(0, NAME - 2) + " …";
    }
}
