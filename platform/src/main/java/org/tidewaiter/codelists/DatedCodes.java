package org.tidewaiter.codelists;

import java.time.LocalDate;

/** A list of codes whose members change with time. */
public interface DatedCodes {
    /** Judges a code as of a day; never fails, whatever the text. */
    Verdict verdict(String code, LocalDate at);
}
