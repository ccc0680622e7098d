package org.tidewaiter.checks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tidewaiter.engine.Nearest;

/**
 * What the word {@code kind} of a line of {@code checks.yaml} stands for: {@code range} makes a rule that compares a number with two bounds,
 * {@code code} one that looks a code up, and so on. docs/checks.md explains each; an unknown word is refused with the nearest one.
 */
final class CheckKinds {
    private static final Map<String, Function<CheckLine, CheckRule>> BY_NAME = byName();

    private CheckKinds() {}

    /** A table: a line for each kind, which is why it is longer than other methods. */
    private static Map<String, Function<CheckLine, CheckRule>> byName() {
        // Long: a line a kind of check.
        Map<String, Function<CheckLine, CheckRule>> kinds = new LinkedHashMap<>();
        kinds.put("mandatory", FieldRules::mandatory);
        kinds.put("any_of", FieldRules::anyOf);
        kinds.put("left_out", LeftOutRule::of);
        kinds.put("matches", FieldRules::matches);
        kinds.put("code_length", FieldRules::codeLength);
        kinds.put("one_of", FieldRules::oneOf);
        kinds.put("range", FieldRules::range);
        kinds.put("requires", FieldRules::requires);
        kinds.put("identifier", CodeRules::identifier);
        kinds.put("weighted", CodeRules::weighted);
        kinds.put("code", CodeRules::code);
        kinds.put("minor_units", CodeRules::minorUnits);
        kinds.put("placeholder", TextRules::placeholder);
        kinds.put("damaged", TextRules::damaged);
        kinds.put("vague", TextRules::vague);
        kinds.put("at_most", AmountRules::atMost);
        kinds.put("sum_of_items", AmountRules::sumOfItems);
        kinds.put("sum", AmountRules::sum);
        kinds.put("product", AmountRules::product);
        kinds.put("ratio", AmountRules::ratio);
        kinds.put("item_count", AmountRules::itemCount);
        kinds.put("has_items", AmountRules::hasItems);
        kinds.put("customs_value", ValueRules::customsValue);
        kinds.put("charge_share", ValueRules::chargeShare);
        kinds.put("exchange_rate", ValueRules::exchangeRate);
        kinds.put("same_rate", ValueRules::sameRate);
        kinds.put("currency_mix", ValueRules::currencyMix);
        kinds.put("value_expression", ValueRules::valueExpression);
        kinds.put("date_order", DateRules::dateOrder);
        kinds.put("event_order", DateRules::eventOrder);
        kinds.put("not_in_future", DateRules::notInFuture);
        kinds.put("tariff_unit", UnitRules::tariffUnit);
        kinds.put("mass_per_unit", UnitRules::massPerUnit);
        kinds.put("bulk_packages", UnitRules::bulkPackages);
        kinds.put("pairs", TradeRules::pairs);
        kinds.put("procedure_pair", TradeRules::procedurePair);
        kinds.put("document", TradeRules::document);
        kinds.put("incoterm_mode", TradeRules::incotermMode);
        kinds.put("place", TradeRules::place);
        kinds.put("place_mode", TradeRules::placeMode);
        kinds.put("container_flag", TradeRules::containerFlag);
        kinds.put("unique", RepeatRules::unique);
        kinds.put("repeated_items", RepeatRules::repeatedItems);
        kinds.put("same_everywhere", RepeatRules::sameEverywhere);
        kinds.put("expression", ExpressionRule::of);
        return kinds;
    }

    static CheckRule rule(CheckLine line) {
        Function<CheckLine, CheckRule> kind = BY_NAME.get(line.text("kind"));
        if (kind == null) {
            throw line.wrong(
                    "is of kind " + line.text("kind") + ", which does not exist",
                    Nearest.did(line.text("kind"), BY_NAME.keySet()) + " (docs/checks.md lists all)");
        }
        return kind.apply(line);
    }

    /** The words for the kinds, in a fixed order. */
    static Set<String> names() {
        return BY_NAME.keySet();
    }

    /** The fields that a line names, for the reader of a description. */
    static List<String> fieldsOf(CheckLine line) {
        return Stream.of("field", "fields", "limit", "total", "of", "by", "plus", "minus", "needs", "unless_same")
                .flatMap(key -> line.texts(key).stream())
                .filter(name -> name.contains("."))
                .distinct()
                .toList();
    }
}
