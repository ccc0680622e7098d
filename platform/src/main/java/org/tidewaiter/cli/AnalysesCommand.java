package org.tidewaiter.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisRegister;
import org.tidewaiter.analysis.Card;
import org.tidewaiter.engine.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the questions that can be asked of the data, or shows the card of one. */
@Command(
        name = "analyses",
        mixinStandardHelpOptions = true,
        description = "List the questions that can be asked of the data; with a name: its card, and what can be set.")
final class AnalysesCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "An analysis.")
    @org.jspecify.annotations.Nullable
    String name;

    @Option(names = "--language", paramLabel = "L", description = "en or fr (default: ${DEFAULT-VALUE}).")
    String language = "en";

    @Mixin
    JsonOption json = new JsonOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // filled by picocli before call()
    CommandSpec spec;

    @Override
    public Integer call() {
        Context context = Commands.contextOf(spec);
        Locale locale = ReportText.language(language);
        if (name != null) {
            Card card = AnalysisRegister.all().named(name).card();
            if (json.asked) {
                context.out().println(Json.text(card));
            } else {
                ReportText.card(card, locale, context.out());
            }
            return 0;
        }
        if (json.asked) {
            context.out()
                    .println(Json.text(AnalysisRegister.all().analyses().stream()
                            .map(Analysis::card)
                            .toList()));
            return 0;
        }
        for (Analysis analysis : AnalysisRegister.all().analyses()) {
            Card card = analysis.card();
            context.out().printf("%-22s %s%n", card.name(), card.question().in(locale));
        }
        return 0;
    }
}
