package org.tidewaiter.quarantine;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.mapping.CompanionMapping;
import org.tidewaiter.mapping.ControlColumns;
import org.tidewaiter.mapping.LoadedAs;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.message.MessageFormat;
import org.tidewaiter.message.MessageFormats;
import org.tidewaiter.message.NationalGuide;

/**
 * A load some of whose rows or messages are in quarantine, and how it read them.
 *
 * @param loadId its number
 * @param mappingText the text of the mapping, YAML
 * @param mapping its name, or one of {@link LoadedAs}
 * @param header the line that named the columns, as it stood in the file
 */
public record QuarantinedLoad(int loadId, String mappingText, String mapping, String header) {
    /** Whether it was a load of messages. */
    public boolean ofMessages() {
        return mapping.startsWith(LoadedAs.MESSAGES);
    }

    /** Whether this version reads the format of its messages: a load that is older or of another version may have one that it does not. */
    public boolean isRead() {
        return MessageFormats.named(formatName()).isPresent();
    }

    private String formatName() {
        return mapping.substring(LoadedAs.MESSAGES.length());
    }

    /**
     * The format of its messages.
     *
     * @throws TidewaiterException STATE when this version does not read it
     */
    public MessageFormat format() {
        String name = formatName();
        return MessageFormats.named(name)
                .orElseThrow(() -> new TidewaiterException(
                        Kind.STATE,
                        "Load " + loadId + " is of the format " + name + ", which this version does not read",
                        "take them back with the version that loaded them"));
    }

    /** How an administration uses the format of its messages, as was said when they were loaded; null where nothing was. */
    public @Nullable NationalGuide guide() {
        return NationalGuide.recalled(mappingText).orElse(null);
    }

    /** Whether it was a load of results of controls. */
    public boolean ofControls() {
        return mapping.equals(LoadedAs.CONTROLS);
    }

    /** Whether it was a load of a companion file: events, taxes, a tariff or the like. */
    public boolean ofCompanion() {
        return mappingText.startsWith(LoadedAs.COMPANION);
    }

    /** The columns of its companion file that its mapping names: the name in the file, and the column of the kind that it fills. */
    Map<String, String> companionColumns() {
        int end = mappingText.indexOf('\n');
        return end < 0 ? Map.of() : CompanionMapping.targets(mappingText.substring(end + 1));
    }

    /** The mapping that read its table. */
    public Mapping parsed() {
        return ofControls() ? ControlColumns.mapping(mappingText, mapping) : Mapping.parse(mappingText, mapping);
    }

    /** The way back of its rows. */
    public CorrectedRows rows() {
        return ofCompanion() ? CorrectedRows.ofCompanion(header) : CorrectedRows.of(parsed(), header);
    }
}
