package org.tidewaiter.message.path;

import java.util.List;
import org.tidewaiter.message.Message.Addition;
import org.tidewaiter.message.MessagePart;

/**
 * A message's values in their places.
 *
 * @param heading what it says of the declaration as a whole
 * @param items its goods items
 * @param additions every value that is not in a field
 */
public record PlacedValues(MessagePart heading, List<MessagePart> items, List<Addition> additions) {}
