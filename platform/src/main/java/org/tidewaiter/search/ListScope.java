package org.tidewaiter.search;

/** What a list of declarations is asked by: all of it have this in common. */
public enum ListScope {
    /** They name a company, by its number. */
    COMPANY,
    /** An item has a description, by its key ({@link SearchResult.Goods#key}). */
    GOODS,
    /** An item is under a chapter, heading or subheading. */
    HS
}
