package org.tidewaiter.simulate;

import org.jspecify.annotations.Nullable;

/** Writes what happened to a declaration, when, and who was responsible for it happening then. */
final class EventLines {
    private final long until;

    EventLines(long until) {
        this.until = until;
    }

    void write(Declaration d, Text out) {
        boolean recorded = d.guaranteed == 0 || d.defaulted || !d.importer.monthlyAccount;
        String terminal = "T-" + d.office.code;
        String officer = d.officer == null ? "" : d.officer.id;
        line(d, "entry_summary_lodged", d.preArrival, d.carrier.id(), out);
        line(d, "manifest_lodged", d.manifest, d.carrier.id(), out);
        line(d, "arrived", d.arrived, d.carrier.id(), out);
        line(d, "unloaded", d.unloaded, terminal, out);
        line(d, "lodged", d.lodged, d.broker.id, out);
        line(d, "accepted", d.accepted, d.office.code, out);
        line(d, lane(d.proposed == null ? d.lane : d.proposed), d.laneAt, d.office.code, out);
        line(d, lane(d.lane), d.rerouted, d.rerouter == null ? "" : d.rerouter.id, out);
        line(d, "permit_requested", d.permitAsked, d.broker.id, out);
        line(d, "permit_granted", d.permitGiven, agency(d), out);
        line(d, "documents_requested", d.documentsAsked, officer, out);
        line(d, "documents_provided", d.documentsGiven, d.broker.id, out);
        line(d, "documents_checked", d.documentsChecked, officer, out);
        line(d, "examination_started", d.examinationStarted, officer, out);
        line(d, "examination_ended", d.examinationEnded, officer, out);
        line(d, "amended", d.lane == Declaration.ControlLane.BLUE ? 0 : d.amended, d.broker.id, out);
        line(d, "assessed", d.assessed, d.office.code, out);
        line(d, "guaranteed", d.guaranteed, d.importer.id, out);
        line(d, "paid", recorded ? d.paid : 0, d.importer.id, out);
        line(d, "released", d.released, d.office.code, out);
        line(d, "exited", d.exited, terminal, out);
        boolean transit = d.kind == Declaration.Kind.TRANSIT;
        line(d, transit ? "transit_ended" : "warehouse_exited", d.discharged, transit ? "QZ30" : d.importer.id, out);
    }

    private static String lane(Declaration.ControlLane lane) {
        return "lane_" + lane.word();
    }

    private void line(Declaration d, String code, long at, @Nullable String party, Text out) {
        if (at != 0 && at < until) {
            out.put(d.id)
                    .put(code)
                    .time(at, until)
                    .put(party == null ? "" : party)
                    .end();
        }
    }

    /** The agency that gives permits for goods of the first item's chapter. */
    static String agency(Declaration d) {
        int chapter = d.items.get(0).declaredProduct.chapter();
        return chapter <= 24 ? "AG-FOOD" : chapter == 30 ? "AG-HEALTH" : chapter == 93 ? "AG-POLICE" : "AG-ENVIRONMENT";
    }
}
