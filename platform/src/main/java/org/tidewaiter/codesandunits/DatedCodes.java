package org.tidewaiter.codesandunits;

import java.time.LocalDate;

/** A code list in which a code is valid from one day to another, such as the countries of ISO 3166 or the units of UN/ECE Recommendation 20. */
public interface DatedCodes {
    /** Whether a code was valid on a day, wrong for a reason, or cannot be judged for a reason; never fails, whatever the text. */
    CodeVerdict verdict(String code, LocalDate at);
}
