package org.tidewaiter.trail;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.tidewaiter.engine.Sha256;

/**
 * The hash tree of RFC 6962, section 2.1: a leaf is SHA-256(00, bytes), a node SHA-256(01, left, right), and the root of n leaves
 * joins the root of the first k, the greatest power of two below n, with that of the rest. Grows at its end; keeps one hash for each
 * full subtree, at most 63.
 */
final class MerkleTree {
    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private final List<byte[]> peaks = new ArrayList<>();
    private long size;

    /** An empty tree. */
    MerkleTree() {}

    /** The tree of {@code size} leaves whose full subtrees, the largest first, have these roots. */
    static MerkleTree of(long size, List<String> peaks) {
        if (peaks.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException(size + " leaves do not have " + peaks.size() + " full subtrees");
        }
        MerkleTree tree = new MerkleTree();
        peaks.forEach(p -> tree.peaks.add(HexFormat.of().parseHex(p)));
        tree.size = size;
        return tree;
    }

    static byte[] leafHash(byte[] leaf) {
        return Sha256.of(LEAF, leaf);
    }

    /** Appends a leaf by its hash. */
    void add(byte[] leafHash) {
        byte[] right = leafHash;
        for (long full = size; (full & 1) == 1; full >>= 1) {
            right = Sha256.of(NODE, peaks.removeLast(), right);
        }
        peaks.add(right);
        size++;
    }

    /** How many leaves there are. */
    long size() {
        return size;
    }

    /** The root, 64 hexadecimal digits; that of no leaves is the hash of nothing. */
    String root() {
        if (peaks.isEmpty()) {
            return Sha256.hex("");
        }
        byte[] root = peaks.getLast();
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = Sha256.of(NODE, peaks.get(i), root);
        }
        return HexFormat.of().formatHex(root);
    }

    /** The roots of the full subtrees, the largest first. */
    List<String> peaks() {
        return peaks.stream().map(HexFormat.of()::formatHex).toList();
    }
}
