package org.tidewaiter.notation;

/** Why a value cannot be taken. Costs no stack trace: there may be a million of them. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    /** A reason, which follows the value in a sentence: "is not a number". */
    public Refusal(String reason) {
        super(reason, null, false, false);
    }

    /** The reason. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
