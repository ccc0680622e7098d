package org.tidewaiter.simulate;

/** Who sends goods out of another country. Its fields are open to the room: it is read for every declaration. */
final class Exporter {
    final int index;
    final String id;
    final Origin origin;
    final Names.Name name;
    final int[] products;
    /** Where the goods that it sells are made: another country than its own, where it trades in what others make. */
    Origin madeIn;

    /** Entry of the watch list that it truly is; -1 for nearly all. */
    int listed = -1;

    Exporter(int index, String id, Origin origin, Names.Name name, int[] products) {
        this.index = index;
        this.id = id;
        this.origin = origin;
        this.name = name;
        this.products = products;
        this.madeIn = origin;
    }
}
