package org.tidewaiter.web;

import java.util.Locale;

/** A text of a page that there is in English and in French. */
public interface PageText {
    /** The text in a language. */
    String in(Locale language);
}
