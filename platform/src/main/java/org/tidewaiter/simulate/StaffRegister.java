package org.tidewaiter.simulate;

import java.time.LocalDate;
import java.util.List;

/**
 * Writes which officer works where and who was absent, as personnel knows it. Who is away may be given work all the same where a broker
 * asks for him; but where all of a section are away or at rest so is anybody, and leave that is entered is not always taken.
 */
final class StaffRegister {
    /** The sections of an office, in their order. */
    private static final List<String> SECTIONS =
            List.of("food and plants", "chemicals and plastics", "materials and textiles", "machines and other goods");

    private static final List<String> KINDS = List.of("leave", "leave", "leave", "training", "illness");
    private static final double ENTERED = 0.9;
    private static final double ENTERED_LATE = 0.2;
    private static final double NOT_TAKEN = 0.25;

    private final World world;
    private final Registers registers;

    StaffRegister(World world, Registers registers) {
        this.world = world;
        this.registers = registers;
    }

    void write() {
        assignments();
        registers.file(
                "data/absences.csv",
                "officer_id,absent_from,absent_until,kind",
                out -> world.cast.offices.all().forEach(office -> absences(office, out)));
    }

    /** The weeks in which an office is short of staff; and days of anybody that were entered and worked all the same. */
    private void absences(Office office, Text out) {
        for (List<Officer> section : office.sections) {
            for (int place = 0; place < section.size(); place++) {
                Officer officer = section.get(place);
                Chance c = world.chance(
                        Chance.Stream.BESIDE, office.index * 100_000L + officer.section * 10_000L + place, 6);
                if (office.isShortOf(place) && c.happens(ENTERED)) {
                    int late = c.happens(ENTERED_LATE) ? 1 + c.below(3) : 0;
                    absence(officer, office.shortFrom + late, office.shortTo - 1, c, out);
                }
                if (c.happens(NOT_TAKEN)) {
                    int from = c.below(world.plan.days());
                    boolean same = from + 12 >= office.shortFrom && from < office.shortTo;
                    if (!same) {
                        absence(officer, from, from + 2 + c.below(9), c, out);
                    }
                }
            }
        }
    }

    private void absence(Officer officer, int from, int last, Chance c, Text out) {
        LocalDate first = world.plan.from();
        out.put(officer.id)
                .put(first.plusDays(from).toString())
                .put(first.plusDays(last).toString())
                .put(c.of(KINDS))
                .end();
    }

    private void assignments() {
        registers.file("data/staff.csv", "officer_id,office_code,section,valid_from,valid_until", out -> {
            for (Office office : world.cast.offices.all()) {
                office.sections.forEach(section -> section.forEach(officer -> out.put(officer.id)
                        .put(office.code)
                        .put(SECTIONS.get(officer.section))
                        .put(registers.date(0))
                        .none()
                        .end()));
            }
        });
    }
}
