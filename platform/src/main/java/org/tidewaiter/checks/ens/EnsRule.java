package org.tidewaiter.checks.ens;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.checks.Check;
import org.tidewaiter.checks.Defect;
import org.tidewaiter.checks.Defect.Severity;
import org.tidewaiter.codesandunits.Countries;
import org.tidewaiter.message.Element;
import org.tidewaiter.message.Message;

/**
 * A rule of entry summary declarations: a line of the table, or of the table of parties.
 *
 * @param id such as {@code ens-8107}; the number is that of the administration whose rule it is
 * @param severity how bad a breach is
 * @param source the condition or rule of the common specification, such as C017; empty where it is a format
 * @param states whose offices of first entry have the rule, as ISO 3166-1 alpha-2 or XI; empty for all
 * @param elsewhere how bad a breach is where another state's office is the first; null where the rule is not judged there
 * @param of where it looks: paths from the message
 * @param at what a breach points to, from there: {@code .} or an element inside
 * @param means what it means, in a sentence
 * @param remedy what the declarant should do, in a sentence
 */
record EnsRule(
        String id,
        Severity severity,
        String source,
        Set<String> states,
        @Nullable Severity elsewhere,
        List<ElementPath> of,
        ElementPath at,
        Fault fault,
        String means,
        String remedy)
        implements Check {
    /** What breaks the rule. */
    sealed interface Fault {
        /** An element that meets a condition. */
        record ConditionFault(EnsCondition condition) implements Fault {}

        /** A comparison of goods items. */
        record ComparisonFault(ItemComparison comparison) implements Fault {}
    }

    private static final ElementPath OFFICE = ElementPath.of("CUSOFFFENT730/RefNumCUSOFFFENT731");
    private static final Pattern ITEM = Pattern.compile("^/[^/]+/GOOITEGDS\\[([0-9]+)]");

    @Override
    public void look(Message message, Consumer<Defect> found) {
        Element top = message.tree();
        if (top == null || !EnsRules.areFor(message)) {
            return;
        }
        Severity here = isOfState(top) ? severity : elsewhere;
        if (here != null) {
            faulty(top).forEach(e -> found.accept(defect(e, here)));
        }
    }

    /** Whether no office of first entry is of another country than those that have the rule; its number begins with its country. */
    private boolean isOfState(Element top) {
        return states.isEmpty()
                || new RuleEvaluation(top).at(OFFICE, top).stream().noneMatch(office -> isOfAnother(office.text()));
    }

    private boolean isOfAnother(String office) {
        String country = office.substring(0, Math.min(2, office.length()));
        return Countries.iso3166().contains(country) && !states.contains(country);
    }

    private List<Element> faulty(Element top) {
        return switch (fault) {
            case Fault.ComparisonFault(ItemComparison comparison) -> comparison.faults(top);
            case Fault.ConditionFault(EnsCondition condition) -> faulty(new RuleEvaluation(top), condition);
        };
    }

    private List<Element> faulty(RuleEvaluation look, EnsCondition condition) {
        List<Element> faulty = new ArrayList<>();
        for (ElementPath steps : of) {
            for (Element here : look.at(steps, look.top())) {
                if (condition.holds(look, here)) {
                    faulty.addAll(look.at(at, here));
                }
            }
        }
        return faulty;
    }

    private Defect defect(Element at, Severity here) {
        String value = at.children().isEmpty() && !at.text().isEmpty() ? at.text() : null;
        String reference = source.isEmpty() ? "" : " (" + source + ")";
        return new Defect(id, here, item(at.path()), at.path(), value, means + reference + " " + remedy);
    }

    private static @Nullable Integer item(String path) {
        Matcher matcher = ITEM.matcher(path);
        return matcher.find() ? Integer.valueOf(matcher.group(1)) : null;
    }
}
