package org.tidewaiter.simulate;

import org.jspecify.annotations.Nullable;

/** Who clears for others. Its fields are open to the room: it is read for every declaration. */
final class Broker {
    final int index;
    final String id;
    final String name;
    final String phone;
    final String address;
    /** The officer with whom it is in collusion, and since which day; null for nearly all. */
    @Nullable
    Officer friend;

    /** The officer who alone knows its kind of goods, so that all of them come to that desk: an innocent look-alike. */
    @Nullable
    Officer specialist;

    int friendSince = Integer.MAX_VALUE;

    Broker(int index, String id, String name, String phone, String address) {
        this.index = index;
        this.id = id;
        this.name = name;
        this.phone = phone;
        this.address = address;
    }
}
