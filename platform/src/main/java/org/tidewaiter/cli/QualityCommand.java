package org.tidewaiter.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.datamodel.NationalCurrency;
import org.tidewaiter.dataquality.Letter;
import org.tidewaiter.dataquality.LetterHead;
import org.tidewaiter.dataquality.Letters;
import org.tidewaiter.dataquality.ScoreCards;
import org.tidewaiter.dataquality.StoredDataCheck;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.riskmodel.DefectCost;
import org.tidewaiter.web.DisplayText;
import org.tidewaiter.web.LetterPrint;
import org.tidewaiter.web.LetterWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How good the data are, whose are not, what that costs; and the letter that says so to a declarant. */
@Command(
        name = "quality",
        mixinStandardHelpOptions = true,
        description = "Judge what was loaded, show score cards and what defects cost, or write a declarant's letter.")
final class QualityCommand extends WorkspaceCommand {
    /** Memory of the database: what is judged passes through it in the order in which it is stored, and is not asked again. */
    private static final String MEMORY = "400MB";

    @Option(
            names = "--by",
            paramLabel = "GROUP",
            description = "Cards by field, office, declarant, importer, source or month (default: ${DEFAULT-VALUE}).")
    ScoreCards.Group by = ScoreCards.Group.FIELD;

    @Option(names = "--again", description = "Judge anew what was judged before, as after a change of checks.")
    boolean again;

    @Option(names = "--limit", defaultValue = "20", description = "Cards shown (default: ${DEFAULT-VALUE}).")
    int limit;

    @Mixin
    JsonOption json = new JsonOption();

    @Option(names = "--letter", paramLabel = "DECLARANT", description = "Write the letter to this declarant.")
    @Nullable
    String letter;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to: a name that ends in .html or .pdf.")
    @Nullable
    Path out;

    @Option(
            names = "--language",
            paramLabel = "L",
            description = "Of the letter: en or fr (default: ${DEFAULT-VALUE}).")
    String language = "en";

    @Option(names = "--reference", paramLabel = "NUMBER", description = "Of the letter: the number it is filed under.")
    @Nullable
    String reference;

    @Option(
            names = "--deadline",
            paramLabel = "DAY",
            description = "Of the letter: the day until when an answer is asked for.")
    @Nullable
    String deadline;

    @Option(
            names = "--all-checks",
            description = "Of the letter: tell too of checks whose false alarms are many or were not measured.")
    boolean allChecks;

    @Override
    String memory() {
        return MEMORY;
    }

    @Override
    int run(Workspace workspace, Context context) {
        requireNotNegative("--limit", limit);
        Path file = letter == null ? null : file(context);
        CheckBook book = ChecksInUse.of(workspace.directory());
        StoredDataCheck.CheckedData done = check(workspace, book, context);
        if (letter != null && file != null) {
            LetterHead head =
                    LetterHead.of(workspace.directory()).with(reference, LetterWords.day(deadline), allChecks);
            Letters letters = new Letters(workspace.lake(), book);
            return write(letters.to(letter, locale(), LocalDate.now(ZoneId.systemDefault()), head), file, context);
        }
        ScoreCards cards = new ScoreCards(workspace.lake(), book.aspects());
        DefectCost.CostReport cost = new DefectCost(workspace).withRanking();
        if (json.asked) {
            context.out().println(Json.text(answer(workspace.lake(), done, cards, cost)));
        } else {
            new QualityText(context.out(), book)
                    .print(
                            done,
                            cards.whole(),
                            cards.quarantined(),
                            by,
                            cards.by(by, limit),
                            cards.checks(),
                            cards.stopped(),
                            cost);
            QualityText.money(context.out(), workspace.lake());
        }
        return 0;
    }

    private StoredDataCheck.CheckedData check(Workspace workspace, CheckBook book, Context context) {
        try (ProgressLine progress = new ProgressLine(context, "judging")) {
            return new StoredDataCheck(workspace.lake(), book)
                    .checkLoads(again, context.actor(), (judged, of) -> progress.at(judged, of, judged));
        }
    }

    private Map<String, @Nullable Object> answer(
            Lake lake, StoredDataCheck.CheckedData done, ScoreCards cards, DefectCost.CostReport cost) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("judged", done);
        answer.put("whole", QualityText.asJson(cards.whole()));
        answer.put("quarantined", cards.quarantined());
        answer.put("by", by.name().toLowerCase(Locale.ROOT));
        answer.put(
                "cards", cards.by(by, limit).stream().map(QualityText::asJson).toList());
        answer.put("checks", cards.checks());
        answer.put("stopped", cards.stopped());
        answer.put("money_in", NationalCurrency.shown(lake));
        answer.put("in_no_sum", NationalCurrency.unconverted(lake));
        answer.put("cost", cost);
        return answer;
    }

    private Path file(Context context) {
        if (out == null || !String.valueOf(out.getFileName()).matches("(?i).+\\.(html|pdf)")) {
            throw new TidewaiterException(
                    Kind.USAGE,
                    "--letter needs --out with a name that ends in .html or .pdf",
                    "give for example --out letter.pdf");
        }
        return context.directory().resolve(out);
    }

    private Locale locale() {
        if (!List.of("en", "fr").contains(language)) {
            throw new TidewaiterException(
                    Kind.USAGE, "There is no letter in the language '" + language + "'", "give en or fr");
        }
        return Locale.of(language);
    }

    private int write(Letter written, Path file, Context context) {
        boolean pdf = file.toString().toLowerCase(Locale.ROOT).endsWith(".pdf");
        try (OutputStream target = Files.newOutputStream(file)) {
            if (pdf) {
                LetterPrint.pdf(written, target);
            } else {
                target.write(LetterPrint.file(written).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new TidewaiterException(
                    Kind.STORAGE, file + " cannot be written", "give a file you may write to with --out", e);
        }
        context.out()
                .printf(
                        "Wrote the letter to %s: %s of %s in %s%s%s: %s%n",
                        written.declarant(),
                        DisplayText.count(written.defects(), "defect"),
                        DisplayText.count(written.complaints().size(), "check"),
                        DisplayText.count(written.declarations(), "declaration"),
                        written.advanceCargo() == 0
                                ? ""
                                : ", " + DisplayText.count(written.advanceCargo()) + " entry summaries and manifests",
                        written.leftOut() == 0
                                ? ""
                                : String.format(
                                        Locale.ROOT,
                                        " (%,d defects of checks that may be wrong left out; --all-checks tells them)",
                                        written.leftOut()),
                        out);
        return 0;
    }
}
