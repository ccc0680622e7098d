package org.tidewaiter.intake.control;

import org.tidewaiter.engine.Session;

/** How results of controls are numbered: a number stands for one control, whatever versions its result has. */
public final class ControlStore {
    private ControlStore() {}

    /** The greatest number given; -1 where there is none. */
    public static long lastKey(Session session) {
        return session.number("select coalesce(greatest((select max(control_key) from store.control),"
                + " (select max(control_key) from store.former_control)), -1)");
    }
}
