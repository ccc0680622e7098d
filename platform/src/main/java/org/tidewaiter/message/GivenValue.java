package org.tidewaiter.message;

/**
 * A value as a message gave it.
 *
 * @param text the value in the model's own writing: trimmed, decimal point, no signs between thousands, times in ISO 8601
 * @param path where it stood: an XPath with positions, a segment with its number, or a column
 */
public record GivenValue(String text, String path) {}
