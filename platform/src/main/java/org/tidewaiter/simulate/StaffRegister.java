package org.tidewaiter.simulate;

import java.util.List;

/**
 * Writes which officer works where, as personnel knows it. Absences are not written: who is away may be given work all the same where a
 * broker asks for him, so that they would tell who is in collusion.
 */
final class StaffRegister {
    /** The sections of an office, in their order. */
    private static final List<String> SECTIONS =
            List.of("food and plants", "chemicals and plastics", "materials and textiles", "machines and other goods");

    private final World world;
    private final Registers registers;

    StaffRegister(World world, Registers registers) {
        this.world = world;
        this.registers = registers;
    }

    void write() {
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
