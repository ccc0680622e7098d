package org.tidewaiter.simulate;

/** Writes who is truly who, and who is in collusion with whom. */
final class TruthRegisters {
    private final World world;
    private final Registers registers;

    TruthRegisters(World world, Registers registers) {
        this.world = world;
        this.registers = registers;
    }

    void write() {
        actors();
        collusion();
        if (world.plan.reroutings()) {
            reroutings();
        }
    }

    /** Officers who lower lanes again and again. */
    private void reroutings() {
        registers.file("truth/reroutings.csv", "officer_id,office_code", out -> {
            for (Office office : world.cast.offices.all()) {
                for (Officer officer :
                        office.sections.stream().flatMap(java.util.List::stream).toList()) {
                    if (officer.lowers) {
                        out.put(officer.id).put(office.code).end();
                    }
                }
            }
        });
    }

    private void actors() {
        registers.file(
                "truth/actors.csv", "party_id,actor,typology,since,times_caught,looks_like,looks_like_since", out -> {
                    for (Importer i : world.cast.importers) {
                        if (registers.known(i)) {
                            Fraudster f = i.fraudster;
                            out.put(i.id).put("A" + i.actor);
                            if (f == null) {
                                out.none().none().none();
                            } else {
                                out.put(f.typology.code())
                                        .put(registers.date(Math.max(0, f.since)))
                                        .put(f.caught);
                            }
                            out.put(i.looksLike == null ? "" : i.looksLike.code())
                                    .put(i.looksLike == null ? "" : registers.date(i.looksLikeSince))
                                    .end();
                        }
                    }
                });
    }

    private void collusion() {
        registers.file("truth/collusion.csv", "broker_id,officer_id,office_code,since", out -> {
            for (Broker b : world.cast.brokers) {
                Officer friend = b.friend;
                if (friend != null) {
                    out.put(b.id)
                            .put(friend.id)
                            .put(friend.office.code)
                            .put(registers.date(b.friendSince))
                            .end();
                }
            }
        });
    }
}
