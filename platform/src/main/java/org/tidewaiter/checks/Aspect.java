package org.tidewaiter.checks;

/** The sides of data quality (UN IMTS 2010 Compilers Manual, Annex 9.B; ISO 8000 uses the same words). */
public enum Aspect {
    /** What should be given is given. */
    COMPLETENESS,
    /** Values have the form, and are in the list, that their field asks for. */
    VALIDITY,
    /** Values agree with one another. */
    CONSISTENCY,
    /** Nothing is there twice. */
    UNIQUENESS,
    /** Things were told in time and in order. */
    TIMELINESS
}
