package org.tidewaiter.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Chooser;

/**
 * A declaration on its way: made, changed, reckoned, selected, cleared, written, dropped. Open fields, because a year of them
 * passes through one step after the other. Times are seconds since 1970 UTC, 0 where a thing did not happen.
 */
final class Declaration {
    /** Kinds of declarations, with their procedure. */
    enum Kind {
        HOME_USE("IM4", "4000"),
        TEMPORARY("IM5", "5000"),
        WAREHOUSE("IM7", "7100"),
        TRANSIT("T1", "8000"),
        PARCEL("IM4P", "4000"),
        EXPORT("EX1", "1000");

        final String type;
        final String procedure;

        Kind(String type, String procedure) {
            this.type = type;
            this.procedure = procedure;
        }

        boolean suspended() {
            return this == WAREHOUSE || this == TRANSIT || this == TEMPORARY || this == EXPORT;
        }
    }

    /** What the lane asks for. */
    enum ControlLane {
        GREEN,
        BLUE,
        YELLOW,
        RED;

        /** The word in the files. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The letter of the register, as in the registrations of ASYCUDA: QZ11-2024-C0000017. */
    static final String SERIAL = "C";

    /** Its number in the order of being made: the key of all its draws. */
    final long number;

    final int day;
    final Kind kind;
    final Importer importer;
    final TradeRelation link;
    final List<Item> items = new ArrayList<>(4);
    Broker broker;
    Office office;
    Carrier carrier;
    String id = "";
    String exporterName = "";
    String importerName = "";
    String incoterm = "FOB";
    String currency = "USD";
    double rate = 1;
    Origin exportCountry;
    String loadingPort = "";
    String container = "";
    String invoiceNumber = "";
    String transportDocument = "";
    /** Gross mass of the bill as the carrier gives it; of so many declarations, in so many lines. */
    long manifestGrams;

    int manifestPackages;
    boolean manifestInTwoLines;
    /** Key of the order of which this parcel is a part; 0 where it is none. */
    long order;

    long preArrival;
    long manifest;
    long arrived;
    long unloaded;
    long lodged;
    long accepted;
    long laneAt;
    long documentsAsked;
    long documentsGiven;
    long documentsChecked;
    long examinationStarted;
    long examinationEnded;
    long permitAsked;
    long permitGiven;
    long amended;
    long assessed;
    long paid;
    long guaranteed;
    long released;
    long exited;
    /** Arrival at the office of destination or exit from the warehouse. */
    long discharged;

    ControlLane lane = ControlLane.GREEN;
    /** Who or what put it into its lane; null in the green one, into which nobody did. */
    @Nullable
    Chooser selectedBy;

    String selector = "";
    double probability;

    @Nullable
    Officer officer;

    /** The lane that was given first, by whom it was changed and when; null and 0 where it was not. */
    @Nullable
    ControlLane proposed;

    @Nullable
    Officer rerouter;

    long rerouted;

    long recorded;
    /** What is wrong with it as it is written, or null. */
    @Nullable
    RecordingErrors dirt;

    /** Whether the declarant's friend among the officers took it. */
    boolean steered;
    /** Whether it will never be paid, or never be discharged. */
    boolean defaulted;

    Declaration(
            long number,
            int day,
            Kind kind,
            Importer importer,
            TradeRelation link,
            Broker broker,
            Office office,
            Carrier carrier) {
        this.number = number;
        this.day = day;
        this.kind = kind;
        this.importer = importer;
        this.link = link;
        this.broker = broker;
        this.office = office;
        this.carrier = carrier;
        this.exportCountry = link.exporter().origin;
    }

    /** The day on which it was accepted, in days since 1970. */
    long epochDay() {
        return Math.floorDiv(accepted, 86_400L);
    }

    private boolean export() {
        return kind == Kind.EXPORT;
    }

    /** Who receives the goods: of an export, the firm abroad. */
    String consigneeId() {
        return export() ? link.exporter().id : importer.id;
    }

    String consigneeName() {
        return export() ? exporterName : importerName;
    }

    /** Who sends the goods: of an export, the firm at home. */
    String consignorId() {
        return export() ? importer.id : link.exporter().id;
    }

    String consignorName() {
        return export() ? importerName : exporterName;
    }

    String countryOfExport() {
        return export() ? Origins.HOME : exportCountry.code();
    }

    String countryOfDestination() {
        return export() || kind == Kind.TRANSIT ? link.exporter().origin.code() : Origins.HOME;
    }

    /** Who or what put it into its lane, as files say it; empty in the green one. */
    String chooser() {
        return selectedBy == null ? "" : selectedBy.word();
    }

    boolean controlled() {
        return lane != ControlLane.GREEN;
    }

    boolean fraudulent() {
        for (Item item : items) {
            if (item.typology != null) {
                return true;
            }
        }
        return false;
    }

    long sum(java.util.function.ToLongFunction<Item> of) {
        long sum = 0;
        for (Item item : items) {
            sum += of.applyAsLong(item);
        }
        return sum;
    }
}
