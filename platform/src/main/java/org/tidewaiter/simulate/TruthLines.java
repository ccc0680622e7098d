package org.tidewaiter.simulate;

import java.time.LocalDate;
import org.tidewaiter.datamodel.Field;

/** Writes what is true of a declaration where it differs from what is declared, or only looks as if it did. */
final class TruthLines {
    private final World world;

    TruthLines(World world) {
        this.world = world;
    }

    void fraud(Declaration d, Text out) {
        for (int n = 1; n <= d.items.size(); n++) {
            Item item = d.items.get(n - 1);
            if (item.typology != null) {
                planted(d, item, n, item.typology, out);
                if (d.steered) {
                    planted(d, item, n, Typology.COLLUSION, out);
                }
            }
        }
    }

    private void planted(Declaration d, Item item, int n, Typology typology, Text out) {
        Fraudster f = d.importer.fraudster;
        boolean collusion = typology == Typology.COLLUSION;
        int since = collusion ? d.broker.friendSince : f == null ? d.day : Math.max(0, f.since);
        long unpaid = d.defaulted && typology != Typology.DIVERSION ? item.due.total() : item.evadedCents();
        out.put(d.id)
                .put(n)
                .put(typology.code())
                .put("A" + d.importer.actor)
                .put(d.importer.id)
                .put(date(since))
                .decimal(unpaid, 2)
                .put(item.product.code())
                .put(item.origin.code())
                .decimal(item.grams, 3)
                .decimal(item.quantity, 3)
                .decimal(item.trueValueCents, 2)
                .put(item.product.description())
                .put(typology == Typology.LISTED_PARTY ? listed(d) : "")
                .put(d.order)
                .put(collusion && d.officer != null ? d.officer.id : "")
                .end();
    }

    private String listed(Declaration d) {
        int entry = d.link.exporter().listed;
        return entry < 0 ? "" : world.watchList.entries().get(entry).number();
    }

    private String date(int day) {
        LocalDate date = world.plan.from().plusDays(day);
        return date.toString();
    }

    void lookAlikes(Declaration d, Text out) {
        for (int n = 1; n <= d.items.size(); n++) {
            Typology like = d.items.get(n - 1).looksLike;
            if (d.officer != null && d.officer == d.broker.specialist) {
                out.put(d.id)
                        .put(n)
                        .put(Typology.COLLUSION.code())
                        .put(d.importer.id)
                        .put(date(0))
                        .end();
            } else if (like != null) {
                out.put(d.id)
                        .put(n)
                        .put(like.code())
                        .put(d.importer.id)
                        .put(date(d.importer.looksLikeSince))
                        .end();
            }
        }
    }

    void mistakes(Declaration d, Text out) {
        for (int n = 1; n <= d.items.size(); n++) {
            Item item = d.items.get(n - 1);
            if (!item.mistake.isEmpty() && item.typology == null) {
                out.put(d.id)
                        .put(n)
                        .put(item.mistake)
                        .decimal(item.evadedCents(), 2)
                        .end();
            }
        }
    }

    void dirt(Declaration d, Text out) {
        RecordingErrors dirt = d.dirt;
        if (dirt == null) {
            return;
        }
        Field field = dirt.field();
        Item item = d.items.get(Math.max(0, dirt.sequence() - 1));
        String right = field == null
                ? ""
                : switch (field) {
                    case EXPORTER_ID -> d.consignorId();
                    case IMPORTER_ID -> d.consigneeId();
                    case ORIGIN_COUNTRY -> item.declaredOrigin.code();
                    case HS_CODE -> item.declaredProduct.code();
                    case NET_MASS_KG -> Double.toString(item.declaredGrams / 1000.0);
                    default -> Double.toString(item.declaredQuantity / 1000.0);
                };
        String written = field == null
                ? ""
                : switch (field) {
                    case NET_MASS_KG, SUPPLEMENTARY_QUANTITY ->
                        dirt.factor() == 0
                                ? ""
                                : Double.toString(
                                        Math.round(Double.parseDouble(right) * 1000 * dirt.factor()) / 1000.0);
                    default -> RecordingErrors.text(d, field, dirt.sequence(), right);
                };
        out.put(d.id)
                .put(dirt.sequence())
                .put(dirt.kind())
                .put(field == null ? "" : field.path())
                .put(right)
                .put(written)
                .end();
    }
}
