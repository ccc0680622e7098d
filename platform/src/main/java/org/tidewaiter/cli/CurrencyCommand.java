package org.tidewaiter.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.access.Actor;
import org.tidewaiter.codesandunits.Currencies;
import org.tidewaiter.codesandunits.ExchangeRates;
import org.tidewaiter.datamodel.NationalCurrency;
import org.tidewaiter.datamodel.NationalCurrency.CurrencyDecision;
import org.tidewaiter.datamodel.NationalCurrency.RateSource;
import org.tidewaiter.datamodel.NationalCurrency.Unconverted;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.trail.Action;
import org.tidewaiter.trail.EntryContent;
import org.tidewaiter.trail.Trail;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The currency in which money is added up: what it is, how that is known, what is in no sum; and takes it from a person. */
@Command(
        name = "currency",
        mixinStandardHelpOptions = true,
        description = "Show or set the national currency, in which amounts of several currencies are added up.")
final class CurrencyCommand extends WorkspaceCommand {
    @Parameters(arity = "0..1", paramLabel = "CODE", description = "The national currency, ISO 4217.")
    @Nullable
    String code;

    @Mixin
    WhoOption who = new WhoOption();

    @Mixin
    JsonOption json = new JsonOption();

    @Override
    int run(Workspace workspace, Context context) {
        if (code != null) {
            give(workspace.lake(), code, who.actor(context));
        }
        Lake lake = workspace.lake();
        CurrencyDecision decision = NationalCurrency.decision(lake).orElse(null);
        List<RateSource> sources = NationalCurrency.sources(lake);
        List<Unconverted> unconverted = NationalCurrency.unconverted(lake);
        if (json.asked) {
            Map<String, @Nullable Object> answer = new LinkedHashMap<>();
            answer.put("national", decision == null ? null : decision.currency());
            answer.put("amounts_in", decision == null ? null : decision.amountsIn());
            answer.put("basis", decision == null ? null : decision.basis());
            answer.put("by", decision == null ? null : decision.by());
            answer.put("rates", sources);
            answer.put("in_no_sum", unconverted);
            context.out().println(Json.text(answer));
            return 0;
        }
        context.out().println(sentence(decision));
        sources.forEach(s -> context.out()
                .println(String.format(Locale.ROOT, "  %,12d declarations %s", s.declarations(), words(s.source()))));
        if (!unconverted.isEmpty()) {
            context.out().println("In no sum: " + inNoSum(unconverted));
        }
        return 0;
    }

    /** Takes the national currency from a person. */
    static void give(Lake lake, String code, Actor who) {
        String currency = code.toUpperCase(Locale.ROOT);
        if (!Currencies.iso4217().contains(currency)) {
            throw new TidewaiterException(
                    Kind.USAGE, "'" + code + "' is no currency of ISO 4217", "give its three letters, such as KZT");
        }
        lake.transaction(session -> {
            NationalCurrency.give(session, currency, who.person(), ExchangeRates.monthly());
            return Trail.append(
                    session,
                    who,
                    Action.CURRENCY,
                    "national currency",
                    EntryContent.saying(Map.of("currency", currency)));
        });
    }

    /** What is in no sum: "KRW 5,000,000 (1 item), USD 100 (1 item)". */
    static String inNoSum(List<Unconverted> amounts) {
        return amounts.stream()
                .map(a -> String.format(
                        Locale.ROOT,
                        "%s %,.0f (%,d %s)",
                        a.currency().isEmpty() ? "currency not named" : a.currency(),
                        a.amount(),
                        a.items(),
                        a.items() == 1 ? "item" : "items"))
                .collect(Collectors.joining(", "));
    }

    private static String sentence(@Nullable CurrencyDecision d) {
        if (d == null) {
            return "Nothing is loaded: the national currency is not known.";
        }
        return switch (d.basis()) {
            case GIVEN -> "The national currency is " + d.currency() + ", given by " + d.by() + ".";
            case RATES -> "The national currency is " + d.currency() + ": the declared exchange rates prove it.";
            case ONLY ->
                "All amounts are in " + d.amountsIn()
                        + (d.currency() == null
                                ? "; nothing says whether it is the national currency."
                                : ", and so are the customs values.");
            case UNNAMED -> "No declaration names a currency: amounts are taken to be alike.";
            case UNKNOWN ->
                "The national currency is not known: the declarations do not prove it. Give it: tidewaiter currency"
                        + " CODE";
        };
    }

    private static String words(String source) {
        return switch (source) {
            case "national" -> "whose amounts count as they stand";
            case "declared" -> "by the rate that they give";
            case "month" -> "by the mean market rate of their month";
            default -> "whose amounts nothing converts";
        };
    }
}
