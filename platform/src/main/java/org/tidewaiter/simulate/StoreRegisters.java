package org.tidewaiter.simulate;

import java.time.LocalDate;

/**
 * Writes the registers of customs warehouses and of guarantees. They are kept like other registers: some who should be in them are not,
 * and what has ended may stand there still. Who keeps a warehouse or gives a guarantee is drawn without a look at who is honest.
 */
final class StoreRegisters {
    private static final double WAREHOUSE_NOT_ENTERED = 0.07;
    private static final double GUARANTEE_ENTERED = 0.8;
    private static final double GUARANTEE_OF_OTHERS = 0.3;
    private static final double WITH_THE_FIRM = 0.4;
    private static final double SECOND_WAREHOUSE = 0.2;
    /** Of firms that are gone, those whose warehouse is known to have ended. */
    private static final double END_KNOWN = 0.6;

    private static final double WAIVED = 0.5;
    private static final int BANKS = 9;

    /** Public (type I) and private customs warehouses, and types of guarantee, by the codes of the European customs code. */
    private static final String PUBLIC = "R";

    private static final String PRIVATE = "U";
    private static final String WAIVER = "0";
    private static final String COMPREHENSIVE = "1";

    private final World world;
    private final Registers registers;

    StoreRegisters(World world, Registers registers) {
        this.world = world;
        this.registers = registers;
    }

    void write() {
        registers.file(
                "data/warehouses.csv",
                "warehouse_id,type_code,keeper_id,name,office_code,address,valid_from,valid_until",
                this::warehouses);
        registers.file(
                "data/guarantees.csv",
                "guarantee_reference,type_code,principal_id,guarantor_id,amount,currency,valid_from,valid_until",
                this::guarantees);
    }

    private void warehouses(Text out) {
        for (Broker b : world.cast.brokers) {
            Chance c = world.chance(Chance.Stream.BESIDE, b.index, 3);
            if (c.happens(0.5)) {
                warehouse(out, "W-" + b.id, PUBLIC, b.id, b.name, c.of(world.cast.offices.all()), b.address);
                out.put(before(c).toString()).none().end();
            }
        }
        registers.importers().stream()
                .filter(i -> i.kind == Importer.Kind.WAREHOUSE)
                .forEach(i -> {
                    Chance c = world.chance(Chance.Stream.BESIDE, i.index, 4);
                    int count = c.happens(WAREHOUSE_NOT_ENTERED) ? 0 : c.happens(SECOND_WAREHOUSE) ? 2 : 1;
                    for (int n = 1; n <= count; n++) {
                        Office office = world.cast.offices.office(i.links[0].office());
                        warehouse(out, "W-" + i.id + "-" + n, PRIVATE, i.id, i.name, office, i.address);
                        boolean ended = c.happens(END_KNOWN);
                        out.put(from(i, c).toString())
                                .put(ended ? registers.date(i.died) : "")
                                .end();
                    }
                });
    }

    private static void warehouse(
            Text out, String id, String type, String keeper, String name, Office office, String address) {
        out.put(id).put(type).put(keeper).put(name).put(office.code).put(address);
    }

    /** One entry each, of the latest renewal. Who pays at once may give one too, for goods that come for a time. */
    private void guarantees(Text out) {
        for (Importer i : registers.importers()) {
            Chance c = world.chance(Chance.Stream.BESIDE, i.index, 5);
            boolean owes = i.deferred || i.kind == Importer.Kind.TRANSIT || i.kind == Importer.Kind.WAREHOUSE;
            if (c.happens(owes ? GUARANTEE_ENTERED : GUARANTEE_OF_OTHERS)) {
                guarantee(out, i, i.authorised && c.happens(WAIVED) ? WAIVER : COMPREHENSIVE, c);
                LocalDate renewed = renewed(i, c);
                out.put(renewed.toString())
                        .put(renewed.plusYears(1).minusDays(1).toString())
                        .end();
            }
        }
    }

    /** Guarantees run for a year; that of a firm that is new from about its first day on, or as long as that of a firm bought from a shelf. */
    private LocalDate renewed(Importer i, Chance c) {
        int days = world.plan.days();
        LocalDate any = world.plan.from().plusDays(c.below(days + 300) - 300);
        LocalDate begun = world.plan.from().plusDays(i.born - c.below(60));
        return i.born >= 0 && c.happens(WITH_THE_FIRM) ? begun : any;
    }

    private static void guarantee(Text out, Importer i, String type, Chance c) {
        long thousands = Math.max(1, Math.round(c.about(25, 0.9)));
        out.put("G-" + i.id).put(type).put(i.id).put("BANK-" + (1 + c.below(BANKS)));
        out.put(1000 * thousands).put("USD");
    }

    /** The first day of what a firm holds: long ago, or about when it began. */
    private LocalDate from(Importer i, Chance c) {
        LocalDate longAgo = before(c);
        return i.born < 0 ? longAgo : world.plan.from().plusDays(i.born - c.below(60));
    }

    private LocalDate before(Chance c) {
        return world.plan.from().minusDays(100 + c.below(4_000));
    }
}
