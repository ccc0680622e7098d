package org.tidewaiter.simulate;

/** A carrier of the simulated country: a shipping line, an airline, a haulier or a railway, by the mode of transport that it offers. */
record Carrier(String id, String name, int mode) {}
