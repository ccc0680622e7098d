package org.tidewaiter.notation;

import java.util.Locale;

/** In which order a column writes day, month and year in figures. */
public enum DayOrder {
    /** 31/12/2024, as most administrations write. */
    DMY,
    /** 12/31/2024, as in the United States. */
    MDY,
    /** 24/12/31 or 20241231. */
    YMD;

    /** As mappings and commands name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
