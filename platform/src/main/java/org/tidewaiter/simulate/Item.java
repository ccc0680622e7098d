package org.tidewaiter.simulate;

import org.jspecify.annotations.Nullable;

/**
 * A goods item, as it truly is and as it is declared. Open fields, because it passes from step to step millions of times: the
 * goods are made, fraud and mistakes change what is declared, the reckoning fills the money, the control the result.
 */
final class Item {
    final Product product;
    final Origin origin;
    /** Quantity in the supplementary unit, in thousandths. */
    long quantity;

    long grams;
    long grossGrams;
    /** Price FOB in US dollars for one unit (for one kg where there is none). */
    double price;

    int packages;

    Product declaredProduct;
    Origin declaredOrigin;
    long declaredQuantity;
    long declaredGrams;
    long declaredGrossGrams;
    double declaredPrice;
    String preference = "";
    String relief = "";
    String description = "";
    String undg = "";

    /** Price for one unit in the currency of the invoice, in ten-thousandths. */
    long unitPrice;

    long amountCents;
    long freightCents;
    long insuranceCents;
    long valueCents;
    long trueValueCents;
    Customs.TaxesDue due = NOTHING;
    /** What would be due on what is true. */
    long trueDue;

    @Nullable
    Typology typology;
    /** What an honest trader got wrong, or empty. */
    String mistake = "";

    @Nullable
    Typology looksLike;

    boolean finding;
    String findingKind = "";
    long recoveredCents;

    private static final Customs.TaxesDue NOTHING = new Customs.TaxesDue(0, 0, 0, 0);

    Item(Product product, Origin origin) {
        this.product = product;
        this.origin = origin;
        this.declaredProduct = product;
        this.declaredOrigin = origin;
    }

    /** What the treasury would lose, in cents. */
    long evadedCents() {
        return Math.max(0, trueDue - due.total());
    }
}
