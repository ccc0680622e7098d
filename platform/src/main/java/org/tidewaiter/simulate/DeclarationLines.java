package org.tidewaiter.simulate;

import java.util.stream.Collectors;
import org.tidewaiter.datamodel.Chooser;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.Outcome;

/** Writes a declaration in the layout of the model: a row for each item, the header repeated, the control beside the item. */
final class DeclarationLines extends ItemRows {
    private final long until;
    private final boolean wholeResults;

    /** Times from {@code until} on lie after the day of the extract, and are not written. */
    DeclarationLines(long until, boolean wholeResults) {
        super(',');
        this.until = until;
        this.wholeResults = wholeResults;
    }

    @Override
    void heading(Declaration d) {
        head(d);
        totals(d);
    }

    @Override
    void item(Declaration d, Item item, int n, Text out) {
        goods(d, item, n, out);
        money(d, item, out);
        control(d, item, out);
    }

    private void head(Declaration d) {
        head.put(d.id)
                .time(d.accepted, Long.MAX_VALUE)
                .put(d.kind.type)
                .put(d.office.code)
                .put(d.link.mode())
                .put(d.countryOfExport())
                .put(d.countryOfDestination())
                .put(d.incoterm)
                .put(d.broker.id)
                .put(RecordingErrors.text(d, Field.IMPORTER_ID, 0, d.consigneeId()))
                .put(RecordingErrors.text(d, Field.EXPORTER_ID, 0, d.consignorId()))
                .put(d.carrier.id())
                .put(d.currency);
    }

    private void totals(Declaration d) {
        head.decimal(d.sum(i -> i.amountCents), 2)
                .decimal(Math.round(d.rate * 1e6), 6)
                .decimal(d.sum(i -> i.declaredGrossGrams), 3)
                .put(d.sum(i -> i.packages))
                .put(d.consigneeName())
                .put(d.consignorName())
                .put(d.kind == Declaration.Kind.EXPORT ? "" : d.importer.address)
                .put(d.invoiceNumber)
                .put(d.transportDocument)
                .put(d.kind == Declaration.Kind.EXPORT ? "" : d.loadingPort)
                .time(d.arrived, until)
                .time(d.lodged, until)
                .time(d.released, until)
                .decimal(d.sum(i -> i.freightCents), 2)
                .decimal(d.sum(i -> i.insuranceCents), 2)
                .decimal(d.sum(i -> i.valueCents), 2)
                .decimal(d.sum(i -> i.due.total()), 2)
                .put(d.items.size());
    }

    private static void goods(Declaration d, Item item, int n, Text out) {
        Product product = item.declaredProduct;
        boolean export = d.kind == Declaration.Kind.EXPORT;
        out.put(n)
                .put(RecordingErrors.text(d, Field.HS_CODE, n, product.code()))
                .put(item.description)
                .put(RecordingErrors.text(
                        d, Field.ORIGIN_COUNTRY, n, export ? Origins.HOME : item.declaredOrigin.code()))
                .put(item.preference)
                .put(d.kind.procedure)
                .put(item.relief)
                .put(d.importer.deferred ? "D" : "C");
        long grams = RecordingErrors.number(d, Field.NET_MASS_KG, n, item.declaredGrams);
        if (grams == 0) {
            out.none();
        } else {
            out.decimal(grams, 3);
        }
        out.decimal(item.declaredGrossGrams, 3);
        if (product.unit().isEmpty()) {
            out.none().none();
        } else {
            out.decimal(RecordingErrors.number(d, Field.SUPPLEMENTARY_QUANTITY, n, item.declaredQuantity), 3)
                    .put(product.unit());
        }
    }

    private static void money(Declaration d, Item item, Text out) {
        out.decimal(item.amountCents, 2)
                .decimal(item.valueCents, 2)
                .put(Math.round(item.valueCents / 100.0))
                .decimal(Math.round(item.due.dutyPercent() * 100), 2)
                .decimal(item.due.total(), 2)
                .put(item.packages)
                .put(d.container)
                .put(item.undg)
                .decimal(item.unitPrice, 4)
                .decimal(item.freightCents, 2)
                .decimal(item.insuranceCents, 2)
                .decimal(item.due.duty(), 2)
                .decimal(item.due.vat(), 2)
                .decimal(item.due.excise(), 2);
    }

    private void control(Declaration d, Item item, Text out) {
        if (wholeResults || !d.controlled() || d.officer == null) {
            for (int i = 0; i < 9; i++) {
                out.none();
            }
            return;
        }
        out.put(kind(d)).put(d.chooser()).put(d.selector);
        probability(d, out);
        out.put(d.officer.id).time(known(d) ? d.recorded : d.laneAt, until).put(outcome(d, item.finding));
        out.put(known(d) ? item.findingKind : "");
        recovered(d, item.finding, item.recoveredCents, out);
    }

    /** The result of a control as clearance systems have it: one for the whole declaration, of all that was found in it. */
    void controlOfAll(Declaration d, Text out) {
        if (!d.controlled() || d.officer == null) {
            return;
        }
        boolean finding = d.items.stream().anyMatch(i -> i.finding);
        String kinds = d.items.stream()
                .map(i -> i.findingKind)
                .filter(k -> !k.isEmpty())
                .distinct()
                .sorted()
                .collect(Collectors.joining(";"));
        out.put(d.id).put(kind(d)).put(outcome(d, finding)).put(known(d) ? kinds : "");
        recovered(d, finding, d.sum(i -> i.recoveredCents), out);
        out.put(d.officer.id).put(d.chooser()).put(d.selector);
        probability(d, out);
        out.time(known(d) ? d.recorded : d.laneAt, until).end();
    }

    private boolean known(Declaration d) {
        return d.recorded < until;
    }

    private static String kind(Declaration d) {
        return d.lane == Declaration.ControlLane.RED ? "goods" : "documents";
    }

    private String outcome(Declaration d, boolean finding) {
        return (!known(d) ? Outcome.PENDING : finding ? Outcome.FINDING : Outcome.CONFORM).word();
    }

    /** Nobody knows with which probability an officer picks. */
    private static void probability(Declaration d, Text out) {
        if (d.selectedBy == Chooser.OFFICER) {
            out.none();
        } else {
            out.decimal(Math.round(d.probability * 1e6), 6);
        }
    }

    private void recovered(Declaration d, boolean finding, long cents, Text out) {
        if (known(d) && finding) {
            out.decimal(cents, 2);
        } else {
            out.none();
        }
    }
}
