package org.tidewaiter.simulate;

import java.util.List;
import org.tidewaiter.simulate.Declaration.ControlLane;

/**
 * Takes the declarations of a day through the offices in the order of their acceptance: numbers, officers, queues, results,
 * payment, release. The one step that cannot be done side by side, because an officer does one thing after another.
 */
final class Clearance {
    private static final double DOCUMENT_MINUTES = 11;
    private static final double GOODS_MINUTES = 38;

    /** Payments of those who will never pay that are recorded all the same, until the bank takes them back. */
    private static final double DISHONOURED = 0.15;

    /** Diversions with a forged proof of arrival or exit, and how much faster than usual the goods seem to have got there. */
    private static final double FORGED = 0.3;

    private static final double FORGED_IN = 0.4;
    /** Honest movements whose end is never recorded. */
    private static final double LOST = 0.13;

    private final World world;
    private final OpenHours open;
    private final Detection detection;
    private final Rerouting rerouting;

    private final java.util.Set<Long> orders = new java.util.HashSet<>();

    Clearance(World world) {
        this.world = world;
        open = new OpenHours(world.plan);
        detection = new Detection(world);
        rerouting = new Rerouting(world);
    }

    /** Clears the declarations, which must be in the order of acceptance. */
    void clear(List<Declaration> inOrder) {
        for (Declaration d : inOrder) {
            int year = world.calendar.date(d.day).getYear();
            d.id = d.office.code + "-" + year + "-" + Declaration.SERIAL + References.pad(++d.office.serial, 7);
            splitOrFirst(d);
            Chance c = world.chance(Chance.Stream.CLOCK, d.number, 1);
            d.laneAt = d.accepted + 5 + c.below(55);
            permit(d, c);
            if (d.controlled()) {
                Officer officer = assign(d, c);
                d.officer = officer;
                rerouting.apply(d, officer);
                if (d.controlled()) {
                    control(d, officer, c);
                }
            }
            settle(d, c);
            d.importer.seen++;
        }
    }

    /** The first parcel of an order is what it says, and so is one that pays; what follows soon after makes it an order that was split. */
    private void splitOrFirst(Declaration d) {
        boolean taxed = !MoneyCalculation.isBelowDeMinimis(d);
        if (d.order != 0 && (taxed || orders.add(d.order))) {
            d.items.forEach(item -> item.typology = null);
        }
        if (orders.size() > 100_000) {
            orders.removeIf(order -> order / SplitParcels.SPAN < d.day / Roster.orderDays(world.plan));
        }
    }

    private static void permit(Declaration d, Chance c) {
        boolean asked = d.items.get(0).declaredProduct.permit() && c.happens(0.6);
        double hours = c.about(13, 0.9);
        if (asked && d.kind != Declaration.Kind.PARCEL) {
            d.permitAsked = d.lodged + 240;
            d.permitGiven = d.permitAsked + Math.round(hours * ConsignmentTimes.HOUR);
        }
    }

    /** By chance among those on duty of the section; or the friend, where there is one who can take it. */
    private Officer assign(Declaration d, Chance c) {
        int section = Offices.section(d.items.get(0).declaredProduct.chapter());
        List<Officer> officers = d.office.sections.get(section);
        boolean steer = c.happens(0.85);
        int first = c.below(officers.size());
        Officer friend = d.broker.friend;
        if (friend != null && d.day >= d.broker.friendSince && friend.office == d.office && d.fraudulent() && steer) {
            d.steered = true;
            return friend;
        }
        Officer specialist = d.broker.specialist;
        if (specialist != null && specialist.office == d.office && specialist.section == section && steer) {
            return specialist;
        }
        for (int i = 0; i < officers.size(); i++) {
            Officer officer = officers.get((first + i) % officers.size());
            boolean away = d.day >= d.office.shortFrom
                    && d.day < d.office.shortTo
                    && d.office.isShortOf(officers.indexOf(officer));
            if (!away && Math.floorMod(d.day, 7) % 5 != officer.restDay) {
                return officer;
            }
        }
        return officers.get(first);
    }

