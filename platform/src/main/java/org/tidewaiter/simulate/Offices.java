package org.tidewaiter.simulate;

import java.util.ArrayList;
import java.util.List;

/** The offices of the country and their staff. */
final class Offices {
    /** Work in sections by chapter: food and plants, chemicals and plastics, materials and textiles, machines and the rest. */
    static final int SECTIONS = 4;

    private static final int[] LAST_CHAPTER = {24, 40, 83};

    /** Officer minutes that an average declaration takes, all lanes together (eight in ten are looked at by nobody). */
    private static final double MINUTES = 5;

    private static final double MINUTES_A_DAY = 380;
    /** Staff is planned for this load: above it queues grow. */
    private static final double LOAD = 0.72;

    private final List<Office> all = new ArrayList<>();
    private final List<Alias> ofMode = new ArrayList<>();
    private final List<List<Office>> byMode = new ArrayList<>();

    Offices(SimulationPlan plan) {
        all.add(new Office(0, "QZ10", "Port Meridian, general cargo", 1, 0.30, false));
        all.add(new Office(1, "QZ11", "Port Meridian, container terminal", 1, 0.26, false));
        all.add(new Office(2, "QZ12", "Northpoint port", 1, 0.08, false));
        all.add(new Office(3, "QZ20", "Coral Bay airport, cargo", 4, 0.22, true));
        all.add(new Office(4, "QZ21", "Coral Bay airport, express", 4, 0.08, true));
        all.add(new Office(5, "QZ30", "Highfield free zone", 1, 0.06, false));
        all.add(new Office(6, "QZ40", "Postal centre", 5, 0.07, false));
        for (int mode = 0; mode < 6; mode++) {
            int wanted = mode;
            List<Office> mine = all.stream().filter(o -> o.mode == wanted).toList();
            byMode.add(mine);
            ofMode.add(new Alias(mine.stream().mapToDouble(o -> o.share).toArray()));
        }
        all.forEach(office -> staff(plan, office));
    }

    private static void staff(SimulationPlan plan, Office office) {
        Chance c = Chance.of(plan.seed(), Chance.Stream.OFFICER, office.index, -1);
        double perDay = plan.declarations() / (plan.days() * 5.3 / 7) * office.share;
        int heads = Math.max(plan.staff() < 1 ? 1 : 2, (int)
                Math.ceil(perDay * MINUTES / MINUTES_A_DAY / LOAD / SECTIONS * 7 / 5 * plan.staff()));
        office.heads = heads;
        for (int section = 0; section < SECTIONS; section++) {
            List<Officer> officers = new ArrayList<>();
            for (int i = 0; i < heads; i++) {
                officers.add(officer(office, section, i, c));
            }
            office.sections.add(officers);
        }
        office.shortFrom = c.below(plan.days());
        office.shortTo = office.shortFrom + 14 + c.below(28);
        change(plan.officers(), office, c);
    }

    /** Officers who come or go beside those that are planned; these stay who they are. */
    private static void change(int more, Office office, Chance c) {
        for (List<Officer> officers : office.sections) {
            for (int i = 0; i < more; i++) {
                officers.add(officer(office, office.sections.indexOf(officers), officers.size(), c));
            }
            for (int i = 0; i < -more && officers.size() > 1; i++) {
                officers.removeLast();
            }
        }
    }

    private static Officer officer(Office office, int section, int number, Chance c) {
        String id = "F" + (10_000 + Math.floorMod((office.index * 1009L + section * 211L + number) * 7_919L, 89_989L));
        return new Officer(id, office, section, c.about(1, 0.2), Math.min(1.3, c.about(0.95, 0.18)), number % 5);
    }

    static int section(int chapter) {
        int section = 0;
        while (section < LAST_CHAPTER.length && chapter > LAST_CHAPTER[section]) {
            section++;
        }
        return section;
    }

    Office draw(int mode, Chance c) {
        return byMode.get(mode).get(ofMode.get(mode).draw(c));
    }

    Office office(int index) {
        return all.get(index);
    }

    List<Office> all() {
        return all;
    }
}
