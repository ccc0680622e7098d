package org.tidewaiter.simulate;

import org.jspecify.annotations.Nullable;

/** A domestic trader, or a person who gets parcels. Its fields are open to the room: it is read for every declaration. */
final class Importer {
    /** What a trader does, which decides from which table it is drawn. */
    enum Kind {
        ORDINARY,
        PARCEL,
        WAREHOUSE,
        TRANSIT,
        EXPORT
    }

    final int index;
    final Kind kind;
    final String id;
    /** How much of the trade of its kind is its own; moves with the years. */
    double weight;

    String name = "";
    String address = "";
    String phone = "";
    String director = "";
    String account = "";
    TradeRelation[] links = new TradeRelation[0];
    Broker[] brokers = new Broker[0];
    double quality = 1;
    double careless;
    /** How much more a consignment of its is worth than usual. */
    double scale = 1;

    int massStep = 1;
    boolean deferred;
    /** Whether it settles its account once a month, so that no payment is recorded of a single declaration. */
    boolean monthlyAccount;

    boolean authorised;
    /** Relief that it truly holds, or empty. */
    String relief = "";

    /** Since when the register of reliefs knows what it holds or held: the register is kept late, and not of all. */
    int reliefEntered = Integer.MAX_VALUE;

    int born = Integer.MIN_VALUE;
    int died = Integer.MAX_VALUE;
    /** The day of its entry in the register of firms: long before its first import where it was bought from a shelf. */
    int registered = Integer.MIN_VALUE;
    /** Whether the register says that it is gone, once it is. */
    boolean struckOff = true;
    /** Number of the true actor: the same for all names under which one goes. */
    int actor;

    @Nullable
    Fraudster fraudster;
    /** The fraud that it looks like without being one. */
    @Nullable
    Typology looksLike;

    int looksLikeSince;
    int seen;
    int lastFinding = -10_000;

    Importer(int index, Kind kind, String id, double weight) {
        this.index = index;
        this.kind = kind;
        this.id = id;
        this.weight = weight;
        this.actor = index;
    }

    boolean alive(int day) {
        return day >= born && day < died;
    }
}
