package org.tidewaiter.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The duty and tax that a finding is about, such as what would be due besides if goods were worth what their peers are. Where no amount of tax or
 * duty is stated, the value by its duty rate stands for it (in SQL:
 * {@code coalesce(tax_assessed, duty_amount, customs_value * duty_rate_percent / 100)}); where no rate is stated either, nothing is known, which is
 * not nothing.
 *
 * @param amount in the national currency; null where it is known of none of the items
 * @param byRate of how many items it was worked out by the duty rate
 * @param unknown of how many items neither amount nor rate is stated: they are in no sum
 */
public record TaxAtStake(@Nullable BigDecimal amount, long byRate, long unknown) {
    /** The amount in a sentence, or that it is not known. */
    public Object said() {
        return amount == null ? Words.of("an amount that is not known", "un montant inconnu") : new Words.Money(amount);
    }

    /** What must be known of the amount: what was worked out by rates, and what is in no sum; none where every item states amounts. */
    public List<Finding> remarks() {
        List<Finding> remarks = new ArrayList<>();
        if (amount == null) {
            remarks.add(Finding.of(
                    "What is at stake is not known: the items state no duty or tax amounts and no duty rates.",
                    "L’enjeu n’est pas connu : les articles n’indiquent ni montants ni taux de droits."));
        } else if (unknown > 0) {
            remarks.add(Finding.of(
                    "Items with neither an amount of duty and tax nor a duty rate: {0}. What is at stake in them is in no sum.",
                    "Articles sans montant de droits et taxes ni taux de droits : {0}. Leur enjeu n’est dans aucune somme.",
                    unknown));
        }
        if (byRate > 0) {
            remarks.add(Finding.of(
                    "Items without an amount of duty and tax, of which the duty rate was taken instead: {0}. Other taxes are not in what is"
                            + " at stake in them.",
                    "Articles sans montant de droits et taxes, pour lesquels le taux de droits a été pris : {0}. Les autres taxes ne sont"
                            + " pas dans leur enjeu.",
                    byRate));
        }
        return List.copyOf(remarks);
    }
}
