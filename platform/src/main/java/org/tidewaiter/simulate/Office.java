package org.tidewaiter.simulate;

import java.util.ArrayList;
import java.util.List;

/** A customs office. Its fields are open to the room: it is read for every declaration. */
final class Office {
    final int index;
    final String code;
    final String name;
    final int mode;
    final double share;
    /** Whether it never closes. */
    final boolean always;

    final List<List<Officer>> sections = new ArrayList<>();
    /** Officers of a section as the office is planned; there may be more or fewer. */
    int heads;
    /** The days (from, to) on which a third of the staff that is planned is away. */
    int shortFrom;

    int shortTo;
    long serial;

    Office(int index, String code, String name, int mode, double share, boolean always) {
        this.index = index;
        this.code = code;
        this.name = name;
        this.mode = mode;
        this.share = share;
        this.always = always;
    }

    /** Whether the officer at a place of a section is one of those who are away while the office is short of staff. */
    boolean isShortOf(int place) {
        return place < (heads + 1) / 3;
    }
}
