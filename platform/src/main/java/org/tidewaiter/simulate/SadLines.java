package org.tidewaiter.simulate;

/**
 * Writes a declaration as a clearance system writes its tables out, one wide row an item: header and totals in every row, the HS
 * code in five pieces, codes and names side by side, dates as day/month/year.
 */
final class SadLines {
    private final Text head = new Text(';');

    void write(Declaration d, Text out) {
        head.clear();
        head.put(d.office.code)
                .put(d.office.name)
                .put(d.id.substring(0, 4))
                .put(d.id.substring(8))
                .dayMonthYear(d.epochDay())
                .put(d.kind.type.substring(0, 2))
                .put(d.kind.procedure.substring(0, 1))
                .put(d.importer.id)
                .put(d.importerName)
                .put(d.exporterName)
                .put(d.broker.id)
                .put(d.exportCountry.code())
                .put(d.link.mode())
                .put(d.loadingPort)
                .put(d.currency)
                .decimal(Math.round(d.rate * 1e6), 6)
                .decimal(d.sum(i -> i.amountCents), 2)
                .decimal(d.sum(i -> i.valueCents), 2)
                .decimal(d.sum(i -> i.due.total()), 2);
        byte[] common = head.taken();
        for (int n = 1; n <= d.items.size(); n++) {
            out.raw(common);
            item(d, d.items.get(n - 1), n, out);
        }
    }

    private static void item(Declaration d, Item item, int n, Text out) {
        String code = item.declaredProduct.code();
        out.put(n)
                .put(code.substring(0, 6))
                .put(code.substring(6, 8))
                .none()
                .none()
                .none()
                .put(item.description)
                .put(item.declaredOrigin.code())
                .put(item.preference)
                .put(d.kind.procedure)
                .decimal(item.declaredGrossGrams, 3)
                .decimal(item.declaredGrams, 3)
                .decimal(item.declaredQuantity, 3)
                .put(item.declaredProduct.unit())
                .decimal(item.amountCents, 2)
                .decimal(item.valueCents, 2)
                .put(Math.round(item.valueCents / 100.0))
                .decimal(item.due.total(), 2)
                .put(d.lane.name())
                .end();
    }
}
