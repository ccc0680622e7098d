package org.tidewaiter.simulate;

/** Who carries. */
record Carrier(String id, String name, int mode) {}
