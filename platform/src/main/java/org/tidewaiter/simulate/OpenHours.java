package org.tidewaiter.simulate;

import java.time.LocalDate;

/** When the offices are open: working days from 8 to 17, to 15 in the month of fasting. */
final class OpenHours {
    private static final int BEFORE = 400;
    private static final int AFTER = 500;

    private final long first;
    private final byte[] closesAt;

    OpenHours(SimulationPlan plan) {
        first = plan.from().toEpochDay() - BEFORE;
        closesAt = new byte[plan.days() + BEFORE + AFTER];
        for (int i = 0; i < closesAt.length; i++) {
            LocalDate day = LocalDate.ofEpochDay(first + i);
            closesAt[i] = (byte) (!Calendar.isWorkingDay(day) ? 0 : Season.isRamadan(day) ? 15 : 17);
        }
    }

    /** The first second from {@code at} on at which an office works. */
    long next(long at, Office office) {
        if (office.always) {
            return at;
        }
        long day = Math.floorDiv(at, ConsignmentTimes.DAY);
        long second = Math.floorMod(at, ConsignmentTimes.DAY);
        int place = (int) Math.max(0, Math.min(closesAt.length - 8L, day - first));
        if (second >= closesAt[place] * ConsignmentTimes.HOUR - 900) {
            place++;
            second = 0;
        }
        while (closesAt[place] == 0) {
            place++;
            second = 0;
        }
        return (first + place) * ConsignmentTimes.DAY + Math.max(second, 8 * ConsignmentTimes.HOUR);
    }
}
