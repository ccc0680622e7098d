package org.tidewaiter.trail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * One entry of the trail.
 *
 * @param entryId counts 1, 2, 3, … without gaps
 * @param recordedAt when, to the microsecond
 * @param actor who
 * @param action what was done, a word of {@link Action}
 * @param subject to what, such as {@code assessment 3}
 * @param content JSON: what there is to say, with the digests of the rows and files that the entry stands for
 * @param previousHash the hash of the entry before; 64 zeros for the first
 * @param entryHash the hash of this one
 */
public record Entry(
        long entryId,
        Instant recordedAt,
        String actor,
        String action,
        String subject,
        String content,
        String previousHash,
        String entryHash) {
    /** What stands before the first entry. */
    static final String NOTHING = "0".repeat(64);

    /**
     * The hash that fits the entry: SHA-256 of a zero byte (a leaf of RFC 6962) and the canonical bytes: number, time as ISO 8601,
     * actor, action, subject, content and previous hash in UTF-8, each after its length in bytes and a colon.
     */
    String fittingHash() {
        return HexFormat.of().formatHex(MerkleTree.leafHash(canonical()));
    }

    private byte[] canonical() {
        StringBuilder text = new StringBuilder();
        for (String field :
                List.of(Long.toString(entryId), recordedAt.toString(), actor, action, subject, content, previousHash)) {
            text.append(field.getBytes(StandardCharsets.UTF_8).length)
                    .append(':')
                    .append(field);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The entry with the hash that fits it. */
    Entry hashed() {
        return new Entry(entryId, recordedAt, actor, action, subject, content, previousHash, fittingHash());
    }

    /** Who did it, and under which name that was given beside it: {@code maria as Anna}; as it stands where none was. */
    public String who() {
        EntryContent said = EntryContent.parse(content);
        String stated = said == null ? null : said.by().get("stated");
        return stated == null ? actor : actor + " as " + stated;
    }

    /** The entry as a sentence names it. */
    String named() {
        return "entry " + entryId + " (" + action + ", " + subject + ")";
    }
}