    private void control(Declaration d, Officer officer, Chance c) {
        if (d.lane == ControlLane.BLUE) {
            long later = d.accepted + Math.round(c.between(20, 70) * ConsignmentTimes.DAY);
            d.recorded = open.next(later, d.office) + c.below(7 * 3600);
            detection.judge(d, officer, false);
            if (d.defaulted && !d.steered && d.items.stream().noneMatch(i -> i.finding)) {
                comeBackTo(d);
            }
            return;
        }
        double haste = d.steered ? 0.6 : 1;
        double items = d.items.size() - 1.0;
        d.documentsAsked = d.laneAt + Math.round(c.about(4, 0.8) * 60);
        d.documentsGiven = d.documentsAsked + Math.round(c.about(2.2, 1.0) * ConsignmentTimes.HOUR);
        double reading = DOCUMENT_MINUTES * c.about(1, 0.4) * (1 + 0.12 * items) / officer.speed;
        d.documentsChecked = work(officer, d.laneAt, d.documentsGiven, reading * haste);
        d.recorded = d.documentsChecked;
        if (d.lane == ControlLane.RED) {
            examine(d, officer, GOODS_MINUTES * c.about(1, 0.5) * (1 + 0.05 * items) / officer.speed * haste, c);
        }
        detection.judge(d, officer, d.lane == ControlLane.RED);
        if (d.items.stream().anyMatch(i -> i.finding)) {
            d.amended = d.recorded + Math.round(c.about(5, 0.8) * ConsignmentTimes.HOUR);
        } else if (d.defaulted && !d.steered) {
            comeBackTo(d);
        }
    }

    /** A file that was controlled is looked at again when its payment or its discharge is overdue: a result of its own day. */
    private void comeBackTo(Declaration d) {
        Chance c = world.chance(Chance.Stream.OUTCOME, d.number, 1);
        long overdue = d.recorded + Math.round(c.between(50, 80) * ConsignmentTimes.DAY);
        if (detection.overdue(d, c)) {
            d.recorded = open.next(overdue, d.office) + c.below(7 * 3600);
        }
    }

    /** The way to the goods comes first: nobody opens a container at the stroke of eight, or for a whole number of minutes. */
    private void examine(Declaration d, Officer officer, double looking, Chance c) {
        long placed = Math.max(d.documentsChecked, d.unloaded) + Math.round(c.about(5, 0.6) * ConsignmentTimes.HOUR);
        long seconds = Math.max(60, Math.round(looking * 60));
        long way = 60 + c.below(540);
        d.examinationEnded = work(officer, d.laneAt, placed, (way + seconds) / 60.0);
        d.examinationStarted = d.examinationEnded - seconds;
        d.recorded = d.examinationEnded + 180 + c.below(1200);
    }

    /**
     * Does work when it is ready, the officer's backlog is done and the office is open; gives the second at which it is done.
     * The backlog grows from the moment the work is known: what waits for goods to come keeps nobody from other work.
     */
    private long work(Officer officer, long known, long ready, double minutes) {
        long seconds = Math.round(minutes * 60);
        long end = open.next(Math.max(ready, officer.freeAt), officer.office) + seconds;
        officer.freeAt = open.next(Math.max(officer.freeAt, known), officer.office) + seconds;
        return end;
    }

    private void settle(Declaration d, Chance c) {
        double paying = c.about(3.5, 1.1);
        double later = c.between(12, 45);
        double leaving = c.about(8, 0.9);
        Chance irregular = world.chance(Chance.Stream.CLOCK, d.number, 2);
        d.assessed = max(d.laneAt + 40 + c.below(80), d.documentsChecked, d.examinationEnded, d.amended) + 30;
        if (d.sum(i -> i.due.total()) > 0) {
            if (d.importer.deferred) {
                d.guaranteed = d.assessed + 3 + c.below(20);
                boolean dishonoured = d.defaulted && irregular.happens(DISHONOURED); // paid, and taken back by the bank
                d.paid = d.defaulted && !dishonoured ? 0 : d.guaranteed + Math.round(later * ConsignmentTimes.DAY);
            } else {
                d.paid = d.assessed + Math.round(paying * ConsignmentTimes.HOUR);
            }
        }
        long secured = d.guaranteed > 0 ? d.guaranteed : d.paid;
        d.released = max(d.assessed, secured, d.unloaded, d.permitGiven) + 45 + c.below(120);
        d.exited = d.released + Math.round(leaving * ConsignmentTimes.HOUR);
        discharge(d, c, irregular);
    }

    /** How a suspension ends; or seems to: some papers are forged, and some are lost. */
    private static void discharge(Declaration d, Chance c, Chance irregular) {
        boolean late = d.importer.looksLike == Typology.DIVERSION && d.day >= d.importer.looksLikeSince;
        double transit = late ? c.between(15, 45) * 24 : c.about(26, 0.5);
        double store = late ? c.between(150, 300) : c.about(45, 0.9);
        boolean forged = d.defaulted && irregular.happens(FORGED);
        boolean lost = !d.defaulted && irregular.happens(LOST);
        if (lost || d.defaulted && !forged) {
            return;
        }
        double hours = (d.kind == Declaration.Kind.TRANSIT ? transit : store * 24) * (forged ? FORGED_IN : 1);
        if (d.kind == Declaration.Kind.TRANSIT || d.kind == Declaration.Kind.WAREHOUSE) {
            d.discharged = d.exited + Math.round(hours * ConsignmentTimes.HOUR);
        }
    }

    private static long max(long... of) {
        long most = 0;
        for (long one : of) {
            most = Math.max(most, one);
        }
        return most;
    }
}
