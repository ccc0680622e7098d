package org.tidewaiter.message;

/**
 * A message that could not be read; the others of its file are.
 *
 * @param ordinal its place in the file, from 1
 * @param original its text, whole
 * @param path where it went wrong: an XPath, segment or line
 * @param reason what is wrong, in words that continue "the message …"
 */
public record UnreadableMessage(long ordinal, String original, String path, String reason) implements ReadResult {}
