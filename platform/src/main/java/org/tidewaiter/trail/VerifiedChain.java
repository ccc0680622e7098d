package org.tidewaiter.trail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tidewaiter.engine.Sha256;

/** Whether the entries of a trail follow one another, and end where the heads that were kept say. */
final class VerifiedChain {
    private final VerificationFindings misfits;

    VerifiedChain(VerificationFindings misfits) {
        this.misfits = misfits;
    }

    /** Compares every entry with its hash and with the one before it. */
    void follow(List<Entry> entries) {
        follow(entries, Entry.NOTHING, 1);
        if (entries.isEmpty()) {
            misfits.add("the trail has no entry");
        }
    }

    private void follow(List<Entry> entries, String before, long first) {
        String previous = before;
        long expected = first;
        for (Entry entry : entries) {
            if (entry.entryId() > expected) {
                misfits.add(
                        expected == entry.entryId() - 1
                                ? "entry %d of the trail is missing"
                                : "entries %d to %d of the trail are missing",
                        expected,
                        entry.entryId() - 1);
            } else if (entry.entryId() < expected) {
                misfits.add("%s stands twice in the trail", entry.named());
            } else if (!entry.previousHash().equals(previous)) {
                misfits.add("%s does not follow what stands before it", entry.named());
            }
            if (!entry.fittingHash().equals(entry.entryHash())) {
                misfits.add("%s was changed", entry.named());
            }
            previous = entry.entryHash();
            expected = entry.entryId() + 1;
        }
    }

    /** Entries that answer for what stands before them; where that still is what they say, its misfits are no news. */
    List<String> accepted(List<Entry> entries) {
        List<String> accepted = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            EntryContent content = EntryContent.parse(entry.content());
            if (content != null && isAnswer(entry)) {
                String how = entry.named() + " by " + entry.who() + " at " + entry.recordedAt();
                accepted.add(how + ": " + content.said().get("reason"));
                if (Trail.before(entries.subList(0, i)).equals(content.said().get(Trail.BEFORE))) {
                    List<Entry> later = entries.subList(i, entries.size());
                    misfits.clear();
                    follow(later, i == 0 ? Entry.NOTHING : entries.get(i - 1).entryHash(), entry.entryId());
                }
            }
        }
        return accepted;
    }

    /** Whether somebody answers by an entry for what stands before it. */
    static boolean isAnswer(Entry entry) {
        return entry.action().equals(Action.ACCEPT.word());
    }

    /** Compares heads with the trail, and gives the line of the trail as it is. */
    String meet(List<Entry> entries, List<Head> heads) {
        Map<Long, String> lines = new HashMap<>();
        Set<Long> wanted = new HashSet<>(heads.stream().map(Head::size).toList());
        MerkleTree tree = new MerkleTree();
        String hash = Entry.NOTHING;
        for (Entry entry : entries) {
            if (wanted.contains(tree.size())) {
                lines.put(tree.size(), new Head(tree.size(), hash, tree.root(), List.of()).line());
            }
            hash = entry.entryHash();
            tree.add(bytes(hash));
        }
        String last = new Head(tree.size(), hash, tree.root(), List.of()).line();
        lines.put(tree.size(), last);
        for (Head head : heads) {
            if (head.size() > entries.size()) {
                if (!entries.isEmpty() && entries.getLast().entryId() == head.size()) {
                    continue; // told by the chain: some before it are missing
                }
                misfits.add(
                        "the trail was cut off: it had %d entries by the head that was kept, and has %d",
                        head.size(), entries.size());
            } else if (!head.line().equals(lines.get(head.size()))) {
                misfits.add(
                        "the trail was written anew: up to entry %d it is not what the head that was kept says",
                        head.size());
            }
        }
        return last;
    }

    /** The bytes of a hash; of a text that is none, which the chain has told, another hash. */
    private static byte[] bytes(String hash) {
        return hash.matches("[0-9a-f]{64}")
                ? HexFormat.of().parseHex(hash)
                : Sha256.of(hash.getBytes(StandardCharsets.UTF_8));
    }
}
