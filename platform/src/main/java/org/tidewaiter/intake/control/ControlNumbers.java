package org.tidewaiter.intake.control;

import org.tidewaiter.engine.Session;

/** Gives controls their numbers: a number stands for one control, whatever versions its result has. */
public final class ControlNumbers {
    private ControlNumbers() {}

    /** The greatest number given; -1 where there is none. */
    public static long lastKey(Session session) {
        return session.number("select coalesce(greatest((select max(control_key) from store.control),"
                + " (select max(control_key) from store.former_control)), -1)");
    }
}
