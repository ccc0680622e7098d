package org.tidewaiter.simulate;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Writes what stands beside the declarations: parties, registers, the tariff, what others publish, and who is truly who. */
final class Registers {
    /** Days from one validation of an authorised operator to the next. */
    private static final int CYCLE = 3 * 365;

    private static final int QUARTER = 90;
    private static final int MONTH = 30;

    private final World world;
    private final Statistics statistics;

    Registers(World world, Statistics statistics) {
        this.world = world;
        this.statistics = statistics;
    }

    void write() {
        parties();
        authorised();
        reliefs();
        watchList();
        tariff();
        measures();
        rates();
        revenue();
        new ReferencePriceList(world, this).write();
        new StoreRegisters(world, this).write();
        new StaffRegister(world, this).write();
        new TruthRegisters(world, this).write();
    }

    interface Lines {
        void to(Text out);
    }

    void file(String name, String header, Lines lines) {
        Text out = new Text(',');
        lines.to(out);
        try (PlainFile file = new PlainFile(world.plan.out().resolve(name), header)) {
            file.write(out.taken());
        }
    }

    /** Those who had been there by the last day. */
    boolean known(Importer i) {
        return i.born < world.plan.days();
    }

    /** Registers are kept by number: the order in which actors were made would tell who was made for a fraud. */
    List<Importer> importers() {
        return world.cast.importers.stream()
                .filter(this::known)
                .sorted(Comparator.comparing(i -> i.id))
                .toList();
    }

    String date(int day) {
        return day == Integer.MIN_VALUE || day >= world.plan.days()
                ? ""
                : world.plan.from().plusDays(day).toString();
    }

    private void parties() {
        file(
                "data/parties.csv",
                "party_id,name,country,role,name_at_home,address,phone,director,account,registered_on,ceased_on",
                out -> {
                    importers().forEach(i -> trader(out, i));
                    world.cast.exporters.stream()
                            .sorted(Comparator.comparing(e -> e.id))
                            .forEach(e -> rest(party(out, e.id, e.name.latin(), e.origin.code(), "exporter")
                                    .put(e.name.atHome())));
                    world.cast.brokers.forEach(b -> rest(
                            party(out, b.id, b.name, Origins.HOME, "broker").put(b.name)));
                    world.cast.carriers.forEach(c ->
                            rest(party(out, c.id(), c.name(), "", "carrier").put(c.name())));
                    staff(out);
                });
    }

    private void trader(Text out, Importer i) {
        party(out, i.id, i.name, Origins.HOME, i.kind == Importer.Kind.PARCEL ? "person" : "trader")
                .put(i.name)
                .put(i.address)
                .put(i.phone)
                .put(i.director)
                .put(i.account)
                .put(date(i.registered))
                .put(i.struckOff ? date(i.died) : "")
                .end();
    }

    private void staff(Text out) {
        for (Office office : world.cast.offices.all()) {
            rest(party(out, office.code, office.name, Origins.HOME, "office").put(office.name));
            rest(party(out, "T-" + office.code, "Terminal of " + office.name, Origins.HOME, "terminal")
                    .none());
            office.sections.forEach(section -> section.forEach(
                    o -> rest(party(out, o.id, "", Origins.HOME, "officer").none())));
        }
        for (String agency : new String[] {"AG-FOOD", "AG-HEALTH", "AG-POLICE", "AG-ENVIRONMENT"}) {
            rest(party(out, agency, agency.substring(3).toLowerCase(java.util.Locale.ROOT), Origins.HOME, "agency")
                    .none());
        }
    }

    private static Text party(Text out, String id, String name, String country, String role) {
        return out.put(id).put(name).put(country).put(role);
    }

    private static void rest(Text out) {
        out.none().none().none().none().none().none().end();
    }

    private void authorised() {
        file("data/aeo_register.csv", "party_id,certificate,valid_from", out -> {
            for (Importer i : importers()) {
                if (i.authorised) {
                    out.put(i.id)
                            .put(Origins.HOME + "AEOC" + i.id)
                            .put(validated(i).toString())
                            .end();
                }
            }
        });
    }

    /**
     * When an operator was validated last: before the first day, and within three years of the last one as far as that goes, but for one in
     * twenty-five, whose validation is overdue.
     */
    private LocalDate validated(Importer i) {
        int within = Math.max(QUARTER, CYCLE - world.plan.days() - MONTH);
        int spread = Math.floorMod(i.id.hashCode(), 10_000);
        int days = spread % 25 == 0 ? within + spread % CYCLE / 4 : spread % within;
        return world.plan.from().minusDays(MONTH + days);
    }

    private void reliefs() {
        file("data/relief_register.csv", "party_id,end_use_code,valid_from", out -> {
            for (Importer i : importers()) {
                if (i.reliefEntered < world.plan.days()) {
                    int some = Math.floorMod(i.index, Customs.RELIEFS.size());
                    out.put(i.id)
                            .put(i.relief.isEmpty() ? Customs.RELIEFS.get(some) : i.relief)
                            .put(date(i.reliefEntered))
                            .end();
                }
            }
        });
    }

    private void watchList() {
        file(
                "data/watch_list.csv",
                "entry,name,programme,also_known_as",
                out -> world.watchList
                        .entries()
                        .forEach(e -> out.put(e.number())
                                .put(e.name())
                                .put(e.programme())
                                .put(e.alsoKnownAs())
                                .end()));
    }

    private void tariff() {
        file(
                "data/tariff.csv",
                "hs_code,duty_percent,vat_percent,excise_percent,unit,programmes,description",
                out -> world.catalogue
                        .all()
                        .forEach(p -> out.put(p.code())
                                .decimal(Math.round(p.dutyPercent() * 10), 1)
                                .decimal(Math.round(p.vatPercent()), 0)
                                .decimal(Math.round(p.excisePercent()), 0)
                                .put(p.unit())
                                .put(String.join(" ", p.programmes()))
                                .put(p.description())
                                .end()));
    }

    private void measures() {
        file(
                "data/measures.csv",
                "heading,origin_country,in_force_from,percent",
                out -> world.customs.measures().stream()
                        .filter(Customs.PlannedMeasure::listed)
                        .forEach(m -> out.put(m.heading())
                                .put(m.origin())
                                .put(date(m.from()))
                                .put(Math.round(m.percent()))
                                .end()));
    }

    private void rates() {
        file("data/exchange_rates.csv", "day,currency,usd_for_one", out -> {
            for (int day = 0; day < world.plan.days(); day++) {
                for (String currency : world.market.currencies()) {
                    out.put(date(day))
                            .put(currency)
                            .decimal(Math.round(1e6 * world.market.rate(currency, day)), 6)
                            .end();
                }
            }
        });
    }

    private void revenue() {
        file("data/revenue_monthly.csv", "month,office_code,tax,assessed,paid_by_extract", out -> {
            String[] taxes = {"duty", "vat", "excise", "recovered_by_controls"};
            for (Map.Entry<String, long[]> entry : statistics.revenue().entrySet()) {
                long[] sums = entry.getValue();
                String[] cell = entry.getKey().split(",", -1);
                for (int t = 0; t < taxes.length; t++) {
                    out.put(cell[0])
                            .put(cell[1])
                            .put(taxes[t])
                            .decimal(sums[t], 2)
                            .none()
                            .end();
                }
                out.put(cell[0])
                        .put(cell[1])
                        .put("all")
                        .decimal(sums[0] + sums[1] + sums[2] + sums[3], 2)
                        .decimal(sums[4], 2)
                        .end();
            }
        });
    }
}
