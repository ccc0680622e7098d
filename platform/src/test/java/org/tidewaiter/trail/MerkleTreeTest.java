package org.tidewaiter.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hash tree against the roots that implementations of RFC 6962 agree on. */
class MerkleTreeTest {
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void the_root_of_the_first_leaves_is_the_published_one(int size, String root) {
        MerkleTree whole = new MerkleTree();
        MerkleTree taken = new MerkleTree();
        for (String leaf : LEAVES.subList(0, size)) {
            byte[] hash = MerkleTree.leafHash(HexFormat.of().parseHex(leaf));
            whole.add(hash);
            taken = MerkleTree.of(taken.size(), taken.peaks());
            taken.add(hash);
        }
        assertThat(whole.root()).isEqualTo(root);
        assertThat(taken.root()).as("grown from its peaks each time").isEqualTo(root);
        assertThat(whole.size()).isEqualTo(size);
    }
}
